package main

import (
	"context"
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// patience is how long a journey waits for something to happen on a page.
const patience = 30 * time.Second

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
func needBrowser(t testing.TB) context.Context {
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

// A tab is a page in the browser, with what it said to the console.
type tab struct {
	t    testing.TB
	ctx  context.Context
	mu   sync.Mutex
	said []string
}

// newTab opens an empty tab. When the test ends, a tab that complained to the
// console fails it: that includes anything the page's own policy refused.
func newTab(t testing.TB, options ...chromedp.ContextOption) *tab {
	t.Helper()
	ctx, cancel := chromedp.NewContext(needBrowser(t), options...)
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
		b.complain(line)
	}
}

func (b *tab) complain(line string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.said = append(b.said, line)
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
		ctx, cancel := context.WithTimeout(b.ctx, patience)
		ok, err = chromedp.Run(ctx, chromedp.Evaluate[bool](expression))
		cancel()
		if ok && err == nil {
			return
		}
	}
	b.t.Fatalf("this never became true: %s (%v); the status says: %s", expression, err,
		ask[string](b, `[...document.querySelectorAll(".state")].map(s => s.dataset.state + " " + s.textContent).join(" | ")`))
}

// saved waits until the status line says that everything is stored.
func (b *tab) saved() {
	b.t.Helper()
	b.wait(`document.querySelector(".state[data-state=saved]") !== null`)
}

// ask evaluates an expression on the page.
func ask[T any](b *tab, expression string) T {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	value, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression))
	if err != nil {
		b.t.Fatalf("%s: %v", expression, err)
	}
	return value
}

// aim waits until what a selector finds stands still in mid-window with nothing
// before it, and says where that is.
const aim = `(async () => {
	const e = document.querySelector(%q), frame = () => new Promise((next) => { requestAnimationFrame(next); setTimeout(next, 60); });
	if (!e || e.disabled) return [];
	e.scrollIntoView({block: "center", behavior: "instant"});
	const at = () => { const r = e.getClientRects()[0]; return r ? [r.x + r.width / 2, r.y + r.height / 2] : []; };
	const before = at();
	await frame(); await frame();
	const now = at(), hit = now.length && document.elementFromPoint(...now);
	if (!hit || before.join() !== now.join() || !(e.contains(hit) || hit.closest("label")?.control === e)) return [];
	window.clicked = false;
	e.addEventListener("click", () => { window.clicked = true; }, {once: true, capture: true});
	return now;
})()`

// click clicks what a selector finds, as a mouse would. A page that moves under
// the mouse makes it miss; then it aims again.
func (b *tab) click(selector string) {
	b.t.Helper()
	for began := time.Now(); time.Since(began) < patience; time.Sleep(20 * time.Millisecond) {
		ctx, cancel := context.WithTimeout(b.ctx, time.Second)
		at, err := chromedp.Run(ctx, chromedp.Evaluate[[]float64](fmt.Sprintf(aim, selector), chromedp.EvalAwaitPromise))
		cancel()
		if err != nil || len(at) != 2 {
			continue
		}
		b.do(chromedp.MouseClickXY(at[0], at[1]))
		ctx, cancel = context.WithTimeout(b.ctx, time.Second)
		arrived, err := chromedp.Run(ctx, chromedp.Evaluate[bool](`window.clicked !== false`))
		cancel()
		if arrived || err != nil { // an error: the click led away from the page
			return
		}
	}
	b.t.Fatalf("this could not be clicked: %s", selector)
}

// typeIn types into a field, behind what stands there. A fold around it is
// opened first.
func (b *tab) typeIn(selector, text string) {
	b.t.Helper()
	b.wait(fmt.Sprintf(`(() => { const e = document.querySelector(%q), fold = e?.closest("details"); if (fold) fold.open = true; e?.focus(); return e !== null && document.activeElement === e; })()`, selector))
	b.do(chromedp.KeyEvent(text))
}

// expect compares what an expression gives on the page.
func expect[T comparable](b *tab, expression string, want T) {
	b.t.Helper()
	if got := ask[T](b, expression); got != want {
		b.t.Errorf("%s\n got %v\nwant %v", expression, got, want)
	}
}

// askLater evaluates an expression on the page and waits for what it promises.
func askLater[T any](b *tab, expression string) T {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	value, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		b.t.Fatal(err)
	}
	return value
}
