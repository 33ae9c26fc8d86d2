package result

import (
	"encoding/json"
	"strings"
	"testing"

	"werkboek/generator/source"
)

// Whatever stands in a text, reading it ends, every mistake lies within the
// file, and what is left can be written for the browser.
func FuzzDocument(f *testing.F) {
	for _, text := range []string{
		"# A {b.c}\n## D {#e needs=\"f.g, h.i in [j, k]\" if=\"l.m = yes\"}\n{each n.o where p > 2}\n- {p}: {this#note}\n{end}\n",
		"{if a.b = c}\n| x | y |\n| --- | --- |\n| {q.r#s} | |\n{else}\n___\n{end}\n> z\n### u\n1. v",
		"} { }} {{ {a", "## {#} {=", "{each}", "{if}", "{end}", "{else", "|", "||", "| |\n|-|", "{list(a of b.c)} {sum(d of e.f)}",
		"één } {a.b#note} é {each a} b",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if strings.Contains(text, "'''") || strings.HasSuffix(text, "'") {
			return
		}
		var problems source.Problems
		tree := source.Parse(source.NewFile("a.toml", "text = '''\n"+text+"'''\n"), &problems)
		if tree == nil || problems.Any() {
			return
		}
		made := Parse("document", "a", tree.Fields(&problems), &problems)
		for _, p := range problems.Sorted() {
			if p.Line < 1 || p.Column < 1 || p.Column > len([]rune(p.Text))+1 {
				t.Errorf("%q: %s lies outside the file", text, p.Position)
			}
		}
		if _, err := json.Marshal(made); err != nil {
			t.Errorf("%q: %s", text, err)
		}
	})
}
