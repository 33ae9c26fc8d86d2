package generator_test

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"werkboek/assets"
	"werkboek/content"
	"werkboek/generator"
	"werkboek/generator/answers"
	"werkboek/layouts"
)

// keptExample is a copy that an editor kept, with one answer.
func keptExample(time string) string {
	return fmt.Sprintf(`{"format":"werkboek-answers","formatVersion":1,
"workbook":{"id":"gezinsbond","title":"Gezinsbond","lineage":["gezinsbond","samen-sterk-gestart"]},
"dossier":{"id":"feest","title":"Straatfeest","created":%[1]q,"changed":%[1]q},
"answers":[{"person":"","worksheet":"goal","copy":"","question":"goal","kind":"longtext","value":"Elkaar </script> leren kennen",
"words":{"question":"Wat willen we?","options":{}},"time":%[1]q}],"checksum":""}`, time)
}

// An example is read as strictly as the file of a reader, and every mistake has
// its place: in the file, or on the page that shows it.
func TestExampleOfTheAuthor(t *testing.T) {
	page := "+++\ntitle = \"Feest\"\nafter = \"start\"\n+++\n"
	const when = "2026-11-24T10:00:00Z"
	shows := "![Een feest](x-gezinsbond-feest.werkboek.json)\n"
	for _, c := range []struct{ name, text, file, want string }{
		{"sound", shows, keptExample(when), ""},
		{"no title", "![](x-gezinsbond-feest.werkboek.json)\n", keptExample(when), "x-gezinsbond-feest.md:5:1: an example needs a title between the square brackets"},
		{"not there", "![Een feest](x-gezinsbond-feesten.werkboek.json)\n", keptExample(when), `there is no file nl/x-gezinsbond-feesten.werkboek.json`},
		{"twice", shows + "\n" + shows, keptExample(when), "there is an example x-gezinsbond-feest already"},
		{"in a list", "- " + shows, keptExample(when), "a filled-in example cannot stand inside a text, list or quote"},
		{"no file of ours", shows, "{}", "x-gezinsbond-feest.werkboek.json"},
		{"a wrong value", shows, strings.Replace(keptExample(when), `"Elkaar`, `7,"x":"Elkaar`, 1), "x-gezinsbond-feest.werkboek.json:4:"},
		{"an unknown question", shows, strings.Replace(keptExample(when), `"question":"goal"`, `"question":"gaol"`, 1), "it answers questions that this workbook does not ask: goal.gaol"},
		{"of the workbook below, which may ask more", shows, strings.Replace(strings.Replace(keptExample(when), `"question":"goal"`, `"question":"gaol"`, 1), `"id":"gezinsbond"`, `"id":"samen-sterk-gestart"`, 1), ""},
	} {
		site, problems := build(t, map[string]string{"content/nl/x-gezinsbond-feest.md": page + c.text, "content/nl/x-gezinsbond-feest.werkboek.json": c.file})
		said := ""
		for _, p := range problems {
			said += p.Position.String() + ": " + p.Message + "\n"
		}
		if c.want == "" && said != "" || c.want != "" && !strings.Contains(said, c.want) {
			t.Errorf("%s: %q, and not %q", c.name, said, c.want)
		}
		if site == nil {
			continue
		}
		for _, name := range site.Paths() {
			if data, err := site.Read(name); err != nil || strings.Contains(name, "example-x-") && strings.Contains(string(data), "</") {
				t.Errorf("%s: %s: %v", c.name, name, err)
			}
		}
	}
}

// The example that ships belongs to the workbook: nothing about it is worth a
// note, and each of its people is in a group and in a party.
func TestShippedExample(t *testing.T) {
	book, problems, err := generator.Read(generator.Input{Content: content.FS(), Layouts: layouts.FS(), Assets: assets.FS()})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	rules, err := answers.LoadRules(assets.FS())
	if err != nil {
		t.Fatal(err)
	}
	if len(book.Examples) == 0 {
		t.Fatal("no page shows an example")
	}
	for _, e := range book.Examples {
		text, err := fs.ReadFile(content.FS(), e.Path)
		if err != nil {
			t.Fatal(err)
		}
		file, refused := rules.Read(e.Path, text, book.Lineage())
		if refused != nil {
			t.Fatal(refused)
		}
		if notes := answers.Know(book).Notes(file); len(notes) > 0 {
			t.Error(notes)
		}
		for _, p := range file.People {
			if p.Name == "" || p.Group == "" || p.Party == "" {
				t.Errorf("%s has no name, group or party", p.ID)
			}
		}
	}
}
