package generator_test

import (
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"

	"werkboek/generator"
	"werkboek/generator/phrases"
	"werkboek/generator/source"
)

// allKinds is a worksheet with a question of every kind.
const allKinds = `title = "All kinds"
show-if = "other.go = yes"
[section.list]
title = "A list"
[section.list.items]
line = "A line"
[question.text]
type = "text"
label = "Text"
example = "like this"
[question.longtext]
type = "longtext"
label = "Long text"
lines = 4
[question.yesno]
type = "yesno"
label = "Yes or no"
[question.choice]
type = "choice"
label = "Choice"
from = ["checks"]
[question.select]
type = "choice"
label = "Long choice"
options = { a = "A", b = "B", c = "C", d = "D", e = "E", f = "F", g = "G", h = "H" }
[question.checks]
type = "checks"
label = "Checks"
note = true
max = 2
options = { a = "A", b = { label = "B", help = "more" } }
[question.scale]
type = "scale"
label = "Scale"
ends = ["low", "high"]
unknown = true
show-if = "checks has any [a, b] and not text is empty or yesno in [no, unsure]"
[question.table]
type = "table"
label = "Table"
[question.table.columns]
name = { type = "text", label = "Name" }
more = { type = "longtext", label = "More" }
sure = { type = "yesno", label = "Sure" }
kind = { type = "choice", label = "Kind", options = { x = "X", y = "Y" } }
`

// Every kind of question renders in every language of the interface, with a
// control that carries its name.
func TestEveryKindInEveryLanguage(t *testing.T) {
	for _, language := range []string{"nl", "en"} {
		site, problems, err := generator.Build(generator.Input{
			Content: fstest.MapFS{
				"werkboek.toml":          {Data: []byte("id = \"t\"\ntitle = \"T\"\nversion = \"1\"\nlanguages = [\"" + language + "\"]\n[outline.a]\ntitle = \"A\"\npages = [\"a\"]\n")},
				language + "/a.md":       {Data: []byte("+++\ntitle = \"A\"\n+++\n![All](all.toml)\n\n![Other](other.toml)\n")},
				language + "/all.toml":   {Data: []byte(allKinds)},
				language + "/other.toml": {Data: []byte("title = \"Other\"\n[question.go]\ntype = \"yesno\"\nlabel = \"Go?\"\n")},
			},
			Layouts: os.DirFS("../layouts"), Assets: os.DirFS("../assets"),
		})
		if err != nil || len(problems) > 0 {
			t.Fatal(language, err, problems)
		}
		page := pages(t, site)["index.html"]
		for _, id := range strings.Fields("line text longtext yesno choice select checks scale table") {
			controls := 0
			for n := range page.Descendants() {
				if n.Type == html.ElementNode && (attribute(n, "name") == "all."+id || strings.HasPrefix(attribute(n, "name"), "all."+id+"/")) {
					controls++
				}
			}
			if controls == 0 {
				t.Errorf("%s: no control for %s", language, id)
			}
		}
	}
}

// Both languages of the interface say the same things.
func TestPhrasesAreComplete(t *testing.T) {
	folder, err := source.Open(os.DirFS("../layouts"), "")
	if err != nil {
		t.Fatal(err)
	}
	keys := map[string][]string{}
	for _, language := range []string{"nl", "en"} {
		var problems source.Problems
		all, err := phrases.Load(folder, language, source.Position{}, &problems)
		if err != nil || problems.Any() {
			t.Fatal(err, problems.Sorted())
		}
		keys[language] = slices.Sorted(maps.Keys(all))
	}
	for _, pair := range [][2]string{{"nl", "en"}, {"en", "nl"}} {
		for _, key := range keys[pair[0]] {
			if !slices.Contains(keys[pair[1]], key) {
				t.Errorf("%s stands in %s and not in %s", key, pair[0], pair[1])
			}
		}
	}
}

// A phrase without its key, its name or its number is an error, not a gap.
func TestSay(t *testing.T) {
	texts := phrases.Phrases{"a": "dag {name}", "n.one": "één", "n.other": "{n} keer"}
	for _, c := range []struct {
		want  string
		key   string
		pairs []any
	}{
		{"dag Ann", "a", []any{"name", "Ann"}}, {"één", "n", []any{"n", 1}}, {"3 keer", "n", []any{"n", 3}},
		{"", "b", nil}, {"", "a", []any{"nam", "Ann"}},
	} {
		if got, err := texts.Say(c.key, c.pairs...); got != c.want || (err == nil) != (c.want != "") {
			t.Errorf("%s %v: %q, %v", c.key, c.pairs, got, err)
		}
	}
}
