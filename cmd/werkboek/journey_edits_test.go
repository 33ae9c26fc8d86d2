package main

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"werkboek/assets"
	"werkboek/generator"
	"werkboek/generator/publish"
	"werkboek/layouts"
)

// twoTabEdits is how many answers two tabs give, each half of them, at once:
// round after round, each time to so many questions.
const twoTabEdits, twoTabQuestions = 800, 80

// editing gives every second answer, as fast as the page and a little chance
// allow, each in two steps, and says when all are given.
const editing = `(async () => {
	window.given = false;
	const type = (field, text) => { field.value = text; field.dispatchEvent(new Event("input", {bubbles: true})); };
	for (let i = %[2]d; i < %[3]d; i += 2) {
		const field = document.querySelector('[name="a.q-' + i + '"]');
		type(field, "antw");
		await new Promise(next => setTimeout(next, Math.random() * 12));
		type(field, "antwoord %[1]d " + i);
		await new Promise(next => setTimeout(next, Math.random() * 12));
	}
	window.given = true;
})()`

// lostOnPage is how many answers the page does not show.
const lostOnPage = `Array.from({length: %[2]d}, (_, i) => document.querySelector('[name="a.q-' + i + '"]').value === "antwoord %[1]d " + i).filter(there => !there).length`

// lostInStore is how many answers are not in the database.
const lostInStore = `new Promise(done => { indexedDB.open("werkboek:1:small:").onsuccess = e => { const d = e.target.result;
	d.transaction("answers").objectStore("answers").getAll().onsuccess = r => { d.close();
		const there = new Map(r.target.result.map(a => [a.question, a.value]));
		done(Array.from({length: %[2]d}, (_, i) => there.get("q-" + i) === "antwoord %[1]d " + i).filter(there => !there).length); }; }; })`

// Two tabs are filled in at the same moment, and no answer is lost: not from a
// server, not from a folder, not in the one file, and not when a page of the
// folder and the one file are open together, for which this browser has one
// store. All of it with WERKBOEK_LONG=1, a share without.
func TestJourneyTwoTabsAtOnce(t *testing.T) {
	rounds := share(twoTabEdits) / twoTabQuestions
	sheet := &strings.Builder{}
	sheet.WriteString("title = \"A\"\n")
	for i := range twoTabQuestions {
		fmt.Fprintf(sheet, "[question.q-%d]\ntype = \"text\"\nlabel = \"Question %d?\"\ncore = true\n", i, i)
	}
	book := smallBook(map[string]string{"a": sheet.String()})
	built, problems, err := generator.Build(generator.Input{Content: book, Layouts: layouts.FS(), Assets: assets.FS()})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	folder := filepath.Join(t.TempDir(), "site")
	if err := publish.Publish(folder, built.Paths(), built.Read); err != nil {
		t.Fatal(err)
	}
	http, pages, file := serving(t, book)+"index.html", onDisk(folder)+"/index.html", onDisk(folder)+"/"+built.Single()
	for name, addresses := range map[string][2]string{
		"server": {http, http}, "folder": {pages, pages}, "one file": {file, file}, "folder beside file": {pages, file},
	} {
		t.Run(name, func(t *testing.T) {
			one, two := newTab(t), newTab(t)
			one.visit(addresses[0])
			askLater[bool](one, `new Promise(done => { localStorage.clear(); indexedDB.deleteDatabase("werkboek:1:small:").onsuccess = () => done(true); })`)
			one.reload()
			two.visit(addresses[1])
			for round := range rounds {
				for side, b := range []*tab{one, two} {
					ask[bool](b, fmt.Sprintf(editing, round, side, twoTabQuestions)+" instanceof Promise")
				}
				for _, b := range []*tab{one, two} {
					b.wait("window.given === true")
					b.saved()
				}
				if lost := askLater[int](one, fmt.Sprintf(lostInStore, round, twoTabQuestions)); lost > 0 {
					t.Errorf("%d of %d answers are lost", lost, twoTabQuestions)
				}
				for _, b := range []*tab{one, two} {
					b.wait(fmt.Sprintf(lostOnPage, round, twoTabQuestions) + " === 0") // each shows what the other gave
				}
			}
			for _, b := range []*tab{one, two} {
				b.reload()
				expect(b, fmt.Sprintf(lostOnPage, rounds-1, twoTabQuestions), 0)
				expect(b, `document.querySelectorAll(".conflict").length`, 0)
				expect(b, `Object.keys(localStorage).length`, 0)
			}
		})
	}
}
