package result

import (
	"testing"

	"werkboek/generator/expression"
	"werkboek/generator/source"
)

// All together are green only when no dimension is grey: an author who thought
// of red alone does not call green what nobody knows.
func TestOverall(t *testing.T) {
	var problems source.Problems
	tree := source.Parse(source.NewFile("light.toml", `
[dimension.ground.rule.a]
green = "plan.a = yes"
[dimension.people.rule.b]
green = "plan.b = yes"
[overall]
red = "ground = red"
`), &problems)
	signals := Parse("signals", "light", tree.Fields(&problems), &problems)
	colours := map[string]any{}
	answers := expression.Answers{Of: func(name string) any { return colours[name] }}
	for _, c := range []struct{ ground, people, want string }{
		{"green", "green", "green"}, {"green", "grey", "grey"}, {"orange", "grey", "grey"}, {"green", "orange", "green"}, {"red", "grey", "red"},
	} {
		colours["light.ground"], colours["light.people"] = c.ground, c.people
		for _, v := range signals.Values() {
			if v.Name != overall {
				continue
			}
			if got := expression.Evaluated(v.Tree, answers); got != c.want {
				t.Errorf("%s and %s are %v together, not %s", c.ground, c.people, got, c.want)
			}
		}
	}
}
