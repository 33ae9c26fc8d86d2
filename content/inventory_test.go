package content_test

import (
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
)

// inventory holds the statements that the workbook was made from, by the page
// on which a reader meets them. S… stand in the source page, in its order, I…
// follow from how it is built. A letter is a part of one. Step three has a page
// more for what only some need.
var inventory = []struct{ pages, statements string }{
	{"start", "S1 I1 I2"},
	{"wie-zijn-wij", "I3"},
	{"waarom", "S2 S3 S4a S4b S4c S5 S6 S7a S7b I7"},
	{"met-wie", "S8 S9 S10 S11 S12 S13 S14a S14b S15a S15b S16 I8 I9 I14"},
	{"doel-en-moment", "S17 S18 S19"},
	{"op-een-lijn", "S20 S21a S21b S22a S22b S22c I5"},
	{"kunnen-we-het-aan", "S23 S24 S25 S26 S27 S28 I13"},
	{"welke-soort", "S29 S30 S31 S32 S33"},
	{"meerwaarde-en-risico", "S35"},
	{"beslissen", "S34 S39 S40 S41 I4"},
	{"stap-1-verkennen", "S42 S43 S44 S45 S46 S47a S47b S47c S48 I10"},
	{"stap-2-delen", "S49 S50 S51 S52 S53a S53b"},
	{"stap-3-overeenkomen", "S36 S37a S37b S38 S54 S55 S56 I6 I12"},
	{"stap-4-uitvoeren", "S57"},
	{"evalueren", "S58 S59 S60 S61 S62a S62b S62c S63a S63b S64 S65 S66a S66b S66c S67 S68 S69a S69b S70 S71 I11"},
	{"voorbeeld", "S72 I15"},
}

// A table is TOML as it stands in a file.
type table = map[string]any

// Every statement of the inventory is carried by its page, or by a question, an
// option or a column of a worksheet there, and nothing else is claimed.
func TestInventoryIsCovered(t *testing.T) {
	covered := map[string][]string{}
	for where, value := range values(t, "covers") {
		file, _, _ := strings.Cut(where, ".")
		for _, id := range value.([]any) {
			covered[id.(string)] = append(covered[id.(string)], file)
		}
	}
	known := 0
	for _, chapter := range inventory {
		carriers := append(embedded(t, chapter.pages), chapter.pages)
		for _, id := range strings.Fields(chapter.statements) {
			known++
			if !slices.ContainsFunc(covered[id], func(file string) bool { return slices.Contains(carriers, file) }) {
				t.Errorf("nothing on %s covers %s", chapter.pages, id)
			}
			delete(covered, id)
		}
	}
	if known != 105 {
		t.Errorf("the inventory has %d statements", known)
	}
	for id, places := range covered {
		t.Errorf("%v claims to cover %s, which is no statement", places, id)
	}
}

var embed = regexp.MustCompile(`!\[[^\]]*\]\(([\w-]+)\.toml\)`)

// embedded names the worksheets on a page, and on pages that go on with it.
func embedded(t *testing.T, page string) (all []string) {
	t.Helper()
	more, err := filepath.Glob("nl/" + page[:min(len(page), len("stap-1"))] + "-*.md")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(page, "stap-") {
		more = nil
	}
	for _, file := range append(more, "nl/"+page+".md") {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, strings.TrimSuffix(path.Base(file), ".md"))
		for _, found := range embed.FindAllStringSubmatch(string(data), -1) {
			all = append(all, found[1])
		}
	}
	return all
}

// values gives every value of a key in the pages and worksheets, by its place.
func values(t *testing.T, key string) map[string]any {
	t.Helper()
	found := map[string]any{}
	for _, file := range files(t) {
		collect(file.name, file.tree, key, found)
	}
	return found
}

func collect(place string, tree table, key string, found map[string]any) {
	for k, v := range tree {
		if below, ok := v.(table); ok {
			collect(place+"."+k, below, key, found)
		} else if k == key {
			found[place] = v
		}
	}
}

// A contentFile is a worksheet, or the front matter of a page.
type contentFile struct {
	name string
	tree table
}

var front = regexp.MustCompile(`(?s)^\+\+\+\n(.*?)\n\+\+\+`)

func files(t *testing.T) []contentFile {
	t.Helper()
	entries, err := os.ReadDir("nl")
	if err != nil {
		t.Fatal(err)
	}
	var all []contentFile
	for _, e := range entries {
		if ext := path.Ext(e.Name()); ext != ".md" && ext != ".toml" {
			continue
		}
		data, err := os.ReadFile(path.Join("nl", e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		text := string(data)
		if path.Ext(e.Name()) == ".md" {
			if matter := front.FindStringSubmatch(text); matter != nil {
				text = matter[1]
			} else {
				continue
			}
		}
		f := contentFile{name: e.Name()}
		if _, err := toml.Decode(text, &f.tree); err != nil {
			t.Fatal(e.Name(), err)
		}
		all = append(all, f)
	}
	return all
}

// afterDecision are the sheets that a group meets once it has decided.
var afterDecision = strings.Fields("decision approach invite talk interests ambition expectations balance parties " +
	"internal-rules ground-rules roles money communication rules-check data-sharing conflict-exit sign work-plan " +
	"check-in eval-plan round health-check closing")

// The default path asks little: at most 30 core questions before the decision,
// 60 in all, and five at once on a sheet, eight in an evaluation round: the four
// questions that the source calls useful stand there in sight. What only follows
// from an answer opens with it.
func TestTheDefaultPathIsShort(t *testing.T) {
	before, all := 0, 0
	for _, file := range files(t) {
		sheet := strings.TrimSuffix(file.name, ".toml")
		questions, _ := file.tree["question"].(table)
		open := 0
		for _, q := range questions {
			question := q.(table)
			if question["core"] != true {
				continue
			}
			all++
			if !slices.Contains(afterDecision, sheet) {
				before++
			}
			if _, follows := question["show-if"]; !follows {
				open++
			}
		}
		if most := map[string]int{"round": 8}[sheet]; open > max(5, most) {
			t.Errorf("%s opens %d questions at once", sheet, open)
		}
	}
	if before > 30 || all > 60 || before < 20 {
		t.Errorf("%d core questions before the decision, %d in all", before, all)
	}
}

// The pages stand in the order of the source: why, with whom, goal, on one
// line, can we do it, which kind, gain and risk, decision, the four steps,
// evaluation, examples.
func TestTheOrderIsKept(t *testing.T) {
	data, err := os.ReadFile("werkboek.toml")
	if err != nil {
		t.Fatal(err)
	}
	at := -1
	for _, page := range strings.Fields("start waarom met-wie doel-en-moment op-een-lijn kunnen-we-het-aan welke-soort " +
		"meerwaarde-en-risico beslissen stap-1-verkennen stap-2-delen stap-3-overeenkomen stap-4-uitvoeren evalueren voorbeeld") {
		next := strings.Index(string(data), `"`+page+`"`)
		if next <= at {
			t.Errorf("%s stands too early or is missing", page)
		}
		at = max(at, next)
	}
}
