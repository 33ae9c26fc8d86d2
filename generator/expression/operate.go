package expression

import (
	"math"
	"strings"
	"time"
)

// ValidDate reports whether a text is a day as it is stored: 2027-09-12.
func ValidDate(text string) bool {
	_, err := time.Parse("2006-01-02", text)
	return err == nil
}

// cents gives an amount of euros in cents.
func cents(euros float64) float64 { return math.Round(euros * 100) }

// Counts reports whether a value can be compared with figures.
func Counts(o Operand) bool { return numeric(o) }

// numeric reports whether one can reckon with a value.
func numeric(o Operand) bool { return o.Kind == "number" || o.Kind == "scale" || o.Kind == "money" }

// amount reports whether a value is money; a literal number of euros becomes so.
func amount(n *Node, o Operand) bool {
	if n.Operator == Literal && o.Kind == "number" {
		n.Values[0].Number = cents(n.Values[0].Number)
		return true
	}
	return o.Kind == "money"
}

// value checks something that is neither true nor false, and gives what it
// offers. Without ok a mistake is reported, or the value stands for itself.
func (c *checker) value(n *Node, s scope) (o Operand, ok bool) {
	switch n.Operator {
	case Literal:
		return Operand{Kind: "number"}, true
	case This:
		return c.this(n, s)
	case Each:
		return c.each(n, s)
	case Plus, Minus, Times, Over:
		return c.arithmetic(n, s)
	case Split:
		return c.split(n, s)
	case Answer:
		return c.named(n, s)
	case Column, Referred: // settled before
		return Operand{}, false
	}
	if n.Aggregate != nil {
		return c.aggregate(n, s)
	}
	c.condition(n, s)
	return Operand{Kind: "condition"}, true
}

// named settles what a name means: a column of the row at hand, a question, or
// a column of what a reference names.
func (c *checker) named(n *Node, s scope) (Operand, bool) {
	name := &n.Question
	if column, ok := s.columns[name.Question]; ok && (name.Bare || name.Worksheet == "") {
		n.Operator, name.Worksheet = Column, ""
		return column, true
	}
	operand, hint, found := c.lookup(name.Worksheet, name.Question)
	if found {
		return operand, true
	}
	if !name.Bare && name.Worksheet != "" {
		if o, ok, settled := c.referred(n, s); settled {
			return o, ok
		}
	}
	if name.Bare && len(s.columns) > 0 { // the author is at a table: rather a column of it
		if columns := suggestColumn(name.Question, s.columns); !strings.HasPrefix(hint, "did you mean") || strings.HasPrefix(columns, "did you mean") {
			hint = columns
		}
	}
	c.report(name.Offset, hint, "there is no question %s", name)
	return Operand{}, false
}

// referred settles candidate.relation and this.relation.
func (c *checker) referred(n *Node, s scope) (o Operand, ok, settled bool) {
	left := &Node{Operator: This, Question: Name{Worksheet: n.Question.Home, Offset: n.Question.Offset}}
	var from Operand
	switch column, isColumn := s.columns[n.Question.Worksheet]; {
	case n.Question.Worksheet == string(This):
		if from, ok = c.this(left, s); !ok {
			return from, false, true
		}
	case isColumn:
		left, from = &Node{Operator: Column, Question: Name{Question: n.Question.Worksheet}}, column
	default:
		own, _, found := c.lookup(n.Question.Home, n.Question.Worksheet)
		if !found || own.Kind != "reference" {
			return o, false, false
		}
		left, from = &Node{Operator: Answer, Question: Name{Worksheet: n.Question.Home, Question: n.Question.Worksheet, Offset: n.Question.Offset}}, own
	}
	column, found := from.Columns[n.Question.Question]
	if !found {
		c.report(n.Question.Offset, suggestColumn(n.Question.Question, from.Columns), "what %s names has no column %s", n.Question.Worksheet, n.Question.Question)
		return o, false, true
	}
	n.Operator, n.Left, n.From = Referred, left, from.From
	return column, true, true
}

// this is what the copy or row at hand is for.
func (c *checker) this(n *Node, s scope) (Operand, bool) {
	if c.item != nil {
		n.Operator = ItemAtHand
		return c.item.This, true
	}
	if s.columns != nil {
		return Operand{Kind: "reference", Columns: s.columns, Options: s.rows}, true
	}
	o, _, found := c.lookup(n.Question.Worksheet, string(This))
	if !found {
		c.report(n.Question.Offset, "use it on a sheet that repeats, or within sum( ) and its like", "this means nothing here")
	}
	return o, found
}

func (c *checker) each(n *Node, s scope) (Operand, bool) {
	o, ok := c.named(n, scope{})
	n.Operator = Each
	if ok && !s.within {
		c.report(n.Question.Offset, "write for example: median(each "+n.Question.String()+")", "each gives many answers, one for each person")
	}
	return o, ok && s.within
}

// arithmetic checks both sides of + - * /.
func (c *checker) arithmetic(n *Node, s scope) (Operand, bool) {
	left, ok := c.value(n.Below[0], s)
	right, okToo := c.value(n.Below[1], s)
	if !ok || !okToo {
		return Operand{}, false
	}
	for i, side := range []Operand{left, right} {
		if !numeric(side) {
			c.report(n.Below[i].offset(), "reckon with numbers, money and scales", "%s is of type %s: one cannot reckon with it", n.Below[i], side.Kind)
			return Operand{}, false
		}
	}
	money := left.Kind == "money" || right.Kind == "money"
	both := left.Kind == "money" && right.Kind == "money"
	switch {
	case !money, n.Operator == Over && both:
		return Operand{Kind: "number"}, true
	case n.Operator == Times && !both, n.Operator == Over && left.Kind == "money":
		return Operand{Kind: "money"}, true
	case (n.Operator == Plus || n.Operator == Minus) && amount(n.Below[0], left) && amount(n.Below[1], right):
		return Operand{Kind: "money"}, true
	}
	c.report(n.Below[1].offset(), "add money to money; multiply or divide it by a number", "%s makes no amount of money", n)
	return Operand{}, false
}

// split checks split(amount, parts).
func (c *checker) split(n *Node, s scope) (Operand, bool) {
	left, ok := c.value(n.Below[0], s)
	right, okToo := c.value(n.Below[1], s)
	switch {
	case !ok || !okToo:
	case left.Kind != "money":
		c.report(n.Below[0].offset(), "name an answer of type money", "only money can be split")
	case right.Kind != "number" && right.Kind != "scale":
		c.report(n.Below[1].offset(), "write split(amount, 3)", "the number of parts must be a number")
	case !s.within:
		c.report(n.Below[0].offset(), "write for example: max("+n.String()+")", "split gives many amounts")
	default:
		return left, true
	}
	return Operand{}, false
}
