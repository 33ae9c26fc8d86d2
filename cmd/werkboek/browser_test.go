package main

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"werkboek/assets"
	"werkboek/content"
	"werkboek/generator"
	"werkboek/layouts"
)

// patience is how long a journey waits for something to happen on a page.
const patience = 10 * time.Second

// browser starts one browser for all journeys. Without a browser the journeys
// are skipped, in one line; where WERKBOEK_BROWSER=required or CI is set, a
// missing browser is a failure.
var browser = sync.OnceValues(func() (context.Context, error) {
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox, chromedp.WindowSize(1280, 900))
	ctx, _ := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, _ = chromedp.NewContext(ctx)
	return ctx, chromedp.Do(ctx)
})

// needBrowser gives the browser or skips the test.
func needBrowser(t *testing.T) context.Context {
	t.Helper()
	ctx, err := browser()
	if err == nil {
		return ctx
	}
	if os.Getenv("WERKBOEK_BROWSER") == "required" || os.Getenv("CI") != "" {
		t.Fatal("no browser: ", err)
	}
	t.Skip("no browser, so this journey is skipped: ", err)
	return nil
}

// site builds the shipped workbook once and gives the address of a server for
// it. Every call gives a server, and so an origin and a store, of its own.
func site(t *testing.T) string {
	t.Helper()
	built, problems, err := generator.Build(generator.Input{Content: content.FS(), Layouts: layouts.FS(), Assets: assets.FS()})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := strings.TrimPrefix(path.Clean(r.URL.Path), "/")
		data, err := built.Read(name)
		if err != nil {
			http.NotFound(w, r)
			return
		}
		types := map[string]string{".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css"}
		w.Header().Set("Content-Type", types[path.Ext(name)])
		_, _ = w.Write(data)
	}))
	t.Cleanup(server.Close)
	return server.URL + "/"
}

// A tab is a page in the browser, with what it said to the console.
type tab struct {
	t    *testing.T
	ctx  context.Context
	mu   sync.Mutex
	said []string
}

// newTab opens an empty tab. When the test ends, a tab that complained to the
// console fails it: that includes anything the page's own policy refused.
func newTab(t *testing.T) *tab {
	t.Helper()
	ctx, cancel := chromedp.NewContext(needBrowser(t))
	b := &tab{t: t, ctx: ctx}
	if err := chromedp.Do(ctx); err != nil {
		t.Fatal(err)
	}
	if err := chromedp.Listen(ctx, b.hear); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		cancel()
		b.mu.Lock()
		defer b.mu.Unlock()
		for _, line := range b.said {
			t.Error("console: ", line)
		}
	})
	return b
}

func (b *tab) hear(event any) {
	line := ""
	switch e := event.(type) {
	case *runtime.EventExceptionThrown:
		line = e.ExceptionDetails.Text
		if e.ExceptionDetails.Exception != nil {
			line += " " + e.ExceptionDetails.Exception.Description
		}
	case *runtime.EventConsoleAPICalled:
		line = fmt.Sprint(e.Type)
		for _, a := range e.Args {
			line += " " + fmt.Sprint(a.Value) + a.Description
		}
	case *log.EventEntryAdded:
		if e.Entry.Level == log.EntryLevelError {
			line = e.Entry.Text
		}
	case *page.EventJavascriptDialogOpening:
		line = "dialog: " + e.Message
	}
	if line != "" && !strings.Contains(line, "favicon") {
		b.mu.Lock()
		b.said = append(b.said, line)
		b.mu.Unlock()
	}
}

// do runs actions and fails the test when one fails.
func (b *tab) do(actions ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	if err := chromedp.Do(ctx, actions...); err != nil {
		b.t.Fatal(err)
	}
}

// tell sends a command to the browser.
func tell[P, R any](b *tab, command cdp.Command[P, R], parameters P) {
	b.t.Helper()
	b.do(func(ctx context.Context, target *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, target, command, parameters)
		return chromedp.Void{}, err
	})
}

// visit opens an address and waits until the program on the page is ready.
func (b *tab) visit(address string) {
	b.t.Helper()
	b.do(chromedp.Navigate(address))
	b.wait(`document.documentElement.dataset.ready !== undefined`)
}

// reload opens the same page anew.
func (b *tab) reload() {
	b.t.Helper()
	b.visit(ask[string](b, `location.href.split("#")[0]`))
}

// wait waits until an expression is true on the page.
func (b *tab) wait(expression string) {
	b.t.Helper()
	var err error
	var ok bool
	for began := time.Now(); time.Since(began) < patience; time.Sleep(20 * time.Millisecond) {
		if ok, err = chromedp.Run(b.ctx, chromedp.Evaluate[bool](expression)); ok && err == nil {
			return
		}
	}
	b.t.Fatalf("this never became true: %s (%v)", expression, err)
}

// saved waits until the status line says that everything is stored.
func (b *tab) saved() {
	b.t.Helper()
	b.wait(`document.querySelector(".state")?.dataset.state === "saved"`)
}

// ask evaluates an expression on the page.
func ask[T any](b *tab, expression string) T {
	b.t.Helper()
	value, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](expression))
	if err != nil {
		b.t.Fatalf("%s: %v", expression, err)
	}
	return value
}

// click clicks what a selector finds, as a mouse would, with it in mid-window.
func (b *tab) click(selector string) {
	b.t.Helper()
	b.wait(fmt.Sprintf(`(() => { const e = document.querySelector(%q); e?.scrollIntoView({block: "center", behavior: "instant"}); return e !== null; })()`, selector))
	b.do(chromedp.Click(chromedp.CSS(selector)))
}

// typeIn types into a field.
func (b *tab) typeIn(selector, text string) {
	b.t.Helper()
	b.do(chromedp.SendKeys(chromedp.CSS(selector), text))
}

// expect compares what an expression gives on the page.
func expect[T comparable](b *tab, expression string, want T) {
	b.t.Helper()
	if got := ask[T](b, expression); got != want {
		b.t.Errorf("%s\n got %v\nwant %v", expression, got, want)
	}
}
