package generator_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"werkboek/generator/document"
	"werkboek/generator/workbook"
)

// glossary is the page that explains words.
const glossary = "woordenlijst"

// everyday are words that the glossary makes precise, and that everybody knows:
// they are not marked in the text.
var everyday = strings.Fields("activiteit afspraak afrekening ambitie apart-invullen basisafspraken begroting belang bespreekpunt " +
	"bestuur bijsturen doelgroep doelstelling dossier gegevens geheugensteun geven-en-krijgen nog-niet organisator overeenkomst " +
	"partner risico samen-invullen samenwerking schatting soort-samenwerking stap steun subsidie teken tekort vereniging " +
	"vergelijking-van-partners verwachting verzekering voorwaarde vrijwilliger vrijwilligersverzekering werkblad werkboek werkgroep werkplan")

// A hard word is explained where a page first uses it: by a link to the word in
// the glossary, which shows the explanation on the spot. Pages for editors are
// for people who know these words.
func TestHardWordsAreExplained(t *testing.T) {
	book := readBook(t)
	at := slices.IndexFunc(book.Pages, func(p *workbook.Page) bool { return p.ID == glossary })
	terms := book.Pages[at].Terms
	if len(terms) < 60 {
		t.Fatalf("only %d words are explained", len(terms))
	}
	marked, pattern := map[string]int{}, map[string]*regexp.Regexp{}
	for _, term := range terms {
		pattern[term.ID] = uses(term)
	}
	for _, page := range book.Pages {
		if page.ID == glossary || slices.Contains(guide, page.ID) {
			continue
		}
		runs := marks(t, page)
		for _, term := range terms {
			if slices.Contains(everyday, term.ID) {
				continue
			}
			if i := slices.IndexFunc(runs, func(r mark) bool { return r.of == term.ID || r.of == "" && pattern[term.ID].MatchString(r.text) }); i >= 0 {
				if runs[i].of == "" {
					t.Errorf("%s: explain %q: [%s](%s.md#%s)\n\t%s", page.ID, term.Word, strings.ToLower(term.Word), glossary, term.ID, runs[i].text)
				}
				marked[term.ID]++
			}
		}
	}
	for _, id := range everyday {
		if !slices.ContainsFunc(terms, func(term document.Term) bool { return term.ID == id }) {
			t.Errorf("the glossary does not have the everyday word %s", id)
		}
	}
	if len(marked) < 12 {
		t.Errorf("only %d words are ever explained: %v", len(marked), marked)
	}
}

// The glossary is in the order of the alphabet, with one sentence for each word.
func TestGlossary(t *testing.T) {
	for _, page := range readBook(t).Pages {
		if page.ID != glossary {
			continue
		}
		ids := []string{}
		for _, term := range page.Terms {
			ids = append(ids, term.ID)
			if len(sentences(term.Explanation)) != 1 || !strings.ContainsAny(term.Explanation, ".?") {
				t.Errorf("%s: one sentence: %q", term.Word, term.Explanation)
			}
		}
		if !slices.IsSorted(ids) {
			t.Errorf("not in order: %v", ids)
		}
	}
}

// uses finds a word in a text, alone or in the plural. An abbreviation in
// brackets behind it counts as the word too.
func uses(term document.Term) *regexp.Regexp {
	word, short, _ := strings.Cut(strings.TrimSuffix(term.Word, ")"), " (")
	words := regexp.QuoteMeta(word)
	if short != "" {
		words += "|" + regexp.QuoteMeta(short)
	}
	return regexp.MustCompile(`(?i)(^|[^\p{L}])(` + words + `)(en|s|’s)?($|[^\p{L}])`)
}

// A mark is a run of running text, or a word in it with its explanation.
type mark struct{ text, of string }

// marks gives the running text of a page in its order. Headings and code are
// left out, and so are other links.
func marks(t *testing.T, page *workbook.Page) (all []mark) {
	t.Helper()
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		switch {
		case n.Type == html.TextNode:
			all = append(all, mark{n.Data, ""})
		case attribute(n, "class") == "term":
			all = append(all, mark{textOf(n), strings.TrimPrefix(attribute(n, "popovertarget"), "term:")})
		case attribute(n, "class") == "explanation" || slices.Contains([]string{"h2", "h3", "h4", "dt", "pre", "code", "a"}, n.Data):
		default:
			for child := range n.ChildNodes() {
				walk(child)
			}
		}
	}
	for _, n := range proseOf(t, page) {
		walk(n)
	}
	return all
}
