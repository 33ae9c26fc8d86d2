package main

import (
	"testing"
)

const oldSheet = `title = "Old"
mode  = "apart"
[question.name]
type  = "text"
label = "Name"
core  = true
[question.crop]
type  = "choice"
label = "Crop"
[question.crop.options]
spud = "Spud"
bean = "Bean"
[question.tools]
type  = "checks"
label = "Tools"
note  = true
[question.tools.options]
spade = "Spade"
rake  = "Rake"
[question.jobs]
type  = "grid"
label = "Jobs"
[question.jobs.rows]
weed = "Weeding"
[question.jobs.columns.how]
label = "How"
type  = "text"
[question.list]
type  = "table"
label = "List"
[question.list.columns.who]
label = "Who"
type  = "text"
[question.own]
type       = "text"
label      = "Own"
individual = true
`

const newSheet = `title = "New"
mode  = "apart"
formerly = "a"
[question.title]
type     = "text"
label    = "What is it called?"
formerly = "name"
core     = true
[question.crop]
type  = "choice"
label = "Crop"
[question.crop.options]
potato = { label = "Potato", formerly = "spud" }
bean   = "Bean"
[question.gear]
type     = "checks"
label    = "Gear"
formerly = "tools"
note     = true
[question.gear.options]
shovel = { label = "Shovel", formerly = "spade" }
rake   = "Rake"
[question.jobs]
type  = "grid"
label = "Jobs"
[question.jobs.rows]
weeding = { label = "Weeding", formerly = "weed" }
[question.jobs.columns.way]
label    = "Way"
type     = "text"
formerly = "how"
[question.list]
type  = "table"
label = "List"
[question.list.columns.person]
label    = "Person"
type     = "text"
formerly = "who"
[question.own]
type       = "text"
label      = "Own"
individual = true
`

// An answer that was stored under an old name, of a sheet, question, option,
// row or column, is found under the new one; an edit goes on from there, and an
// older file still opens.
func TestJourneyFormerly(t *testing.T) {
	address, publish := servingAnew(t, smallBook(map[string]string{"a": oldSheet}))
	b := newTab(t)
	b.visit(address + "index.html")
	b.typeIn(field("a.name"), "Ada")
	b.click("#a details.more summary")
	b.click(box("a.crop", "spud"))
	b.click(box("a.tools", "spade"))
	b.typeIn(field("a.tools#spade"), "Rusty")
	b.typeIn(`#a\.jobs [data-row=weed] [data-column=how]`, "Slowly")
	b.typeIn(rowed("a.list", 1, "who"), "Bo")
	b.click(`#a .person [value=own]`)
	b.typeIn(field("a.own"), "Alone")
	b.saved()
	file := keep(b)

	publish(smallBook(map[string]string{"b": newSheet}))
	b.visit(address + "index.html")
	expect(b, `document.querySelector(".question[data-filled] [name='b.title']").value`, "Ada")
	foundAnew(b)
	b.click(`#b .person [value=own]`)
	expect(b, value("b.own"), "Alone")
	b.click(`#b .person [value=joint]`)
	b.click("#b details.more summary")
	b.typeIn(field("b.title"), " too")
	b.click(box("b.gear", "rake"))
	b.click(`#b\.crop .answer-actions button`)
	b.saved()
	b.reload()
	expect(b, value("b.title"), "Ada too")
	expect(b, ticked("b.gear", "shovel"), true)
	expect(b, ticked("b.gear", "rake"), true)
	expect(b, `document.querySelectorAll('[name="b.crop"]:checked').length`, 0) // what was erased stays so

	elsewhere, other := serving(t, smallBook(map[string]string{"b": newSheet})), newTab(t)
	openIn(other, elsewhere, file)
	expect(other, value("b.title"), "Ada")
	foundAnew(other)
}

func foundAnew(b *tab) {
	b.t.Helper()
	expect(b, ticked("b.crop", "potato"), true)
	expect(b, ticked("b.gear", "shovel"), true)
	expect(b, ticked("b.gear", "rake"), false)
	expect(b, value("b.gear#shovel"), "Rusty")
	expect(b, `document.querySelector("#b\\.jobs [data-row=weeding] [data-column=way]").value`, "Slowly")
	expect(b, `document.querySelector("#b\\.list .row [data-column=person]").value`, "Bo")
}
