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
		Condition     string
		Tree, Answers json.RawMessage
		Expect        bool
	}
	if err := json.Unmarshal(text, &cases); err != nil || len(cases) == 0 {
		t.Fatal(len(cases), err)
	}
	built := api.Build(api.BuildOptions{
		EntryPoints: []string{"../../assets/worksheet/condition.ts"},
		Bundle:      true, Format: api.FormatIIFE, GlobalName: "condition",
	})
	if len(built.Errors) > 0 {
		t.Fatal(built.Errors)
	}
	ask[bool](b, `var werkboek = {sheets: {}, phrases: {}};`+string(built.OutputFiles[0].Contents)+`;true`)
	for _, c := range cases {
		got := ask[bool](b, fmt.Sprintf(`((answers) => condition.evaluate(%s, name => answers[name]))(%s)`, c.Tree, c.Answers))
		if got != c.Expect {
			t.Errorf("%s with %s: %v", c.Condition, c.Answers, got)
		}
	}
}
