package main

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

const beforeUpdate = `title = "Plan"
mode  = "apart"
[question.name]
type  = "text"
label = "Name"
core  = true
[question.crop]
type  = "choice"
label = "Crop"
core  = true
[question.crop.options]
spud = "Spud"
bean = "Bean"
[question.why]
type  = "longtext"
label = "Why do we do it?"
core  = true
[question.how]
type  = "choice"
label = "How do we meet?"
core  = true
[question.how.options]
home = "At home"
hall = "In the hall"
[question.gone]
type  = "text"
label = "What is our fax number?"
core  = true
[question.tools]
type  = "checks"
label = "Tools"
core  = true
note  = true
[question.tools.options]
spade = "Spade"
rake  = "Rake"
`

const afterUpdate = `title = "Plan"
mode  = "apart"
[question.title]
type     = "text"
label    = "What is it called?"
formerly = "name"
core     = true
[question.crop]
type  = "choice"
label = "Crop"
core  = true
[question.crop.options]
bean = "Bean"
leek = "Leek"
[question.why]
type     = "longtext"
label    = "Why do others do it?"
revision = 2
core     = true
[question.how]
type  = "longtext"
label = "How do we meet?"
core  = true
[question.tools]
type  = "checks"
label = "Tools"
core  = true
note  = true
[question.tools.options]
rake = "Rake"
fork = "Fork"
[question.spare]
type  = "text"
label = "Anything else?"
core  = true
`

const (
	reportText = `(document.querySelector(".renewed")?.textContent ?? "")`
	markOf     = `(document.getElementById("a.%s").querySelector(".changed")?.textContent ?? "")`
	trayItems  = `document.querySelectorAll("[data-part=former] li").length`
)

func mark(question string) string { return fmt.Sprintf(markOf, question) }

func has(text, part string) string { return fmt.Sprintf("%s.includes(%q)", text, part) }

// updated answers every question of a small workbook, and puts the next
// version of it in its place.
func updated(t *testing.T) (b *tab, address string) {
	t.Helper()
	address, publish := servingAnew(t, smallBook(map[string]string{"a": beforeUpdate}))
	b = newTab(t)
	b.visit(address + "index.html")
	b.typeIn(field("a.name"), "Ada")
	b.click(box("a.crop", "spud"))
	b.typeIn(field("a.why"), "For fun")
	b.click(box("a.how", "hall"))
	b.typeIn(field("a.gone"), "051 20 30 40")
	b.click(box("a.tools", "spade"))
	b.typeIn(field("a.tools#spade"), "rusty")
	b.saved()
	expect(b, reportText, "")
	publish(smallBook(map[string]string{"a": afterUpdate}))
	b.visit(address + "index.html")
	b.wait(`document.querySelector(".renewed") !== null`)
	return b, address
}

// After an update the first page says in short what it means for the answers,
// once. It changes none, also when it is put away.
func TestJourneyUpdateReport(t *testing.T) {
	b, address := updated(t)
	for _, part := range []string{"the question has changed", "a choice is no longer offered", "in another way", "1 answer is no longer asked for", "Taken over: 4 answers", "1 answer has a new place"} {
		b.wait(has(reportText, part))
	}
	expect(b, `document.querySelectorAll(".renewed > div ul:first-of-type > li").length > 0`, true)
	expect(b, `Array.from(document.querySelectorAll(".renewed li a"), a => a.getAttribute("href")).join()`,
		"#a.crop,#a.tools,#a.why,#a.how,#a.title")
	barriers(b, "light")
	colours(b, "dark")
	barriers(b, "dark")
	colours(b, "light")
	expect(b, `document.querySelector(".renewed").textContent.includes("Back to how")`, false) // nothing to go back from
	b.click(".renewed .buttons button")
	b.wait(`document.querySelector(".renewed") === null`)
	b.reload()
	expect(b, mark("why")+` !== ""`, true)
	expect(b, value("a.why"), "For fun")
	b.visit(address + "mijn-werkboek.html")
	b.wait(`document.querySelector("details[data-part=renewed]:not([hidden])") !== null`)
	expect(b, reportText, "")
	b.click("details[data-part=renewed] > summary")
	b.wait(has(`document.querySelector("details[data-part=renewed]").textContent`, "the question has changed"))
	barriers(b, "light")
}

// A workbook that changed in nothing that was answered says nothing, and
// neither does one whose record is from before there were reports.
func TestJourneyUpdateWithoutNews(t *testing.T) {
	address, publish := servingAnew(t, smallBook(map[string]string{"a": beforeUpdate}))
	b := newTab(t)
	b.visit(address + "index.html")
	b.typeIn(field("a.name"), "Ada")
	b.saved()
	ask[bool](b, inRecords(`d.get("dossiers", r => { delete r.seen; return r; })`))
	b.wait(`window.made === true`)
	publish(smallBook(map[string]string{"a": strings.Replace(beforeUpdate, "Rake", "Leaf rake", 1)}))
	b.visit(address + "index.html")
	b.wait(`performance.getEntriesByType("resource").some(e => e.name.includes("/renewed-"))`)
	b.stored("dossiers", `r.seen !== undefined`)
	b.reload()
	b.saved()
	b.wait(`document.documentElement.dataset.ready === "" && !performance.getEntriesByType("resource").some(e => e.name.includes("/renewed-"))`)
	expect(b, reportText, "")
	expect(b, value("a.name"), "Ada")
}

// inRecords changes what is stored, as an older version of the program would
// have it: every record of a store goes through a function.
func inRecords(change string) string {
	return fmt.Sprintf(`(window.made = false, indexedDB.databases().then(all => { indexedDB.open(all[0].name).onsuccess = e => {
		const base = e.target.result, t = base.transaction(["dossiers", "answers"], "readwrite");
		const d = { get: (store, how) => { t.objectStore(store).getAll().onsuccess = r => r.target.result.forEach(one => t.objectStore(store).put(how(one))); } };
		%s;
		t.oncomplete = () => { base.close(); window.made = true; }; }; }), true)`, change)
}

// A question that changed its meaning says so beside the answer, with the words
// of then, until the reader says that the answer holds; that can be undone.
// What was chosen and is not offered any more stays to be seen, also after an
// edit, and what was answered in another form stands beside the new field.
func TestJourneyLookAgain(t *testing.T) {
	b, address := updated(t)
	expect(b, has(mark("why"), "This question has changed"), true)
	expect(b, has(mark("why"), "Why do we do it?"), true)
	expect(b, has(mark("crop"), "Spud"), true)
	expect(b, has(mark("tools"), "Spade"), true)
	expect(b, has(mark("how"), "In the hall"), true)
	expect(b, mark("title"), "")
	b.click(`#a\.why .changed button`)
	b.wait(mark("why") + ` === ""`)
	b.click(`#a\.why .undo button`)
	b.wait(has(mark("why"), "Why do we do it?"))
	b.click(`#a\.why .changed button`)
	b.wait(mark("why") + ` === ""`)
	b.click(box("a.tools", "fork"))
	b.saved()
	b.reload()
	expect(b, mark("why"), "")
	expect(b, value("a.why"), "For fun")
	expect(b, has(mark("tools"), "Spade"), true) // with its words, though the sheet has them no more
	b.wait(has(reportText, "Back to how it was"))

	text, err := os.ReadFile(keep(b))
	if err != nil || !strings.Contains(string(text), `"revision": 2`) {
		t.Error("the copy does not say that the answer was looked at again", err)
	}
	other := newTab(t)
	elsewhere := serving(t, smallBook(map[string]string{"a": afterUpdate}))
	openIn(other, elsewhere, keep(b))
	expect(other, mark("why"), "")
	expect(other, has(mark("tools"), "Spade"), true)

	b.visit(address + "index.html")
	b.click(".renewed button.quiet")
	b.wait(has(mark("why"), "Why do we do it?"))
	expect(b, ticked("a.tools", "fork"), false)
	b.click(".renewed .done button")
	b.wait(ticked("a.tools", "fork"))
}

// What is not asked any more lies in a tray, in the words of then. It can be
// used at an empty question, or thrown away; both can be undone.
func TestJourneyTray(t *testing.T) {
	b, address := updated(t)
	b.visit(address + "mijn-werkboek.html#former")
	b.wait(trayItems + ` === 2`)
	all := `document.querySelector("[data-part=former]").textContent`
	for _, part := range []string{"Formerly answered (2)", "What is our fax number?", "051 20 30 40", "How do we meet?", "In the hall", "Plan"} {
		expect(b, has(all, part), true)
	}
	barriers(b, "light")
	throw := `[data-part=former] li:last-child .dossier-actions button:last-child`
	b.click(throw)
	b.wait(trayItems + ` === 1`)
	b.click("[data-part=former] .done button")
	b.wait(trayItems + ` === 2`)
	b.click(`[data-part=former] li:last-child .dossier-actions button:nth-child(2)`)
	b.wait(`document.querySelector("dialog.take-dialog") !== null`)
	barriers(b, "light")
	ask[bool](b, `(() => { const s = document.querySelector("#take-to"); s.value = Array.from(s.options).find(o => o.text === "Anything else?").value; return true; })()`)
	b.click("dialog.take-dialog button.main")
	b.wait(has(all, "Taken over at"))
	other := newTab(t)
	other.visit(address + "index.html")
	other.wait(value("a.spare") + ` !== ""`)
	expect(other, value("a.spare"), "051 20 30 40")
	b.click("[data-part=former] .done button")
	other.wait(value("a.spare") + ` === ""`)
	b.click(throw)
	b.wait(trayItems + ` === 1`)
	b.saved()
	b.reload()
	b.wait(has(`document.querySelector("[data-part=former] summary").textContent`, "(1)"))
	text, err := os.ReadFile(keep(b))
	if err != nil || !strings.Contains(string(text), "In the hall") || strings.Contains(string(text), "fax") {
		t.Error("the copy does not hold what lies in the tray", err)
	}
}
