package preview

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"werkboek/generator/source"
)

// limit is how long anything in these tests may take before it counts as
// never. It is long because the machine may be busy.
const limit = 10 * time.Second

func freePort(t *testing.T) int {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// start serves a folder whose one page shows content/page.md. A page that says
// "bad" is a mistake of the author.
func start(t *testing.T, dir string) (address string) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	serving, ended := make(chan string, 1), make(chan error, 1)
	go func() {
		ended <- Serve(ctx, Options{
			Folders: []string{dir}, Below: []string{"content", "layouts"}, Port: freePort(t),
			Serving: func(a string) { serving <- a },
			Build: func() (func(string) ([]byte, error), []source.Problem, error) {
				text, err := os.ReadFile(filepath.Join(dir, "content", "page.md"))
				if err != nil {
					return nil, nil, err
				}
				if strings.Contains(string(text), "bad") {
					at := source.Position{Path: "content/page.md", Line: 1, Column: 1, Text: string(text)}
					return nil, []source.Problem{{Position: at, Message: "this is bad"}}, nil
				}
				return files{"index.html": string(text)}.read, nil, nil
			},
		})
	}()
	t.Cleanup(func() {
		cancel()
		select {
		case err := <-ended:
			if err != nil {
				t.Errorf("Serve: %v", err)
			}
		case <-time.After(limit):
			t.Error("the server does not stop")
		}
	})
	select {
	case address = <-serving:
	case err := <-ended:
		ended <- err
		t.Fatalf("Serve: %v", err)
	}
	return address
}

type event struct {
	Build, Site string
	Problems    []problem
}

// listenTo gives the events of a preview, as a page gets them.
func listenTo(t *testing.T, address string) func() event {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	t.Cleanup(cancel)
	r, _ := http.NewRequestWithContext(ctx, http.MethodGet, address+"_werkboek/events", nil)
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { answer.Body.Close() })
	if kind := answer.Header.Get("Content-Type"); kind != "text/event-stream" {
		t.Fatalf("events are %s", kind)
	}
	lines := bufio.NewScanner(answer.Body)
	return func() (e event) {
		t.Helper()
		for lines.Scan() {
			if data, found := strings.CutPrefix(lines.Text(), "data: "); found {
				if err := json.Unmarshal([]byte(data), &e); err != nil {
					t.Fatal(err)
				}
				return e
			}
		}
		t.Fatalf("no event came: %v", lines.Err())
		return e
	}
}

func load(t *testing.T, address string) string {
	t.Helper()
	answer, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}

// One evening of an author: a good page, a change, a mistake, its repair.
func TestFollowsTheAuthor(t *testing.T) {
	dir := t.TempDir()
	page := filepath.Join(dir, "content", "page.md")
	write(t, page, "first")
	address := start(t, dir)
	next := listenTo(t, address)

	one := next()
	if len(one.Problems) != 0 || load(t, address) != "first" {
		t.Fatalf("got %v", one)
	}
	write(t, page, "second")
	two := next()
	if two.Site == one.Site || load(t, address) != "second" {
		t.Errorf("a change gives no new site: %v", two)
	}
	write(t, page, "bad")
	three := next()
	if three.Site != two.Site || len(three.Problems) != 1 || three.Problems[0].Place != "content/page.md:1:1" {
		t.Errorf("a mistake gives %v", three)
	}
	if got := load(t, address); got != "second" {
		t.Errorf("with a mistake the page is %q", got)
	}
	write(t, page, "third")
	four := next()
	if four.Site == two.Site || len(four.Problems) != 0 || load(t, address) != "third" {
		t.Errorf("the repair gives %v", four)
	}
}

func TestRecoversFromABadStart(t *testing.T) {
	dir := t.TempDir()
	page := filepath.Join(dir, "content", "page.md")
	write(t, page, "bad")
	address := start(t, dir)
	if body := load(t, address); !strings.Contains(body, "this is bad") {
		t.Errorf("the first page does not list the problem: %s", body)
	}
	next := listenTo(t, address)
	one := next()
	write(t, page, "good")
	if two := next(); two.Build == one.Build || load(t, address) != "good" {
		t.Errorf("no recovery: %v", two)
	}
}

// Editors save in many ways; all of them must be noticed.
func TestNoticesEveryKindOfChange(t *testing.T) {
	dir := t.TempDir()
	page := filepath.Join(dir, "content", "page.md")
	write(t, page, "first")
	address := start(t, dir)
	next := listenTo(t, address)
	next()
	for _, c := range []struct {
		name   string
		change func()
	}{
		{"renamed over", func() {
			write(t, filepath.Join(dir, "content", ".page.swp"), "renamed")
			os.Rename(filepath.Join(dir, "content", ".page.swp"), page)
		}},
		{"removed and made again", func() { os.Remove(page); write(t, page, "again") }},
		{"a new folder with a file", func() { write(t, filepath.Join(dir, "content", "en", "deep", "a.md"), "x") }},
		{"a file in that folder", func() { write(t, filepath.Join(dir, "content", "en", "deep", "b.md"), "x") }},
		{"a folder that was not there", func() { write(t, filepath.Join(dir, "layouts", "page.html"), "x") }},
		{"a file in that one", func() { write(t, filepath.Join(dir, "layouts", "other.html"), "x") }},
		{"the whole folder replaced", func() {
			os.Rename(filepath.Join(dir, "content"), filepath.Join(dir, "old"))
			write(t, page, "moved")
		}},
		{"a file in the new one", func() { write(t, page, "last") }},
	} {
		// The change may be seen in several builds: wait until all is silent.
		before := next
		c.change()
		got := make(chan event, 1)
		go func() { got <- before() }()
		select {
		case <-got:
		case <-time.After(limit):
			t.Fatalf("%s: not noticed", c.name)
		}
		time.Sleep(4 * settle)
		next = listenTo(t, address)
		next()
	}
	if got := load(t, address); got != "last" {
		t.Errorf("at the end the page is %q", got)
	}
}

func TestIgnoresWhatIsNoPartOfTheWorkbook(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "content", "page.md"), "first")
	address := start(t, dir)
	next := listenTo(t, address)
	one := next()
	for _, p := range []string{"notes.md", "public/index.html", "content/.page.md.swp", "content/page.md~", "content/#page.md#", "content/_draft/a.md"} {
		write(t, filepath.Join(dir, filepath.FromSlash(p)), "x")
	}
	time.Sleep(8 * settle)
	if now := listenTo(t, address)(); now.Build != one.Build {
		t.Errorf("it built again: %v", now)
	}
}

func TestPorts(t *testing.T) {
	ctx := context.Background()
	first, err := listen(ctx, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer closeAll(first)
	port := first[0].Addr().(*net.TCPAddr).Port
	second, err := listen(ctx, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer closeAll(second)
	if next := second[0].Addr().(*net.TCPAddr).Port; next <= port {
		t.Errorf("the port after %d is %d", port, next)
	}
	_, err = listen(ctx, port)
	var taken *PortError
	if !errors.As(err, &taken) || !taken.Taken || taken.Port != port {
		t.Errorf("a taken port gives %v", err)
	}
	for _, l := range append(first, second...) {
		if !l.Addr().(*net.TCPAddr).IP.IsLoopback() {
			t.Errorf("other machines can reach %s", l.Addr())
		}
	}
}

// Ctrl+C must work while pages are open.
func TestStopsWithOpenPages(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	serving, ended := make(chan string, 1), make(chan error, 1)
	go func() {
		ended <- Serve(ctx, Options{
			Port: freePort(t), Serving: func(a string) { serving <- a },
			Build: func() (func(string) ([]byte, error), []source.Problem, error) { return site.read, nil, nil },
		})
	}()
	listenTo(t, <-serving)()
	began := time.Now()
	cancel()
	select {
	case err := <-ended:
		if err != nil || time.Since(began) > time.Second {
			t.Errorf("ended with %v after %s", err, time.Since(began))
		}
	case <-time.After(limit):
		t.Fatal("the server does not stop")
	}
}
