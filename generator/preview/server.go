package preview

import (
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"path"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"werkboek/generator/source"
)

// ours is where the preview's own files and events are served.
const ours = "/_werkboek/"

var (
	//go:embed reload.js
	reloadScript []byte
	//go:embed reload.css
	reloadStyle []byte
)

// A state is the outcome of one build. It never changes: a request takes one
// and answers from it alone, so no answer is put together from two builds.
type state struct {
	build    string                            // names the build
	version  string                            // the build that the site is of
	site     func(path string) ([]byte, error) // the last good one; nil when there was none yet
	before   func(path string) ([]byte, error) // the good one before that, or nil
	problems []problem
	replaced chan struct{} // closed when there is a next state
}

// A problem is what the browser is told about a mistake.
type problem struct {
	Place   string `json:"place"`
	Message string `json:"message"`
	Line    string `json:"line,omitempty"`
	Hint    string `json:"hint,omitempty"`
}

// A server answers requests from the state of the moment.
type server struct {
	port  int
	run   string // differs for each run, so that a page notices a new one
	count int
	state atomic.Pointer[state]
}

func newServer(port int) *server {
	s := &server{port: port, run: strconv.FormatInt(time.Now().UnixNano(), 36)}
	s.state.Store(&state{build: s.run, version: s.run, replaced: make(chan struct{})})
	return s
}

func (s *server) address() string { return fmt.Sprintf("http://127.0.0.1:%d/", s.port) }

// update makes a build's outcome the next state. A build with problems keeps
// the site before it, and its version, so that pages stay and show them.
func (s *server) update(site func(string) ([]byte, error), problems []source.Problem, err error) {
	last := s.state.Load()
	s.count++
	next := &state{build: fmt.Sprintf("%s-%d", s.run, s.count), version: last.version, site: last.site, before: last.before, replaced: make(chan struct{})}
	for _, p := range problems {
		next.problems = append(next.problems, problem{p.String(), p.Message, p.Text, p.Hint})
	}
	if err != nil {
		next.problems = append(next.problems, problem{Message: err.Error()})
	}
	if len(next.problems) == 0 && site != nil {
		next.version, next.site, next.before = next.build, site, last.site
	}
	s.state.Store(next)
	close(last.replaced)
}

// ServeHTTP answers requests of a browser on this machine for this site, and
// refuses all that another website could have caused.
func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Cache-Control", "no-store")
	h.Set("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "+
		"font-src 'self'; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	switch {
	case !s.ownHost(r.Host):
		http.Error(w, "This address is not served here.", http.StatusForbidden)
	case foreign(r):
		http.Error(w, "Another website may not read this one.", http.StatusForbidden)
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		h.Set("Allow", "GET, HEAD")
		http.Error(w, "This server is for reading only.", http.StatusMethodNotAllowed)
	case strings.HasPrefix(r.URL.Path, ours):
		s.own(w, r)
	default:
		s.page(w, r)
	}
}

// ownHost reports whether a request names this machine. A website can make its
// own name point at this machine; then the name gives it away.
func (s *server) ownHost(host string) bool {
	port := strconv.Itoa(s.port)
	for _, name := range []string{"127.0.0.1", "localhost", "[::1]"} {
		if host == name+":"+port || s.port == 80 && host == name {
			return true
		}
	}
	return false
}

// foreign reports whether another site caused a request. A person may follow a
// link to the preview from anywhere.
func foreign(r *http.Request) bool {
	if origin := r.Header.Get("Origin"); origin != "" && origin != "http://"+r.Host {
		return true
	}
	site := r.Header.Get("Sec-Fetch-Site")
	visit := r.Header.Get("Sec-Fetch-Mode") == "navigate" && r.Header.Get("Sec-Fetch-Dest") == "document"
	return site != "" && site != "same-origin" && site != "none" && !visit
}

// own serves the preview's own files.
func (s *server) own(w http.ResponseWriter, r *http.Request) {
	switch r.URL.Path {
	case ReloadScript:
		send(w, http.StatusOK, ".js", reloadScript)
	case ours + "reload.css":
		send(w, http.StatusOK, ".css", reloadStyle)
	case ours + "events":
		s.events(w, r)
	default:
		http.Error(w, "There is no such file.", http.StatusNotFound)
	}
}

// page serves a file of the site.
func (s *server) page(w http.ResponseWriter, r *http.Request) {
	now := s.state.Load()
	// The page tells its script which build it is of. A script cannot read
	// headers of its own page, except this one.
	w.Header().Set("Server-Timing", fmt.Sprintf("build;desc=%q, site;desc=%q", now.build, now.version))
	name := strings.TrimPrefix(r.URL.Path, "/")
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	if now.site == nil {
		notice(w, http.StatusServiceUnavailable, "This workbook cannot be shown yet", now.problems)
		return
	}
	data, err := now.read(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		missing := problem{Message: "the workbook has no " + name, Hint: "go to " + s.address()}
		notice(w, http.StatusNotFound, "There is no page here", append([]problem{missing}, now.problems...))
	case err != nil:
		notice(w, http.StatusInternalServerError, "This page cannot be shown", []problem{{Message: err.Error()}})
	default:
		send(w, http.StatusOK, path.Ext(name), data)
	}
}

// read gives a file. Names that begin with a dot are not for readers. A page
// that was loaded just before a build may still ask for that build's assets.
func (st *state) read(name string) ([]byte, error) {
	if !fs.ValidPath(name) || strings.HasPrefix(name, ".") || strings.Contains(name, "/.") {
		return nil, fs.ErrNotExist
	}
	data, err := st.site(name)
	if errors.Is(err, fs.ErrNotExist) && st.before != nil && strings.HasPrefix(name, "assets/") {
		return st.before(name)
	}
	return data, err
}
