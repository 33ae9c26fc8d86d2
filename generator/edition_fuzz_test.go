package generator_test

import (
	"math/rand/v2"
	"runtime/debug"
	"strings"
	"testing"
	"testing/fstest"

	"werkboek/generator"
	"werkboek/generator/source"
	"werkboek/layouts"
)

// editionBase is a small workbook in which most things refer to each other.
var editionBase = map[string]string{
	"werkboek.toml": `id = "base"
title = "Basis"
version = "1"
languages = ["nl"]

[outline.begin]
title = "Begin"
pages = ["start", "meer"]
`,
	"nl/start.md": "# Start\n\nZie [meer](meer.md) en [de redenen](why.toml).\n\n![Waarom](why.toml)\n\n> [!TIP]\n> Samen.\n",
	"nl/meer.md":  "# Meer\n\n## Kop\n\n![Gesprekken](talk.toml)\n\n![Overzicht](all.toml)\n\n![Acties](todo.toml)\n",
	"nl/lists.toml": `[list.party]
from = ["why.list"]
options = { us = { label = "{why.goal}" } }
`,
	"nl/why.toml": `title = "Waarom"
[section.more]
title = "Meer"
show-if = "goal is answered"
[section.more.items]
ready = "Klaar"
[question.reasons]
type = "checks"
label = "Redenen"
[question.reasons.options]
network = "Netwerk"
costs = { label = "Kosten", show-if = "goal is answered" }
[question.goal]
type = "text"
label = "Doel"
[question.best]
type = "choice"
label = "Beste"
from = ["reasons"]
show-if = "reasons has network"
[question.list]
type = "table"
label = "Wie"
from = ["reasons"]
columns.name = { type = "text", label = "Naam" }
columns.kind = { type = "choice", label = "Soort", options = { a = "A", b = "B" } }
columns.of = { type = "reference", label = "Van", from = ["party"] }
[question.rate]
type = "grid"
label = "Cijfers"
from = ["party"]
rows = { start = "Begin" }
columns.score = { type = "scale", label = "Cijfer" }
[question.pick]
type = "reference"
label = "Kies"
from = ["party", "talk"]
many = true
`,
	"nl/talk.toml": `title = "Gesprek"
show-if = "why.goal is answered"
[repeat]
from = ["why.list"]
title = "{this}"
[question.again]
type = "recall"
of = "why.goal"
[question.note]
type = "longtext"
label = "Notitie"
start-with = "why.goal"
[question.sum]
type = "number"
label = "Aantal"
show-if = "why.reasons has costs"
`,
	"nl/all.toml":  "title = \"Alles\"\ntype = \"view\"\nquestions = [\"why.goal\"]\n",
	"nl/todo.toml": "title = \"Acties\"\ntype = \"actions\"\n",
}

// Whatever an edition lays over a workbook, there is a site that can be read
// whole, or there are problems at places inside its files. What is wrong is the
// author's, and never an error of the program.
func FuzzEdition(f *testing.F) {
	for _, seed := range [][4]string{
		{"", "", "", ""},
		{"[outline.begin]\npages = [\"meer\", \"start\"]\n", "[question.goal]\nhidden = true\n", "", ""},
		{"", "[question.reasons]\nhidden = true\n[question.list]\nhidden = true", "# Start\n\n![Waarom](why.toml)", "[list.x-own-a]\nfrom = [\"x-own-b\"]\n[list.x-own-b]\nfrom = [\"x-own-a\"]"},
		{"", "hidden = true\n", "", "[list.party]\nhidden = true"},
		{"", "replace = true\ntitle = \"Anders\"\n[question.other]\ntype = \"text\"\nlabel = \"Iets\"\n", "# Start\n", "[list.party]\nreplace = true"},
		{"[brand]\naccent = \"#000\"\n", "retired = true\n", "# Start\n\n![Gesprekken](talk.toml)", ""},
		{"", "[question.goal]\nretired = true\n[question.x-own-a]\ntype = \"reference\"\nlabel = \"A\"\nfrom = [\"x-own-a\", \"talk\", \"rate\"]", "hidden = true", "[list.party]\nfrom = [\"party\"]"},
		{"", "replace = true\ntitle = \"W\"\n[question.goal]\ntype = \"table\"\nlabel = \"L\"\ncolumns.a = { type = \"text\", label = \"A\" }\n", "---\nhidden = true\n---\n# Start\n", ""},
		{"", "[repeat]\nfrom = [\"talk\"]\n[question.reasons]\ntype = \"grid\"\nreplace = true\n", "", ""},
		{"", "[question.reasons.options]\nnetwork = { hidden = true }\ncosts = { retired = true }\n[section.more]\nhidden = true\n", "", "[list.party.options]\nus = { hidden = true }"},
		{"", "hidden = true\n", "", ""},
		{"", "[question.x-own-q]\ntype = \"choice\"\nlabel = \"Q\"\nfrom = [\"x-own-a\"]\n", "", "[list.x-own-a]\nfrom = [\"x-own-b\"]\n[list.x-own-b]\nfrom = [\"x-own-a\"]"},
		{"", "[question.x-own-q]\ntype = \"reference\"\nlabel = \"Q\"\nfrom = [\"party\"]\nshow-if = \"x-own-q = us\"\n", "", "[list.party]\nfrom = [\"party\"]\n"},
		{"", "[repeat]\nfrom = [\"why\"]\n", "", ""},
		{"", "[repeat]\n[question.x-own-a]\ntype = \"reference\"\nlabel = \"A\"\nfrom = [\"why\"]\nshow-if = \"goal is answered\"\n", "", ""},
		{"", "[question.goal]\nshow-if = \"count(talk) > 1\"\n[question.x-own-a]\ntype = \"reference\"\nlabel = \"A\"\nfrom = [\"talk\"]\nshow-if = \"x-own-a.note is answered\"\n", "", ""},
		{"", "", "+++\nhidden = true\n+++\n", ""},
		{"[outline.begin]\npages = [\"meer\"]\n", "", "", ""},
		{"[outline.begin]\npages = []\n", "", "", ""},
		{"[outline.begin]\nhidden = true\n", "", "", ""},
		{"", "[question.goal]\ntype = \"info\"\n", "", ""},
		{"", "[question.goal]\ntype = \"sign\"\nfrom = [\"goal\"]\n", "", ""},
		{"", "[question.list]\nretired = true\n[question.reasons]\nretired = true\n", "", ""},
		{"", "[question.list]\nhidden = true\n[question.reasons]\nhidden = true\n[question.goal]\nhidden = true\n", "", ""},
		{"", "replace = true\ntitle = \"X\"\ntype = \"view\"\nquestions = [\"talk.note\", \"why.goal\", \"todo.x\"]\n", "", ""},
		{"", "replace = true\ntitle = \"X\"\ntype = \"actions\"\n", "", ""},
		{"", "type = \"view\"\nquestions = []\n", "", ""},
		{"", "[question.rate]\nfrom = [\"rate\"]\n[question.pick]\nfrom = [\"pick\"]\n[question.reasons]\nfrom = [\"reasons\"]\n", "", ""},
		{"", "[question.reasons]\nfrom = [\"best\", \"rate\"]\n", "", ""},
		{"", "[question.rate]\nfrom = [\"list\"]\n[question.list]\nfrom = [\"rate\"]\n", "", ""},
		{"", "[question]\ngoal = \"x\"\n[section]\nmore = 1\n", "", "list = 1"},
		{"", "question = 3\nsection = []\nrepeat = false\n", "", "[list]\nparty = \"x\""},
		{"outline = 1\n", "", "", ""},
		{"languages = [\"en\"]\n", "", "", ""},
		{"languages = []\n", "", "", ""},
		{"languages = [\"\"]\n", "", "", ""},
		{"languages = [\"../nl\"]\n", "", "", ""},
		{"[brand]\nlogo = \"nl/why.toml\"\nname = \"\"\n", "", "", ""},
		{"", "formerly = [\"talk\", \"why\", \"\"]\n[question.goal]\nformerly = [\"list\", \"goal\"]\n[question.rate.rows.start]\nformerly = \"start\"\n", "", ""},
		{"", "", "# Start\n\n![A](why.toml)\n\n![B](why.toml)\n\n![C](../werkboek.toml)\n\n![D](lists.toml)\n\n[E](why.toml#goal)\n", ""},
		{"", "", "![A](why.toml)\n", ""},
		{"", "", "# {why.goal} en {why.nothing}\n\n![A](why.toml)\n\n> [!TIP] show-if=\"why.goal\"\n", ""},
	} {
		f.Add(seed[0], seed[1], seed[2], seed[3])
	}
	f.Fuzz(func(t *testing.T, settings, sheet, page, lists string) {
		editionHolds(t, settings, sheet, page, lists)
	})
}

// Lines that an edition may well write, put together by chance, reach further
// than bytes.
func TestEditionByChance(t *testing.T) {
	heads := strings.Fields("reasons goal best list rate pick x-own-a x-own-b ready")
	keys := []string{`hidden = true`, `retired = true`, `type = "text"`, `type = "table"`, `type = "checks"`, `type = "choice"`, `type = "grid"`,
		`type = "info"`, `type = "recall"`, `of = "talk.note"`, `of = "goal"`, `label = "L"`, `core = true`, `individual = true`, `many = false`,
		`type = "reference"`, `from = ["party"]`, `from = ["talk"]`, `from = ["why"]`, `from = ["list", "rate"]`, `from = ["x-own-a"]`, `from = []`,
		`show-if = "talk.sum > 2"`, `show-if = "count(list) > 1"`, `show-if = "x-own-a is answered"`, `warn-if = "goal is answered"`, `warning = "W"`,
		`show-if = "pick.kind = a"`, `start-with = "best"`, `formerly = "old"`, `default = "network"`, `section = "more"`, `max = 1`,
		`options = { network = { hidden = true } }`, `options = { x-own-o = "O", x-own-p = { label = "P", formerly = "o" } }`,
		`rows = { start = { retired = true }, x-own-r = "R" }`, `columns = { x-own-c = { type = "reference", label = "C", from = ["pick"] } }`,
		`columns = { kind = { retired = true }, name = { type = "date" } }`, `columns = { x-own-d = { type = "scale", label = "D" } }`, `after = "goal"`}
	tops := []string{`replace = true`, `hidden = true`, `retired = true`, `type = "view"`, `type = "actions"`, `questions = ["talk.note", "goal"]`,
		`title = "T"`, `show-if = "talk.note is answered"`, `formerly = "older"`, `mode = "apart"`}
	pages := []string{"", "", "", "", "", "", "", "", "# Start\n\n![W](why.toml)\n", "# Start\n", "+++\nhidden = true\n+++\n", "# S\n\n![W](why.toml)\n\n![T](talk.toml)\n", "# S\n\n[W](why.toml#list)\n"}
	lists := []string{"", "", "", "", "", "", "", "[list.party]\nfrom = [\"talk\"]", "[list.party]\nfrom = [\"x-own-l\"]\n[list.x-own-l]\nfrom = [\"party\", \"why\"]", "[list.party]\nfrom = [\"why.rate\"]"}
	settings := []string{"", "", "", "", "", "", "", "", "[outline.begin]\npages = [\"meer\"]", "[outline.begin]\npages = [\"start\"]"}
	built := 0
	for seed := range uint64(700) {
		r := rand.New(rand.NewPCG(seed, 3))
		sheet, seen := "", map[string]bool{}
		for _, top := range tops {
			if r.IntN(40) == 0 {
				sheet += top + "\n"
			}
		}
		if r.IntN(10) == 0 {
			sheet += "[repeat]\n" + []string{"", "from = [\"why\"]\n", "from = [\"party\"]\n", "from = [\"list\"]\n"}[r.IntN(4)]
		}
		for range 1 + r.IntN(2) {
			head := heads[r.IntN(len(heads))]
			if seen[head] {
				continue
			}
			seen[head] = true
			sheet += "[question." + head + "]\n"
			if strings.HasPrefix(head, "x-") {
				sheet += "label = \"X\"\ntype = \"reference\"\nfrom = [\"party\"]\n"
			}
			added := strings.HasPrefix(head, "x-")
			once := map[string]bool{"label": added, "type": added, "from": added}
			for range 1 + r.IntN(2) {
				key := keys[r.IntN(len(keys))]
				if name, _, _ := strings.Cut(key, " "); !once[name] {
					once[name] = true
					sheet += key + "\n"
				}
			}
		}
		if editionHolds(t, settings[r.IntN(len(settings))], sheet, pages[r.IntN(len(pages))], lists[r.IntN(len(lists))]) {
			built++
		}
		if t.Failed() {
			t.Fatalf("seed %d:\n%s", seed, sheet)
		}
	}
	if built < 20 {
		t.Errorf("only %d of the editions could be built", built)
	}
}

// editionHolds builds an edition over the base, and reads it whole. It reports
// whether there was a site.
func editionHolds(t *testing.T, settings, sheet, page, lists string) bool {
	t.Helper()
	head := "id = \"own\"\ntitle = \"Eigen\"\nversion = \"1\"\nedition = \"own\"\nextends = \"../base\"\n"
	lower, upper := fstest.MapFS{}, fstest.MapFS{"werkboek.toml": {Data: []byte(head + settings)}}
	for name, text := range editionBase {
		lower[name] = &fstest.MapFile{Data: []byte(text)}
	}
	for name, text := range map[string]string{"nl/why.toml": sheet, "nl/start.md": page, "nl/lists.toml": lists} {
		if text != "" {
			upper[name] = &fstest.MapFile{Data: []byte(text)}
		}
	}
	defer func() {
		if r := recover(); r != nil {
			t.Errorf("%v\n%s\n%s\n%s\n%s\n%s", r, settings, sheet, page, lists, debug.Stack())
		}
	}()
	site, problems, err := generator.Build(generator.Input{
		Content: source.Layers{{FS: lower, Path: "../base"}, {FS: upper, Edition: "own"}},
		Layouts: layouts.FS(),
		Assets:  fstest.MapFS{"main.ts": {}, "main.css": {}, "rescue.ts": {}}, // bundling ours takes longer than all else
	})
	if err != nil {
		t.Errorf("%v\n%s", err, sheet)
	}
	if err == nil && site == nil && len(problems) == 0 {
		t.Errorf("refused without a word:\n%s\n%s", settings, sheet)
	}
	for _, p := range problems {
		inside(t, p, lower, upper)
	}
	if site == nil {
		return false
	}
	for _, name := range site.Paths() {
		if _, err := site.Read(name); err != nil {
			t.Errorf("%s: %v\n%s", name, err, sheet)
		}
	}
	_ = site.Workbook().NextLock()
	return true
}

// inside fails when a problem does not stand in a file of the two folders.
func inside(t *testing.T, p source.Problem, lower, upper fstest.MapFS) {
	t.Helper()
	for prefix, folder := range map[string]fstest.MapFS{"../base/content/": lower, "content/": upper} {
		name, ok := strings.CutPrefix(p.Path, prefix)
		if !ok {
			continue
		}
		if file := folder[name]; file != nil && p.Line <= strings.Count(string(file.Data), "\n")+1 {
			return
		}
	}
	t.Errorf("outside the files: %v: %s", p.Position, p.Message)
}

// A question may be called as a table is: an edition hides it like any other.
func TestEditionHidesQuestionList(t *testing.T) {
	if !editionHolds(t, "", "[question.list]\nhidden = true\n", "", "") {
		t.Error("an edition cannot hide the question list")
	}
}
