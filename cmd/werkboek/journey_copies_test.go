package main

import (
	"fmt"
	"strings"
	"testing"
)

// now selects a part of the copy that is on the screen.
func now(part string) string { return ".copy-form:not(.other-copy) " + part }

// valueNow is the text in a field of the copy that is on the screen.
func valueNow(name string) string {
	return fmt.Sprintf(`document.querySelector(%q).value`, now(field(name)))
}

// names are the names of the copies above a sheet.
const names = `Array.from(document.querySelector(".copies").querySelectorAll(".copy"), c => c.textContent).join("|")`

// nth selects the name of a copy above its sheet.
func nth(i int) string { return fmt.Sprintf(".copies .copy:nth-of-type(%d)", i) }

// rowed selects a field in a row of a table.
func rowed(question string, row int, column string) string {
	return fmt.Sprintf(`#%s .row:nth-child(%d) [data-column=%s]`, strings.ReplaceAll(question, ".", `\.`), row, column)
}

// A sheet for each item of a list: each copy has its own answers, is called by
// its item, goes with it and comes back with it.
func TestJourneyCopiesOfAList(t *testing.T) {
	b, address := newTab(t), bookSite(t, "testdata/garden")
	b.visit(address + "plots.html")
	expect(b, names, "")
	expect(b, `document.querySelector(".copies .none a").getAttribute("href")`, "index.html#plan.beds")
	b.visit(address + "index.html")
	b.typeIn(rowed("plan.beds", 1, "name"), "North")
	b.click(`#plan\.beds button.add`)
	b.typeIn(rowed("plan.beds", 2, "name"), "South")
	b.saved()

	b.visit(address + "plots.html")
	expect(b, names, "North|South")
	b.typeIn(now(field("bed.plant")), "Leek")
	b.click(nth(2))
	expect(b, valueNow("bed.plant"), "")
	b.typeIn(now(field("bed.plant")), "Kale")
	expect(b, `document.querySelector(".copies [aria-pressed=true]").textContent + document.querySelector(`+fmt.Sprintf("%q", now(".copy-title"))+`).textContent`, "SouthSouth")
	b.saved()
	b.reload()
	expect(b, valueNow("bed.plant"), "Leek")
	b.click(nth(2))
	expect(b, valueNow("bed.plant"), "Kale")
	expect(b, `document.querySelectorAll("[id]").length === new Set(Array.from(document.querySelectorAll("[id]"), e => e.id)).size`, true)

	b.visit(address + "index.html")
	b.typeIn(rowed("plan.beds", 1, "name"), "-east")
	b.click(`#plan\.beds .row:nth-child(2) button.remove`)
	b.saved()
	b.visit(address + "plots.html")
	expect(b, names, "North-east")
	expect(b, valueNow("bed.plant"), "Leek")
	b.visit(address + "index.html")
	b.typeIn(rowed("plan.beds", 1, "name"), "-wall")
	expect(b, `document.querySelectorAll("#plan\\.beds .row").length`, 1)
}

// A row that is brought back brings the sheet of its item back whole, and paper
// has all copies, or one that is blank.
func TestJourneyCopiesComeBack(t *testing.T) {
	b, address := newTab(t), bookSite(t, "testdata/garden")
	b.visit(address + "index.html")
	b.typeIn(rowed("plan.beds", 1, "name"), "North")
	b.click(`#plan\.beds button.add`)
	b.typeIn(rowed("plan.beds", 2, "name"), "South")
	b.saved()
	two := newTab(t)
	two.visit(address + "plots.html")
	two.typeIn(now(field("bed.plant")), "Leek")
	two.click(nth(2))
	two.typeIn(now(field("bed.plant")), "Kale")
	two.saved()
	b.click(`#plan\.beds .row:nth-child(2) button.remove`)
	two.wait(names + ` === "North"`)
	b.click(`#plan\.beds .undo button`)
	two.wait(names + ` === "North|South"`)
	two.click(nth(2))
	expect(two, valueNow("bed.plant"), "Kale")

	for how, want := range map[string]int{"filled": 2, "blank": 1} {
		text := onPaper(two, now("[data-do=print]"), how, func() {})
		if got := strings.Count(text, "What grows here?"); got != want {
			t.Errorf("%s: %d sheets are printed, not %d:\n%s", how, got, want, text)
		}
		for _, word := range []string{"North", "South", "Leek", "Kale"} {
			if strings.Contains(text, word) != (how == "filled") {
				t.Errorf("%s: wrong about %s", how, word)
			}
		}
	}
}

// A free series: each sheet is called by its own answers, one is added, taken
// away and brought back whole.
func TestJourneyCopiesInASeries(t *testing.T) {
	b, address := newTab(t), bookSite(t, "testdata/garden")
	b.visit(address + "season.html")
	expect(b, `document.querySelectorAll(".copies button").length`, 0) // nothing to choose, and the first is still empty
	b.typeIn(now(field("walk.seen")), "Frost")
	b.saved()
	expect(b, `document.querySelector(".copies").textContent`, "Another walk")
	b.typeIn(now(field("walk.date")), "02022027")
	expect(b, `document.querySelector(`+fmt.Sprintf("%q", now(".copy-title"))+`).textContent`, "Walk 1: February 2, 2027")
	b.click(".copies .add")
	expect(b, `document.activeElement.name`, "walk.date")
	expect(b, valueNow("walk.seen"), "")
	b.typeIn(now(field("walk.date")), "03032027")
	b.typeIn(now(field("walk.seen")), "Buds")
	b.saved()
	b.reload()
	expect(b, names, "Walk 1: February 2, 2027|Walk 2: March 3, 2027")
	expect(b, valueNow("walk.seen"), "Frost")

	b.click(now(".copy-actions button"))
	expect(b, valueNow("walk.seen"), "Buds")
	expect(b, `document.activeElement.closest(".copies .undo") !== null`, true)
	b.saved()
	b.click(".copies .undo button")
	expect(b, names, "Walk 1: February 2, 2027|Walk 2: March 3, 2027")
	expect(b, `document.querySelectorAll(".copies .undo").length`, 0)
	b.saved()
	b.reload()
	expect(b, valueNow("walk.seen"), "Frost")

	file := keep(b)
	b.click(nth(1))
	other, elsewhere := newTab(t), bookSite(t, "testdata/garden")
	openIn(other, elsewhere, file)
	other.visit(elsewhere + "season.html")
	expect(other, names, "Walk 1: February 2, 2027|Walk 2: March 3, 2027")
	other.click(nth(2))
	expect(other, valueNow("walk.seen"), "Buds")
}

// An empty question offers what it can begin with; taking it over can be undone.
func TestJourneyStartWith(t *testing.T) {
	b, address := newTab(t), bookSite(t, "testdata/garden")
	b.visit(address + "index.html")
	b.typeIn(field("plan.dream"), "Roses")
	b.saved()
	b.visit(address + "season.html")
	expect(b, valueNow("walk.seen"), "")
	expect(b, fmt.Sprintf(`document.querySelector(%q).textContent`, now(".take-over span")), "Elsewhere you wrote: Roses")
	b.click(now(".take-over button"))
	expect(b, valueNow("walk.seen"), "Roses")
	b.click(now(".undo button"))
	expect(b, valueNow("walk.seen"), "")
	b.click(now(".take-over button"))
	b.typeIn(now(field("walk.seen")), " and thorns")
	b.saved()
	b.reload()
	expect(b, valueNow("walk.seen"), "Roses and thorns")
	expect(b, `document.querySelectorAll(".take-over").length`, 0)
	b.visit(address + "index.html")
	expect(b, value("plan.dream"), "Roses")
}
