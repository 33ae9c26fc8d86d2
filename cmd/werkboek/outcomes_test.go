package main

import (
	"io/fs"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"werkboek/generator"
	"werkboek/generator/render"
	"werkboek/generator/source"
	"werkboek/layouts"
)

// Results are tried here with the program of the browser and without a page: a
// work file goes in, and what each result says of it comes out.

// An outcomes page computes results of any workbook.
type outcomes struct {
	*tab
	t testing.TB
}

// outcomeOf is what one file leads to: what each result says, and what is shown.
type outcomeOf struct {
	Page, File, Partner map[string]string // by result: on the page, in a file, and in that of a partner
	Shown, Known        []string          // questions, and results
	Blocks              map[string]any
}

func newOutcomes(t *testing.T) *outcomes {
	t.Helper()
	b, program := programOf(t, "testdata/outcomes/outcomes.ts", "outcomes")
	ask[bool](b, `window.outcomesOf = new Function("werkboek", "werkboekResults", "werkboekWording", `+program+` + ";return outcomes"), true`)
	return &outcomes{b, t}
}

// opens takes a workbook: what the next files are of.
func (o *outcomes) opens(site *render.Site) {
	o.t.Helper()
	var parts []string
	for _, name := range []string{"workbook", "results", "wording"} {
		for _, p := range site.Paths() {
			if !strings.HasPrefix(p, "assets/"+name+"-") {
				continue
			}
			data, err := site.Read(p)
			if err != nil {
				o.t.Fatal(err)
			}
			_, value, _ := strings.Cut(string(data), "=")
			parts = append(parts, strings.TrimSuffix(strings.TrimSpace(value), ";"))
		}
	}
	ask[bool](o.tab, "window.outcomes = outcomesOf("+strings.Join(parts, ",")+"), true")
}

// say gives what the results say of a work file.
func (o *outcomes) say(file map[string]any) outcomeOf {
	o.t.Helper()
	return askLater[outcomeOf](o.tab, "outcomes.said("+jsonOf(o.t, jsonOf(o.t, file))+")")
}

// time gives how many milliseconds each result needs after an answer changed.
func (o *outcomes) time(file map[string]any) map[string]float64 {
	o.t.Helper()
	return askLater[map[string]float64](o.tab, "outcomes.time("+jsonOf(o.t, jsonOf(o.t, file))+")")
}

// gardenSite builds the garden, or an edition of it.
func gardenSite(t testing.TB, edition map[string]string) (*render.Site, []source.Problem) {
	t.Helper()
	garden := os.DirFS("testdata/garden/content")
	var content fs.FS = garden
	if edition != nil {
		own := fstest.MapFS{"werkboek.toml": {Data: []byte("extends = \"../garden\"\nedition = \"own\"\nid = \"own\"\n")}}
		for name, text := range edition {
			own[name] = &fstest.MapFile{Data: []byte(text)}
		}
		content = source.Layers{{FS: garden}, {FS: own, Edition: "own"}}
	}
	// No page is shown, so the program of the pages is not bundled.
	built, problems, err := generator.Build(generator.Input{Content: content, Layouts: layouts.FS(), Assets: fstest.MapFS{"main.ts": {}, "main.css": {}, "rescue.ts": {}}})
	if err != nil {
		t.Fatal(err)
	}
	return built, problems
}

// gardenFile is a work file of the garden with these answers, by
// worksheet.question, with worksheet/copy in a copy and person@ before it for
// somebody's own. A kind that is not that of the question stands before the
// value, as {"number", "12"}.
func gardenFile(site *render.Site, answers map[string]any) map[string]any {
	const now = "2027-01-01T10:00:00.000Z"
	all := []any{}
	people := map[string]bool{}
	for _, at := range slices.Sorted(maps.Keys(answers)) {
		place := placeOf.FindStringSubmatch(at)
		kind, value := "copies", answers[at]
		if _, q := site.Workbook().Question(place[2], place[4]); q != nil {
			kind = string(q.Kind)
		}
		if typed, ok := value.(typed); ok {
			kind, value = typed.kind, typed.value
		}
		if place[1] != "" {
			people[place[1]] = true
		}
		all = append(all, map[string]any{"person": place[1], "worksheet": place[2], "copy": place[3], "question": place[4], "kind": kind, "value": value,
			"words": map[string]any{"question": at, "options": map[string]string{}}, "revision": 1, "time": now})
	}
	members := []any{}
	for _, id := range slices.Sorted(maps.Keys(people)) {
		members = append(members, map[string]any{"id": id, "name": id, "group": "", "party": ""})
	}
	return map[string]any{"format": "werkboek-answers", "formatVersion": 1, "workbook": map[string]any{"id": "shared-garden", "title": "A garden together"},
		"dossier": map[string]any{"id": "d", "title": "", "created": now, "changed": now}, "people": members, "answers": all, "checksum": ""}
}

var placeOf = regexp.MustCompile(`^(?:([^@]+)@)?([^/.]+)(?:/([^.]+))?\.(.*)$`)

// typed is a value of another kind than its question.
type typed struct {
	kind  string
	value any
}

// cells makes a row of a table: an id, then columns and their values in turn.
func cells(id string, pairs ...string) map[string]any {
	all := map[string]string{}
	for i := 0; i < len(pairs); i += 2 {
		all[pairs[i]] = pairs[i+1]
	}
	return map[string]any{"id": id, "cells": all}
}

// grid makes a grid of one column.
func gridOf(column string, pairs ...string) map[string]any {
	all := map[string]any{}
	for i := 0; i < len(pairs); i += 2 {
		all[pairs[i]] = map[string]string{column: pairs[i+1]}
	}
	return all
}

// wellFilled is a garden in which every result has something to say.
func wellFilled() map[string]any {
	return map[string]any{
		"plan.name": "The Green Corner", "plan.dream": "Beans for all.", "plan.water": map[string]string{"is": "yes"}, "plan.soil": "clay",
		"plan.crops": map[string]string{"beans": "climbing ones", "pumpkin": ""}, "plan.wish": 4, "plan.area": "45", "plan.budget": 10000, "plan.opening": "2027-03-21",
		"plan.neighbours": []any{cells("n1", "name", "Ana", "since", "2020-05-01", "share", "10000", "hours", "6", "likes", "3"), cells("n2", "name", "Bo", "share", "0", "hours", "1.5"), cells("n3", "name", "Cy", "share", "0", "hours", "1.5")},
		"plan.beds":       []any{cells("b1", "name", "North", "keeper", "n1", "sunny", "yes"), cells("b2", "name", "South", "keeper", "n2", "sunny", "yes"), cells("b3", "name", "Shed", "keeper", "us", "sunny", "no")},
		"plan.tap":        map[string]string{"is": "done"}, "plan.next": []any{cells("a1", "what", "Dig", "who", "Ana", "when", "2027-02-01")},
		"taste.crops":    gridOf("weight", "beans", "3", "pumpkin", "1"),
		"bed/b1.ratings": gridOf("stars", "herbs", "5", "beans", "4", "pumpkin", "2"), "bed/b1.plant": "Beans",
		"bed/b2.ratings": gridOf("stars", "herbs", "4", "beans", "4", "pumpkin", "5"),
		"walk.":          []any{cells("w1"), cells("w2")}, "walk/w1.date": "2027-04-03", "walk/w1.seen": "Mud.", "walk/w2.date": "2027-06-05", "walk/w2.seen": "Flowers.",
		"walk/w2.birds":   []any{cells("r1", "name", "Wren"), cells("r2", "name", "Robin")},
		"p1@mood/w1.mood": 5, "p2@mood/w1.mood": 3, "p3@mood/w1.mood": 4,
		"p1@plan.wish": 4, "p2@plan.wish": 5, "p3@plan.wish": 3,
	}
}

// with is a garden in which some answers are others, or not there.
func with(changes map[string]any) map[string]any {
	all := wellFilled()
	for at, value := range changes {
		if all[at] = value; value == nil {
			delete(all, at)
		}
	}
	return all
}
