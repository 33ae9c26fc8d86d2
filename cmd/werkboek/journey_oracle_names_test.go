package main

import (
	"encoding/json"
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
		Never   []string
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
	drawn := ask[[]string](b, `Object.values(werkboek.sheets).filter(s => s.result).map(s => s.title.split(":")[0])`)
	for _, line := range namesIn(text, want.Names) {
		name, sheet, _ := strings.Cut(line, " – ")
		known := func(l string) bool {
			return l == line || slices.Contains(drawn, sheet) && strings.HasPrefix(l, name+" – ")
		}
		if !slices.ContainsFunc(told, known) { // a result says again what was written elsewhere
			t.Errorf("the file holds what the reader is not told of: %s", line)
		}
	}
	for _, personal := range want.Never {
		if strings.Contains(text, personal) {
			t.Errorf("the file holds %q", personal)
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
	b.click(".give-dialog .foot button:first-child")
	oraclePartner(b)
}

// The file for the partner holds joint answers of sheets for the partner, and
// nothing of the others: not who else was thought of, nor why they were chosen.
func oraclePartner(b *tab) {
	b.t.Helper()
	b.click("[data-purpose=partner]")
	b.wait(`document.querySelector(".leaving") !== null`)
	page := contents(b.t, made(b, ".give-dialog .actions button:nth-of-type(2)", ".html"))
	_, inside, _ := strings.Cut(page, `id="werkboek-answers">`)
	inside, _, _ = strings.Cut(inside, "</script>")
	var file struct {
		Dossier struct{ Practice string }
		Answers []exampleAnswer
	}
	if err := json.Unmarshal([]byte(inside), &file); err != nil || len(file.Answers) == 0 || file.Dossier.Practice == "" {
		b.t.Fatalf("the partner gets no example: %v, %d answers, %+v", err, len(file.Answers), file.Dossier)
	}
	internal := strings.Fields("org-profile participants why criteria candidates candidate-check goal initiative support capacity first-roles value risks decision approach invite talk interests internal-rules closing")
	for _, a := range file.Answers {
		if a.Person != "" || slices.Contains(internal, a.Worksheet) {
			b.t.Errorf("the partner gets %s %s.%s", a.Person, a.Worksheet, a.Question)
		}
	}
	for _, inside := range []string{"Strak Gazon", "Jeugdatelier", "Tweede Adem"} {
		if strings.Contains(page, inside) {
			b.t.Errorf("the partner reads of %s", inside)
		}
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
