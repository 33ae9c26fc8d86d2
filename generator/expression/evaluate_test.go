package expression

import (
	"encoding/json"
	"os"
	"reflect"
	"strings"
	"testing"
)

// party is what a value stands beside.
var party = &Item{This: Operand{Kind: "reference", Columns: candidates, From: []string{"who.list"}}, Columns: map[string]Operand{"earned": {Kind: "number"}}}

// The cases hold for this package and for the browser alike: the condition
// becomes this tree, and with these answers, as the browser keeps them, the
// tree gives what is expected.
func TestCases(t *testing.T) {
	text, err := os.ReadFile("testdata/cases.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases []struct {
		Condition string // or
		Value     string
		Tree      any
		Answers   map[string]any
		Own       map[string][]OwnAnswer
		This      string
		Beside    map[string]any // the columns of the item that this is
		Expect    any
	}
	if err := json.Unmarshal(text, &cases); err != nil {
		t.Fatal(err)
	}
	if len(cases) == 0 {
		t.Fatal("there are no cases")
	}
	for _, c := range cases {
		parse, check, evaluate := Parse, Check, func(n *Node, a Answers) any { return Evaluate(n, a) }
		switch {
		case strings.HasPrefix(c.Value, "list("):
			parse, check, evaluate = ParseList, CheckList, Evaluated
		case c.Beside != nil:
			parse = ParseValue
			check = func(n *Node, lookup Lookup) []Mistake { _, mistakes := CheckBeside(n, party, lookup); return mistakes }
			row := &Row{c.This, func(column string) any { return c.Beside[column] }}
			evaluate = func(n *Node, a Answers) any { return moment{Answers: a, row: row}.value(n) }
		case c.Value != "":
			parse, evaluate = ParseValue, Evaluated
			check = func(n *Node, lookup Lookup) []Mistake { _, mistakes := CheckValue(n, lookup); return mistakes }
		}
		c.Condition += c.Value
		tree, mistakes := parse(c.Condition)
		if len(mistakes) > 0 {
			t.Errorf("%s: %v", c.Condition, mistakes)
			continue
		}
		Qualify(tree, "check")
		if mistakes := check(tree, questions); len(mistakes) > 0 {
			t.Errorf("%s: %v", c.Condition, mistakes)
		}
		got, _ := json.Marshal(tree)
		if want, _ := json.Marshal(c.Tree); string(got) != string(want) {
			t.Errorf("%s:\n got %s\nwant %s", c.Condition, got, want)
		}
		answers := Answers{
			Of:   func(name string) any { return c.Answers[name] },
			Rows: func(source string) []Row { return rowsOf(c.Answers[source]) },
			Own:  func(name string) []OwnAnswer { return c.Own[name] },
			This: c.This,
		}
		if got := evaluate(tree, answers); !reflect.DeepEqual(got, c.Expect) {
			t.Errorf("%s with %v is %v", c.Condition, c.Answers, got)
		}
	}
}

// rowsOf gives the rows of a table, the copies of a sheet, or the ticks of a list.
func rowsOf(kept any) []Row {
	var rows []Row
	switch kept := kept.(type) {
	case []any:
		for _, row := range kept {
			row := row.(map[string]any)
			cells, _ := row["cells"].(map[string]any)
			rows = append(rows, Row{row["id"].(string), func(column string) any { return cells[column] }})
		}
	case map[string]any:
		for id := range kept {
			rows = append(rows, Row{id, func(string) any { return nil }})
		}
	}
	return rows
}

// What stands in words on paper is true when the condition is: moving a not
// down to the comparisons changes no outcome, with or without answers.
func TestSettled(t *testing.T) {
	answers := []map[string]any{
		{},
		{"why.alone": "yes", "why.wish": 2.0},
		{"why.alone": "no", "why.reasons": map[string]any{"costs": ""}},
		{"why.wish": "unknown", "why.reasons": map[string]any{"network": ""}},
	}
	for _, text := range []string{
		"not why.alone = yes", "not why.alone != yes", "not why.alone in [yes, unsure]", "not why.wish < 3", "not why.wish >= 3",
		"not why.alone is empty", "not why.alone is answered", "not why.reasons has costs",
		"not (why.alone = yes and not why.wish < 3 or why.reasons has any [costs])",
		"not (not (why.alone = yes or why.wish > 1) and why.wish is answered)",
	} {
		tree, mistakes := Parse(text)
		if len(mistakes) > 0 {
			t.Fatal(text, mistakes)
		}
		for _, a := range answers {
			answer := Answers{Of: func(name string) any { return a[name] }}
			if got, want := Evaluate(settle(tree, false), answer), Evaluate(tree, answer); got != want {
				t.Errorf("%s with %v: %t in words, %t as a tree", text, a, got, want)
			}
		}
	}
}
