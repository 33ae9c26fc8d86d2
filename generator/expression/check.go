package expression

import (
	"fmt"
	"slices"
	"strings"

	"werkboek/generator/source"
)

// An Operand is what a question, or another value, offers to a condition.
type Operand struct {
	Kind     string             // as in a worksheet: yesno, choice, …; of a source also copies and list
	Options  []string           // ids to compare with; empty when there are none
	Min, Max int                // of a scale
	Many     bool               // a reference to more than one
	Columns  map[string]Operand // of rows, of copies, and of what a reference names
	From     []string           // of a reference: its sources, as the browser knows them
}

// A Lookup finds a question. When there is none, the hint says what may have
// been meant. A bare source that is no question is asked for with an empty
// worksheet; what a copy of a worksheet is for, as the question "this".
type Lookup func(worksheet, question string) (operand Operand, hint string, found bool)

// equal and ordered are the operators that go with ids and with numbers.
var (
	equal   = []Operator{Is, IsNot, In, Answered, Empty}
	ordered = []Operator{Is, IsNot, Less, Most, More, Least, In, Answered, Empty}
	ticked  = []Operator{Has, HasAny, Answered, Empty}
	present = []Operator{Answered, Empty}
)

// fits says which operators go with which kind of question.
var fits = map[string][]Operator{
	"text": present, "longtext": present, "table": present, "grid": present, "actions": present,
	"number": ordered, "money": ordered, "date": ordered, "scale": ordered,
	"yesno": equal, "choice": equal, "item": equal, "reference": equal,
	"checks": ticked,
}

// A checker compares one tree with the questions that it names.
type checker struct {
	lookup   Lookup
	list     *Node // the one list that may stand in the tree, or nil
	item     *Item // what the value stands beside, or nil
	mistakes []Mistake
}

// A scope is what stands around a part of a tree.
type scope struct {
	columns map[string]Operand // of the row at hand; nil outside aggregates
	source  Name               // that the row at hand is of
	rows    []string           // ids of rows that are always there
	within  bool               // an aggregate: each has a meaning
}

// Check compares a tree with the questions that it names: that they exist, that
// what is asked fits their kind, and that the values are among their options.
// It settles what the names mean, and which values are numbers.
func Check(n *Node, lookup Lookup) []Mistake {
	c := &checker{lookup: lookup}
	c.condition(n, scope{})
	return c.mistakes
}

// CheckValue checks a value, and gives what it offers to others.
func CheckValue(n *Node, lookup Lookup) (Operand, []Mistake) {
	c := &checker{lookup: lookup}
	operand, _ := c.value(n, scope{})
	return operand, c.mistakes
}

func (c *checker) report(offset int, hint, format string, args ...any) {
	c.mistakes = append(c.mistakes, Mistake{offset, fmt.Sprintf(format, args...), hint})
}

// condition checks something that is true or false.
func (c *checker) condition(n *Node, s scope) {
	switch {
	case n.Operator == And || n.Operator == Or || n.Operator == Not:
		for _, b := range n.Below {
			c.condition(b, s)
		}
	case n.Aggregate != nil:
		c.value(n, s)
	default:
		c.comparison(n, s)
	}
}

func (c *checker) comparison(n *Node, s scope) {
	left := n.Left
	if left == nil {
		left = &Node{Operator: Answer, Question: n.Question}
	}
	operand, ok := c.value(left, s)
	if left.Operator == Answer {
		n.Left, n.Question = nil, left.Question
	} else {
		n.Left, n.Question = left, Name{Offset: left.offset(), Home: n.Question.Home}
	}
	allowed := fits[operand.Kind]
	if operand.Many {
		allowed = ticked
	}
	switch {
	case !ok:
		if n.Right != nil {
			c.value(n.Right, s)
		}
	case !slices.Contains(allowed, n.Operator):
		c.report(left.offset(), "write "+instance(n, left, operand), "%s", misfit(n, left, operand))
	default:
		c.promote(n, operand, s)
		if n.Right != nil {
			c.sides(n, left, operand, s)
		} else {
			c.values(n, left, operand)
		}
	}
}

// promote makes a question of a bare word at the right that is no option:
// in hours < needed, both are questions.
func (c *checker) promote(n *Node, o Operand, s scope) {
	counts := numeric(o) || o.Kind == "date" || o.Kind == "reference" && n.Operator != HasAny
	if !counts || len(n.Values) != 1 || n.Right != nil || n.Operator == In || n.Values[0].IsNumber || slices.Contains(o.Options, n.Values[0].Text) {
		return
	}
	word := n.Values[0]
	right := &Node{Operator: Answer, Question: Name{Question: word.Text, Offset: word.Offset}}
	if word.Text == string(This) {
		right = &Node{Operator: This, Question: Name{Worksheet: n.Question.Home, Home: n.Question.Home, Offset: word.Offset}}
	}
	if _, isColumn := s.columns[word.Text]; !isColumn && right.Operator == Answer {
		right.Question.own(n.Question.Home)
		if _, _, found := c.lookup(right.Question.Worksheet, word.Text); !found {
			return
		}
	}
	n.Right, n.Values = right, nil
}

// sides checks a comparison of two values.
func (c *checker) sides(n *Node, left *Node, o Operand, s scope) {
	right, ok := c.value(n.Right, s)
	switch {
	case !ok:
	case o.Kind == "money" || right.Kind == "money":
		if !amount(left, o) || !amount(n.Right, right) {
			c.report(n.Right.offset(), "compare money with money or with a number of euros", "%s and %s are not both money", left, n.Right)
		}
	case numeric(o) && numeric(right), o.Kind == right.Kind && (o.Kind == "date" || sharesOption(o, right)), o.Kind == "reference" && right.Kind == "reference":
	default:
		c.report(n.Right.offset(), "", "%s is of type %s and %s of type %s: they cannot be compared", left, o.Kind, n.Right, right.Kind)
	}
}

func sharesOption(a, b Operand) bool {
	return slices.ContainsFunc(a.Options, func(id string) bool { return slices.Contains(b.Options, id) })
}

func misfit(n, left *Node, o Operand) string {
	word := string(n.Operator)
	if n.Operator == Is || n.Operator == IsNot {
		word = "comparing with " + word
	}
	return fmt.Sprintf("%s does not fit %s, which is of type %s", word, left, o.Kind)
}

// instance is a condition that fits the kind of question, with the values that
// were written when those exist.
func instance(n, left *Node, o Operand) string {
	fit := &Node{Operator: Answered, Left: left}
	for _, v := range n.Values {
		if slices.Contains(o.Options, v.Text) {
			fit.Values = append(fit.Values, v)
		}
	}
	if len(fit.Values) == 0 && len(o.Options) > 0 {
		fit.Values = []Value{{Text: o.Options[0]}}
	}
	one, many := Is, In
	if o.Kind == "checks" || o.Many {
		one, many = Has, HasAny
	}
	switch {
	case o.Kind == "scale":
		return fmt.Sprintf("%s >= %d", left, o.Max)
	case o.Kind == "number" || o.Kind == "money":
		return fmt.Sprintf("%s > 10", left)
	case o.Kind == "date":
		return fmt.Sprintf("%s < 2027-09-12", left)
	case len(fit.Values) == 1:
		fit.Operator = one
	case len(fit.Values) > 1:
		fit.Operator = many
	}
	if n.Operator == IsNot && fit.Operator == Has {
		return "not " + fit.String()
	}
	return fit.String()
}

// values checks what a value is compared with.
func (c *checker) values(n, left *Node, o Operand) {
	for i, v := range n.Values {
		message, hint := "", ""
		switch o.Kind {
		case "scale":
			message, hint = step(n, left, v, o)
		case "number", "money":
			message, hint = number(left, v)
			if o.Kind == "money" {
				n.Values[i].Number = cents(v.Number)
			}
		case "date":
			message, hint = day(left, v)
			n.Values[i].IsNumber = false
		default:
			n.Values[i].Number, n.Values[i].IsNumber = 0, false
			message, hint = option(left, v, o)
		}
		same := func(other Value) bool { return other.Text == v.Text }
		if message == "" && slices.ContainsFunc(n.Values[:i], same) {
			message, hint = fmt.Sprintf("%s stands in this list twice", v.Text), "take one away"
		}
		if message != "" {
			c.report(v.Offset, hint, "%s", message)
		}
	}
}

// option checks a value against the options of a question.
func option(left *Node, v Value, o Operand) (message, hint string) {
	if slices.Contains(o.Options, v.Text) {
		return "", ""
	}
	if len(o.Options) > 0 {
		hint = source.OneOf(v.Text, o.Options)
	}
	return fmt.Sprintf("%s has no option %s", left, v.Text), hint
}

// step checks a value against the steps of a scale.
func step(n, left *Node, v Value, o Operand) (message, hint string) {
	ordered := strings.ContainsAny(string(n.Operator), "<>")
	hint = fmt.Sprintf("use a whole number from %d to %d", o.Min, o.Max)
	if !ordered && len(o.Options) > 0 {
		hint += ", or " + strings.Join(o.Options, ", ")
	}
	switch {
	case !v.IsNumber && slices.Contains(o.Options, v.Text) && !ordered:
		return "", ""
	case !v.IsNumber && slices.Contains(o.Options, v.Text):
		return fmt.Sprintf("%s is neither more nor less than a step", v.Text), hint
	case !v.IsNumber, v.Number < float64(o.Min), v.Number > float64(o.Max), v.Number != float64(int(v.Number)) && !ordered && left.Operator == Answer:
		return fmt.Sprintf("%s has no step %s", left, v.Text), hint
	case n.Operator == Less && v.Number == float64(o.Min), n.Operator == More && v.Number == float64(o.Max):
		return fmt.Sprintf("the scale of %s ends at %s, so this is never true", left, v.Text),
			fmt.Sprintf("write %s= %s", n.Operator, v.Text)
	}
	return "", ""
}

// number checks a value that stands beside a number or an amount.
func number(left *Node, v Value) (message, hint string) {
	if v.IsNumber {
		return "", ""
	}
	return fmt.Sprintf("%s is a number, and %s is none", left, v.Text), "write figures, with a point before the part: 2.5"
}

// day checks a value that stands beside a date.
func day(left *Node, v Value) (message, hint string) {
	if ValidDate(v.Text) {
		return "", ""
	}
	return fmt.Sprintf("%s is a date, and %s is none", left, v.Text), "write 2027-09-12"
}
