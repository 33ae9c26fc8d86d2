package preview

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// browser starts a page in a real browser. Without one the test is skipped,
// unless WERKBOEK_BROWSER=required says that it must be there.
func browser(t *testing.T) context.Context {
	t.Helper()
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox, chromedp.WindowSize(1000, 700))
	ctx, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(cancel)
	ctx, cancel = context.WithTimeout(ctx, time.Minute)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx, chromedp.Navigate("about:blank")); err != nil {
		if os.Getenv("WERKBOEK_BROWSER") == "required" {
			t.Fatal(err)
		}
		t.Skip("no browser:", err)
	}
	return ctx
}

// A page in the browser follows the author: it reloads after a good build,
// shows problems over the last good page as text, and recovers by itself.
func TestThePageFollowsTheAuthor(t *testing.T) {
	ctx := browser(t)
	const head = `<!doctype html><html lang="nl"><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'">
<title>x</title><script defer src="` + ReloadScript + `"></script><p id="text">`
	dir := t.TempDir()
	page := filepath.Join(dir, "content", "page.md")
	write(t, page, "bad <b>from the start</b>")
	address := start(t, dir)
	see := func(what, selector, text string) {
		t.Helper()
		for began := time.Now(); time.Since(began) < limit; time.Sleep(20 * time.Millisecond) {
			script := `(document.querySelector("` + selector + `") || {textContent: "nothing"}).textContent`
			got, err := chromedp.Run(ctx, chromedp.Evaluate[string](script))
			if err == nil && strings.Contains(got, text) {
				return
			}
		}
		t.Fatalf("%s: %s never held %q", what, selector, text)
	}
	if err := chromedp.Do(ctx, chromedp.Navigate(address)); err != nil {
		t.Fatal(err)
	}
	see("a bad start", ".werkboek-notice li", "this is bad")
	write(t, page, "bad in another way")
	see("another mistake", ".werkboek-notice pre", "another way")
	write(t, page, head+"first")
	see("the repair", "#text", "first")
	write(t, page, head+"second")
	see("a change", "#text", "second")
	write(t, page, "bad <img src=x>")
	see("a mistake", ".werkboek-problems .line", "bad <img src=x>")
	see("the last good page", "#text", "second")
	see("the count", ".werkboek-problems .title", "1 problem")
	write(t, page, head+"third")
	see("the second repair", "#text", "third")
	left, err := chromedp.Run(ctx, chromedp.Evaluate[int](`document.querySelectorAll(".werkboek-problems").length`))
	if err != nil || left != 0 {
		t.Errorf("%d lists of problems stay: %v", left, err)
	}
}
