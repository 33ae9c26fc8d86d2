package generator_test

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
)

const (
	longWord  = 4 // syllables from which a word is long; many with three are everyday
	mostLong  = 2 // such words in one paragraph that nobody explains
	stemWords = 4 // letters that tell a word from others
)

// wordRules look at the words and questions within a text; plainRules holds
// those about its length and its look. That the options of one list have one
// grammar, and that a list has at least four, is no rule for a program: verbs
// and nouns look alike, and yes, partly and no are all there is to say.
var wordRules = []rule{
	{"hard", func(w words) string {
		for line := range strings.SplitSeq(w.text, "\n") {
			if long := longWords(line); len(long) > mostLong && !forEditors(w.place) {
				return fmt.Sprintf("%v are many long words together: %s", long, line)
			}
		}
		return ""
	}},
	{"asks", func(w words) string {
		if w.kind == help && asked(w.text) > 1 {
			return "a help gives one hint and asks nothing more: " + w.text
		}
		return ""
	}},
	{"starts", func(w words) string {
		if isLine(w) && regexp.MustCompile(`^\p{Ll}`).MatchString(w.text) {
			return "a line of a list begins with a capital: " + w.text
		}
		return ""
	}},
	{"stops", func(w words) string {
		if isLine(w) && count(w.text) < labelWords && regexp.MustCompile(`[^.?]\.$`).MatchString(w.text) {
			return "a short line of a list has no stop: " + w.text
		}
		return ""
	}},
}

var lineOfList = regexp.MustCompile(`\.(options|rows)\.[\w-]+(\.label)?$`)

// isLine reports a line of a list, as it stands in a question; what it says in
// a text is another matter.
func isLine(w words) bool { return lineOfList.MatchString(w.place) && w.text != "x" }

// forEditors reports a place that only somebody who makes an edition reads.
func forEditors(place string) bool {
	return slices.Contains(guide, place) || strings.HasSuffix(place, ".md")
}

// asked counts the questions that no answer follows at once, as in: Ja? Dan
// stopt het hier.
func asked(text string) (n int) {
	all := sentences(text)
	for i, s := range all {
		if strings.HasSuffix(s, "?") && (i == len(all)-1 || strings.HasSuffix(all[i+1], "?")) {
			n++
		}
	}
	return n
}

var (
	wholeWord = regexp.MustCompile(`\p{L}[\p{L}.’]*`)
	oneSound  = regexp.MustCompile(`aai|ooi|oei|eeu|ieu|aa|ee|ie|oo|uu|oe|eu|ui|ij|ei|ou|au|[aeiouyéèëïöü]`)
)

// longWords are the long words of a text that the glossary does not explain;
// names and addresses are none.
func longWords(text string) (all []string) {
	for _, word := range wholeWord.FindAllString(text, -1) {
		word = strings.ToLower(strings.TrimRight(word, ".’"))
		if strings.Contains(word, ".") || len(oneSound.FindAllString(word, -1)) < longWord || explained(word) || slices.Contains(all, word) {
			continue
		}
		all = append(all, word)
	}
	return all
}

// glossaryWords are the words that the glossary explains, without their endings.
var glossaryWords = sync.OnceValue(func() (all []string) {
	data, err := os.ReadFile("../content/nl/" + glossary + ".md")
	if err != nil {
		panic(err)
	}
	for _, found := range regexp.MustCompile(`(?m)^(\pL.*)\n: `).FindAllStringSubmatch(string(data), -1) {
		for word := range strings.FieldsSeq(strings.ToLower(found[1])) {
			if letters := []rune(word); len(letters) > stemWords {
				all = append(all, string(letters[:max(stemWords, len(letters)-3)]))
			}
		}
	}
	return all
})

// explained reports whether a word is one of the glossary, or made of one.
func explained(word string) bool {
	return slices.ContainsFunc(glossaryWords(), func(stem string) bool { return strings.Contains(word, stem) })
}

// Links say where they lead: they are read on their own, one after the other.
func TestLinksSayWhereTheyLead(t *testing.T) {
	link := regexp.MustCompile(`\[([^\]]+)\]\([^)]*\)`)
	empty := regexp.MustCompile(`(?i)^(klik( hier)?|hier|deze (link|bladzijde)|link|lees (meer|verder)|meer)$`)
	files, err := os.ReadDir("../content/nl")
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for _, file := range files {
		if !strings.HasSuffix(file.Name(), ".md") {
			continue
		}
		data, err := os.ReadFile("../content/nl/" + file.Name())
		if err != nil {
			t.Fatal(err)
		}
		for _, found := range link.FindAllStringSubmatch(string(data), -1) {
			if seen++; empty.MatchString(found[1]) {
				t.Errorf("%s: the link %q does not say where it leads", file.Name(), found[1])
			}
		}
	}
	if seen < 100 {
		t.Errorf("only %d links were found", seen)
	}
}

// The rules about words find what they are for.
func TestWordRules(t *testing.T) {
	for _, c := range []struct {
		of   words
		want string
	}{
		{words{text: "De verantwoordelijke structuurwijzigingen optimaliseren"}, "hard"},
		{words{text: "De verantwoordelijke optimaliseren\nEen structuurwijziging"}, ""},
		{words{text: "Vrijwilligers en verenigingen evalueren de samenwerking"}, ""},
		{words{text: "vlaanderenvrijwilligt.be, gegevensbescherming.be, verzekeraar.be"}, ""},
		{words{text: "Wie belt wie? Waar ligt de koffer?", kind: help}, "asks"},
		{words{text: "Ja? Dan stopt het hier. Wie zegt het?", kind: help}, ""},
		{words{place: "x.options.own", text: "elk een deel"}, "starts"},
		{words{place: "x.options.own.label", text: "Elk een deel."}, "stops"},
		{words{place: "x.options.own.sentence", text: "elk een deel."}, ""},
	} {
		got := ""
		for _, r := range wordRules {
			if r.look(c.of) != "" {
				got += r.name
			}
		}
		if got != c.want {
			t.Errorf("%s: %q, not %q", c.of.text, got, c.want)
		}
	}
}
