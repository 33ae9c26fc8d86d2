package main

import (
	"io"
	"os"
	"path/filepath"
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

// What werkboek new makes, with a colour and a logo of its own, is a workbook
// in which people fill in, come back, and find no barrier.
func TestJourneyNewEdition(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "uitgave")
	if err := (&program{out: io.Discard, err: io.Discard}).begin(dir, "Gezinsbond Één"); err != nil {
		t.Fatal(err)
	}
	settings := filepath.Join(dir, "content", "werkboek.toml")
	text, err := os.ReadFile(settings)
	if err != nil {
		t.Fatal(err)
	}
	write := func(path, text string) {
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write(settings, string(text)+"accent = \"#8a2d5e\"\nlogo = \"logo.svg\"\n")
	write(filepath.Join(dir, "content", "logo.svg"), `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><circle cx="20" cy="20" r="18"/></svg>`)
	f, err := openFolder([]string{dir})
	if err != nil {
		t.Fatal(err)
	}
	defer f.close()
	b, address := newTab(t), serving(t, f.input.Content)

	b.visit(address + "waarom.html")
	expect(b, `document.querySelector("header.top .name").textContent`, "Gezinsbond Één")
	expect(b, `document.querySelector("header.top img").naturalWidth > 0`, true)
	fill(b)
	b.saved()
	b.reload()
	filled(b)
	b.visit(address + "over-deze-uitgave.html")
	expect(b, `document.querySelector("footer").textContent.includes("Gebaseerd op Samen sterk gestart, versie 1")`, true)
	for _, page := range []string{"index.html", "waarom.html", "over-deze-uitgave.html", "mijn-werkboek.html"} {
		b.visit(address + page)
		barriers(b, page)
	}
}
