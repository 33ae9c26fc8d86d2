// Package expression turns the text of a condition into a checked tree. A tree
// can be checked against a workbook's questions, said in words for paper, and
// written as JSON for the browser, which evaluates it.
package expression

import (
	"encoding/json"
	"slices"
)

// An Operator says what a node does.
type Operator string

// The operators of conditions. Comparisons have a question or a node at the
// left and values or a node at the right; and, or, not have nodes below them.
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

// The operators of values. Plus to Over and Split have nodes below them, the
// aggregates an Aggregate.
const (
	Answer     Operator = "answer"   // of a question
	Column     Operator = "column"   // of the row at hand
	Referred   Operator = "referred" // a column of the row that a reference at the left names
	This       Operator = "this"     // the id of the row or copy at hand
	ItemAtHand Operator = "item"     // this, in a value that is computed for each item
	Each       Operator = "each"     // the own answer of the person at hand
	Literal    Operator = "number"
	Plus       Operator = "+"
	Minus      Operator = "-"
	Times      Operator = "*"
	Over       Operator = "/"
	Split      Operator = "split" // an amount in so many parts, which add up to it
	Sum        Operator = "sum"
	Count      Operator = "count"
	Min        Operator = "min"
	Max        Operator = "max"
	Median     Operator = "median"
	Any        Operator = "any"
	Last       Operator = "last"
	List       Operator = "list" // texts, one for each row; only where a list is asked for
)

// Case is made by the program, not written: the value that goes with the first
// of the conditions below that holds, else the last value. It has one value
// more than conditions.
const Case Operator = "case"

// Portion is made by the program too: the item's part of the amount at the left,
// divided among the rows of From by the weights at the right, when what is below
// holds.
const Portion Operator = "portion"

// A Node is a condition or a value, or a part of one.
type Node struct {
	Operator    Operator
	Below       []*Node // of and, or, not, arithmetic and split
	Question    Name    // of the others, when they look at one question
	Values      []Value // one; several for in and has any; none for answered and empty
	Left, Right *Node   // of a comparison, instead of Question and Values
	Aggregate   *Aggregate
	From        []string // of Referred: the sources of the rows that a reference names; of Portion: the rows
}

// An Aggregate makes one value of many: those of the rows of Source, of the
// persons whose answers Of asks for, or of the groups of Per.
type Aggregate struct {
	Of     *Node  // nil: the rows themselves
	Source Name   // a question with rows or ticks, a named list or a repeated worksheet
	Where  *Node  // nil: all rows
	Per    Name   // "group", or a column of the rows below; "" when not said
	Kind   string // of Source, as Check found it: table, copies, list, …
}

// A Name names a question. Offset is its place in the text, in bytes.
type Name struct {
	Worksheet, Question string
	Offset              int
	Bare                bool   // written without its worksheet
	Home                string // the worksheet in which the name stands
}

// String gives worksheet.question, or a bare question.
func (n Name) String() string {
	if n.Worksheet == "" {
		return n.Question
	}
	return n.Worksheet + "." + n.Question
}

// A Value is an option's id, a date or a number. An id of figures only looks
// like a number until Check has seen what it is compared with; beside money,
// whole euros in the text become cents.
type Value struct {
	Text     string
	Number   float64
	IsNumber bool
	Offset   int
}

// MarshalJSON writes a number as a number and an id as a text.
func (v Value) MarshalJSON() ([]byte, error) {
	if v.IsNumber {
		return json.Marshal(v.Number)
	}
	return json.Marshal(v.Text)
}

// Condition reports whether a node is true or false; the others are values.
func (n *Node) Condition() bool {
	switch n.Operator {
	case Answer, Column, Referred, This, ItemAtHand, Each, Literal, Plus, Minus, Times, Over, Split, Case, Portion:
		return false
	}
	return n.Aggregate == nil || n.Operator == Any
}

// Qualify gives the bare names in a tree their worksheet, and gives the tree
// back. What stands within an aggregate may be a column: Check decides.
func Qualify(n *Node, worksheet string) *Node {
	n.qualify(worksheet)
	return n
}

func (n *Node) qualify(worksheet string) {
	if n == nil {
		return
	}
	n.Question.own(worksheet)
	for _, below := range n.parts() {
		below.qualify(worksheet)
	}
	if n.Aggregate != nil {
		n.Aggregate.Source.own(worksheet)
		n.Aggregate.Per.own(worksheet)
	}
}

// own gives a bare name its worksheet, and remembers that it was bare. The
// nameless this stands there too.
func (n *Name) own(worksheet string) {
	n.Home = worksheet
	if n.Worksheet == "" {
		n.Worksheet, n.Bare = worksheet, n.Question != ""
	}
}

// written gives a name as it was written.
func (n Name) written() string {
	if n.Bare {
		return n.Question
	}
	return n.String()
}

// parts gives the nodes right below a node.
func (n *Node) parts() []*Node {
	all := append([]*Node{}, n.Below...)
	all = append(all, n.Left, n.Right)
	if n.Aggregate != nil {
		all = append(all, n.Aggregate.Of, n.Aggregate.Where)
	}
	return slices.DeleteFunc(all, func(part *Node) bool { return part == nil })
}

// References gives the questions in a checked tree, in the order of the text.
// A repeated worksheet is named by those of its questions that count.
func References(n *Node) []Name {
	var names []Name
	n.references("", &names)
	return names
}

func (n *Node) references(copies string, names *[]Name) {
	if a := n.Aggregate; a != nil {
		switch a.Kind {
		case "copies":
			copies = a.Source.Worksheet
		case "list", "":
		default:
			*names = append(*names, a.Source)
		}
	}
	switch {
	case n.Operator == Column && copies != "":
		*names = append(*names, Name{Worksheet: copies, Question: n.Question.Question, Offset: n.Question.Offset})
	case n.Operator != Column && n.Operator != Referred && n.Question.Question != "":
		*names = append(*names, n.Question)
	}
	for _, part := range n.parts() {
		part.references(copies, names)
	}
}
