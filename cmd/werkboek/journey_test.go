package main

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// value is the text in the first field with this name.
func value(name string) string {
	return fmt.Sprintf(`document.querySelector('[name="%s"]').value`, name)
}

// ticked tells whether the box with this name and value has a tick.
func ticked(name, value string) string {
	return fmt.Sprintf(`document.querySelector('[name="%s"][value="%s"]').checked`, name, value)
}

// field selects the first field with this name.
func field(name string) string { return fmt.Sprintf(`[name="%s"]`, name) }

// box selects the box or ring with this name and value.
func box(name, value string) string { return fmt.Sprintf(`[name="%s"][value="%s"]`, name, value) }

// fill fills in the sheet why.
func fill(b *tab) {
	b.t.Helper()
	b.click(box("why.reasons", "network"))
	b.typeIn(field("why.reasons#network"), "Meer contacten")
	b.click(box("why.wish", "4"))
	b.click(box("why.alone", "unsure"))
	b.typeIn(field("why.alone#note"), "Misschien wel")
	b.typeIn(field("why.added-by-together"), "Meer volk\nen minder werk")
	b.saved()
}

func filled(b *tab) {
	b.t.Helper()
	expect(b, ticked("why.reasons", "network"), true)
	expect(b, value("why.reasons#network"), "Meer contacten")
	expect(b, ticked("why.wish", "4"), true)
	expect(b, ticked("why.alone", "unsure"), true)
	expect(b, value("why.alone#note"), "Misschien wel")
	expect(b, value("why.added-by-together"), "Meer volk\nen minder werk")
}

// A volunteer fills in a sheet, closes it, and finds everything again; the road
// and the overview know how far it is.
func TestJourneyFillAndFindBack(t *testing.T) {
	b, address := newTab(t), site(t)
	b.visit(address + "waarom.html")
	expect(b, `document.querySelector(".state").dataset.state`, "empty")
	fill(b)
	b.reload()
	filled(b)
	expect(b, `document.querySelector('.road li[data-page=waarom]').dataset.progress`, "some")
	b.click(box("why.top-reason", "network"))
	b.saved()
	expect(b, `document.querySelector('.road li[data-page=waarom]').dataset.progress`, "done")
	b.visit(address + "mijn-werkboek.html")
	expect(b, `document.querySelector("li[data-page=waarom] .far").textContent`, "5 van 5 vragen")
	expect(b, `document.querySelector("[data-part=continue] a").getAttribute("href")`, "waarom.html#why.top-reason")
}

// Every kind of question keeps its answer: text, long text, a list, ticks, a
// choice, a scale, a yes-or-no with a note, a line of a checklist, a table.
func TestJourneyAllKinds(t *testing.T) {
	b, address := newTab(t), site(t)
	b.visit(address + "wie-zijn-wij.html")
	b.typeIn(field("dossier.title"), "Oogstfeest")
	b.typeIn(field("dossier.activity"), "Een feest\nin het park")
	b.do(chromedp.SetValue(chromedp.CSS(field("dossier.status")), "preparing"))
	ask[bool](b, `document.querySelector('[name="dossier.status"]').dispatchEvent(new Event("change", {bubbles: true}))`)
	b.saved()
	b.visit(address + "op-een-lijn.html")
	b.click(box("support.in-favour", "5"))
	b.click(box("support.informed", "yes"))
	b.saved()
	b.visit(address + "beslissen.html")
	b.click(box("ready.reason-known", "done"))
	b.click(`#ready\.who-decides details.extra summary`)
	b.typeIn(field("ready.who-decides#who"), "Mieke")
	b.click(field("ready.who-decides#not-needed"))
	b.saved()
	b.reload()
	expect(b, ticked("ready.reason-known", "done"), true)
	expect(b, value("ready.who-decides#who"), "Mieke")
	expect(b, ticked("ready.who-decides#not-needed", "not-needed"), true)
	b.visit(address + "op-een-lijn.html")
	expect(b, ticked("support.in-favour", "5"), true)
	expect(b, ticked("support.informed", "yes"), true)
	b.visit(address + "wie-zijn-wij.html")
	expect(b, value("dossier.title"), "Oogstfeest")
	expect(b, value("dossier.activity"), "Een feest\nin het park")
	expect(b, value("dossier.status"), "preparing")
}

// A question appears when its condition is true, with the options that were
// ticked; hiding it keeps its answer, and the numbers never change.
func TestJourneyConditions(t *testing.T) {
	b, address := newTab(t), site(t)
	b.visit(address + "waarom.html")
	hidden := `document.getElementById("why.top-reason").hidden`
	numbers := `Array.from(document.querySelectorAll(".number"), n => n.textContent).join()`
	before := ask[string](b, numbers)
	expect(b, hidden, true)
	b.click(box("why.reasons", "network"))
	b.click(box("why.reasons", "share-costs"))
	expect(b, hidden, false)
	expect(b, `Array.from(document.querySelectorAll('#why\\.top-reason [data-option]:not([hidden])'), o => o.dataset.option).join()`, "network,share-costs")
	b.click(box("why.top-reason", "network"))
	b.click(box("why.reasons", "network"))
	b.click(box("why.reasons", "share-costs"))
	expect(b, hidden, true)
	b.click(box("why.reasons", "network"))
	expect(b, ticked("why.top-reason", "network"), true)
	expect(b, numbers, before)
}

// Rows are added, taken away and brought back, and stand there after a reload.
func TestJourneyRows(t *testing.T) {
	b, address := newTab(t), site(t)
	b.visit(address + "met-wie.html")
	cell := `#candidates\.list .row:nth-child(%d) [data-column=name]`
	b.typeIn(fmt.Sprintf(cell, 1), "Theater")
	b.click(`#candidates\.list button.add`)
	b.typeIn(fmt.Sprintf(cell, 2), "Natuurclub")
	b.saved()
	names := `Array.from(document.querySelectorAll("#candidates\\.list .row [data-column=name]"), c => c.value).filter(Boolean).join()`
	b.reload()
	expect(b, names, "Theater,Natuurclub")
	b.click(`#candidates\.list .row:nth-child(2) button.up`)
	expect(b, names, "Natuurclub,Theater")
	b.click(`#candidates\.list .row:nth-child(1) button.remove`)
	expect(b, names, "Theater")
	b.click(`#candidates\.list .undo button`)
	expect(b, names, "Natuurclub,Theater")
	b.saved()
	b.reload()
	expect(b, names, "Natuurclub,Theater")
}

// An answer is erased with one press and comes back with one; the focus never
// falls off the page, and Enter sends nothing.
func TestJourneyEraseAnswerAndUndo(t *testing.T) {
	b, address := newTab(t), site(t)
	b.visit(address + "wie-zijn-wij.html")
	b.typeIn(field("dossier.title"), "Oogstfeest\r")
	expect(b, `location.pathname`, "/wie-zijn-wij.html")
	b.click(`#dossier\.title .answer-actions button`)
	expect(b, value("dossier.title"), "")
	expect(b, `document.activeElement.closest(".undo") !== null`, true)
	b.click(`#dossier\.title .undo button`)
	expect(b, value("dossier.title"), "Oogstfeest")
	expect(b, `document.activeElement.name`, "dossier.title")
}

// With the keyboard alone a sheet can be reached and filled in.
func TestJourneyKeyboard(t *testing.T) {
	b, address := newTab(t), site(t)
	b.visit(address + "waarom.html")
	b.do(chromedp.KeyEvent("\t"), chromedp.KeyEvent("\r"))
	b.wait(`location.hash === "#main"`)
	for range 60 {
		if ask[string](b, `document.activeElement.name ?? ""`) == "why.reasons" {
			break
		}
		b.do(chromedp.KeyEvent("\t"))
	}
	b.do(chromedp.KeyEvent(" "), chromedp.KeyEvent("\t"), chromedp.KeyEvent("vers"))
	expect(b, ticked("why.reasons", "renew-offering"), true)
	expect(b, value("why.reasons#renew-offering"), "vers")
	for range 20 {
		if ask[string](b, `document.activeElement.name ?? ""`) == "why.wish" {
			break
		}
		b.do(chromedp.KeyEvent("\t"))
	}
	b.do(chromedp.KeyEvent(" "))
	b.saved()
	expect(b, `document.querySelector('[name="why.wish"]:checked') !== null`, true)
}

// A long answer is written with its line breaks and odd characters, and comes
// back as it was.
func TestJourneyLongAnswer(t *testing.T) {
	b, address := newTab(t), site(t)
	b.visit(address + "waarom.html")
	text := strings.Repeat("Één zin met <b>haken</b> & “krullen” 🌻.\n", 200)
	ask[bool](b, fmt.Sprintf(`(() => { const f = document.querySelector('[name="why.explain"]'); f.value = %q; return f.dispatchEvent(new Event("input", {bubbles: true})); })()`, text))
	b.saved()
	b.reload()
	expect(b, value("why.explain"), text)
	expect(b, `document.querySelectorAll("b").length`, 0)
}
