package main

import (
	"encoding/json"
	"fmt"
	"os"
	"testing"

	"github.com/evanw/esbuild/pkg/api"
)

// The browser evaluates every condition of the shared table as Go does.
func TestJourneySharedConditions(t *testing.T) {
	b := newTab(t)
	text, err := os.ReadFile("../../generator/expression/testdata/cases.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases []struct {
		Condition          string
		Tree, Answers, Own json.RawMessage
		This               string
		Expect             bool
	}
	if err := json.Unmarshal(text, &cases); err != nil || len(cases) == 0 {
		t.Fatal(len(cases), err)
	}
	built := api.Build(api.BuildOptions{
		EntryPoints: []string{"../../assets/expression/evaluate.ts"},
		Bundle:      true, Format: api.FormatIIFE, GlobalName: "expression",
	})
	if len(built.Errors) > 0 {
		t.Fatal(built.Errors)
	}
	ask[bool](b, `var werkboek = {sheets: {}, phrases: {}};`+string(built.OutputFiles[0].Contents)+`;true`)
	ask[bool](b, sharedAnswers+`;true`)
	for _, c := range cases {
		if c.Own == nil {
			c.Own = json.RawMessage("{}")
		}
		got := ask[bool](b, fmt.Sprintf(`expression.evaluate(%s, sharedAnswers(%s, %s, %q))`, c.Tree, c.Answers, c.Own, c.This))
		if got != c.Expect {
			t.Errorf("%s with %s: %v", c.Condition, c.Answers, got)
		}
	}
}

// sharedAnswers gives the answers of a case as the program would find them.
const sharedAnswers = `function sharedAnswers(answers, own, item) {
	return {
		item,
		of: (name) => answers[name],
		rows: (source) => {
			const kept = answers[source] ?? [];
			const rows = Array.isArray(kept) ? kept : Object.keys(kept).map((id) => ({ id, cells: {} }));
			return rows.map((row) => ({ id: row.id, cell: (column) => row.cells[column] }));
		},
		own: (name) => (own[name] ?? []).map((o) => ({ person: o.Person, group: o.Group ?? "", party: o.Party ?? "", value: o.Value })),
	};
}`
