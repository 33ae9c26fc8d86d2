package generator_test

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"werkboek/generator"
	"werkboek/generator/source"
)

// An edition may put a page of its own in the place of one below it, with other
// headings and words: links of the lower pages lead to the page. A link of its
// own to a place that is not there stays a mistake.
func TestReplacedPlaces(t *testing.T) {
	lower := fstest.MapFS{
		"werkboek.toml": {Data: []byte("id = \"t\"\ntitle = \"T\"\nversion = \"1\"\nlanguages = [\"en\"]\n[outline.a]\ntitle = \"A\"\npages = [\"use\", \"words\"]\n")},
		"en/use.md":     {Data: []byte("# Use\n\nA [mandate](words.md#mandate) and a [board](words.md#board).\n")},
		"en/words.md":   {Data: []byte("# Words\n\nMandate\n: What one may promise.\n\nBoard\n: Who leads.\n")},
	}
	upper := fstest.MapFS{
		"werkboek.toml": {Data: []byte("extends = \"../t\"\nedition = \"own\"\nid = \"own\"\n")},
		"en/words.md":   {Data: []byte("# Our words\n\nMandate\n: What we may promise.\n")},
	}
	build := func() (string, []source.Problem) {
		site, problems, err := generator.Build(generator.Input{
			Content: source.Layers{{FS: lower, Path: "../t"}, {FS: upper, Edition: "own"}},
			Layouts: os.DirFS("../layouts"), Assets: os.DirFS("../assets")})
		if err != nil {
			t.Fatal(err)
		}
		if len(problems) > 0 {
			return "", problems
		}
		page, err := site.Read("index.html")
		if err != nil {
			t.Fatal(err)
		}
		return string(page), nil
	}
	page, problems := build()
	if len(problems) > 0 || !strings.Contains(page, "What we may promise.") || !strings.Contains(page, `<a href="words.html">board</a>`) {
		t.Error(problems, page)
	}
	upper["en/x-own-more.md"] = &fstest.MapFile{Data: []byte("+++\ntitle = \"More\"\nafter = \"use\"\n+++\nA [board](words.md#board).\n")}
	if _, problems := build(); len(problems) != 1 || !strings.Contains(problems[0].Message, "has no place #board") {
		t.Error(problems)
	}
}
