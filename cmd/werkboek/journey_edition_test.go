package main

import (
	"testing"
	"testing/fstest"

	"werkboek/content"
	"werkboek/generator/source"
)

// editionSite serves an edition of the shipped workbook.
func editionSite(t *testing.T, name string, files map[string]string) string {
	t.Helper()
	own := fstest.MapFS{"werkboek.toml": {Data: []byte("extends = \"werkboek\"\nedition = \"" + name + "\"\nid = \"" + name + "\"\n")}}
	for path, text := range files {
		own[path] = &fstest.MapFile{Data: []byte(text)}
	}
	return serving(t, source.Layers{{FS: content.FS()}, {FS: own, Edition: name}})
}

// An edition works like the workbook that it extends, and answers go from one
// to the other, also between two editions; what only one of them asks stays in
// the file for the day that somebody asks it again.
func TestJourneyEditionsShareAnswers(t *testing.T) {
	garden := editionSite(t, "tuin", map[string]string{
		"nl/why.toml": `[question.alone]
label = "Lukt het ons ook zonder anderen?"
[question.alternatives]
hidden = true
[question.x-tuin-bees]
after = "alone"
type  = "text"
label = "Wat vinden de bijen ervan?"
core  = true
`})
	b := newTab(t)
	b.visit(garden + "waarom.html")
	expect(b, `document.querySelector("#why\\.alone legend").textContent.includes("zonder anderen")`, true)
	expect(b, `document.querySelector("#why\\.alternatives")`+` === null`, true)
	b.click(box("why.alone", "yes"))
	b.typeIn(field("why.x-tuin-bees"), "Zoem")
	b.saved()
	b.reload()
	expect(b, value("why.x-tuin-bees"), "Zoem")
	file := keep(b)

	other := newTab(t)
	sport := editionSite(t, "sport", nil)
	for _, address := range []string{site(t), sport} {
		other.visit(address + "mijn-werkboek.html")
		choose(other, file)
		other.click("dialog.open-dialog button.main")
		other.wait(`document.querySelector("[data-report] .done") !== null`)
		other.visit(address + "waarom.html")
		expect(other, ticked("why.alone", "yes"), true)
		expect(other, `document.querySelector("#why\\.alone legend").textContent.includes("zonder anderen")`, false)
	}

	back := newTab(t)
	home := editionSite(t, "tuin", map[string]string{"nl/why.toml": "[question.x-tuin-bees]\ntype = \"text\"\nlabel = \"En de bijen?\"\ncore = true\n"})
	other.visit(sport + "waarom.html")
	again := keep(other)
	back.visit(home + "mijn-werkboek.html")
	choose(back, again)
	back.click("dialog.open-dialog button.main")
	back.wait(`document.querySelector("[data-report] .done") !== null`)
	back.visit(home + "waarom.html")
	expect(back, value("why.x-tuin-bees"), "Zoem")
}
