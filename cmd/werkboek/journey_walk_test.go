package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	downloads "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/chromedp"
)

// pressNext presses the first button that was not pressed yet: of the dialog
// that is open, else of the page. It gives what was pressed, "" when nothing is
// left. Buttons that do the same on every page are pressed once.
const pressNext = `(() => { const seen = %s, dialog = [...document.querySelectorAll("dialog[open]")].at(-1), within = dialog ?? document;
	const plain = (text) => text.replace(/[0-9]+/g, "").replace(/\s+/g, " ").trim().slice(0, 60);
	const scope = dialog ? (dialog.className || dialog.id) + " " + plain(dialog.querySelector("h2")?.textContent ?? "") : "";
	const fresh = new Map();
	for (const b of within.querySelectorAll("button, summary")) {
		if (b.disabled || b.getClientRects().length === 0 || b.matches("dialog .danger, .road *, .up, .down")) continue;
		const key = [scope, b.dataset.do ?? "", b.dataset.purpose ?? "", b.className, b.closest(".question :is(details, .answer-actions, .row)")?.className ?? plain(b.textContent).split(":")[0]].join("|");
		if (!seen.includes(key) && !fresh.has(key)) fresh.set(key, b);
	}
	const [key = "", button] = [...fresh][0] ?? [];
	button?.click();
	return [key, scope]; })()`

// dialogOf says which dialog is open, and on which of its pages.
const dialogOf = `(() => { const d = [...document.querySelectorAll("dialog[open]")].at(-1); return d ? (d.className || d.id) + ": " + (d.querySelector("h2")?.textContent ?? "").replace(/[0-9]+/g, "") : ""; })()`

// A walk presses every button once.
type walk struct {
	*tab
	pressed []string
	dialogs map[string]bool
	opener  string // the button of the page that was pressed last
	since   int    // how many were pressed by then
}

// page walks one page until nothing is left to press. Buttons may lead away
// from it; then the walk goes back.
func (w *walk) page(address string) {
	w.t.Helper()
	w.visit(address)
	w.wait(`[...document.querySelectorAll("[data-compare]")].every(c => c.dataset.ready !== undefined)`)
	for {
		w.look()
		seen, _ := json.Marshal(append([]string{}, w.pressed...))
		did, err := chromedp.Run(w.ctx, chromedp.Evaluate[[]string](fmt.Sprintf(pressNext, seen)))
		if err != nil {
			w.t.Fatal(address, err)
		}
		if did[0] == "" && did[1] == "" {
			return
		}
		if did[0] == "" {
			w.do(chromedp.KeyEvent("\u001b"))
		} else {
			w.pressed = append(w.pressed, did[0])
		}
		if did[1] == "" {
			w.opener, w.since = did[0], len(w.pressed)
		}
		time.Sleep(60 * time.Millisecond) // what it does may load first; nothing below depends on it
		now, err := chromedp.Run(w.ctx, chromedp.Evaluate[string](`document.documentElement.dataset.ready === undefined ? "away" : location.href.split("#")[0] !== `+fmt.Sprintf("%q", address)+` ? "away" : `+dialogOf))
		if err != nil || now == "away" {
			w.visit(address)
			continue
		}
		if now == "" && did[1] != "" && len(w.pressed) > w.since { // a dialog closed, and there may be more to press in it
			w.pressed = slices.DeleteFunc(w.pressed, func(key string) bool { return key == w.opener })
		}
	}
}

// look asks axe about the dialog that is open, the first time that it is. It
// may have come late, after the press before.
func (w *walk) look() {
	w.t.Helper()
	open, err := chromedp.Run(w.ctx, chromedp.Evaluate[string](dialogOf))
	if err == nil && open != "" && !w.dialogs[open] {
		w.dialogs[open] = true
		barriers(w.tab, open)
	}
}

// Every page, with every button pressed and every dialog opened, asks nothing
// from elsewhere, and no dialog has a barrier. That asking would be heard shows
// TestJourneyTheAlarmRings.
func TestJourneyWalkAsksNothing(t *testing.T) {
	b, address := newTab(t), site(t)
	watch(b, address)
	before(b, `window.print = () => {};`)
	tell(b, downloads.SetDownloadBehavior, downloads.SetDownloadBehaviorParams{Behavior: downloads.SetDownloadBehaviorBehaviorAllow, DownloadPath: t.TempDir()})
	b.visit(address + "waarom.html")
	fill(b)
	b.visit(address + "mijn-werkboek.html")
	chooseAll(b, answered(t, "p1", "Ann", "board", 5), answered(t, "p2", "Bram", "volunteers", 1))
	b.click("dialog .main")
	b.wait(openReport + `.querySelector(".done button") !== null`)
	w := &walk{tab: b, dialogs: map[string]bool{}}
	b.visit(address + "mijn-werkboek.html") // later on, the walk may stand in a dossier without people
	b.click("[data-part=people] .dossier-actions button")
	b.wait(`document.querySelector("dialog[open]") !== null`)
	w.look()
	all := slices.DeleteFunc(pagesOfTheSite(t), func(page string) bool { return page == "mijn-werkboek.html" })
	for _, page := range append(all, "mijn-werkboek.html") { // where dossiers and people are thrown away
		w.page(address + page)
	}
	names := slices.Sorted(maps.Keys(w.dialogs))
	t.Logf("%d buttons pressed, %d dialogs and pages of dialogs:\n%s", len(w.pressed), len(names), strings.Join(names, "\n"))
	for _, class := range []string{"give-dialog", "copy-dialog", "print-dialog", "erase-dialog", "person-dialog", "version-dialog"} {
		if !slices.ContainsFunc(names, func(name string) bool { return strings.Contains(name, class) }) {
			t.Errorf("the walk never opened the %s", class)
		}
	}
	if all := strings.Join(w.pressed, "\n"); !strings.Contains(all, "|fill-in|") || strings.Count(all, "give-dialog Doorgeven|") < 5 {
		t.Errorf("the walk left out what it is for:\n%s", all)
	}
}
