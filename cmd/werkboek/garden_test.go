package main

import (
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"

	"werkboek/generator/result"
	"werkboek/generator/worksheet"
)

// gardenOptions are what the garden uses of each type of sheet, besides what the type
// cannot do without.
var gardenOptions = map[string][]string{
	"view": {"mode", "questions"}, "compare": {"groups", "first", "rules"},
	"signals":  {"note", "words", "overall", "dimension.*.show-if", "dimension.*.rule.*.stop", "dimension.*.rule.*.reason", "dimension.*.rule.*.steps", "dimension.*.rule.*.otherwise", "dimension.*.rule.*.when"},
	"matrix":   {"note", "least", "weight.*.default", "exclude.*.reason"},
	"checks":   {"check.*.open", "check.*.list", "check.*.show-if", "check.*.label"},
	"totals":   {"value.*.unit", "value.*.decimals", "value.*.show-if", "per.value.*.share", "per.value.*.divide", "per.value.*.by", "per.value.*.when", "per.value.*.settle", "per.value.*.total", "note.*.warn", "note.*.list"},
	"rounds":   {"when", "parties", "row.*.value", "measure.*.of", "measure.*.label"},
	"document": {"numbered", "overview", "share"},
	"summary":  {"dated", "note", "section.*.answers", "section.*.results", "section.*.show-if"},
}

// The garden, which is about something else than the workbook that ships, uses
// every type of sheet and of result, each kind of question and what they can do.
func TestGardenUsesEverything(t *testing.T) {
	used, kinds := map[string][]string{}, map[string]bool{}
	garden := os.DirFS("testdata/garden/content/en")
	files, err := fs.Glob(garden, "*.toml")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		data, err := fs.ReadFile(garden, name)
		if err != nil {
			t.Fatal(err)
		}
		var tree map[string]any
		if err := toml.Unmarshal(data, &tree); err != nil {
			t.Fatal(name, err)
		}
		kind, _ := tree["type"].(string)
		used[kind] = append(used[kind], keysIn(tree, "", false)...)
		for _, q := range asTable(tree["question"]) {
			kind, _ := asTable(q)["type"].(string)
			kinds[kind] = true
		}
	}
	for _, kind := range worksheet.Types() {
		if used[kind] == nil {
			t.Errorf("the garden uses no %s", kind)
		}
		for _, option := range gardenOptions[kind] {
			if !slices.Contains(used[kind], option) {
				t.Errorf("no %s of the garden uses %s", kind, option)
			}
		}
	}
	for _, kind := range result.Types() {
		if len(gardenOptions[kind]) == 0 {
			t.Errorf("which options of %s matter?", kind)
		}
	}
	for _, kind := range worksheet.Kinds() {
		if !kinds[kind] {
			t.Errorf("the garden has no question of type %s", kind)
		}
	}
}

func asTable(value any) map[string]any {
	table, _ := value.(map[string]any)
	return table
}

// tablesOfIDs are keys below which the author chose ids.
var tablesOfIDs = strings.Fields("dimension rule check value note row measure section weight exclude question")

// keysIn gives the keys of a tree with points between them; an id that the
// author chose is a star.
func keysIn(tree map[string]any, before string, ids bool) (all []string) {
	for key, value := range tree {
		at := before + key
		if ids {
			at = before + "*"
		}
		all = append(append(all, at), keysIn(asTable(value), at+".", !ids && slices.Contains(tablesOfIDs, key))...)
	}
	return all
}

// A well-filled garden makes every result say something, in the file too; the
// one without answers says nothing of anybody.
func TestJourneyGardenSaysSomething(t *testing.T) {
	o := newOutcomes(t)
	garden, _ := gardenSite(t, nil)
	o.opens(garden)
	said := o.say(gardenFile(garden, wellFilled()))
	said.sane(t, "the garden")
	said.says(t, "the garden", map[string][]string{
		"light": {"✔ green", "Ground and water", "The tap"}, "best-bed": {"Place 1South79 %", "Shed: There is no sun."},
		"spring": {"Still open: 1 of 6", "It is about: Shed"}, "purse": {"Ana 6 (67%)", "Bo pays €16.67 to Ana."},
		"pact": {"The pact of The Green Corner", "North is kept by Ana"}, "minutes": {"The Green Corner"}, "walks": {"2 rounds until now", "4 (from 3 to 5)"},
	})
	slices.Sort(said.Known)
	var results []string
	for _, sheet := range garden.Workbook().Sheets {
		if sheet.Result != nil {
			results = append(results, sheet.ID)
		}
	}
	if slices.Sort(results); !slices.Equal(said.Known, results) {
		t.Errorf("known is %v of %v", said.Known, results)
	}
	for id, text := range said.File {
		if strings.TrimSpace(text) == "" {
			t.Errorf("%s says nothing in a file", id)
		}
	}
}
