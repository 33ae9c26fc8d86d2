package main

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// fact is what the box about keeping says behind one of its names.
func fact(name string) string {
	return `(Array.from(document.querySelectorAll(".now dt")).find(t => t.textContent.startsWith("` + name + `"))?.nextSibling.textContent.trim() ?? "")`
}

// Every page leads to the page that says what becomes of answers. Its box says
// what is true now: what is kept, since which copy, and what the browser
// promised; asking it again is one press.
func TestJourneyKeeping(t *testing.T) {
	b, address := newTab(t), site(t)
	before(b, `StorageManager.prototype.persisted = async () => sessionStorage.promised === "1"; StorageManager.prototype.persist = async () => { sessionStorage.asked = "1"; return sessionStorage.promised === "1"; };
		StorageManager.prototype.estimate = async () => ({usage: 2_460_000});`)
	b.visit(address + "waarom.html")
	b.click(`footer a[href="mijn-antwoorden.html"]`)
	b.wait(fact("Antwoorden") + ` === "nog geen"`)
	expect(b, `document.querySelector(".now .state").dataset.state`, "empty")
	expect(b, `document.querySelector(".now [data-do=copy]").getClientRects().length`, 0)
	expect(b, fact("Belofte"), "")
	barriers(b, "nothing is kept")

	b.visit(address + "waarom.html")
	fill(b)
	b.visit(address + "mijn-werkboek.html")
	b.click(`main a[href="mijn-antwoorden.html"]`)
	b.wait(fact("Antwoorden") + `.startsWith("4 in ‘Dossier van")`)
	b.saved()
	expect(b, fact("Plaats"), "2,5 MB, alles van deze site samen")
	expect(b, `document.querySelector(".now .copy").textContent`, "Nog geen kopie gemaakt")
	if says := ask[string](b, fact("Belofte")); !strings.HasPrefix(says, "Je browser beloofde niets.") {
		t.Errorf("it says %q", says)
	}
	barriers(b, "kept, and nothing promised")
	ask[bool](b, `delete sessionStorage.asked`)
	b.click(".now dd button")
	b.wait(fact("Belofte") + `.startsWith("Je browser zegt nee.")`)
	expect(b, `sessionStorage.asked`, "1")
	ask[string](b, `sessionStorage.promised = "1"`)
	b.reload()
	b.wait(fact("Belofte") + `.startsWith("Je browser beloofde om niets op te ruimen.")`)
	b.click(".now [data-do=copy]")
	b.click("dialog.copy-dialog button.main")
	b.wait(`document.querySelector(".now .copy").textContent.startsWith("Laatste kopie")`)
}

// In the file form the page is a leaf, and in every language it is there.
func TestJourneyKeepingElsewhere(t *testing.T) {
	b := newTab(t)
	b.visit("file://" + singleFile(t))
	b.click(`footer a[href="#mijn-antwoorden"]`)
	b.wait(fact("Antwoorden") + ` === "nog geen"`)
	expect(b, `document.querySelector("[data-mine-link]").hasAttribute("aria-current")`, false)
	barriers(b, "keeping in the one file")
	address := bookSite(t, "testdata/garden")
	b.visit(address + "mijn-antwoorden.html")
	b.wait(fact("Answers") + ` === "none yet"`)
	barriers(b, "keeping in English")
}

// Where nothing can be kept, each sheet says so before anything is written;
// everything can be filled in and taken along, and several sheets can be filled
// in together where all pages are one.
func TestJourneyNothingCanBeKept(t *testing.T) {
	b, address := newTab(t), site(t)
	before(b, noSmall+`Object.defineProperty(window, "indexedDB", {get() { throw new DOMException("no", "SecurityError") }});
		addEventListener("beforeunload", e => e.stopImmediatePropagation(), true);`)
	b.visit(address + "wie-zijn-wij.html")
	b.wait(`document.querySelector("#dossier > header .unkept") !== null`)
	barriers(b, "nothing can be kept")
	b.typeIn(field("dossier.title"), "Meer volk")
	expect(b, value("dossier.title"), "Meer volk")
	_, values := rescued(t, download(b, ".status [data-do=copy]"))
	if values["dossier.title"] != "Meer volk" {
		t.Errorf("the copy holds %v", values)
	}
	b.do(chromedp.KeyEvent("\x1b"))
	b.click(".unkept a")
	b.wait(`document.documentElement.dataset.shown === "wie-zijn-wij"`)
	b.typeIn(onLeaf(field("dossier.title")), "Nog meer")
	b.turn("#waarom", "waarom")
	expect(b, `document.querySelector('[data-leaf]:not([hidden]) .unkept a') === null`, true)
	b.turn("#wie-zijn-wij", "wie-zijn-wij")
	expect(b, `document.querySelector('[data-leaf]:not([hidden]) [name="dossier.title"]').value`, "Nog meer")

	ordinary := newTab(t)
	ordinary.visit(address + "waarom.html")
	expect(ordinary, `document.querySelector(".unkept") === null`, true)
}
