package main

import (
	"fmt"
	"strings"
	"testing"
)

// What lies in the tray stands in every readable file too, with the words of
// then; not in one without names, nor in one for the partner.
func TestJourneyTrayInFiles(t *testing.T) {
	b, _ := updated(t)
	ask[bool](b, formsProgram(t))
	files := formsOf(b, "forms.written()")
	texts := map[string]string{
		"word": strings.Join(readWord(t, files["word"]).paragraphs, "\n"), "html": readHTML(t, files["html"]).text,
		"markdown": string(files["markdown"]), "plain": string(files["plain"]),
	}
	for name, rows := range readSheets(t, files["spreadsheets"]) {
		if strings.Contains(name, "formerly-answered") {
			texts["spreadsheets"] = fmt.Sprint(rows)
		}
	}
	readMarkdown(t, files["markdown"])
	for _, form := range []string{"word", "html", "markdown", "plain", "spreadsheets"} {
		for _, part := range []string{"What is our fax number?", "051 20 30 40", "How do we meet?", "In the hall"} {
			if !strings.Contains(texts[form], part) {
				t.Errorf("%s does not have %q: %s", form, part, texts[form])
			}
		}
	}
	for _, choice := range []string{`{names: false}`, `{formerly: false}`, `{partner: true}`, `{sheets: []}`} {
		if text := string(formsOf(b, "forms.written("+choice+")")["plain"]); strings.Contains(text, "fax") {
			t.Errorf("with %s the file has what was formerly answered: %s", choice, text)
		}
	}

	give(b, "files") // the reader decides, with a box that is there only now
	b.wait(`document.querySelector(".give-dialog input[value=formerly]")?.checked === true`)
	barriers(b, "the files, with what was formerly answered")
	if word := contents(t, made(b, ".give-dialog .actions button.main", ".docx")); !strings.Contains(word, "051 20 30 40") {
		t.Error("the Word file does not have what was formerly answered")
	}
	other := newTab(t)
	other.visit(serving(t, smallBook(map[string]string{"a": beforeUpdate})) + "index.html")
	other.typeIn(field("a.name"), "Ada")
	other.saved()
	give(other, "files")
	other.wait(`document.querySelector(".give-dialog input[value=names]") !== null`)
	expect(other, `document.querySelector(".give-dialog input[value=formerly]") === null`, true)
}
