package result

import (
	"strings"
	"testing"

	"werkboek/generator/source"
)

const pact = `text = '''
# The pact
## Who? {#who}
{list.who}
## Money {#money needs="purse.total" if="purse.has = yes"}
{purse.keeper}
## Signed {#signed}
___
'''
`

// An edition hides an article, writes one anew or adds one behind another; the
// others stay, and what is gone looks at nothing any more.
func TestArticles(t *testing.T) {
	for _, c := range []struct{ change, articles, looks string }{
		{"", "Who? | Money | Signed", "list.who purse.total purse.has purse.keeper"},
		{"[article.money]\nhidden = true", "Who? | Signed", "list.who"},
		{"[article.money]\ntext = '''\n## Coins {needs=\"\"}\n{coins.kept}\n'''", "Who? | Coins | Signed", "list.who coins.kept"},
		{"[article.x-tuin-dogs]\nafter = \"who\"\ntext = '## Dogs'", "Who? | Dogs | Money | Signed", "list.who purse.total purse.has purse.keeper"},
		{"[article.x-tuin-dogs]\ntext = '## Dogs'\n[article.x-tuin-cats]\nafter = \"x-tuin-dogs\"\ntext = '## Cats'", "Who? | Money | Signed | Dogs | Cats", "list.who purse.total purse.has purse.keeper"},
	} {
		var problems source.Problems
		tree := source.Parse(source.NewFile("pact.toml", pact+c.change), &problems)
		d := Parse("document", "pact", tree.Fields(&problems), &problems).(*Document)
		var titles, looks []string
		for _, a := range d.Articles {
			titles = append(titles, a.Heading())
		}
		for _, p := range d.Parts() {
			looks = append(looks, p.Tree.Question.String())
		}
		if got := strings.Join(titles, " | "); got != c.articles || strings.Join(looks, " ") != c.looks || problems.Any() {
			t.Errorf("%s:\n%s, which looks at %s: %v", c.change, got, looks, problems.Sorted())
		}
	}
}
