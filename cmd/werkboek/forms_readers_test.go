package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// A wordReader is another program that reads Word files.
type wordReader struct {
	name    string
	command string                                  // that has to be on the machine
	run     func(in, out string) (string, []string) // its arguments, and where the text comes
	long    bool                                    // too large to fetch for every run
}

var wordReaders = []wordReader{
	{"pandoc", "pandoc", func(in, out string) (string, []string) {
		return out + ".html", []string{"-s", "-f", "docx", "-t", "html", "--wrap=none", "-o", out + ".html", in}
	}, false},
	{"mammoth", "node", func(in, out string) (string, []string) {
		return out + ".html", []string{"../../node_modules/mammoth/bin/mammoth", in, out + ".html"}
	}, false},
	{"LibreOffice", "soffice", func(in, out string) (string, []string) {
		dir := filepath.Dir(out)
		return strings.TrimSuffix(in, ".docx") + ".txt", []string{"--headless", "-env:UserInstallation=file://" + dir, "--convert-to", "txt:Text (encoded):UTF8", "--outdir", filepath.Dir(in), in}
	}, true},
}

// opensElsewhere holds that every program that reads Word files opens this one
// without an error, and finds each of its paragraphs, headings and tables.
func opensElsewhere(t *testing.T, data []byte) {
	t.Helper()
	ours := readWord(t, data)
	in := filepath.Join(t.TempDir(), "ours.docx")
	if err := os.WriteFile(in, data, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, reader := range wordReaders {
		if _, err := exec.LookPath(reader.command); err != nil {
			if os.Getenv("WERKBOEK_LONG") != "" || !reader.long && os.Getenv("WERKBOEK_BROWSER") == "required" {
				t.Errorf("%s is missing: %v", reader.name, err)
			}
			t.Logf("not read by %s: %v", reader.name, err)
			continue
		}
		file, arguments := reader.run(in, filepath.Join(t.TempDir(), "theirs"))
		said, err := exec.Command(reader.command, arguments...).CombinedOutput()
		if err != nil || strings.Contains(string(said), "Error") {
			t.Errorf("%s: %v: %s", reader.name, err, said)
			continue
		}
		read, err := os.ReadFile(file)
		if err != nil {
			t.Errorf("%s: %v: %s", reader.name, err, said)
			continue
		}
		text := string(read)
		if strings.HasSuffix(file, ".html") {
			var tables int
			text, tables = textOf(t, text)
			if tables != ours.tables {
				t.Errorf("%s sees %d tables, want %d", reader.name, tables, ours.tables)
			}
		}
		text = squeezed(text)
		for _, paragraph := range ours.paragraphs {
			if want := squeezed(paragraph); !strings.Contains(text, want) {
				t.Errorf("%s does not see %.80q", reader.name, want)
			}
		}
	}
}

// textOf gives the words of a page, and how many tables it has.
func textOf(t *testing.T, page string) (string, int) {
	t.Helper()
	var words strings.Builder
	tables := 0
	for z := html.NewTokenizer(strings.NewReader(page)); ; {
		switch z.Next() {
		case html.ErrorToken:
			return words.String(), tables
		case html.TextToken:
			words.WriteString(string(z.Text()))
			words.WriteString(" ")
		case html.StartTagToken:
			if name, _ := z.TagName(); string(name) == "table" {
				tables++
			}
		}
	}
}

// squeezed leaves out all spaces, and signs that turn a text around: programs
// keep those in their own way.
func squeezed(text string) string {
	return strings.Map(func(r rune) rune {
		if r == '\u200b' || r == '\ufeff' || r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069' {
			return -1
		}
		return r
	}, strings.Join(strings.Fields(text), ""))
}
