package expression

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// candidates are the columns of a list of partners.
var candidates = map[string]Operand{
	"name": {Kind: "text"}, "relation": {Kind: "choice", Options: []string{"new", "past"}}}

// questions is a small workbook to check conditions against.
func questions(worksheet, question string) (Operand, string, bool) {
	known := map[string]Operand{
		"why.alone":    {Kind: "yesno", Options: []string{"yes", "no", "unsure"}},
		"why.reasons":  {Kind: "checks", Options: []string{"network", "costs", "any"}},
		"why.wish":     {Kind: "scale", Options: []string{"unknown"}, Min: 0, Max: 10},
		"why.sure":     {Kind: "scale", Min: 1, Max: 5},
		"why.explain":  {Kind: "longtext"},
		"why.not":      {Kind: "yesno", Options: []string{"yes", "no", "unsure"}},
		"go.outcome":   {Kind: "choice", Options: []string{"go", "not", "and", "is"}},
		"go.year":      {Kind: "choice", Options: []string{"2027", "2028", "07"}},
		"go.form":      {Kind: "item", Options: []string{"todo", "done", "not-needed"}},
		"go.list":      {Kind: "table"},
		"go.100-years": {Kind: "text"},
		"why.partner":  {Kind: "reference", Options: []string{"us"}, Columns: candidates, From: []string{"who.list"}},
		"why.partners": {Kind: "reference", Options: []string{"us"}, Columns: candidates, From: []string{"who.list"}, Many: true},
		"who.list":     {Kind: "table", Columns: candidates},
		"check.this":   {Kind: "reference", Columns: candidates, From: []string{"who.list"}},
		".talk": {Kind: "copies", Columns: map[string]Operand{
			"shown": {Kind: "yesno", Options: []string{"yes", "no", "unsure"}}, "date": {Kind: "date"}}},
		".party":       {Kind: "list"},
		"money.budget": {Kind: "money"},
		"money.hours":  {Kind: "number"},
		"money.needed": {Kind: "number"},
		"money.by":     {Kind: "date"},
		"money.start":  {Kind: "date"},
		"money.costs": {Kind: "table", Columns: map[string]Operand{
			"item": {Kind: "text"}, "estimate": {Kind: "money"}, "hours": {Kind: "number"},
			"shared": {Kind: "choice", Options: []string{"yes", "no"}}, "paid-by": {Kind: "reference", Columns: candidates, From: []string{"who.list"}}}},
	}
	o, ok := known[worksheet+"."+question]
	return o, "did you mean something else?", ok
}

// Names may be bare or spelled like a keyword, and spaces are free.
func TestNames(t *testing.T) {
	for text, want := range map[string]string{
		"alone = yes":                  `["=","why.alone","yes"]`,
		"  go.outcome!=not\n":          `["!=","go.outcome","not"]`,
		"go.outcome in [and,\tis,go]":  `["in","go.outcome",["and","is","go"]]`,
		"alone\u00a0=\u00a0yes":        `["=","why.alone","yes"]`,
		"go.100-years is answered":     `["answered","go.100-years"]`,
		"why.not = not":                `["=","why.not","not"]`,
		"has has any":                  `["has","why.has","any"]`,
		"in in [in] and is is empty":   `["and",["in","why.in",["in"]],["empty","why.is"]]`,
		"any has any [any] or any = x": `["or",["has any","why.any",["any"]],["=","why.any","x"]]`,
		"a has any and b has any":      `["and",["has","why.a","any"],["has","why.b","any"]]`,
		"wish >= -3 or((wish=07))":     `["or",["\u003e=","why.wish",-3],["=","why.wish",7]]`,
	} {
		tree, mistakes := Parse(text)
		if len(mistakes) > 0 {
			t.Errorf("%s: %v", text, mistakes)
			continue
		}
		if got, err := json.Marshal(Qualify(tree, "why")); err != nil || string(got) != want {
			t.Errorf("%s:\n got %s, %v\nwant %s", text, got, err, want)
		}
	}
}

// The cap is on depth, not on length.
func TestLong(t *testing.T) {
	if _, mistakes := Parse(strings.Repeat("(not a = b) or ", 200) + "c = d"); len(mistakes) > 0 {
		t.Error(mistakes)
	}
}

// References give every question with its place, for the search for cycles.
func TestReferences(t *testing.T) {
	tree, _ := Parse("not (alone = yes or go.form = done) and wish > 1")
	got := References(Qualify(tree, "why"))
	want := []string{"why.alone 5", "go.form 20", "why.wish 40"}
	var names []string
	for _, n := range got {
		names = append(names, fmt.Sprintf("%s %d", n, n.Offset))
	}
	if !slices.Equal(names, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// A tree is written with the parentheses that it needs, and no others.
func TestString(t *testing.T) {
	for text, want := range map[string]string{
		"((a=b))and((c in[d,e]))":                "a = b and c in [d, e]",
		"(a = b or c = d) and e = f":             "(a = b or c = d) and e = f",
		"a = b or (c = d and not (e is empty))":  "a = b or c = d and not e is empty",
		"not (a = b and c = d)":                  "not (a = b and c = d)",
		"not not x.a has b":                      "not not x.a has b",
		"(a < 1 and b > 2) and c has any [d, e]": "(a < 1 and b > 2) and c has any [d, e]",
	} {
		tree, mistakes := Parse(text)
		if len(mistakes) > 0 || tree.String() != want {
			t.Errorf("%s:\n got %v %v\nwant %s", text, tree, mistakes, want)
		}
	}
}

// Whatever is written, parsing ends with a tree that can be written and read
// again, or with a mistake inside the text.
func FuzzParse(f *testing.F) {
	for _, text := range []string{
		"alone in [yes, no] and not (reasons has any [a]) or wish >= -3",
		"(a = b and c = d) and (not not e is empty or f has any)",
		"é != “x”", "a <> b", "sum(a of b) - 3", "is is empty", "\xff", "[[((",
		strings.Repeat("not ", 49) + "a = b", strings.Repeat("(", 60),
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		tree, mistakes := Parse(text)
		if (tree == nil) == (len(mistakes) == 0) {
			t.Fatal("neither a tree nor a mistake")
		}
		if tree != nil {
			readAgain(t, tree)
			mistakes = Check(Qualify(tree, "why"), questions)
			Evaluate(tree, Answers{
				Of:   func(string) any { return "yes" },
				Rows: func(string) []Row { return []Row{{"a", func(string) any { return "3" }}} },
				Own:  func(string) []OwnAnswer { return []OwnAnswer{{Person: "p", Value: 2.0}} },
			})
		}
		for _, m := range mistakes {
			if m.Offset < 0 || m.Offset > len(text) || m.Message == "" {
				t.Fatalf("a mistake outside the text: %v", m)
			}
		}
	})
}

func readAgain(t *testing.T, tree *Node) {
	again, mistakes := Parse(tree.String())
	if len(mistakes) > 0 {
		t.Fatalf("%s cannot be read again: %v", tree, mistakes)
	}
	one, err := json.Marshal(tree)
	if err != nil {
		t.Fatal(err)
	}
	if two, err := json.Marshal(again); err != nil || string(one) != string(two) {
		t.Fatalf("%s becomes another tree: %s, %s, %v", tree, one, two, err)
	}
}

// printed writes mistakes as the table of TestMistakes does.
func printed(mistakes []Mistake) string {
	var lines []string
	for _, m := range mistakes {
		lines = append(lines, fmt.Sprintf("%d: %s (%s)", m.Offset, m.Message, m.Hint))
	}
	return strings.Join(lines, "\n")
}
