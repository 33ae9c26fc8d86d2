package preview

import (
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"werkboek/generator/source"
)

// files is a site for tests: contents by path.
type files map[string]string

func (f files) read(path string) ([]byte, error) {
	text, found := f[path]
	if !found {
		return nil, fmt.Errorf("%s: %w", path, fs.ErrNotExist)
	}
	return []byte(text), nil
}

var site = files{
	"index.html": "home", "waarom.html": "why", "deep/index.html": "deep", "assets/main-AA.js": "js",
	".werkboek-manifest": "hidden", "deep/.env": "hidden", "picture.SVG": "svg",
}

func served(f files) *server {
	s := newServer(4040)
	s.update(f.read, nil, nil)
	return s
}

func get(s *server, path string, headers ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodGet, "http://127.0.0.1:4040/", nil)
	r.URL.Path = path
	for i := 0; i < len(headers); i += 2 {
		if headers[i] == "Host" {
			r.Host = headers[i+1]
		} else {
			r.Header.Set(headers[i], headers[i+1])
		}
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w
}

func TestOnlyThisMachinesNamesAreServed(t *testing.T) {
	s := served(site)
	for host, want := range map[string]int{
		"127.0.0.1:4040": 200, "localhost:4040": 200, "[::1]:4040": 200,
		"evil.example:4040": 403, "127.0.0.1": 403, "localhost": 403, "127.0.0.1:4041": 403,
		"127.0.0.1.evil.example:4040": 403, "localhost:4040.evil.example": 403, "LOCALHOST.:4040": 403,
		"192.168.1.2:4040": 403, "0.0.0.0:4040": 403, "": 403, "::1:4040": 403, "user@localhost:4040": 403,
	} {
		for _, path := range []string{"/", "/_werkboek/reload.js"} {
			if got := get(s, path, "Host", host).Code; got != want {
				t.Errorf("Host %q, %s: got %d, want %d", host, path, got, want)
			}
		}
	}
}

func TestOtherWebsitesCannotRead(t *testing.T) {
	s := served(site)
	for name, c := range map[string]struct {
		headers []string
		want    int
	}{
		"an old browser":     {nil, 200},
		"typed in":           {[]string{"Sec-Fetch-Site", "none", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document"}, 200},
		"a link elsewhere":   {[]string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document"}, 200},
		"a frame elsewhere":  {[]string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "iframe"}, 403},
		"a script elsewhere": {[]string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "no-cors", "Sec-Fetch-Dest", "script"}, 403},
		"another port":       {[]string{"Sec-Fetch-Site", "same-site", "Sec-Fetch-Mode", "no-cors", "Sec-Fetch-Dest", "script"}, 403},
		"our own script":     {[]string{"Sec-Fetch-Site", "same-origin", "Sec-Fetch-Mode", "no-cors", "Sec-Fetch-Dest", "script"}, 200},
		"our own origin":     {[]string{"Origin", "http://127.0.0.1:4040"}, 200},
		"a foreign origin":   {[]string{"Origin", "https://evil.example"}, 403},
		"a hidden origin":    {[]string{"Origin", "null"}, 403},
	} {
		w := get(s, "/", c.headers...)
		if w.Code != c.want {
			t.Errorf("%s: got %d, want %d", name, w.Code, c.want)
		}
		if c.want == 403 && strings.Contains(w.Body.String(), "home") {
			t.Errorf("%s: the page is in the refusal", name)
		}
		for header := range w.Header() {
			if strings.HasPrefix(header, "Access-Control-") {
				t.Errorf("%s: the answer has %s", name, header)
			}
		}
	}
}

func TestOnlyReading(t *testing.T) {
	s := served(site)
	for _, method := range []string{"POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "HACK"} {
		r := httptest.NewRequest(method, "http://127.0.0.1:4040/", nil)
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		if w.Code != http.StatusMethodNotAllowed || w.Header().Get("Allow") != "GET, HEAD" {
			t.Errorf("%s: got %d", method, w.Code)
		}
	}
}

func TestPaths(t *testing.T) {
	s := served(site)
	for path, want := range map[string]string{
		"/": "home", "/index.html": "home", "/waarom.html": "why", "/deep/": "deep", "/assets/main-AA.js": "js",
		"/picture.SVG": "svg",
		// All of these are no file of the site.
		"/.werkboek-manifest": "", "/deep/.env": "", "/deep": "", "/waarom": "", "/../index.html": "", "//index.html": "",
		"/deep/../index.html": "", `/..\index.html`: "", "/index.html\x00": "", "/./index.html": "", "/index.html/": "",
		"/_werkboek/other": "", "/_werkboek/../index.html": "",
	} {
		w := get(s, path)
		if want == "" {
			if w.Code != 404 || strings.Contains(w.Body.String(), "hidden") {
				t.Errorf("%q: got %d %s", path, w.Code, w.Body)
			}
			continue
		}
		if w.Code != 200 || w.Body.String() != want {
			t.Errorf("%q: got %d %q", path, w.Code, w.Body)
		}
	}
	for path, want := range map[string]string{
		"/": "text/html; charset=utf-8", "/assets/main-AA.js": "text/javascript; charset=utf-8",
		"/picture.SVG": "image/svg+xml", "/none.html": "text/html; charset=utf-8",
	} {
		h := get(s, path).Header()
		if h.Get("Content-Type") != want || h.Get("Cache-Control") != "no-store" || h.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s: headers %v", path, h)
		}
	}
}

// No path of a request may reach a name that the site does not list, nor stop
// the server.
func FuzzPath(f *testing.F) {
	for _, seed := range []string{"/", "/index.html", "/../x", "/.git/config", `/a\..\b`, "/\x00", "//", "/_werkboek/x"} {
		f.Add(seed, "127.0.0.1:4040")
	}
	f.Fuzz(func(t *testing.T, path, host string) {
		s := newServer(4040)
		s.update(func(name string) ([]byte, error) {
			if !fs.ValidPath(name) || strings.Contains("/"+name, "/.") {
				t.Errorf("%q was asked for as %q", path, name)
			}
			return site.read(name)
		}, nil, nil)
		if path == ours+"events" { // does not end by itself
			return
		}
		w := get(s, path, "Host", host)
		if w.Code == 200 && !s.ownHost(host) {
			t.Errorf("host %q was served", host)
		}
	})
}

func TestProblemsKeepTheLastGoodSite(t *testing.T) {
	s := served(files{"index.html": "good"})
	timing := get(s, "/").Header().Get("Server-Timing")
	mistake := source.Problem{Position: source.Position{Path: "content/nl/a.md", Line: 2, Column: 3}, Message: "wrong"}
	s.update(nil, []source.Problem{mistake}, nil)
	w := get(s, "/")
	if w.Code != 200 || w.Body.String() != "good" {
		t.Errorf("the last good page went away: %d %s", w.Code, w.Body)
	}
	_, before, _ := strings.Cut(timing, "site;")
	_, after, _ := strings.Cut(w.Header().Get("Server-Timing"), "site;")
	if before != after {
		t.Errorf("pages would reload for a bad build: %s, %s", before, after)
	}
	s.update(nil, nil, errors.New("disk on fire"))
	if now := s.state.Load(); len(now.problems) != 1 || now.problems[0].Message != "disk on fire" {
		t.Errorf("an error of ours is not told: %v", now.problems)
	}
	s.update(files{"index.html": "better"}.read, nil, nil)
	if w := get(s, "/"); w.Body.String() != "better" || len(s.state.Load().problems) != 0 {
		t.Errorf("a good build does not recover: %s", w.Body)
	}
}

// When the first build fails there is nothing to show but the problems, as
// text whatever they hold.
func TestFirstProblemsHaveAPage(t *testing.T) {
	s := newServer(4040)
	s.update(nil, []source.Problem{{
		Position: source.Position{Path: "content/nl/a.md", Line: 2, Column: 3, Text: "<script>alert(1)</script>"},
		Message:  "wrong & <b>", Hint: `write "x"`,
	}}, nil)
	w := get(s, "/any/page.html")
	body := w.Body.String()
	if w.Code != http.StatusServiceUnavailable || w.Header().Get("Content-Type") != contentTypes[".html"] {
		t.Errorf("got %d %v", w.Code, w.Header())
	}
	for _, want := range []string{"content/nl/a.md:2:3", "wrong &amp; &lt;b&gt;", "&lt;script&gt;alert(1)", "write &#34;x&#34;", ReloadScript} {
		if !strings.Contains(body, want) {
			t.Errorf("the page lacks %s:\n%s", want, body)
		}
	}
	if strings.Contains(body, "<script>") || strings.Contains(body, "style=") {
		t.Errorf("the page breaks the policy:\n%s", body)
	}
}

// A page and its assets are loaded one after the other; a build in between
// must not take the assets away.
func TestAssetsOfTheBuildBeforeStay(t *testing.T) {
	s := served(files{"index.html": "one", "old.html": "old", "assets/main-1.js": "js 1"})
	s.update(files{"index.html": "two", "assets/main-2.js": "js 2"}.read, nil, nil)
	if w := get(s, "/assets/main-1.js"); w.Body.String() != "js 1" {
		t.Errorf("the asset before is gone: %d", w.Code)
	}
	if w := get(s, "/old.html"); w.Code != 404 {
		t.Errorf("a page that was removed is served: %d", w.Code)
	}
}

// Each answer is whole and of the build that it says it is of, whenever the
// next build comes.
func TestAnswersAreNeverTorn(t *testing.T) {
	s := newServer(4040)
	publish := func(i int) {
		text := strings.Repeat(fmt.Sprintf("%d ", i), 2000)
		s.update(files{"index.html": text}.read, nil, nil)
	}
	publish(1)
	var readers sync.WaitGroup
	stop := make(chan struct{})
	for range 4 {
		readers.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
				}
				w := get(s, "/")
				words := strings.Fields(w.Body.String())
				want := fmt.Sprintf("-%s\"", words[0])
				if len(words) != 2000 || words[0] != words[1999] || !strings.HasSuffix(w.Header().Get("Server-Timing"), want) {
					t.Errorf("torn: %s … of %s", words[0], w.Header().Get("Server-Timing"))
					return
				}
			}
		})
	}
	for i := 2; i < 300; i++ {
		publish(i)
	}
	close(stop)
	readers.Wait()
}
