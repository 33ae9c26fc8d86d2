package main

import (
	"fmt"
	"io/fs"
	"testing"
	"testing/fstest"
)

// smallBook gives a workbook of one page, with these worksheets on it.
func smallBook(sheets map[string]string) fs.FS {
	folder := fstest.MapFS{"werkboek.toml": {Data: []byte("id = \"small\"\ntitle = \"Small\"\nversion = \"1\"\nlanguages = [\"en\"]\n" +
		"licence = { title = \"CC0\", href = \"https://creativecommons.org/publicdomain/zero/1.0/\" }\n[outline.all]\ntitle = \"All\"\npages = [\"start\"]\n")}}
	page := "# Start\n"
	for _, id := range []string{"a", "b", "c"} {
		if text, ok := sheets[id]; ok {
			folder["en/"+id+".toml"] = &fstest.MapFile{Data: []byte(text)}
			page += fmt.Sprintf("\n![Sheet %s](%s.toml)\n", id, id)
		}
	}
	folder["en/start.md"] = &fstest.MapFile{Data: []byte(page)}
	return folder
}

const plannedSheet = `title = "Planned"
[question.steps]
type  = "actions"
label = "Steps"
[question.tasks]
type  = "table"
label = "Tasks"
[question.tasks.columns.task]
label  = "Task"
type   = "text"
action = "what"
[question.tasks.columns.hand]
label  = "By"
type   = "text"
action = "who"
[question.tasks.columns.ready]
label  = "Ready?"
type   = "yesno"
action = "done"
[question.loans]
type   = "table"
label  = "Loans"
action = "Bring back: {thing}, {where}"
[question.loans.columns.thing]
label  = "Thing"
type   = "text"
action = "what"
[question.loans.columns.where]
label = "Where"
type  = "text"
[question.loans.columns.crew]
label  = "Crew"
type   = "text"
action = "group"
[question.loans.columns.hand]
label  = "By"
type   = "text"
action = "who"
[question.gate]
type  = "item"
label = "The gate is painted"
[question.papers]
type  = "grid"
label = "Papers"
rows  = { permit = "The permit", map = "The map" }
[question.papers.columns.asks]
label  = "Who asks?"
type   = "text"
action = "who"
[question.papers.columns.state]
label   = "How far?"
type    = "choice"
action  = "done"
options = { done = "Here", todo = "Asked for", not-needed = "Not needed" }
`

// listed gives the action list in one line, with what is done behind a bar.
const listed = `Array.from(document.querySelectorAll(".action-list table"), t => Array.from(t.querySelectorAll("tbody tr"),
	r => Array.from(r.cells).slice(1, 4).map(c => c.textContent).filter(Boolean).join(" ") + (r.querySelector("input")?.checked ? " ✓" : "")).join(", ")).join(" | ")`

// done selects the box of the nth action in a list of actions.
func done(table, row int) string {
	return fmt.Sprintf(`.action-list > div > :nth-of-type(%d) tbody tr:nth-child(%d) input`, table, row)
}

// The action list has everything that somebody has to do, from lists, tables
// and checklists; a tick there is a tick in the answer, and the other way round.
func TestJourneyActionList(t *testing.T) {
	b, address := newTab(t), serving(t, smallBook(map[string]string{"a": plannedSheet, "b": "type = \"actions\"\ntitle = \"To do\"\n"}))
	b.visit(address + "index.html")
	expect(b, `document.querySelectorAll(".action-list .none").length`, 1)
	b.typeIn(rowed("a.steps", 1, "what"), "Dig")
	b.typeIn(rowed("a.steps", 1, "when"), "03032027")
	b.typeIn(rowed("a.tasks", 1, "task"), "Mow")
	b.typeIn(rowed("a.tasks", 1, "hand"), "Kim")
	b.click(`#a\.gate summary`)
	b.typeIn(field("a.gate#who"), "Lou")
	b.typeIn(field("a.gate#by"), "2027-01-01")
	b.saved()
	expect(b, listed, "The gate is painted Lou January 1, 2027, Dig March 3, 2027, Mow Kim")
	expect(b, `document.querySelector(".action-list a").getAttribute("href")`, "#a.gate")

	b.click(done(1, 3))
	expect(b, listed, "The gate is painted Lou January 1, 2027, Dig March 3, 2027 | Mow Kim ✓")
	b.click(done(1, 1))
	b.click(done(1, 1))
	expect(b, listed, "The gate is painted Lou January 1, 2027 ✓, Dig March 3, 2027 ✓, Mow Kim ✓")
	expect(b, ticked("a.gate", "done"), true)
	expect(b, `document.querySelector("#a\\.steps [data-column=done]").value`, "yes")
	expect(b, `document.querySelector("#a\\.tasks [data-column=ready]").value`, "yes")
	b.click(done(1, 2))
	expect(b, `document.querySelector("#a\\.steps [data-column=done]").value`, "no")
	b.click(field("a.gate"))
	b.saved()
	b.reload()
	expect(b, listed, "The gate is painted Lou January 1, 2027, Dig March 3, 2027 | Mow Kim ✓")
	b.click(`#a\.tasks .row button.remove`)
	expect(b, listed, "The gate is painted Lou January 1, 2027, Dig March 3, 2027")
	b.click(`#a\.tasks .undo button`)
	expect(b, listed, "The gate is painted Lou January 1, 2027, Dig March 3, 2027 | Mow Kim ✓")
}

// A row can say more than its cell, once all that it says is filled in; where
// nobody is named, the crew does it.
func TestJourneyActionsInWords(t *testing.T) {
	b, address := newTab(t), serving(t, smallBook(map[string]string{"a": plannedSheet, "b": "type = \"actions\"\ntitle = \"To do\"\n"}))
	b.visit(address + "index.html")
	b.typeIn(rowed("a.loans", 1, "thing"), "Tent")
	expect(b, listed, "Tent")
	b.typeIn(rowed("a.loans", 1, "crew"), "The cooks")
	expect(b, listed, "Tent The cooks")
	b.typeIn(rowed("a.loans", 1, "where"), "town hall")
	expect(b, listed, "Bring back: Tent, town hall The cooks")
	b.typeIn(rowed("a.loans", 1, "hand"), "Kim")
	expect(b, listed, "Bring back: Tent, town hall Kim")
}

// The reader asks for one person's actions, or what nobody took yet, and for
// another order; rows of a grid that somebody took on are actions too.
func TestJourneyActionsOfOne(t *testing.T) {
	b, address := newTab(t), serving(t, smallBook(map[string]string{"a": plannedSheet, "b": "type = \"actions\"\ntitle = \"To do\"\n"}))
	b.visit(address + "index.html")
	expect(b, `document.querySelector(".action-choice").hidden`, true)
	b.typeIn(rowed("a.steps", 1, "what"), "Dig")
	b.typeIn(rowed("a.steps", 1, "when"), "03032027")
	b.typeIn(rowed("a.tasks", 1, "task"), "Mow")
	b.typeIn(rowed("a.tasks", 1, "hand"), "Kim")
	b.typeIn(`#a\.papers [data-row=map] [data-column=asks]`, "Ana")
	b.saved()
	expect(b, listed, "Dig March 3, 2027, Mow Kim, The map Ana")
	expect(b, `Array.from(document.querySelector("[name=actions-who]").options, o => o.text).join()`, "Everybody,Nobody yet,Ana,Kim")
	pick := func(name, value string) {
		ask[bool](b, fmt.Sprintf(`(s => { s.value = %q; s.dispatchEvent(new Event("change", {bubbles: true})); return true })(document.querySelector("[name=%s]"))`, value, name))
	}
	pick("actions-order", "who")
	expect(b, listed, "The map Ana, Mow Kim, Dig March 3, 2027")
	pick("actions-who", "=")
	expect(b, listed, "Dig March 3, 2027")
	pick("actions-who", "=Kim")
	expect(b, listed, "Mow Kim")
	b.click(`#a\.tasks .row button.remove`)
	expect(b, listed, "The map Ana, Dig March 3, 2027")
	pick("actions-who", "")
	ask[bool](b, `(Array.from(document.querySelectorAll(".action-list tbody tr")).find(r => r.textContent.includes("The map")).querySelector("input").click(), true)`)
	expect(b, `document.querySelector("#a\\.papers .row:nth-child(2) [data-column=state]").value`, "done")
	barriers(b, "actions of one")
}
