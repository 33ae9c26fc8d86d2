package main

import (
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
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
	says(b, "spring", "Still open: 4 of 6", "The tap is tested", "Every bed has a keeper | It is about: <i>Long bed</i>", "how many hours | Ask them. | It is about: Ana")
	if text := ask[string](b, outcome("spring")); strings.Index(text, "Is there water nearby?") < strings.Index(text, "We have looked around") {
		t.Errorf("what is ready stands below what is open: %s", text)
	}
	expect(b, `document.getElementById("spade.not-yet").hidden`, false)
	expect(b, `document.querySelector("#spring .ticks .on a").getAttribute("href")`, "index.html#plan.water")
	barriers(b, "checks")
	tell(b, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: 360, Height: 800, DeviceScaleFactor: 1, Mobile: true})
	says(b, "spring", "how many hours | Ask them. | It is about: Ana")
}

// In the worked example every step is ready, and what is taken away opens again.
func TestJourneyStepChecks(t *testing.T) {
	b, address := newTab(t), site(t)
	openExample(b, address)
	for page, id := range map[string]string{"stap-1-verkennen": "step-1-ready", "stap-2-delen": "step-2-ready",
		"stap-3-geld-en-regels": "step-3-ready", "stap-4-uitvoeren": "step-4-ready", "afronden": "closing-ready"} {
		b.visit(address + page + ".html")
		says(b, id, "Klaar")
		if text := ask[string](b, outcome(id)); strings.Contains(text, "Nog open") {
			t.Errorf("%s: %s", id, text)
		}
		shot(b, id)
	}
	doer := `[id='roles.tasks'] select[data-column=does]`
	b.visit(address + "stap-3-wie-doet-wat.html")
	b.do(chromedp.SetValue(chromedp.CSS(doer), ""))
	ask[bool](b, `document.querySelector("`+doer+`").dispatchEvent(new Event("change", {bubbles: true}))`)
	b.saved()
	b.visit(address + "stap-3-geld-en-regels.html")
	says(b, "step-3-ready", "Elke taak heeft iemand die ze doet | Het gaat om: Toelating van de gemeente")
	expect(b, `document.querySelector("#step-3-ready .ticks a").getAttribute("href")`, "stap-3-wie-doet-wat.html#roles.tasks")
}
