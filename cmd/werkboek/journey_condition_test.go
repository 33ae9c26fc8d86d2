package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/evanw/esbuild/pkg/api"
)

// The browser evaluates every condition, value and list of the shared table as
// Go does.
func TestJourneySharedConditions(t *testing.T) {
	b := newTab(t)
	text, err := os.ReadFile("../../generator/expression/testdata/cases.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases []struct {
		Condition, Value   string
		Tree, Answers, Own json.RawMessage
		This               string
		Beside             json.RawMessage
		Expect             any
	}
	if err := json.Unmarshal(text, &cases); err != nil || len(cases) == 0 {
		t.Fatal(len(cases), err)
	}
	built := api.Build(api.BuildOptions{
		Stdin: &api.StdinOptions{ResolveDir: "../../assets/expression", Contents: `
			export { evaluate, valueOf } from "./evaluate"; export { listed } from "./many";`},
		Bundle: true, Format: api.FormatIIFE, GlobalName: "expression",
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
		if c.Beside == nil {
			c.Beside = json.RawMessage("null")
		}
		evaluate := "evaluate"
		if c.Value != "" {
			evaluate = "valueOf"
		}
		if strings.HasPrefix(c.Value, "list(") {
			evaluate = "listed"
		}
		got := ask[any](b, fmt.Sprintf(`expression.%s(%s, sharedAnswers(%s, %s, %q, %s)) ?? null`, evaluate, c.Tree, c.Answers, c.Own, c.This, c.Beside))
		if !reflect.DeepEqual(got, c.Expect) {
			t.Errorf("%s with %s: %v", c.Condition+c.Value, c.Answers, got)
		}
	}
	var portions []struct{ Expect []any }
	text, err = os.ReadFile("../../generator/expression/testdata/portions.json")
	if err := errors.Join(err, json.Unmarshal(text, &portions)); err != nil {
		t.Fatal(err)
	}
	var got [][]any
	if err := json.Unmarshal([]byte(ask[string](b, "("+sharedPortions+")("+string(text)+")")), &got); err != nil {
		t.Fatal(err)
	}
	for i, c := range portions {
		if !reflect.DeepEqual(got[i], c.Expect) {
			t.Errorf("portion %d: %v, not %v", i, got[i], c.Expect)
		}
	}
}

// sharedPortions divides each amount of a table.
const sharedPortions = `(cases) => JSON.stringify(cases.map(({ amount, weights, parts }) => {
	const rows = Array.from({ length: parts }, (_, i) => ({ id: String(i), cell: () => weights[i] ?? undefined }));
	const tree = ["portion", ["answer", "amount"], weights ? ["column", "weight"] : null, null, "rows"];
	return rows.map((row) => expression.valueOf(tree, { item: row.id, of: () => amount ?? undefined, rows: () => rows }) ?? null);
}))`

// sharedAnswers gives the answers of a case as the program would find them.
const sharedAnswers = `function sharedAnswers(answers, own, item, beside) {
	return {
		...beside && { row: { id: item, cell: (column) => beside[column] } },
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
