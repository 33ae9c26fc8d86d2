package document

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"werkboek/generator/source"
)

var update = flag.Bool("update", false, "write what the tests get into the files that they compare with")

var labels = &Options{
	Alerts: map[string]string{
		"note": "Weetje", "tip": "Tip", "important": "Belangrijk",
		"warning": "Let op", "caution": "Opgepast", "example": "Voorbeeld",
	},
	Done: "gedaan", Todo: "nog te doen",
	Footnotes: "Voetnoten", FootnoteBack: "terug naar noot {number}",
	Table: "Tabel",
}

func parse(text string) (*Page, []source.Problem) {
	var problems source.Problems
	page := Parse(source.NewFile("nl/page.md", text), labels, &problems)
	return page, problems.Sorted()
}

// Every page in testdata gives the listing, or the problems, beside it.
func TestPages(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no test data", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for i := 0; i+1 < len(archive.Files); i += 2 {
				in, want := archive.Files[i], &archive.Files[i+1]
				got := listing(parse(string(in.Data)))
				if *update {
					want.Data = []byte(got)
				} else if diff := cmp.Diff(string(want.Data), got); diff != "" {
					t.Errorf("%s (- want, + got)\n%s", in.Name, diff)
				}
			}
			if *update {
				if err := os.WriteFile(file, txtar.Format(archive), 0o666); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// listing shows all of a page, or all that is wrong with it.
func listing(page *Page, problems []source.Problem) string {
	var out strings.Builder
	for _, p := range problems {
		fmt.Fprintf(&out, "%s: %s\n", p.Position, p.Message)
		if p.Line > 0 {
			fmt.Fprintf(&out, "\t%s\n\t%s^\n", p.Text, strings.Repeat(" ", p.Column-1))
		}
		if p.Hint != "" {
			fmt.Fprintf(&out, "\t%s\n", p.Hint)
		}
	}
	if len(problems) > 0 {
		return out.String()
	}
	fmt.Fprintf(&out, "title %s\n", page.Title)
	if page.Slug != "" {
		fmt.Fprintf(&out, "slug %s\n", page.Slug)
	}
	for _, span := range page.Key {
		fmt.Fprintf(&out, "key %v %q\n", span.Marked, span.Text)
	}
	fmt.Fprintf(&out, "minutes %d\n", page.ReadMinutes)
	for _, h := range page.Headings {
		fmt.Fprintf(&out, "heading %s %d #%s %s\n", at(h.Place), h.Level, h.ID, h.Text)
	}
	for _, l := range page.Links {
		kind := "link"
		if l.Image {
			kind = "image"
		}
		fmt.Fprintf(&out, "%s %s %s\n", kind, at(l.Place), l.Destination)
	}
	for _, part := range page.Parts {
		if part.Target != "" {
			fmt.Fprintf(&out, "embed %s %s\n", at(part.Place), part.Target)
			continue
		}
		fmt.Fprintf(&out, "prose %s\n", at(part.Place))
		for line := range strings.Lines(page.Render(part)) {
			out.WriteString("\t" + line)
		}
	}
	return out.String()
}

func at(p source.Position) string { return fmt.Sprintf("%d:%d", p.Line, p.Column) }

// A link gets its final address between parsing and rendering, whatever
// characters that address holds.
func TestSet(t *testing.T) {
	page, problems := parse("# T\n\n[a](b.md) ![c](d.png) <https://e.org>\n")
	if len(problems) > 0 || len(page.Links) != 3 {
		t.Fatal(problems, page.Links)
	}
	page.Links[0].Set(`../b.html?x="1"&y=<z>#é f`)
	page.Links[1].Set("files/d.png")
	page.Links[2].Set("https://f.org")
	want := `<p><a href="../b.html?x=%221%22&amp;y=%3Cz%3E#%C3%A9%20f">a</a> <img src="files/d.png" alt="c">` +
		` <a href="https://f.org" rel="noopener noreferrer">https://e.org</a></p>` + "\n"
	if diff := cmp.Diff(want, page.Render(page.Parts[0])); diff != "" {
		t.Error(diff)
	}
}

// Parts of a page can be rendered at the same time. The race detector makes
// this a test of what the renderer shares.
func TestRenderTogether(t *testing.T) {
	data, err := os.ReadFile("testdata/everything.txtar")
	if err != nil {
		t.Fatal(err)
	}
	page, _ := parse(string(txtar.Parse(data).Files[0].Data))
	want := page.Render(page.Parts[0])
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			if got := page.Render(page.Parts[0]); got != want {
				t.Error("two renderings differ")
			}
		})
	}
	all.Wait()
}

// The address that a heading gets is a promise to whoever links to it.
func TestSlug(t *testing.T) {
	for text, want := range map[string]string{
		"Waarom samenwerken?":       "waarom-samenwerken",
		"Risico's én één":           "risicos-en-een",
		"Wie’s de baas?":            "wies-de-baas",
		"  Stap 1: praten / doen  ": "stap-1-praten-doen",
		"Crème brûlée & façade":     "creme-brulee-facade",
		"Straße, Łódź, cœur, Ærø":   "strasse-lodz-coeur-aero",
		"ﬁnanciën":                  "financien",
		"100 % zeker":               "100-zeker",
		"---":                       "",
		"Ελληνικά":                  "",
	} {
		if got := Slug(text); got != want {
			t.Errorf("Slug(%q) = %q, want %q", text, got, want)
		}
		if got := Slug(text); got != "" && !isID(got) {
			t.Errorf("Slug(%q) = %q, which is no id", text, got)
		}
	}
}
