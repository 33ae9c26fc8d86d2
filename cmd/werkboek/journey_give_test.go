package main

import (
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// give opens the dialog Doorgeven and goes to one of its purposes.
func give(b *tab, purpose string) {
	b.t.Helper()
	b.click("main [data-do=give]")
	b.wait(`document.querySelector("dialog.give-dialog .purposes") !== null`)
	if purpose != "" {
		b.click("[data-purpose=" + purpose + "]")
	}
}

// overlook forgets what the console said about something that was meant.
func (b *tab) overlook(words string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.said = slices.DeleteFunc(b.said, func(line string) bool { return strings.Contains(line, words) })
}

// fetched counts what the page fetched that has these letters in its name.
const fetched = `performance.getEntriesByType("resource").filter(r => /\/(give|wording)-/.test(r.name)).length`

// The dialog is fetched at the first press and not before; it can be used with
// the keyboard alone, and the focus comes back to the button.
func TestJourneyGiveOnFirstPress(t *testing.T) {
	b, address := newTab(t), site(t)
	b.visit(address + "waarom.html")
	fill(b)
	expect(b, fetched, 0)
	b.do(chromedp.Focus(chromedp.CSS("main [data-do=give]")), chromedp.KeyEvent("\r"))
	b.wait(`document.querySelector(".purposes") !== null && document.activeElement.id === "give-title"`)
	expect(b, fetched, 1)
	expect(b, `document.querySelector(".purposes").firstElementChild.textContent.startsWith("Kopie bewaren")`, true)
	b.do(chromedp.KeyEvent("\t"))
	expect(b, `document.activeElement.dataset.purpose`, "copy")
	barriers(b, "the purposes")
	b.do(chromedp.KeyEvent("\u001b"))
	b.wait(`document.querySelector("dialog.give-dialog") === null`)
	expect(b, `document.activeElement.dataset.do`, "give")
}

// When the rest of the program does not arrive, a sentence says so, and a copy
// can be kept all the same.
func TestJourneyGiveDoesNotLoad(t *testing.T) {
	b, address := newTab(t), site(t)
	b.visit(address + "waarom.html")
	fill(b)
	tell(b, network.Enable, network.EnableParams{})
	tell(b, network.SetBlockedURLs, network.SetBlockedURLsParams{URLPatterns: []*network.BlockPattern{{URLPattern: "*://*:*/assets/give-*", Block: true}}})
	b.click("main [data-do=give]")
	b.wait(`document.querySelector("dialog.give-dialog [role=alert]") !== null`)
	barriers(b, "the dialog that did not load")
	download(b, "dialog.give-dialog button.main")
	b.wait(`document.querySelector("dialog.copy-dialog") !== null`)
	b.overlook("net::ERR_BLOCKED")
}

// A browser that refuses to make a file gets a sentence, and the text can be
// taken along instead.
func TestJourneyCopyRefused(t *testing.T) {
	b, address := newTab(t), site(t)
	b.visit(address + "waarom.html")
	fill(b)
	ask[bool](b, `(URL.createObjectURL = () => { throw new Error("no files") }, document.execCommand = () => false,
		Object.defineProperty(navigator, "clipboard", {value: {writeText: (text) => { window.taken = text; return Promise.resolve(); }}}), true)`)
	give(b, "copy")
	b.click("dialog.copy-dialog button.main")
	b.wait(`document.querySelector("dialog.copy-dialog [role=status]").textContent.includes("Gekopieerd")`)
	expect(b, `JSON.parse(window.taken).answers.length`, 4)
	expect(b, `document.querySelector("p.copy").textContent`, "Nog geen kopie gemaakt")
}

// After twenty-five answers the status line, without getting in the way, offers
// a copy beside Doorgeven; a download counts once it is confirmed.
func TestJourneyCopyAfterManyAnswers(t *testing.T) {
	b, address := newTab(t), site(t)
	b.visit(address + "stap-3-geld-en-regels.html")
	due := `document.querySelector(".copy").hasAttribute("data-due")`
	ask[bool](b, `(Array.from(document.querySelectorAll("main textarea")).forEach(f => {
		f.value = "x"; f.dispatchEvent(new Event("input", {bubbles: true})); }), true)`)
	for _, page := range []string{"beslissen.html", "stap-1-verkennen.html"} {
		b.saved()
		b.visit(address + page)
		ask[bool](b, `(document.querySelectorAll("main textarea, main .write[type=text]").forEach(f => { f.value = "x"; f.dispatchEvent(new Event("input", {bubbles: true})); }), true)`)
	}
	b.saved()
	b.wait(due)
	expect(b, `document.querySelector("dialog[open]") === null`, true)
	download(b, ".status [data-do=copy]")
	expect(b, due, true)
	b.click("dialog.copy-dialog button.main")
	b.wait(`document.querySelector(".copy").textContent.startsWith("Laatste kopie") && !(` + due + `)`)
	expect(b, `document.querySelector(".status [data-do=copy]").hidden`, true)
}
