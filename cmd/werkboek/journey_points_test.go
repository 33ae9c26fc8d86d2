package main

import "testing"

// What people see differently stands in a text, the farthest apart first, with
// the rows of a grid that it is about; conditions look at it too. What nobody
// compares yet leaves nothing behind.
func TestJourneyPoints(t *testing.T) {
	b := newTab(t)
	address := bookSite(t, "testdata/garden")
	b.visit(address + "outlook.html")
	says(b, "pact", "What do we want?")
	expect(b, outcome("pact")+`.includes("What do we see differently?")`, false)
	b.visit(address + "index.html")
	b.typeIn(field("plan.name"), "The Green Corner")
	b.saved()
	row := func(weight string) map[string]any {
		return map[string]any{"quiet": map[string]string{"weight": weight}, "food": map[string]string{"weight": "2"}}
	}
	alone := func(fence, rule, weight string) map[string]any {
		return map[string]any{"circle.fence": is(fence), "circle.rule": rule, "circle.matters": row(weight)}
	}
	b.visit(address + "circle.html")
	b.seed([]voice{{"p1", "odd", "Ana", alone("yes", "all", "0")}, {"p2", "odd", "Bo", alone("yes", "all", "1")}, {"p3", "even", "Cy", alone("unsure", "all", "3")}})
	b.visit(address + "outlook.html")
	says(b, "pact", "What do we see differently? | 1. What matters to you? Quiet | 2. Do we need a fence?")
	expect(b, outcome("pact")+`.includes("Who may pick?")`, false)
	expect(b, `document.getElementById("spade.talk-first").hidden`, true)
	b.visit(address + "circle.html")
	b.seed([]voice{{"p4", "even", "Di", alone("no", "none", "3")}})
	b.visit(address + "outlook.html")
	says(b, "pact", "What do we see differently? | 1. Do we need a fence?")
	expect(b, `document.getElementById("spade.talk-first").hidden`, false)
}
