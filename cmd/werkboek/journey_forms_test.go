package main

import (
	"encoding/base64"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/evanw/esbuild/pkg/api"
)

// formsProgram is the real program for readable files, to be loaded on a page.
func formsProgram(t *testing.T) string {
	t.Helper()
	built := api.Build(api.BuildOptions{EntryPoints: []string{"testdata/forms/forms.ts"}, Bundle: true,
		Format: api.FormatIIFE, GlobalName: "forms", MinifySyntax: true})
	if len(built.Errors) > 0 {
		t.Fatal(built.Errors)
	}
	text, err := json.Marshal(string(built.OutputFiles[0].Contents))
	if err != nil {
		t.Fatal(err)
	}
	return "(0, eval)(" + string(text) + "); true"
}

// formsOf makes every form of what an expression gives, a report, on a page
// where answers stand.
func formsOf(b *tab, report string) map[string][]byte {
	b.t.Helper()
	made := map[string][]byte{}
	for name, text := range askLater[map[string]string](b, "forms.made("+report+")") {
		data, err := base64.StdEncoding.DecodeString(text)
		if err != nil {
			b.t.Fatal(name, err)
		}
		made[name] = data
	}
	if dir := os.Getenv("WERKBOEK_KEEP"); dir != "" {
		for name, data := range made {
			_ = os.WriteFile(dir+"/"+b.t.Name()+"."+name, data, 0o600)
		}
	}
	return made
}

// Every kind of question of the garden stands in every form that holds all of
// it, its tables in the spreadsheets, its dates in the calendar.
func TestJourneyForms(t *testing.T) {
	b, address := newTab(t), bookSite(t, "testdata/garden")
	b.visit(address + "index.html")
	fillByKeyboard(b)
	ask[bool](b, formsProgram(t))
	made := formsOf(b, "forms.written()")
	opensElsewhere(t, made["word"])

	word := strings.Join(readWord(t, made["word"]).paragraphs, "\n")
	readMarkdown(t, made["markdown"])
	markdown := strings.NewReplacer(`\`, "").Replace(string(made["markdown"]))
	for form, text := range map[string]string{"Word": word, "the page": readHTML(t, made["html"]).text, "Markdown": markdown, "the plain text": string(made["plain"])} {
		for _, answer := range []string{"Grasland", "Appels", "Regenton", "Clay", "Munt", "Quinoa", "3 on a scale from 1 (not at all) to 5 (very)", "1234.5 m²", "€4,321.05", "May 5, 2027",
			"Zoë", "June 6, 2026", "€12.50", "Onkruid", "Spitten", "July 7, 2027", "The tap is tested", "Lekt"} {
			if !strings.Contains(text, answer) {
				t.Errorf("%s lacks %s", form, answer)
			}
		}
	}
	var cells []string
	for _, records := range readSheets(t, made["spreadsheets"]) {
		for _, record := range records {
			cells = append(cells, record...)
		}
	}
	for _, answer := range []string{"Zoë", "2026-06-06", "Onkruid", "Spitten", "Kaat", "2027-07-07"} {
		if !slices.Contains(cells, answer) {
			t.Errorf("the spreadsheets lack %s: %q", answer, cells)
		}
	}
	events := readCalendar(t, made["calendar"])
	if len(events) != 1 || events[0]["DTSTART;VALUE=DATE"] != "20270707" || !strings.Contains(events[0]["SUMMARY"], "Spitten") {
		t.Errorf("the calendar: %v", events)
	}
}
