package main

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

// A file of the example without names holds none of its people where people are
// asked for; each that is left stands in a text that the reader is told of.
func TestJourneyOracleWithoutNames(t *testing.T) {
	want := oracle[struct {
		Names   []string
		InTexts []string `toml:"in-texts"`
	}](t, "names")
	b, address := newTab(t), site(t)
	openExample(b, address)
	b.visit(address + "waarom.html")
	give(b, "files")
	b.click(".give-dialog input[value=names]")
	b.wait(`document.querySelector(".give-dialog .instead li") !== null`)
	told := ask[[]string](b, `[...document.querySelectorAll(".give-dialog .instead li")].map(l => l.textContent.split(":")[0])`)
	ask[bool](b, `(document.querySelectorAll(".give-dialog details").forEach(d => d.open = true), true)`)
	text := contents(t, made(b, ".files li:nth-child(3) button", ".md"))
	for _, line := range namesIn(text, want.Names) {
		if !slices.Contains(told, line) {
			t.Errorf("the file holds what the reader is not told of: %s", line)
		}
	}
	for _, name := range want.InTexts {
		if !slices.ContainsFunc(told, func(line string) bool { return strings.HasPrefix(line, name+" – ") }) {
			t.Errorf("the reader is not told of %s, but of\n%s", name, strings.Join(told, "\n"))
		}
	}
	if !strings.Contains(text, "Voorbeeld: Oogstfeest") {
		t.Error("the file does not say that it is an example")
	}
}

var aSheet = regexp.MustCompile(`^## (.+)$`)

// namesIn gives each name that stands in a file, with the sheet on which it
// stands, as the reader is told of it.
func namesIn(text string, names []string) (all []string) {
	sheet := ""
	for _, line := range strings.Split(strings.ReplaceAll(text, "\\", ""), "\n") {
		if found := aSheet.FindStringSubmatch(line); found != nil {
			sheet, _, _ = strings.Cut(found[1], ":")
		}
		for _, name := range names {
			if regexp.MustCompile(`(^|[^\pL-])` + name + `s?($|[^\pL-])`).MatchString(line) {
				all = append(all, name+" – "+sheet)
			}
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}
