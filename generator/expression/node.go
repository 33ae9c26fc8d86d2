// Package expression turns the text of a condition into a checked tree. A tree
// can be checked against a workbook's questions, said in words for paper, and
// written as JSON for the browser, which evaluates it.
package expression

import (
	"encoding/json"
	"slices"
	"strings"
)

// An Operator says what a node does.
type Operator string

// The operators. Comparisons have a question and a value, the others have
// nodes below them.
const (
	And      Operator = "and"
	Or       Operator = "or"
	Not      Operator = "not"
	Is       Operator = "="
	IsNot    Operator = "!="
	Less     Operator = "<"
	Most     Operator = "<="
	More     Operator = ">"
	Least    Operator = ">="
	In       Operator = "in"
	Has      Operator = "has"
	HasAny   Operator = "has any"
	Answered Operator = "answered"
	Empty    Operator = "empty"
)

// A Node is a condition, or a part of one.
type Node struct {
	Operator Operator
	Below    []*Node // of and, or, not
	Question Name    // of the others
	Values   []Value // one; several for in and has any; none for answered and empty
}

// A Name names a question. Offset is its place in the text, in bytes.
type Name struct {
	Worksheet, Question string
	Offset              int
}

// String gives worksheet.question, or a bare question.
func (n Name) String() string {
	if n.Worksheet == "" {
		return n.Question
	}
	return n.Worksheet + "." + n.Question
}

// A Value is an option's id or a whole number. An id of figures only looks
// like a number until Check has seen what it is compared with.
type Value struct {
	Text   string
	Number int
	IsInt  bool
	Offset int
}

// MarshalJSON writes a number as a number and an id as a text.
func (v Value) MarshalJSON() ([]byte, error) {
	if v.IsInt {
		return json.Marshal(v.Number)
	}
	return json.Marshal(v.Text)
}

// MarshalJSON writes nested lists: ["and", …], ["=", "why.alone", "yes"],
// ["in", "why.alone", ["yes", "no"]], ["answered", "why.reasons"].
func (n *Node) MarshalJSON() ([]byte, error) {
	list := []any{n.Operator}
	switch n.Operator {
	case And, Or, Not:
		for _, b := range n.Below {
			list = append(list, b)
		}
	case Answered, Empty:
		list = append(list, n.Question.String())
	case In, HasAny:
		list = append(list, n.Question.String(), n.Values)
	default:
		list = append(list, n.Question.String(), n.Values[0])
	}
	return json.Marshal(list)
}

// String writes a tree as a condition that parses to the same tree, with no
// more parentheses than that takes.
func (n *Node) String() string {
	switch n.Operator {
	case Not:
		return "not " + n.part(n.Below[0])
	case And, Or:
		var parts []string
		for _, b := range n.Below {
			parts = append(parts, n.part(b))
		}
		return strings.Join(parts, " "+string(n.Operator)+" ")
	case Answered, Empty:
		return n.Question.String() + " is " + string(n.Operator)
	}
	var values []string
	for _, v := range n.Values {
		values = append(values, v.Text)
	}
	written := strings.Join(values, ", ")
	if n.Operator == In || n.Operator == HasAny {
		written = "[" + written + "]"
	}
	return n.Question.String() + " " + string(n.Operator) + " " + written
}

// part writes a node that stands below this one. Only "not not" repeats an
// operator without parentheses.
func (n *Node) part(below *Node) string {
	p, above := power[below.Operator], power[n.Operator]
	if p > 0 && (p < above || p == above && n.Operator != Not) {
		return "(" + below.String() + ")"
	}
	return below.String()
}

// Qualify gives the bare names in a tree their worksheet, and gives the tree
// back.
func Qualify(n *Node, worksheet string) *Node {
	for c := range n.comparisons {
		if c.Question.Worksheet == "" {
			c.Question.Worksheet = worksheet
		}
	}
	return n
}

// References gives the names in a tree, in the order of the text.
func References(n *Node) []Name {
	var names []Name
	for c := range n.comparisons {
		names = append(names, c.Question)
	}
	return names
}

// comparisons walks over the nodes that look at a question, in the order of
// the text.
func (n *Node) comparisons(yield func(*Node) bool) { n.walk(yield) }

func (n *Node) walk(yield func(*Node) bool) bool {
	if n == nil {
		return true
	}
	if len(n.Below) == 0 {
		return yield(n)
	}
	return !slices.ContainsFunc(n.Below, func(b *Node) bool { return !b.walk(yield) })
}
