package worksheet

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"werkboek/generator/source"
)

var update = flag.Bool("update", false, "write the expected texts anew")

// Each archive holds a worksheet and what comes of it: a listing of what was
// understood, and the complete text of every problem.
func TestParse(t *testing.T) {
	names, _ := filepath.Glob("testdata/*.txtar")
	if len(names) == 0 {
		t.Fatal("no cases")
	}
	for _, name := range names {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		got := parse(string(archive.Files[0].Name), string(archive.Files[0].Data))
		if *update {
			archive.Files = append(archive.Files[:1], txtar.File{Name: "want", Data: []byte(got)})
			if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if len(archive.Files) < 2 {
			t.Fatalf("%s: no expected text; run with -update", name)
		}
		if diff := cmp.Diff(string(archive.Files[1].Data), got); diff != "" {
			t.Errorf("%s:\n%s", name, diff)
		}
	}
}

func parse(path, text string) string {
	var problems source.Problems
	var out strings.Builder
	if w := Parse(source.NewFile(path, text), &problems); w != nil {
		list(&out, w)
	}
	for _, p := range problems.Sorted() {
		fmt.Fprintf(&out, "%s: %s", p.Position, p.Message)
		if p.Hint != "" {
			fmt.Fprintf(&out, " (%s)", p.Hint)
		}
		out.WriteString("\n")
	}
	return out.String()
}

func list(out *strings.Builder, w *Worksheet) {
	fmt.Fprintf(out, "%s %q %q %s %d\n", w.ID, w.Title, w.Intro, w.Mode, w.Minutes)
	for _, s := range w.Sections {
		fmt.Fprintf(out, "section %q %q\n", s.ID, s.Title)
		for _, q := range s.Questions {
			fmt.Fprintf(out, "%d %s %s %q core=%t", q.Number, q.Kind, q.ID, q.Label, q.Core)
			for _, o := range q.Options {
				fmt.Fprintf(out, " %s=%q", o.ID, o.Label)
			}
			for _, c := range q.Columns {
				fmt.Fprintf(out, " %s:%s", c.ID, c.Kind)
			}
			for _, r := range q.From {
				fmt.Fprintf(out, " from %s.%s", r.Worksheet, r.Question)
			}
			if q.Scale != nil {
				fmt.Fprintf(out, " %d–%d %q", q.Scale.Min, q.Scale.Max, q.Scale.Ends)
			}
			if q.ShowIf != nil {
				fmt.Fprintf(out, " if %s", q.ShowIf.Text)
			}
			out.WriteString("\n")
		}
	}
}

// Whatever is written in a worksheet's file, parsing ends, and every problem
// lies in the file.
func FuzzParse(f *testing.F) {
	names, _ := filepath.Glob("testdata/*.txtar")
	for _, name := range names {
		if archive, err := txtar.ParseFile(name); err == nil {
			f.Add(string(archive.Files[0].Data))
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		var problems source.Problems
		w := Parse(source.NewFile("f.toml", text), &problems)
		for _, p := range problems.Sorted() {
			if p.Path != "f.toml" || p.Line > strings.Count(text, "\n")+1 {
				t.Fatalf("outside the file: %v", p)
			}
		}
		if w == nil && !problems.Any() {
			t.Fatal("refused without a word")
		}
	})
}
