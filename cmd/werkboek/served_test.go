package main

import (
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"werkboek/assets"
	"werkboek/content"
	"werkboek/generator"
	"werkboek/generator/render"
	"werkboek/layouts"
)

// site builds the shipped workbook once and gives the address of a server for
// it. Every call gives a server, and so an origin and a store, of its own.
func site(t testing.TB) string {
	t.Helper()
	built, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	return answering(t, func() *render.Site { return built })
}

// shipped is the workbook that ships, built once for all journeys.
var shipped = sync.OnceValues(func() (*render.Site, error) {
	built, problems, err := generator.Build(generator.Input{Content: content.FS(), Layouts: layouts.FS(), Assets: assets.FS()})
	if err == nil && len(problems) > 0 {
		err = fmt.Errorf("%v", problems)
	}
	return built, err
})

// bookSite does the same for a workbook of the tests.
func bookSite(t *testing.T, dir string) string {
	t.Helper()
	return serving(t, os.DirFS(dir+"/content"))
}

func serving(t testing.TB, folder fs.FS) string {
	t.Helper()
	address, _ := servingAnew(t, folder)
	return address
}

// servingAnew serves a workbook too, and gives a way to put another version of
// it in its place: same address, same store.
func servingAnew(t testing.TB, folder fs.FS) (address string, publish func(fs.FS)) {
	t.Helper()
	var site atomic.Pointer[render.Site]
	publish = func(folder fs.FS) {
		t.Helper()
		built, problems, err := generator.Build(generator.Input{Content: folder, Layouts: layouts.FS(), Assets: assets.FS()})
		if err != nil || len(problems) > 0 {
			t.Fatal(err, problems)
		}
		site.Store(built)
	}
	publish(folder)
	return answering(t, site.Load), publish
}

// answering serves the site that there is at each request.
func answering(t testing.TB, site func() *render.Site) (address string) {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := strings.TrimPrefix(path.Clean(r.URL.Path), "/")
		data, err := site().Read(name)
		if err != nil {
			http.NotFound(w, r)
			return
		}
		types := map[string]string{".svg": "image/svg+xml", ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css"}
		w.Header().Set("Content-Type", types[path.Ext(name)])
		_, _ = w.Write(data)
	}))
	t.Cleanup(server.Close)
	return server.URL + "/"
}
