package main

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"werkboek/assets"
	"werkboek/generator"
	"werkboek/layouts"
)

// tomlText writes a text as TOML does.
func tomlText(text string) string {
	var out strings.Builder
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(text)
	return strings.TrimSpace(out.String())
}

// payloadBook is a workbook whose author wrote these payloads in every text of a
// worksheet, and this page beside it.
func payloadBook(all []payload, page string) fs.FS {
	var sheet strings.Builder
	fmt.Fprintf(&sheet, "title = %s\nintro = %s\n", tomlText(all[0].text), tomlText(all[1].text))
	for i, p := range all {
		text, next := tomlText(p.text), tomlText(all[(i+1)%len(all)].text)
		fmt.Fprintf(&sheet, "[question.q%d]\nlabel = %s\nhelp = %s\n", i, text, next)
		switch i % 4 {
		case 0:
			fmt.Fprintf(&sheet, "type = \"checks\"\nnote = true\n[question.q%d.options]\na = %s\nb = { label = %s, help = %s }\n", i, text, next, text)
		case 1:
			fmt.Fprintf(&sheet, "type = \"text\"\nexample = %s\n", text)
		case 2:
			fmt.Fprintf(&sheet, "type = \"grid\"\n[question.q%d.rows]\na = %s\n[question.q%[1]d.columns.c]\ntype = \"text\"\nlabel = %s\n", i, text, next)
		case 3:
			fmt.Fprintf(&sheet, "type = \"scale\"\nends = [%s, %s]\n", text, next)
		}
	}
	return fstest.MapFS{
		"werkboek.toml": {Data: []byte("id = \"hostile\"\ntitle = " + tomlText(all[2].text) + "\nversion = \"1\"\nlanguages = [\"nl\"]\n[outline.a]\ntitle = " + tomlText(all[3].text) + "\npages = [\"a\"]\n")},
		"nl/a.md":       {Data: []byte(page)},
		"nl/sheet.toml": {Data: []byte(sheet.String())},
	}
}

// payloadPage writes payloads in the Markdown of a page: as they are, in a list,
// a quote, a table and a link, as code, and with every sign kept a sign. It
// leaves out the lines that check refuses, and says how many those are.
func payloadPage(t *testing.T, all []payload) (page string, refused int) {
	t.Helper()
	lines := []string{"# Page", "", "![](sheet.toml)", ""}
	kept := strings.NewReplacer("<", `\<`, "`", "\\`", "[", `\[`, "!", `\!`)
	for _, p := range all {
		flat := strings.Join(strings.Fields(p.text), " ")
		lines = append(lines, flat, "", "- "+flat, "", "> "+flat, "", "| a |", "| --- |", "| "+flat+" |", "", "[x](<"+flat+">)", "", "[x]("+flat+")", "", "``` "+flat, flat, "```", "", kept.Replace(flat), "")
	}
	for {
		page = strings.Join(lines, "\n")
		_, problems, err := generator.Read(generator.Input{Content: payloadBook(all, page), Layouts: layouts.FS(), Assets: assets.FS()})
		if err != nil {
			t.Fatal(err)
		}
		if len(problems) == 0 {
			return page, refused
		}
		for _, p := range problems {
			if p.Path != "content/nl/a.md" {
				t.Fatal(p)
			}
			if line := &lines[p.Line-1]; *line != "" {
				*line = ""
				refused++
			}
		}
	}
}

// A workbook whose author wrote payloads, in Markdown and in every text of a
// worksheet, is text as well; what no page may hold, check refuses.
func TestJourneyPayloadsInContent(t *testing.T) {
	all := payloads()
	page, refused := payloadPage(t, all)
	if refused < len(all) {
		t.Errorf("check refuses only %d lines", refused)
	}
	b, address := newTab(t), serving(t, payloadBook(all, page))
	watch(b, address)
	for _, page := range []string{"index.html", "mijn-werkboek.html"} {
		b.visit(address + page)
		unfold(b, page)
	}
	b.visit(address + "index.html")
	written := ask[string](b, `document.querySelector("main").textContent`)
	for i, p := range all {
		if flat := strings.Join(strings.Fields(p.text), " "); !strings.Contains(strings.Join(strings.Fields(written), " "), flat) {
			t.Errorf("the page does not have payload %d: %q", i, p.text)
		}
	}
	give(b, "files")
	b.wait(`document.querySelector(".give-dialog .files") !== null`)
	unfold(b, "the dialog")
}
