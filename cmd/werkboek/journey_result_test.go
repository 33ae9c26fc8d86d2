package main

import (
	"fmt"
	"strings"
	"testing"
)

// outcome is what a result says on the page, its lines joined.
func outcome(id string) string {
	return `document.querySelector("#` + id + ` .outcome").innerText.replace(/\s*\n\s*/g, " | ")`
}

// says waits until a result says all this.
func says(b *tab, id string, words ...string) {
	b.t.Helper()
	for _, w := range words {
		b.wait(fmt.Sprintf("%s.includes(%q)", outcome(id), w))
	}
}

// Signals follow the answers at once, on the page and in the files: a colour in
// words, with the reason, the stop and the way to the answer. Questions can be
// shown because of them. What does not apply counts for nothing.
func TestJourneySignals(t *testing.T) {
	b := newTab(t)
	address := bookSite(t, "testdata/garden")
	b.visit(address + "outlook.html")
	says(b, "light", "○ grey", "We do not know enough yet.", "Ground and water | ○ grey", "The light does not decide. You do.")
	if text := ask[string](b, outcome("light")); strings.Contains(text, "The tap") {
		t.Errorf("the tap does not apply yet: %s", text)
	}
	expect(b, `document.getElementById("spade.why-still").hidden`, true)

	b.visit(address + "index.html")
	b.click(box("plan.water", "no"))
	b.typeIn(field("plan.area"), "60")
	b.click(box("plan.wish", "4"))
	b.saved()
	b.visit(address + "outlook.html")
	says(b, "light", "✖ red", "Not this spring.", "It ends here.", "✖ red Without water nothing grows.", "People and hours | ○ grey")
	expect(b, `document.getElementById("spade.why-still").hidden`, false)
	b.click("#light .signals li:first-child summary")
	expect(b, `document.querySelector("#light .signals li:first-child details a").getAttribute("href")`, "index.html#plan.water")
	barriers(b, "signals")

	b.visit(address + "index.html")
	b.click(box("plan.water", "unsure"))
	b.typeIn(`#plan\.neighbours [data-column=name]`, "Ana")
	b.typeIn(`#plan\.neighbours [data-column=hours]`, "4")
	b.saved()
	b.visit(address + "outlook.html")
	says(b, "light", "▲ orange", "Possible, but work", "▲ orange Ask who has a tap.", "▲ orange Few hands for so much ground.", "The tap | ▲ orange")
	expect(b, `document.getElementById("spade.why-still").hidden`, true)
}
