package expression

import (
	"encoding/json"
	"maps"
	"os"
	"slices"
	"testing"
)

// The cases hold for this package and for the browser alike: the condition
// becomes this tree, and with these answers, as the browser keeps them, the
// tree gives what is expected.
func TestCases(t *testing.T) {
	text, err := os.ReadFile("testdata/cases.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases []struct {
		Condition string
		Tree      any
		Answers   map[string]any
		Expect    bool
	}
	if err := json.Unmarshal(text, &cases); err != nil {
		t.Fatal(err)
	}
	if len(cases) == 0 {
		t.Fatal("there are no cases")
	}
	for _, c := range cases {
		tree, mistakes := Parse(c.Condition)
		if len(mistakes) > 0 {
			t.Errorf("%s: %v", c.Condition, mistakes)
			continue
		}
		if mistakes := Check(tree, questions); len(mistakes) > 0 {
			t.Errorf("%s: %v", c.Condition, mistakes)
		}
		got, _ := json.Marshal(tree)
		if want, _ := json.Marshal(c.Tree); string(got) != string(want) {
			t.Errorf("%s:\n got %s\nwant %s", c.Condition, got, want)
		}
		answer := func(name string) Answer { return answerOf(t, c.Answers[name]) }
		if got := Evaluate(tree, answer); got != c.Expect {
			t.Errorf("%s with %v is %t", c.Condition, c.Answers, got)
		}
	}
}

// answerOf reads an answer as the browser keeps it.
func answerOf(t *testing.T, kept any) Answer {
	switch kept := kept.(type) {
	case nil:
		return Answer{}
	case string:
		return Answer{Text: kept}
	case float64:
		return Answer{Number: int(kept), IsInt: true}
	case []any:
		var rows []string
		for _, row := range kept {
			row := row.(map[string]any)
			for _, cell := range row["cells"].(map[string]any) {
				if cell != "" {
					rows = append(rows, row["id"].(string))
				}
			}
		}
		return Answer{Items: rows}
	case map[string]any:
		if is, ok := kept["is"]; ok {
			return Answer{Text: is.(string)}
		}
		return Answer{Items: slices.Collect(maps.Keys(kept))}
	}
	t.Fatalf("an answer cannot be %v", kept)
	return Answer{}
}

// What stands in words on paper is true when the condition is: moving a not
// down to the comparisons changes no outcome, with or without answers.
func TestSettled(t *testing.T) {
	answers := []map[string]Answer{
		{},
		{"why.alone": {Text: "yes"}, "why.wish": {Number: 2, IsInt: true}},
		{"why.alone": {Text: "no"}, "why.reasons": {Items: []string{"costs"}}},
		{"why.wish": {Text: "unknown"}, "why.reasons": {Items: []string{"network"}}},
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
			answer := func(name string) Answer { return a[name] }
			if got, want := Evaluate(settle(tree, false), answer), Evaluate(tree, answer); got != want {
				t.Errorf("%s with %v: %t in words, %t as a tree", text, a, got, want)
			}
		}
	}
}
