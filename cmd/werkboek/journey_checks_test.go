package main

import (
	"strings"
	"testing"
)

// Checks say how far it is, what is open with what to do and which rows are
// meant, and lead to the answers. What does not apply is not counted. A file
// without names does not name people.
func TestJourneyChecks(t *testing.T) {
	b := newTab(t)
	address := bookSite(t, "testdata/garden")
	b.visit(address + "outlook.html")
	says(b, "spring", "Still open: 4 of 4", "Is there water nearby? | Ask who has a tap.")
	expect(b, `document.getElementById("spade.not-yet").hidden`, true)

	b.visit(address + "index.html")
	b.click(box("plan.water", "yes"))
	b.typeIn(`#plan\.neighbours [data-column=name]`, "Ana")
	b.typeIn(`#plan\.beds [data-column=name]`, "<i>Long bed</i>")
	b.saved()
	b.visit(address + "outlook.html")
	says(b, "spring", "Still open: 4 of 5", "The tap is tested", "Every bed has a keeper | It is about: <i>Long bed</i>", "how many hours | Ask them. | It is about: Ana")
	if text := ask[string](b, outcome("spring")); strings.Index(text, "Is there water nearby?") < strings.Index(text, "We have looked around") {
		t.Errorf("what is ready stands below what is open: %s", text)
	}
	expect(b, `document.getElementById("spade.not-yet").hidden`, false)
	expect(b, `document.querySelector("#spring .ticks .on a").getAttribute("href")`, "index.html#plan.water")
	barriers(b, "checks")
}
