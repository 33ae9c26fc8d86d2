package main

import (
	"testing"

	"github.com/chromedp/cdproto/emulation"
)

// What follows from a filled dossier, and the list of actions, fit a phone: no
// page is wider than the screen and nothing lies beyond the edge of a table,
// where nobody finds it. A name is never broken within a word.
func TestJourneyResultsOnAPhone(t *testing.T) {
	b, address := newTab(t), site(t)
	openExample(b, address)
	tell(b, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: 360, Height: 740, DeviceScaleFactor: 2, Mobile: true})
	for page, shown := range map[string]string{
		"met-wie": ".bars li", "evalueren": ".outcome table", "stap-3-geld-en-regels": ".outcome table", "hulpmiddelen": "table.actions tr",
	} {
		b.visit(address + page + ".html")
		b.wait(`document.querySelector("` + shown + `") !== null`)
		expect(b, `document.scrollingElement.scrollWidth`, 360)
		if beyond := ask[string](b, `Array.from(document.querySelectorAll(".outcome .wide, .action-list .wide-table"))
			.filter(e => e.scrollWidth > e.clientWidth + 1).map(e => e.getAttribute("aria-label")).join(", ")`); beyond != "" {
			t.Errorf("%s: what lies beyond the edge is not found: %s", page, beyond)
		}
		if narrow := ask[string](b, `Array.from(document.querySelectorAll(".bars strong")).filter(e => e.offsetWidth < 150).map(e => e.textContent).join(", ")`); narrow != "" {
			t.Errorf("%s: these names have no room: %s", page, narrow)
		}
		barriers(b, page+" on a phone")
	}
}
