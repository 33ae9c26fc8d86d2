// Package expression turns the text of a condition into a checked tree. A tree
// can be checked against a workbook's questions, said in words for paper, and
// written as JSON for the browser, which evaluates it.
package expression

import "encoding/json"

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
	offset   int
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

// A Value is an option's id or a whole number.
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

// Qualify gives the bare names in a tree their worksheet.
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

// comparisons walks over the nodes that look at a question.
func (n *Node) comparisons(yield func(*Node) bool) {
	n.walk(yield)
}

func (n *Node) walk(yield func(*Node) bool) bool {
	if n == nil {
		return true
	}
	if len(n.Below) == 0 {
		return yield(n)
	}
	for _, b := range n.Below {
		if !b.walk(yield) {
			return false
		}
	}
	return true
}
