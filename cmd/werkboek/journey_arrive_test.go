package main

import (
	"fmt"
	"testing"

	"github.com/chromedp/cdproto/page"
)

// A link to a place on a page leads there, below sheets too whose questions are
// hidden only once the page is ready; whoever comes back stays where they were.
func TestJourneyArrive(t *testing.T) {
	b, address := newTab(t), site(t)
	at := func(id string) string {
		return fmt.Sprintf(`(y => y >= 0 && y < 120)(document.getElementById(%q).getBoundingClientRect().top)`, id)
	}
	b.visit(address + "hulpmiddelen.html#agenda-3")
	b.wait(at("agenda-3"))
	settle := `new Promise(r => setTimeout(() => r(true), 1200))`
	askLater[bool](b, settle)
	expect(b, at("agenda-3"), true)

	ask[bool](b, `(document.getElementById("agenda-1").scrollIntoView({behavior: "instant"}), true)`)
	askLater[bool](b, settle)
	tell(b, page.Reload, page.ReloadParams{})
	b.wait(`document.documentElement.dataset.ready !== undefined`)
	askLater[bool](b, settle)
	expect(b, at("agenda-1"), true)
}
