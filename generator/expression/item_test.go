package expression

import (
	"encoding/json"
	"os"
	"reflect"
	"testing"
)

// An amount that is divided loses no cent, whatever the weights are; the browser
// divides the same table in the same way.
func TestPortions(t *testing.T) {
	text, err := os.ReadFile("testdata/portions.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases []struct {
		Amount  any
		Weights []any // nil: equally
		Parts   int
		Expect  []any
	}
	if err := json.Unmarshal(text, &cases); err != nil || len(cases) == 0 {
		t.Fatal(len(cases), err)
	}
	for _, c := range cases {
		n := &Node{Operator: Portion, Left: &Node{Operator: Answer, Question: Name{Question: "amount"}}, From: []string{"rows"}}
		var rows []Row
		for i := range c.Parts {
			rows = append(rows, Row{string(rune('a' + i)), func(string) any { return c.Weights[i] }})
		}
		if c.Weights != nil {
			n.Right = &Node{Operator: Column, Question: Name{Question: "weight"}}
		}
		answers := Answers{Of: func(string) any { return c.Amount }, Rows: func(string) []Row { return rows }}
		got, all := []any{}, 0.0
		for _, row := range rows {
			answers.This = row.ID
			part := Evaluated(n, answers)
			got = append(got, part)
			if cents, known := part.(float64); known {
				all += cents
			}
		}
		if !reflect.DeepEqual(got, c.Expect) {
			t.Errorf("%v by %v: %v, not %v", c.Amount, c.Weights, got, c.Expect)
		}
		if amount, isAmount := c.Amount.(float64); len(got) > 0 && got[0] != nil && isAmount && all != float64(int(amount)) && amount == float64(int(amount)) {
			t.Errorf("%v by %v adds up to %v", c.Amount, c.Weights, all)
		}
	}
}
