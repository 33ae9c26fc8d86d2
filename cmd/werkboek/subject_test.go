package main

import (
	"go/scanner"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/evanw/esbuild/pkg/api"
)

// The program knows no workbook: no id of the one that ships stands in it, and
// no word of its subject.

// aboutIt are words of the subject. A partner is none: it is who a group gives
// its sheets to, as the purpose of a file and the share of a worksheet.
var aboutIt = regexp.MustCompile(`(?i)samenwerk|vereniging|cooperat|cooperation|associat|kandidaat|candidates\b|\bvzw\b|federat|oogstfeest`)

// inQuotes is a text of a script, in any quotes.
var inQuotes = regexp.MustCompile("\"(?:[^\"\\\\]|\\\\.)*\"|`[^`]*`|'(?:[^'\\\\]|\\\\.)*'")

// inserted is a value within a text.
var inserted = regexp.MustCompile(`\$\{[^}]*\}`)

// namedElse says where an id means something else.
var namedElse = map[string]string{
	"assets/give/invitation-dialog.ts invite.message": "the words of an invitation, in the interface texts",
}

// literals gives the texts in quotes of a program file.
func literals(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	if strings.HasSuffix(path, ".ts") {
		made := api.Transform(string(data), api.TransformOptions{Loader: api.LoaderTS, LegalComments: api.LegalCommentsNone})
		if len(made.Errors) > 0 {
			t.Fatal(path, made.Errors)
		}
		for _, text := range inQuotes.FindAllString(string(made.Code), -1) {
			all.WriteString(inserted.ReplaceAllString(text, "") + "\n")
		}
		return all.String()
	}
	var s scanner.Scanner
	s.Init(token.NewFileSet().AddFile("", -1, len(data)), data, nil, 0)
	for {
		_, kind, text := s.Scan()
		switch kind {
		case token.EOF:
			return all.String()
		case token.STRING:
			all.WriteString(text + "\n")
		}
	}
}

func TestNoProgramKnowsTheSubject(t *testing.T) {
	built, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	var ids []string // worksheet.question, and ids of sheets that are no plain word
	for _, sheet := range built.Workbook().Sheets {
		if strings.Contains(sheet.ID, "-") {
			ids = append(ids, sheet.ID)
		}
		for _, q := range sheet.Questions() {
			ids = append(ids, sheet.ID+"."+q.ID)
		}
	}
	looked := 0
	for _, folder := range []string{"../../generator", "../../assets", "../../layouts", ".", "../../content"} {
		_ = filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
			name := filepath.ToSlash(strings.TrimPrefix(path, "../../"))
			switch {
			case err != nil:
				t.Fatal(err)
			case entry.IsDir() && entry.Name() == "testdata":
				return fs.SkipDir
			case entry.IsDir() || strings.HasSuffix(name, "_test.go") || !strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, ".ts"):
				return nil
			}
			looked++
			text := literals(t, path)
			if found := aboutIt.FindString(text); found != "" {
				t.Errorf("%s says %q", name, found)
			}
			for _, id := range ids {
				if at := strings.Index(text, id); at >= 0 && !partOfWord(text, at, at+len(id)) && namedElse[name+" "+id] == "" {
					t.Errorf("%s names %s: %.60q", name, id, text[max(0, at-20):])
				}
			}
			return nil
		})
	}
	if looked < 200 || len(ids) < 200 {
		t.Errorf("only %d files and %d ids were looked at", looked, len(ids))
	}
}

// partOfWord reports whether a name goes on before or behind these places.
func partOfWord(text string, from, to int) bool {
	within := func(i int) bool {
		return i >= 0 && i < len(text) && (text[i] == '-' || text[i] == '.' || text[i] == '_' || text[i] >= '0' && text[i] <= '9' || text[i] >= 'A' && text[i] <= 'Z' || text[i] >= 'a' && text[i] <= 'z')
	}
	return within(from-1) || within(to)
}
