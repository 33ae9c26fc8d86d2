package expression

import (
	"fmt"
	"strings"
	"testing"
)

// dutch says the test's phrases.
var dutch = map[string]string{
	"and": "{a} en {b}", "or": "{a} of {b}", "not": "niet: {a}", "or-list": " of ",
	"is": "bij {question} staat {answer}", "is-not": "bij {question} staat niet {answer}",
	"less": "bij {question} minder dan {answer} staat", "most": "bij {question} {answer} of minder staat",
	"more": "bij {question} meer dan {answer} staat", "least": "bij {question} {answer} of meer staat",
	"has":      "bij {question} is {answer} aangekruist",
	"answered": "{question} is ingevuld", "empty": "{question} is niet ingevuld",
	"value-is": "{question} {answer} is", "value-is-not": "{question} niet {answer} is", "value-less": "{question} minder is dan {answer}",
	"value-most": "{question} niet meer is dan {answer}", "value-more": "{question} meer is dan {answer}",
	"value-least": "{question} niet minder is dan {answer}",
	"plus":        "{a} plus {b}", "minus": "{a} min {b}", "times": "{a} maal {b}", "over": "{a} gedeeld door {b}",
	"sum": "het totaal van {of}", "count": "het aantal {of}", "min": "het kleinste van {of}", "max": "het grootste van {of}",
	"median": "het midden van {of}", "any": "minstens één van {of}", "last": "het laatste van {of}",
	"of": "{value} bij {source}", "where": "{a} waarbij {condition}", "per": "{a} per {group}",
	"each": "ieders antwoord op {question}", "this": "dit blad", "referred": "{column} van {of}", "split": "{a} in {b} delen",
}

func wordsFrom(phrases map[string]string) Words {
	return Words{
		Question: func(n Name) string { return "“" + n.Question + "”" },
		Source:   func(a *Aggregate) string { return "‘" + a.Source.Question + "’" },
		Column:   func(_ *Aggregate, column string) string { return "‘" + column + "’" },
		Option:   func(_ *Aggregate, _ Name, v Value) string { return strings.ToUpper(v.Text) },
		Say: func(phrase string, pairs ...any) (string, error) {
			text, ok := phrases[phrase]
			if !ok {
				return "", fmt.Errorf("no phrase %s", phrase)
			}
			for i := 0; i < len(pairs); i += 2 {
				text = strings.ReplaceAll(text, fmt.Sprintf("{%s}", pairs[i]), fmt.Sprint(pairs[i+1]))
			}
			return text, nil
		},
	}
}

// A condition can be said in words, for a sheet on paper, and the words have
// one meaning only.
func TestWords(t *testing.T) {
	words := wordsFrom(dutch)
	for text, want := range map[string]string{
		"a + 1 > b":                                       "“a” plus 1 meer is dan “b”",
		"(a - 1) * b <= 3":                                "(“a” min 1) maal “b” niet meer is dan 3",
		"sum(x of c where y = z and u > 2) = 4":           "het totaal van ‘x’ bij ‘c’ waarbij ‘y’ Z is en ‘u’ meer is dan 2 4 is",
		"min(median(each a) per group) < 3":               "het kleinste van het midden van ieders antwoord op “a” per ‘group’ minder is dan 3",
		"any(c where x is answered) or count(c) >= a / 2": "minstens één van ‘c’ waarbij ‘x’ is ingevuld of het aantal ‘c’ niet minder is dan “a” gedeeld door 2",
		"a = yes":                                "bij “a” staat YES",
		"a in [yes, no]":                         "bij “a” staat YES of NO",
		"a has any [x, y]":                       "bij “a” is X of Y aangekruist",
		"a < 1 and b <= 2":                       "bij “a” minder dan 1 staat en bij “b” 2 of minder staat",
		"a > 1 or b >= 2":                        "bij “a” meer dan 1 staat of bij “b” 2 of meer staat",
		"a is answered or b is empty or c = x":   "“a” is ingevuld of “b” is niet ingevuld of bij “c” staat X",
		"not a = yes and b has x":                "bij “a” staat niet YES en bij “b” is X aangekruist",
		"not a in [yes, no]":                     "bij “a” staat niet YES of NO",
		"not (a is empty or not b != no)":        "“a” is ingevuld en bij “b” staat niet NO",
		"not a != yes":                           "bij “a” staat YES",
		"not a has x":                            "niet: bij “a” is X aangekruist",
		"not a has x and b = y":                  "(niet: bij “a” is X aangekruist) en bij “b” staat Y",
		"a = x and (b = y or c = z)":             "bij “a” staat X en (bij “b” staat Y of bij “c” staat Z)",
		"a = x and b = y or c = z":               "(bij “a” staat X en bij “b” staat Y) of bij “c” staat Z",
		"a = x and (b = y and not not c = z)":    "bij “a” staat X en bij “b” staat Y en bij “c” staat Z",
		"not (a < 1 and b = y)":                  "(niet: bij “a” minder dan 1 staat) of bij “b” staat niet Y",
		"not (a = x or b = y and c is answered)": "bij “a” staat niet X en (bij “b” staat niet Y of “c” is niet ingevuld)",
	} {
		tree, mistakes := Parse(text)
		if len(mistakes) > 0 {
			t.Fatal(text, mistakes)
		}
		Check(Qualify(tree, ""), anything)
		before := tree.String()
		if got, err := words.Of(tree); err != nil || got != want {
			t.Errorf("%s:\n got %s, %v\nwant %s", text, got, err, want)
		}
		if tree.String() != before {
			t.Errorf("%s: saying it changed the tree", text)
		}
	}
}

// A phrase that is missing is an error wherever it stands, never a silent gap.
func TestMissingPhrase(t *testing.T) {
	const text = "(a = x or b != x or c < 1 or d <= 1) and e > 1 and f >= 1 and not g has x and h is answered and i is empty" +
		" and a + b = c - d and a * b != c / d and max(each a) < min(x of c where y = z) and last(x of c) <= sum(x of c)" +
		" and any(c where x = y) and count(c) > median(median(each a) per group) and this.name >= c + 1 and max(split(a, 2)) >= a"
	tree, mistakes := Parse(text)
	Check(Qualify(tree, ""), anything)
	if len(mistakes) > 0 {
		t.Fatal(mistakes)
	}
	if _, err := wordsFrom(dutch).Of(tree); err != nil {
		t.Fatal(err)
	}
	for phrase := range dutch {
		rest := map[string]string{}
		for key, words := range dutch {
			if key != phrase {
				rest[key] = words
			}
		}
		if _, err := wordsFrom(rest).Of(tree); err == nil {
			t.Errorf("nobody notices that %q is missing", phrase)
		}
	}
}

// anything is a lookup in which letters are questions: c has the columns x, y
// and u. What does not fit is reported, and said all the same.
func anything(worksheet, question string) (Operand, string, bool) {
	if question == "c" {
		return Operand{Kind: "table", Columns: map[string]Operand{"x": {Kind: "number"}, "y": {Kind: "choice", Options: []string{"z"}}, "u": {Kind: "number"}}}, "", true
	}
	if question == "this" {
		return Operand{Kind: "reference", Columns: map[string]Operand{"name": {Kind: "number"}}}, "", true
	}
	return Operand{Kind: "money"}, "", worksheet == "" && len(question) == 1 && question < "x"
}
