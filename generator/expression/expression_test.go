package expression

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// questions is a small workbook to check conditions against.
func questions(worksheet, question string) (Operand, string, bool) {
	known := map[string]Operand{
		"why.alone":    {Kind: "yesno", Options: []string{"yes", "no", "unsure"}},
		"why.reasons":  {Kind: "checks", Options: []string{"network", "costs"}},
		"why.wish":     {Kind: "scale", Options: []string{"unknown"}, Min: 1, Max: 5},
		"why.explain":  {Kind: "longtext"},
		"go.outcome":   {Kind: "choice", Options: []string{"go", "not", "and", "is"}},
		"go.100-years": {Kind: "text"},
	}
	o, ok := known[worksheet+"."+question]
	return o, "did you mean something else?", ok
}

// A condition becomes the tree that the browser evaluates.
func TestTree(t *testing.T) {
	for text, want := range map[string]string{
		"alone = yes":                            `["=","why.alone","yes"]`,
		"go.outcome != not":                      `["!=","go.outcome","not"]`,
		"go.outcome in [and, is,go]":             `["in","go.outcome",["and","is","go"]]`,
		"wish >= 3 and wish<5":                   `["and",[">=","why.wish",3],["<","why.wish",5]]`,
		"reasons has any [costs]":                `["has any","why.reasons",["costs"]]`,
		"reasons has costs or not (alone = no)":  `["or",["has","why.reasons","costs"],["not",["=","why.alone","no"]]]`,
		"alone = no or alone = yes and wish = 1": `["or",["=","why.alone","no"],["and",["=","why.alone","yes"],["=","why.wish",1]]]`,
		"explain is empty":                       `["empty","why.explain"]`,
		"wish = unknown":                         `["=","why.wish","unknown"]`,
		"go.100-years is answered":               `["answered","go.100-years"]`,
	} {
		tree, mistakes := Parse(text)
		if len(mistakes) > 0 {
			t.Errorf("%s: %v", text, mistakes)
			continue
		}
		tree = Qualify(tree, "why")
		if mistakes := Check(tree, questions); len(mistakes) > 0 {
			t.Errorf("%s: %v", text, mistakes)
		}
		if got, err := json.Marshal(tree); err != nil || strings.NewReplacer(`\u003e`, ">", `\u003c`, "<").Replace(string(got)) != want {
			t.Errorf("%s: %s, %v", text, got, err)
		}
	}
}

// Every mistake has its place in the text and says what would be right.
func TestMistakes(t *testing.T) {
	for text, want := range map[string]string{
		"":                         `0: a question is missing at the end ()`,
		"alone":                    `5: the condition stops after alone (write for example: alone is answered)`,
		"alone == yes":             `6: == is not known here (write one =)`,
		"alone = yes alone = no":   `12: the condition should end before "alone" (join two conditions with and, or)`,
		"(alone = yes":             `12: the parenthesis that opens at character 1 is not closed ()`,
		"alone in yes":             `9: a list in square brackets should stand here (write [yes, unsure])`,
		"alone in [yes no]":        `14: a comma or ] should stand here (write [yes, unsure])`,
		"alone = “yes”":            `8: a value should stand here, not "“" (write an option's id or a number)`,
		`alone = "yes"`:            `8: a value has no quotes here (write the option's id without quotes)`,
		"wish + 1 > 3":             `5: sums are not known here (compare an answer with a value)`,
		"count(reasons) > 1":       `0: sums are not known here (compare an answer with a value)`,
		"= yes":                    `0: "=" is not the name of a question (begin with a question, as in alone = yes)`,
		"a.b.c = d":                `0: "a.b.c" is not the name of a question (write question or worksheet.question)`,
		"alone is yes":             `9: answered or empty should follow is (write is answered, is empty, or = with a value)`,
		"alon = yes":               `0: there is no question why.alon (did you mean something else?)`,
		"alone = yess":             `8: why.alone has no option yess (did you mean "yes"?)`,
		"alone has yes":            `0: has does not fit why.alone, which is of type yesno (write why.alone = yes)`,
		"reasons = costs":          `0: comparing with = does not fit why.reasons, which is of type checks (write why.reasons has network)`,
		"explain = x":              `0: comparing with = does not fit why.explain, which is of type longtext (write why.explain is answered)`,
		"alone = yes and wish = 9": `23: why.wish has no step 9 (use a number from 1 to 5)`,
		"wish > unknown":           `7: why.wish has no step unknown (use a number from 1 to 5)`,
		strings.Repeat("(", 99):    `50: parentheses are nested too deep (write it simpler)`,
	} {
		tree, mistakes := Parse(text)
		if len(mistakes) == 0 {
			mistakes = Check(Qualify(tree, "why"), questions)
		}
		if len(mistakes) != 1 {
			t.Errorf("%s: %d mistakes", text, len(mistakes))
			continue
		}
		m := mistakes[0]
		if got := fmt.Sprintf("%d: %s (%s)", m.Offset, m.Message, m.Hint); got != want {
			t.Errorf("%s:\n got %s\nwant %s", text, got, want)
		}
	}
}

// A condition can be said in words, for a sheet on paper.
func TestWords(t *testing.T) {
	say := map[string]string{
		"and": "{a} en {b}", "or": "{a} of {b}", "not": "niet: {a}", "is": "bij {question} staat {answer}",
		"has": "bij {question} is {answer} aangekruist", "answered": "{question} is ingevuld", "or-list": " of ",
	}
	words := Words{
		Question: func(n Name) string { return "“" + n.Question + "”" },
		Option:   func(_ Name, v Value) string { return strings.ToUpper(v.Text) },
		Say: func(phrase string, pairs ...any) (string, error) {
			text, ok := say[phrase]
			if !ok {
				return "", fmt.Errorf("no phrase %s", phrase)
			}
			for i := 0; i < len(pairs); i += 2 {
				text = strings.ReplaceAll(text, fmt.Sprintf("{%s}", pairs[i]), fmt.Sprint(pairs[i+1]))
			}
			return text, nil
		},
	}
	for text, want := range map[string]string{
		"alone in [yes, no]":                "bij “alone” staat YES of NO",
		"not alone = yes and reasons has x": "niet: bij “alone” staat YES en bij “reasons” is X aangekruist",
		"a is answered or b is answered":    "“a” is ingevuld of “b” is ingevuld",
	} {
		tree, mistakes := Parse(text)
		if len(mistakes) > 0 {
			t.Fatal(mistakes)
		}
		if got, err := words.Of(tree); err != nil || got != want {
			t.Errorf("%s: %s, %v", text, got, err)
		}
	}
	tree, _ := Parse("a < 3")
	if _, err := words.Of(tree); err == nil {
		t.Error("a missing phrase goes unnoticed")
	}
}

// Whatever is written, parsing ends with a tree or a mistake inside the text.
func FuzzParse(f *testing.F) {
	f.Add("alone in [yes, no] and not (reasons has any [a]) or wish >= -3")
	f.Add("é != “x”")
	f.Fuzz(func(t *testing.T, text string) {
		tree, mistakes := Parse(text)
		if (tree == nil) == (len(mistakes) == 0) {
			t.Fatal("neither a tree nor a mistake")
		}
		if tree != nil {
			mistakes = Check(Qualify(tree, "why"), questions)
			if _, err := json.Marshal(tree); err != nil {
				t.Fatal(err)
			}
		}
		for _, m := range mistakes {
			if m.Offset < 0 || m.Offset > len(text) || m.Message == "" {
				t.Fatalf("a mistake outside the text: %v", m)
			}
		}
	})
}
