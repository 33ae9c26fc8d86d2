// Package preview turns a workbook into a local website that follows the
// author: it builds in memory, serves on this machine only, builds again when
// a file changes, and has the browser reload or show what is wrong.
package preview

import (
	"context"
	"io"
	"log"
	"net"
	"net/http"
	"time"

	"werkboek/generator/source"
)

// DefaultPort is where a preview is served when nobody asks for another port.
const DefaultPort = 4040

// ReloadScript is the address of the script that pages of a preview load.
const ReloadScript = "/_werkboek/reload.js"

// A Build makes the site and gives the function that reads one of its files,
// which gives fs.ErrNotExist for a path that the site does not have. With
// problems or an error there is no function.
type Build func() (read func(path string) ([]byte, error), problems []source.Problem, err error)

// Options say what to serve. Only Build must be given.
type Options struct {
	Build   Build                         // never called twice at once
	Folders []string                      // those of the workbook and of what it extends; none when nothing can change
	Below   []string                      // the folders in each that the site is made from
	Port    int                           // 0 means the default one or, when it is taken, a next one
	Serving func(address string)          // called once, when the server listens
	Built   func([]source.Problem, error) // called after each build
}

// Serve builds and serves until the context ends, which is no error.
func Serve(ctx context.Context, o Options) error {
	listeners, err := listen(ctx, o.Port)
	if err != nil {
		return err
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	w, err := watch(o.Folders, o.Below)
	if err != nil {
		closeAll(listeners)
		return err
	}
	defer w.Close()

	s := newServer(listeners[0].Addr().(*net.TCPAddr).Port)
	build := func() {
		read, problems, err := o.Build()
		s.update(read, problems, err)
		if o.Built != nil {
			o.Built(problems, err)
		}
	}
	build()
	go w.follow(ctx, build)
	if o.Serving != nil {
		o.Serving(s.address())
	}
	return serve(ctx, s, listeners)
}

// serve answers requests until the context ends.
func serve(ctx context.Context, handler http.Handler, listeners []net.Listener) error {
	server := &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       10 * time.Second,
		WriteTimeout:      30 * time.Second,
		IdleTimeout:       time.Minute,
		MaxHeaderBytes:    1 << 16,
		ErrorLog:          log.New(io.Discard, "", 0), // it tells of broken clients only
		BaseContext:       func(net.Listener) context.Context { return ctx },
	}
	ended := make(chan error, len(listeners))
	for _, l := range listeners {
		go func() { ended <- server.Serve(l) }()
	}
	select {
	case err := <-ended:
		server.Close()
		return err
	case <-ctx.Done():
		limit, cancel := context.WithTimeout(context.Background(), 2*time.Second)
		defer cancel()
		if server.Shutdown(limit) != nil {
			server.Close()
		}
		return nil
	}
}
