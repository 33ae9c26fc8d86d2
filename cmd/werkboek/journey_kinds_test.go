package main

import "testing"

// The pages of a workbook with every kind of question raise no complaint.
func TestJourneyKindsArePlain(t *testing.T) {
	b, address := newTab(t), bookSite(t, "testdata/garden")
	b.visit(address + "index.html")
	expect(b, `document.querySelectorAll(".question").length > 20`, true)
}
