package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	downloads "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/chromedp"
)

// download presses a button and gives the file that comes of it.
func download(b *tab, selector string) string {
	b.t.Helper()
	dir := b.t.TempDir()
	tell(b, downloads.SetDownloadBehavior, downloads.SetDownloadBehaviorParams{
		Behavior: downloads.SetDownloadBehaviorBehaviorAllow, DownloadPath: dir})
	b.click(selector)
	for began := time.Now(); time.Since(began) < patience; time.Sleep(20 * time.Millisecond) {
		if found, _ := filepath.Glob(filepath.Join(dir, "*.werkboek.json")); len(found) == 1 {
			return found[0]
		}
	}
	b.t.Fatal("no file came")
	return ""
}

// choose gives a file to the page, as the file dialog would.
func choose(b *tab, file string) {
	b.t.Helper()
	b.do(chromedp.SetUploadFiles(chromedp.CSS("input[type=file]"), []string{file}))
}

// keep keeps a copy on this page and confirms it.
func keep(b *tab) string {
	b.t.Helper()
	b.click("main [data-do=give]")
	b.wait(`document.querySelector("dialog [data-purpose=copy]") !== null`)
	file := download(b, "[data-purpose=copy]")
	b.click("dialog.copy-dialog button.main")
	b.wait(`document.querySelector("p.copy").textContent.match(/^(Laatste kopie|Last copy)/) !== null`)
	return file
}

// A copy is kept, everything is erased with proof, and the copy brings it back:
// first only a preview, then the answers, then nothing new the second time.
func TestJourneyCopyEraseOpen(t *testing.T) {
	b, address := newTab(t), site(t)
	b.visit(address + "waarom.html")
	fill(b)
	expect(b, `document.querySelector(".copy").textContent`, "Nog geen kopie gemaakt")
	file := keep(b)
	if name := filepath.Base(file); len(name) > 80 || !strings.HasPrefix(name, "samen-sterk-gestart-20") {
		t.Error("the file is called ", name)
	}

	b.visit(address + "mijn-werkboek.html")
	b.click("[data-do=erase]")
	b.click("dialog.erase-dialog button.danger")
	b.wait(`document.querySelector("[data-part=erased] .done") !== null`)
	expect(b, `Object.keys(localStorage).length + Object.keys(sessionStorage).length`, 0)
	b.wait(`(indexedDB.databases().then(d => { window.left = d.length }), window.left === 0)`)
	b.visit(address + "waarom.html")
	expect(b, `document.querySelectorAll(".question input:checked").length`, 0)

	b.visit(address + "mijn-werkboek.html")
	choose(b, file)
	b.wait(`document.querySelector("dialog.open-dialog") !== null`)
	expect(b, `document.querySelector("dialog.open-dialog .details").textContent`, "Het krijgt een eigen plaats, met 4 antwoorden. Wat hier al staat, verandert niet.")
	b.wait(`(indexedDB.databases().then(d => { window.left = d.length }), window.left === 0)`)
	b.click("dialog.open-dialog button.main")
	b.wait(`document.querySelector("[data-part=open] [data-report] .done") !== null`)
	b.visit(address + "waarom.html")
	filled(b)

	b.visit(address + "mijn-werkboek.html")
	choose(b, file)
	b.wait(`document.querySelector("dialog.open-dialog") !== null`)
	expect(b, `document.querySelectorAll("dialog.open-dialog button.main").length`, 0)
}

// A file that says something else never overwrites: both readings stand there
// until the reader chooses; and opening it can be undone.
func TestJourneyOpenDiffering(t *testing.T) {
	b, address := newTab(t), site(t)
	b.visit(address + "waarom.html")
	fill(b)
	file := keep(b)
	b.typeIn(field("why.added-by-together"), " En plezier.")
	b.saved()
	b.visit(address + "mijn-werkboek.html")
	choose(b, file)
	b.wait(`document.querySelector("dialog.open-dialog .difference") !== null`)
	b.click("dialog.open-dialog button.main")
	b.wait(`document.querySelector("[data-part=open] [data-report] .done button") !== null`)
	b.click("[data-part=open] [data-report] .done button")
	b.wait(`document.querySelector("[data-part=open] [data-report]").textContent.includes("ongedaan")`)
	choose(b, file)
	b.click("dialog.open-dialog button.main")
	b.wait(`document.querySelector("[data-part=open] [data-report] .done") !== null`)
	b.visit(address + "waarom.html")
	expect(b, value("why.added-by-together"), "Meer volk\nen minder werk En plezier.")
	expect(b, `document.querySelector(".state").dataset.state`, "conflict")
	expect(b, `document.querySelectorAll(".conflict .reading").length`, 2)
	b.click(".conflict .reading:last-child button")
	expect(b, value("why.added-by-together"), "Meer volk\nen minder werk")
	b.saved()
	b.reload()
	expect(b, `document.querySelectorAll(".conflict").length`, 0)
}

// Whatever file is given, what cannot be opened gets a sentence, and nothing
// changes.
func TestJourneyBadFiles(t *testing.T) {
	b, address := newTab(t), site(t)
	b.visit(address + "waarom.html")
	fill(b)
	good, err := os.ReadFile(keep(b))
	if err != nil {
		t.Fatal(err)
	}
	text := string(good)
	swap := func(old, fresh string) string {
		if !strings.Contains(text, old) {
			t.Fatalf("the file has no %s", old)
		}
		return strings.Replace(text, old, fresh, 1)
	}
	var other map[string]any
	if err := json.Unmarshal(good, &other); err != nil {
		t.Fatal(err)
	}
	const notOurs, damaged = "geen bestand van een werkboek", "beschadigd"
	cases := map[string]struct{ data, says string }{
		"empty":             {"", "leeg"},
		"a picture":         {"\x89PNG\r\n\x1a\n\xff\xfe", "foto"},
		"a text":            {"dag", notOurs},
		"other JSON":        {`{"a": 1}`, notOurs},
		"a list":            {`[]`, notOurs},
		"null":              {`null`, notOurs},
		"truncated":         {text[:len(text)/2], "ontbreekt het einde"},
		"too deep":          {strings.Repeat("[", 100_000), notOurs},
		"a newer format":    {swap(`"formatVersion": 1`, `"formatVersion": 2`), "nieuwere versie"},
		"a text as version": {swap(`"formatVersion": 1`, `"formatVersion": "1"`), damaged},
		"another workbook":  {strings.ReplaceAll(text, "samen-sterk-gestart", "iets-anders"), "ander werkboek: ‘Samen sterk gestart’"},
		"__proto__":         {swap(`"format":`, `"__proto__": {"x": 1}, "format":`), "niet veilig"},
		"no answers":        {swap(`"answers": [`, `"answers": 3, "x": [`), damaged},
		"an answer of text": {swap(`"answers": [`, `"answers": ["x", `), damaged},
		"an unknown kind":   {swap(`"kind": "scale"`, `"kind": "dance"`), damaged},
		"a wrong value":     {swap(`"value": 4`, `"value": {"x": 1}`), damaged},
		"a half step":       {swap(`"value": 4`, `"value": 4.5`), damaged},
		"a strange id":      {swap(`"question": "wish"`, `"question": "<b>"`), damaged},
		"a path as id":      {swap(`"question": "wish"`, `"question": "../x"`), damaged},
		"no words":          {swap(`"words": {`, `"woorden": {`), damaged},
		"a long text":       {swap(`"Meer contacten"`, `"`+strings.Repeat("x", 20_001)+`"`), "meer dan"},
		"Latin-1":           {swap(`Meer contacten`, "Meer caf\xe9"), damaged},
		"UTF-16":            {"\xff\xfe{\x00}\x00", notOurs},
		"no dossier":        {swap(`"dossier": {`, `"mappe": {`), damaged},
		"too large":         {text + strings.Repeat(" ", 50_000_001), "meer dan"},
	}
	b.visit(address + "mijn-werkboek.html")
	for name, c := range cases {
		file := filepath.Join(t.TempDir(), "x.json")
		if err := os.WriteFile(file, []byte(c.data), 0o600); err != nil {
			t.Fatal(err)
		}
		ask[bool](b, `(document.querySelector("[data-part=open] [data-report]").replaceChildren(), true)`)
		choose(b, file)
		b.wait(`document.querySelector("[data-part=open] [data-report] .trouble, dialog[open]") !== null`)
		if got := ask[string](b, `document.querySelector("[data-part=open] [data-report]").textContent`); !strings.Contains(got, c.says) || !strings.Contains(got, "niets veranderd") {
			t.Errorf("%s: %q", name, got)
		}
		if ask[bool](b, `document.querySelector("dialog[open]") !== null`) {
			t.Errorf("%s: is offered to be opened", name)
			b.reload()
		}
	}
	expect(b, `({}).x === undefined`, true)
	b.visit(address + "waarom.html")
	filled(b)
}
