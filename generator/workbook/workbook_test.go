package workbook

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"werkboek/generator/phrases"
	"werkboek/generator/source"
)

var update = flag.Bool("update", false, "write the expected texts anew")

// Each archive holds a workbook's folder and what comes of it: the outline as
// it was understood, and the complete text of every problem.
func TestLoad(t *testing.T) {
	names, _ := filepath.Glob("testdata/*.txtar")
	if len(names) == 0 {
		t.Fatal("no cases")
	}
	for _, name := range names {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var want string
		if last := len(archive.Files) - 1; archive.Files[last].Name == "want" {
			want, archive.Files = string(archive.Files[last].Data), archive.Files[:last]
		}
		got := load(t, archive)
		if *update {
			archive.Files = append(archive.Files, txtar.File{Name: "want", Data: []byte(got)})
			if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s:\n%s", name, diff)
		}
	}
}

func load(t *testing.T, archive *txtar.Archive) string {
	t.Helper()
	fsys := fstest.MapFS{}
	for _, f := range archive.Files {
		fsys[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	content, err := source.Open(fsys, "")
	if err != nil {
		t.Fatal(err)
	}
	layouts, err := source.Open(os.DirFS("../../layouts"), "")
	if err != nil {
		t.Fatal(err)
	}
	var problems source.Problems
	var out strings.Builder
	settings, err := ReadSettings(content, &problems)
	if err != nil {
		t.Fatal(err)
	}
	if settings != nil {
		texts, err := phrases.Load(layouts, "nl", source.Position{}, &problems)
		if err != nil {
			t.Fatal(err)
		}
		book, err := Load(content, settings, texts, nil, &problems)
		if err != nil {
			t.Fatal(err)
		}
		list(&out, book)
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

func list(out *strings.Builder, book *Workbook) {
	for _, part := range book.Parts {
		fmt.Fprintf(out, "%s %q\n", part.ID, part.Title)
		for _, page := range part.Pages {
			fmt.Fprintf(out, "  %s %q at %s\n", page.ID, page.Title, page.Href)
			for _, link := range page.Links {
				fmt.Fprintf(out, "    → %s\n", link.Destination)
			}
			for _, sheet := range page.Sheets {
				fmt.Fprintf(out, "    sheet %s\n", sheet.ID)
				for _, q := range sheet.Questions() {
					if len(q.From) > 0 {
						fmt.Fprintf(out, "      %s has %d options from %s\n", q.ID, len(q.Options), q.From[0].Question)
					}
				}
			}
		}
	}
	for _, file := range book.Files {
		fmt.Fprintf(out, "file %s\n", file)
	}
}
