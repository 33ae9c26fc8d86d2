package main

import "testing"

// A result, a list or a talk that applies only under a condition keeps its place
// and says when it would; it is in no file until then.
func TestJourneyResultNotNow(t *testing.T) {
	b := newTab(t)
	address := editionSite(t, "tuin", map[string]string{
		"nl/traffic-light.toml": "show-if = \"why.alone = no\"\n",
	})
	openExample(b, address)
	visible := `document.querySelector("#traffic-light .outcome").getClientRects().length > 0`
	for answer, shown := range map[string]bool{"yes": false, "no": true} {
		b.visit(address + "waarom.html")
		b.click(box("why.alone", answer))
		b.saved()
		toSheet(b, address, "traffic-light")
		b.wait(`document.querySelector("#traffic-light .signals") !== null`)
		expect(b, visible, shown)
		expect(b, `document.querySelector("#traffic-light .when").getClientRects().length > 0`, !shown)
		give(b, "files")
		b.wait(`document.querySelector("dialog[open] input[value=why]") !== null`)
		expect(b, `document.querySelector('dialog[open] input[value="traffic-light"]')?.checked ?? false`, shown)
	}
}
