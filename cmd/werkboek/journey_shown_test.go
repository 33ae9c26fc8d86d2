package main

import (
	"fmt"
	"testing"
)

const crowdSheet = `title = "Crowd"
[section.far]
title   = "Far"
show-if = "far = yes"
[question.people]
type  = "table"
label = "People"
core  = true
[question.people.columns.name]
label = "Name"
type  = "text"
[question.crowd]
type    = "text"
label   = "Who opens the door to so many?"
show-if = "count(people) >= 2"
core    = true
[question.pay]
type  = "table"
label = "Costs"
core  = true
[question.pay.columns.cents]
label = "Amount"
type  = "money"
[question.dear]
type    = "yesno"
label   = "Is that not too much?"
show-if = "sum(cents of pay) > 100"
core    = true
[question.far]
type    = "yesno"
label   = "Is it far?"
default = "no"
core    = true
[question.road]
type    = "text"
label   = "Which road?"
section = "far"
core    = true
[question.drive]
type  = "choice"
label = "How do we go?"
core  = true
[question.drive.options]
walk = { label = "On foot", show-if = "far = no" }
bike = "By bicycle"
`

const tripSheet = `title   = "Trip"
show-if = "a.far = yes"
warn-if = "a.people is empty"
warning = "Nobody goes along yet."
[question.when]
type  = "date"
label = "When?"
core  = true
`

// hiddenNow asks whether a question takes no room on the page.
func hiddenNow(id string) string {
	return fmt.Sprintf(`document.getElementById(%q).getClientRects().length === 0`, id)
}

// A sum or count over the rows of a table decides what is asked.
func TestJourneyCountAndSum(t *testing.T) {
	b, address := newTab(t), serving(t, smallBook(map[string]string{"a": crowdSheet, "b": tripSheet}))
	b.visit(address + "index.html")
	expect(b, hiddenNow("a.crowd"), true)
	b.typeIn(rowed("a.people", 1, "name"), "Ann")
	b.click(`#a\.people button.add`)
	expect(b, hiddenNow("a.crowd"), true) // an empty row does not count
	b.typeIn(rowed("a.people", 2, "name"), "Bo")
	expect(b, hiddenNow("a.crowd"), false)
	b.typeIn(field("a.crowd"), "Ann does")
	b.click(`#a\.people .row:nth-child(1) button.remove`)
	expect(b, hiddenNow("a.crowd"), true)
	b.click(`#a\.people .undo button`)
	expect(b, value("a.crowd"), "Ann does")

	b.typeIn(rowed("a.pay", 1, "cents"), "99,99")
	b.click(`#a\.pay button.add`)
	expect(b, hiddenNow("a.dear"), true)
	b.typeIn(rowed("a.pay", 2, "cents"), "0,02")
	expect(b, hiddenNow("a.dear"), false)
	b.saved()
	b.reload()
	expect(b, hiddenNow("a.crowd"), false)
	expect(b, hiddenNow("a.dear"), false)
}

// A whole sheet, a section and an option can wait for an answer; until somebody
// answers, what the author put there holds; and a warning comes and goes.
func TestJourneyShownParts(t *testing.T) {
	b, address := newTab(t), serving(t, smallBook(map[string]string{"a": crowdSheet, "b": tripSheet}))
	b.visit(address + "index.html")
	expect(b, ticked("a.far", "no"), true)
	expect(b, `document.querySelectorAll("#a\\.far[data-filled] .answer-actions").length`, 0)
	walk := `document.querySelector("#a\\.drive [data-option=walk]").getClientRects().length`
	warning := `document.querySelector("#b > header > .warning").getClientRects().length > 0`
	expect(b, walk, 1)
	expect(b, hiddenNow("a.road"), true)
	expect(b, hiddenNow("b.when"), true)
	b.click(box("a.drive", "walk"))
	b.click(box("a.far", "yes"))
	expect(b, walk, 0)
	expect(b, hiddenNow("a.road"), false)
	expect(b, `Array.from(document.querySelectorAll("#a h3")).at(-1).getClientRects().length`, 1)
	expect(b, hiddenNow("b.when"), false)
	expect(b, warning, true)
	b.typeIn(rowed("a.people", 1, "name"), "Ann")
	expect(b, warning, false)
	b.click(`#a\.far .answer-actions button`)
	expect(b, ticked("a.far", "no"), true)
	expect(b, walk, 1)
	expect(b, ticked("a.drive", "walk"), true) // what was hidden was kept
	expect(b, hiddenNow("a.road"), true)
	expect(b, hiddenNow("b.when"), true)
}

// In the garden: a fixed option is always ticked and never an answer by itself,
// a row and an option wait, a default holds, a question warns.
func TestJourneyGardenGuards(t *testing.T) {
	b, address := newTab(t), bookSite(t, "testdata/garden")
	b.visit(address + "index.html")
	expect(b, `document.querySelector('[name="plan.crops"][value=herbs]').matches(":checked:disabled")`, true)
	expect(b, `document.getElementById("plan.crops").hasAttribute("data-filled")`, false)
	offered := `Array.from(document.querySelectorAll("#plan\\.favourite .option:not([hidden]) input"), o => o.value).join()`
	expect(b, offered, "herbs")
	pumpkin := `document.querySelector("#plan\\.crops [data-option=pumpkin]").getClientRects().length`
	watering := `document.querySelector("#plan\\.duties [data-row=watering]").getClientRects().length`
	warning := `document.querySelector("#plan\\.budget > .warning").getClientRects().length > 0`
	expect(b, ticked("plan.soil", "unknown"), true)
	expect(b, pumpkin, 1)
	expect(b, watering, 1)
	expect(b, warning, true)
	expect(b, hiddenNow("plan.tap"), true)
	b.click(box("plan.soil", "sand"))
	b.click(box("plan.water", "no"))
	b.typeIn(field("plan.area"), "12")
	expect(b, pumpkin, 0)
	expect(b, watering, 0)
	expect(b, warning, false)
	expect(b, `document.getElementById("plan.water").hasAttribute("data-worried")`, true)
	b.click(box("plan.crops", "other"))
	b.typeIn(field("plan.crops#other"), "Figs")
	expect(b, offered, "herbs,other")
	expect(b, `document.querySelector("#plan\\.favourite [data-option=other] span").textContent`, "Figs")
	b.click(box("plan.water", "unsure"))
	expect(b, hiddenNow("plan.tap"), false)
	expect(b, watering, 1)
	b.saved()
	b.reload()
	expect(b, ticked("plan.crops", "herbs"), true)
	expect(b, offered, "herbs,other")
}
