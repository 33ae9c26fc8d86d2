package main

import (
	"encoding/json"
	"maps"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// What follows from answers is no answer: it never goes into the work file, and
// what a file claims at its place is not believed. Answers of a newer edition
// change nothing here, and those of an older one are read as they are asked now.
func TestJourneyResultsAreNoAnswers(t *testing.T) {
	o := newOutcomes(t)
	garden, _ := gardenSite(t, nil)
	o.opens(garden)
	honest := o.say(gardenFile(garden, wellFilled()))
	claims := maps.Clone(wellFilled())
	for at, value := range map[string]any{
		"light.overall": typed{"choice", "red"}, "light.ground": typed{"choice", "red"}, "light.dimensions": typed{"table", []any{cells("ground", "colour", "red")}}, "spring.ready": typed{"choice", "open"},
		"purse.hours": typed{"number", "99"}, "purse.per": typed{"table", []any{cells("n1", "hours", "99", "part", "1")}}, "best-bed.items": typed{"table", []any{cells("b1", "percentage", "1", "excluded", "yes")}},
		"pact.open": typed{"number", "7"}, "minutes.result": typed{"text", "x"}, "walks.result": typed{"text", "x"}, // what no sheet asks
		"plan.x-later-bees": typed{"text", "Buzz"}, "x-later-hive.list": typed{"table", []any{cells("h1", "name", "Hive")}}, // a newer edition
	} {
		claims[at] = value
	}
	said := o.say(gardenFile(garden, claims))
	if diff := cmp.Diff(honest.Page, said.Page); diff != "" {
		t.Errorf("a file was believed:\n%s", diff)
	}
	if diff := cmp.Diff(honest.Shown, said.Shown); diff != "" {
		t.Errorf("other questions are shown:\n%s", diff)
	}

	renamed, problems := gardenSite(t, map[string]string{"en/plan.toml": "[question.x-own-ground]\ntype = \"number\"\nlabel = \"How large is it?\"\nformerly = \"x-older-size\"\nafter = \"area\"\n",
		"en/purse.toml": "[value.x-own-ground]\nlabel = \"All of it\"\nvalue = \"plan.x-own-ground\"\n"})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	o.opens(renamed)
	older := with(map[string]any{"plan.x-older-size": typed{"number", "1234"}})
	o.say(gardenFile(renamed, older)).says(t, "an older edition", map[string][]string{"purse": {"All of it 1,234"}})

	b := newTab(t)
	address := bookSite(t, "testdata/garden")
	b.visit(address + "index.html")
	b.typeIn(field("plan.area"), "60")
	b.click(box("plan.water", "yes"))
	b.saved()
	b.visit(address + "outlook.html")
	says(b, "light", "✔ green")
	var file struct{ Answers []exampleAnswer }
	data, err := os.ReadFile(keep(b))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &file); err != nil || len(file.Answers) != 2 {
		t.Errorf("the work file holds %v, %v", file.Answers, err)
	}
	for _, a := range file.Answers {
		if sheet := garden.Workbook().Sheet(a.Worksheet); sheet == nil || sheet.Result != nil {
			t.Errorf("the work file holds %v", a)
		}
	}
}
