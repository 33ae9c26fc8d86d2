package generator_test

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// How long things may be, in words. Dutch that is read once, in the evening.
const (
	mostWords   = 18   // in a sentence, and in the help of a question
	meanWords   = 12.0 // in the sentences of a page or worksheet
	labelWords  = 12   // in the question itself
	rowWords    = 20   // in a row or a line of a list, which may be longer
	mostOptions = 7
)

// avoided are words and beginnings of words that we do not use, each line with
// what we write instead.
var avoided = regexp.MustCompile(`(?i)(?:^|[^\p{L}.])(` + strings.Join([]string{
	`actoren|stakeholders?`,          // mensen en groepen die er iets van merken
	`communiceer\w*|communicer\w*`,   // vertellen, schrijven, zeggen
	`concretiseer\w*|concretiser\w*`, // duidelijk maken
	`conform\b`,                      // zoals
	`deliverable\w*|output\w*`,       // resultaat
	`draagvlak\w*`,                   // steun
	`engageer\w*|engager\w*|participe+r\w*|participatie\w*`, // meedoen
	`faciliteer\w*|faciliter\w*`,                            // helpen, mogelijk maken
	`feedback`,                                              // reactie, wat mensen zeiden
	`hanteer\w*|hanteren`,                                   // gebruiken
	`implement\w*`,                                          // invoeren, doen
	`in functie van|inzake|omtrent|met betrekking tot`,      // voor, over, bij
	`indicator\w*|kpi`,                                      // teken dat het lukt
	`kick-off`,                                              // start
	`modaliteit\w*`,                                         // hoe we het doen
	`realise+r\w*|realisatie\w*`,                            // doen, bereiken
	`stopzet\w*`,                                            // stoppen
	`strategisch\w*|synergie\w*`,                            // samen meer bereiken, of niets
	`tenzij anders bepaald`,                                 // als jullie niets anders afspreken
	`weloverwogen`,                                          // goed overdacht
	`winst verdelen`,                                        // afspreken waarvoor elk het geld gebruikt
	`ongeldig\w*`,                                           // wat er gebeurde, en wat je kan doen
	`iedereen is welkom`,                                    // wat je ervoor doet
	`pagina\w*|luidop`,                                      // bladzijde, hardop: één woord voor één ding
	`json|exporte+r\w*|importe+r\w*`,                        // bestand, maken, openen
	`(?:je|jullie) moe(?:t|ten)|moe(?:t|ten) (?:je|jullie)`, // kijk na of: het hangt er vaak van af
	`(?:bv|bijv|enz|evt|incl|excl|resp)\.`,                  // voluit
	`(?:\p{L}\.){2,}`,                                       // o.a. en andere afkortingen: voluit
	`\d{1,2}:\d\d|€\d\S*|\d+%|\d+(?:ste|de|e)`,              // 14.30 uur, € 12, 15 %, en geen rangtelwoord in cijfers
}, "|") + `)`)

// bracketed is what stands in brackets and is no figure.
var bracketed = regexp.MustCompile(`\([^)\d]*\)`)

// A rule looks at one text and says what is wrong with it, or nothing.
type rule struct {
	name string
	look func(words) string
}

var plainRules = []rule{
	{"long", func(w words) string {
		for _, s := range sentences(w.text) {
			if n := count(s); n > mostWords {
				return fmt.Sprintf("%d words: %s", n, s)
			}
		}
		return ""
	}},
	{"dash", func(w words) string {
		if strings.Contains(w.text, "—") || strings.Contains(w.text, " – ") {
			return "a dash joins two sentences: " + w.text
		}
		return ""
	}},
	{"loud", func(w words) string {
		if strings.Contains(w.text, "!") {
			return "an exclamation mark: " + w.text
		}
		return ""
	}},
	{"label", func(w words) string {
		most := map[kind]int{label: labelWords, row: rowWords, help: mostWords}[w.kind]
		if n := count(w.text); most > 0 && n > most {
			return fmt.Sprintf("%d words: %s", n, w.text)
		}
		return ""
	}},
	{"brackets", func(w words) string {
		if inside := bracketed.FindString(w.text); inside != "" && (w.kind == label || w.kind == row) {
			return "only a figure stands in brackets: " + w.text
		}
		return ""
	}},
	{"word", func(w words) string {
		for _, found := range avoided.FindAllStringSubmatch(w.text, -1) {
			return fmt.Sprintf("%q, and there are plainer words: %s", found[1], w.text)
		}
		return ""
	}},
}

// All Dutch that a reader sees is plain: pages, worksheets, results and the
// words of the interface. What is otherwise has its reason in the list of
// exceptions, and a reason that is no longer needed is a mistake too.
func TestPlainDutch(t *testing.T) {
	used := map[string]bool{}
	all := allDutch(t)
	for _, w := range all {
		for _, r := range slices.Concat(plainRules, wordRules) {
			if wrong := r.look(w); wrong != "" {
				complain(t, used, r.name+" "+w.place, wrong)
			}
		}
	}
	for place, mean := range means(all) {
		if mean > meanWords {
			complain(t, used, "mean "+place, fmt.Sprintf("%.1f words in a sentence", mean))
		}
	}
	optionLists(t, func(place string, n int, otherLast bool) {
		if n > mostOptions {
			complain(t, used, "options "+place, fmt.Sprintf("%d options are many", n))
		}
		if !otherLast {
			complain(t, used, "other "+place, "what is otherwise stands last")
		}
	})
	for _, exception := range slices.Sorted(maps.Keys(exceptions)) {
		if !used[exception] {
			t.Errorf("the exception %q is no longer needed", exception)
		}
	}
}

// complain reports what is wrong, unless there is a reason for it.
func complain(t *testing.T, used map[string]bool, what, wrong string) {
	t.Helper()
	if exceptions[what] == "" {
		t.Errorf("%s: %s", what, wrong)
	}
	used[what] = true
}

// The rules find what they are for.
func TestPlainRules(t *testing.T) {
	for text, want := range map[string]string{
		"Zoek het bestand dat eindigt op .json.":      "",
		"Kort en goed. Nog iets, om 14.30 uur.":       "",
		"Een " + strings.Repeat("woord ", 18) + ".":   "long",
		"Een zin … " + strings.Repeat("woord ", 17):   "long",
		"Een zin … " + strings.Repeat("Woord ", 17):   "",
		"We doen het — of niet.":                      "dash",
		"Doe mee!":                                    "loud",
		"Wat is het draagvlak?":                       "word",
		"Wat is de outputlijst?":                      "word",
		"Hoe conformeer je je?":                       "",
		"Vraag het, bv. aan de koepel.":               "word",
		"Je moet iets doen.":                          "word",
		"Zeg ‘stop’. " + strings.Repeat("woord ", 17): "",
	} {
		got := ""
		for _, r := range plainRules {
			if r.look(words{text: text}) != "" {
				got += r.name
			}
		}
		if got != want {
			t.Errorf("%s: %q", text, got)
		}
	}
}

var (
	sentenceEnd = regexp.MustCompile(`[.?!…][”’")]*\s+|\n+`)
	wordBreak   = regexp.MustCompile(`[\p{L}\p{N}]`)
)

// sentences parts a text. A point within a number, and three of them before a
// small letter, end none.
func sentences(text string) (all []string) {
	from := 0
	for _, at := range sentenceEnd.FindAllStringIndex(text, -1) {
		next := text[at[1]:]
		if strings.Contains(text[at[0]:at[1]], "…") && (next == "" || next[0] >= 'a' && next[0] <= 'z') {
			continue
		}
		all = append(all, strings.TrimSpace(text[from:at[1]]))
		from = at[1]
	}
	return append(all, strings.TrimSpace(text[from:]))
}

// count counts the words of a text: all that holds a letter or a digit.
func count(text string) (n int) {
	for _, word := range strings.Fields(text) {
		if wordBreak.MatchString(word) {
			n++
		}
	}
	return n
}
