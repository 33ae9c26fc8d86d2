package content_test

import (
	"slices"
	"strings"
	"testing"
)

// What the default path asks up to the decision stands on the sheets of two
// evenings and ten minutes at home: who fills those in needs no other. Sheets
// with a copy for each partner stand beside them.
func TestTwoEveningsAskTheDefaultPath(t *testing.T) {
	shown, sheets := []string{}, map[string]table{}
	for _, file := range files(t) {
		sheets[strings.TrimSuffix(file.name, ".toml")] = file.tree
	}
	for _, view := range strings.Fields("begin thuis first-evening second-evening") {
		questions, _ := sheets[view]["questions"].([]any)
		if len(questions) == 0 {
			t.Errorf("%s is no view", view)
		}
		for _, q := range questions {
			shown = append(shown, q.(string))
		}
	}
	for sheet, tree := range sheets {
		if _, repeated := tree["repeat"]; repeated || sheet != "decision" && slices.Contains(afterDecision, sheet) {
			continue
		}
		questions, _ := tree["question"].(table)
		for id, q := range questions {
			if q.(table)["core"] == true && !slices.Contains(shown, sheet+"."+id) {
				t.Errorf("%s.%s is on the default path and on no evening's sheet", sheet, id)
			}
		}
	}
}
