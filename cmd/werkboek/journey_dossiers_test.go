package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// dossiers is what the list of dossiers in use says, from the top.
const dossierNames = `Array.from(document.querySelectorAll("[data-part=dossiers] > div > ul.dossiers:first-child strong"), s => s.textContent).join("|")`

// name fills in the dialog that asks for a name.
func (b *tab) name(title string) {
	b.t.Helper()
	b.wait(`document.querySelector("#dossier-name") !== null`)
	ask[bool](b, fmt.Sprintf(`(document.querySelector("#dossier-name").value = %q, true)`, title))
	b.click("dialog button.main")
}

// press clicks the button of the dossier with this name that begins with words.
func (b *tab) press(dossier, words string) {
	b.t.Helper()
	b.wait(fmt.Sprintf(`(() => { const l = Array.from(document.querySelectorAll(".dossiers > li")).find(l => l.querySelector("strong").textContent === %q);
		const found = Array.from(l?.querySelectorAll("button") ?? []).find(x => x.textContent.startsWith(%q));
		document.querySelector("[data-pressed]")?.removeAttribute("data-pressed");
		found?.closest("details")?.setAttribute("open", "");
		found?.setAttribute("data-pressed", "");
		return found !== undefined; })()`, dossier, words))
	b.click("[data-pressed]")
}

// Each dossier has its own answers. The first one is made without a word; from
// the second on every page says which one is open. One that is thrown away
// comes back whole, also later, and one that is gone for good is gone.
func TestJourneySeveralDossiers(t *testing.T) {
	b, address := newTab(t), site(t)
	b.visit(address + "wie-zijn-wij.html")
	put(b, "dossier.title", "oogstfeest")
	b.saved()
	expect(b, `document.querySelector(".open-dossier") === null`, true)
	b.visit(address + "mijn-werkboek.html")
	b.click("[data-part=dossiers] li button")
	b.name("Feest")
	b.wait(dossierNames + ` === "Feest"`)
	b.click("[data-part=dossiers] button.edged")
	b.name("Kerstmarkt")
	b.wait(dossierNames + `.split("|").sort().join() === "Feest,Kerstmarkt"`)
	barriers(b, "light")
	b.visit(address + "wie-zijn-wij.html")
	expect(b, `document.querySelector(".open-dossier").textContent`, "Kerstmarkt")
	expect(b, value("dossier.title"), "")
	put(b, "dossier.title", "markt")
	b.saved()

	b.visit(address + "mijn-werkboek.html")
	b.press("Feest", "Hierin verder")
	b.wait(`document.querySelector(".open-dossier").textContent === "Feest"`)
	b.press("Feest", "Dubbel")
	b.wait(dossierNames + `.includes("Feest (dubbel)")`)
	b.visit(address + "wie-zijn-wij.html")
	expect(b, value("dossier.title"), "oogstfeest")

	b.visit(address + "mijn-werkboek.html")
	b.press("Kerstmarkt", "Weggooien")
	b.wait(`document.querySelector("[data-part=dossiers] .done button") !== null`)
	expect(b, dossierNames+`.includes("Kerstmarkt")`, false)
	b.reload()
	b.press("Kerstmarkt", "Terughalen")
	b.wait(dossierNames + `.includes("Kerstmarkt")`)
	b.press("Kerstmarkt", "Hierin verder")
	b.visit(address + "wie-zijn-wij.html")
	expect(b, value("dossier.title"), "markt")

	b.visit(address + "mijn-werkboek.html")
	b.press("Feest (dubbel)", "Weggooien")
	b.press("Feest (dubbel)", "Voorgoed")
	b.click("dialog button.danger")
	b.wait(`!Array.from(document.querySelectorAll(".dossiers strong"), s => s.textContent).includes("Feest (dubbel)")`)
}

// Two tabs may each work in another dossier; neither follows the other.
func TestJourneyTwoTabsTwoDossiers(t *testing.T) {
	one, two, address := newTab(t), newTab(t), site(t)
	one.visit(address + "wie-zijn-wij.html")
	put(one, "dossier.title", "eerste")
	one.saved()
	two.visit(address + "mijn-werkboek.html")
	two.click("[data-part=dossiers] button.edged")
	two.name("Tweede")
	two.wait(`document.querySelector(".open-dossier")?.textContent === "Tweede"`)
	two.visit(address + "wie-zijn-wij.html")
	put(two, "dossier.title", "tweede")
	put(one, "dossier.organisation", "van één")
	one.saved()
	two.saved()
	expect(one, value("dossier.title"), "eerste")
	two.reload()
	expect(two, value("dossier.title"), "tweede")
	expect(two, value("dossier.organisation"), "")
	one.reload()
	expect(one, value("dossier.title"), "eerste")
	expect(one, value("dossier.organisation"), "van één")
}

// How a dossier was when a page opened can be looked into and put back, and
// putting back can be undone.
func TestJourneyEarlierVersions(t *testing.T) {
	b, address := newTab(t), site(t)
	b.visit(address + "wie-zijn-wij.html")
	put(b, "dossier.title", "zoals het was")
	b.saved()
	b.reload()
	put(b, "dossier.title", "zoals het werd")
	put(b, "dossier.organisation", "kwam erbij")
	b.saved()
	b.stored("snapshots", `true`)
	b.visit(address + "mijn-werkboek.html")
	b.click("details[data-part=versions] summary")
	b.wait(`document.querySelectorAll("[data-part=versions] li").length === 1`)
	barriers(b, "light")
	b.click("[data-part=versions] li button:first-child")
	expect(b, `document.querySelector("dialog.version-dialog").textContent.includes("zoals het was")`, true)
	b.click("dialog.version-dialog button.main")
	b.click("[data-part=versions] li button:last-child")
	b.wait(`document.querySelector("[data-part=versions] .done") !== null`)
	other := newTab(t)
	other.visit(address + "wie-zijn-wij.html")
	expect(other, value("dossier.title"), "zoals het was")
	expect(other, value("dossier.organisation"), "")
	expect(other, `document.querySelectorAll(".conflict").length`, 0)
	b.click("[data-part=versions] .done button")
	other.wait(value("dossier.organisation") + ` === "kwam erbij"`)
	expect(other, value("dossier.title"), "zoals het werd")
}

// On a computer of somebody else nothing stays: what the owner has is not
// shown, and what is filled in leaves with the tab, or goes into the storage of
// the device when the reader says so.
func TestJourneySharedComputer(t *testing.T) {
	for keep, name := range map[bool]string{false: "erase", true: "keep"} {
		t.Run(name, func(t *testing.T) {
			b, address := newTab(t), site(t)
			b.visit(address + "wie-zijn-wij.html")
			put(b, "dossier.title", "van de eigenaar")
			b.saved()
			b.visit(address + "mijn-werkboek.html")
			b.click("[data-part=shared] button")
			b.wait(`document.querySelector("[data-part=shared] .trouble") !== null`)
			barriers(b, "light")
			b.visit(address + "wie-zijn-wij.html")
			expect(b, value("dossier.title"), "")
			put(b, "dossier.title", "van een gast")
			b.wait(`document.querySelector(".state[data-state=shared]") !== null`)
			b.reload()
			expect(b, value("dossier.title"), "van een gast")
			expect(b, `Object.values(localStorage).some(v => v.includes("gast"))`, false)
			other := newTab(t)
			other.visit(address + "wie-zijn-wij.html")
			expect(other, value("dossier.title"), "van de eigenaar")
			b.visit(address + "mijn-werkboek.html")
			b.click(map[bool]string{false: "[data-part=shared] button.edged", true: "[data-part=shared] button.quiet"}[keep])
			b.wait(`document.documentElement.dataset.ready !== undefined && document.querySelector("[data-part=shared] .trouble") === null && document.querySelector("[data-part=shared] button") !== null`)
			expect(b, `Object.keys(sessionStorage).length`, 0)
			expect(b, `document.querySelectorAll("[data-part=dossiers] .dossiers > li").length`, map[bool]int{false: 1, true: 2}[keep])
		})
	}
}

// olderStore makes a store as the first schema had it, with one answer.
const olderStore = `(() => {
	const request = indexedDB.open("werkboek:1:samen-sterk-gestart:", 1);
	request.onupgradeneeded = () => {
		const d = request.result;
		d.createObjectStore("dossiers", {keyPath: "id"}).put({id: "d1", title: "", created: "2026-01-01T10:00:00.000Z", changed: "2026-01-02T10:00:00.000Z"});
		d.createObjectStore("answers", {keyPath: ["dossier", "person", "worksheet", "copy", "question"]}).put({dossier: "d1", person: "", worksheet: "dossier", copy: "", question: "title",
			kind: "text", value: "van vroeger", words: {question: "Hoe heet het?", options: {}}, revision: 1, counter: 3, time: "2026-01-02T10:00:00.000Z", tab: "x"});
		d.createObjectStore("meta");
	};
	request.onsuccess = () => { request.result.close(); window.made = true; };
	return true; })()`

// A store of the first schema opens: its answers are there, and how they were
// is put aside. When bringing it up to date fails, everything can still be read
// and nothing is written.
func TestJourneyOlderStore(t *testing.T) {
	for name, script := range map[string]string{
		"upgrade": ``,
		"failing": `if (sessionStorage.fail) { const make = IDBDatabase.prototype.createObjectStore; IDBDatabase.prototype.createObjectStore = function (name) { if (name === "snapshots") throw new Error("no"); return make.apply(this, arguments); }; }`,
	} {
		t.Run(name, func(t *testing.T) {
			b, address := newTab(t), site(t)
			before(b, script)
			b.visit(address + "mijn-werkboek.html")
			ask[bool](b, olderStore)
			b.wait(`window.made === true`)
			ask[string](b, `sessionStorage.fail = "1"`)
			b.visit(address + "wie-zijn-wij.html")
			expect(b, value("dossier.title"), "van vroeger")
			if name == "failing" {
				expect(b, `document.querySelector(".state").dataset.state`, "upgrade")
				return
			}
			b.visit(address + "mijn-werkboek.html")
			b.click("details[data-part=versions] summary")
			b.wait(`document.querySelector("[data-part=versions] li")?.textContent.includes("vernieuwd") === true`)
		})
	}
}

// A record that is damaged stays where it is, is told, and goes into a copy.
func TestJourneyDamagedRecord(t *testing.T) {
	b, address := newTab(t), site(t)
	b.visit(address + "wie-zijn-wij.html")
	put(b, "dossier.title", "heel")
	b.saved()
	ask[bool](b, `(indexedDB.open("werkboek:1:samen-sterk-gestart:").onsuccess = e => { const d = e.target.result, t = d.transaction(["dossiers", "answers"], "readwrite");
		t.objectStore("dossiers").getAll().onsuccess = r => t.objectStore("answers").put({dossier: r.target.result[0].id, person: "", worksheet: "dossier", copy: "", question: "activity", value: "kapot-stuk"});
		t.oncomplete = () => { d.close(); window.made = true; }; }, true)`)
	b.wait(`window.made === true`)
	b.reload()
	b.wait(`document.querySelector(".state[data-state=damaged]") !== null`)
	expect(b, value("dossier.title"), "heel")
	if text, err := os.ReadFile(keep(b)); err != nil || !strings.Contains(string(text), "kapot-stuk") {
		t.Error("the copy leaves the damaged piece out")
	}
}

// Twenty-five answers without a copy, or five days, and the line about copies
// says so; a copy makes it calm again.
func TestJourneyCopyIsDue(t *testing.T) {
	b, address := newTab(t), site(t)
	before(b, `if (sessionStorage.later) { const now = Date.now; Date.now = () => now() + 6 * 86400000; }`)
	b.visit(address + "wie-zijn-wij.html")
	put(b, "dossier.title", "een")
	b.saved()
	expect(b, `document.querySelector(".copy").hasAttribute("data-due")`, false)
	ask[string](b, `sessionStorage.later = "1"`)
	b.reload()
	expect(b, `document.querySelector(".copy").hasAttribute("data-due")`, true)
	expect(b, `document.querySelector(".copy").textContent.includes("1 nieuw antwoord")`, true)
	keep(b)
	expect(b, `document.querySelector(".copy").hasAttribute("data-due")`, false)
}

// Inside an app that shows pages itself, every page says to open it elsewhere.
func TestJourneyInsideAnApp(t *testing.T) {
	b, address := newTab(t), site(t)
	before(b, `Object.defineProperty(navigator, "userAgent", {get: () => "Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 Mobile/15E148 [FBAN/FBIOS;FBAV/400]"})`)
	b.visit(address + "waarom.html")
	expect(b, `document.querySelector(".in-app input").value === location.href`, true)
	barriers(b, "light")
}

// In a frame of another page nothing is written: the reader does not see whose
// page it is.
func TestJourneyFramed(t *testing.T) {
	b, address := newTab(t), site(t)
	frame := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		_, _ = fmt.Fprintf(w, `<!doctype html><title>x</title><iframe width=800 height=600 src="%swie-zijn-wij.html"></iframe>`, address)
	}))
	t.Cleanup(frame.Close)
	b.do(chromedp.Navigate(frame.URL))
	b.do(chromedp.MouseClickXY(400, 300))
	b.visit(address + "wie-zijn-wij.html")
	b.wait(`window.top === window.self`)
	expect(b, `document.querySelector(".state").dataset.state`, "empty")
}
