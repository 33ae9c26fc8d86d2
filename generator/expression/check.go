package expression

import (
	"fmt"
	"slices"
	"strings"

	"werkboek/generator/source"
)

// An Operand is what a question offers to a condition.
type Operand struct {
	Kind     string   // as in a worksheet: yesno, choice, …
	Options  []string // ids to compare with; empty when there are none
	Min, Max int      // of a scale
}

// A Lookup finds a question. When there is none, the hint says what may have
// been meant.
type Lookup func(worksheet, question string) (operand Operand, hint string, found bool)

// fits says which operators go with which kind of question.
var fits = map[string][]Operator{
	"text":      {Answered, Empty},
	"longtext":  {Answered, Empty},
	"table":     {Answered, Empty},
	"grid":      {Answered, Empty},
	"actions":   {Answered, Empty},
	"number":    {Answered, Empty},
	"money":     {Answered, Empty},
	"date":      {Answered, Empty},
	"reference": {Answered, Empty},
	"yesno":     {Is, IsNot, In, Answered, Empty},
	"choice":    {Is, IsNot, In, Answered, Empty},
	"item":      {Is, IsNot, In, Answered, Empty},
	"checks":    {Has, HasAny, Answered, Empty},
	"scale":     {Is, IsNot, Less, Most, More, Least, In, Answered, Empty},
}

// Check compares a tree with the questions that it names: that they exist, that
// the comparison fits their kind, and that the values are among their options.
// It settles which values are numbers: those that a scale is compared with.
func Check(n *Node, lookup Lookup) []Mistake {
	var mistakes []Mistake
	for c := range n.comparisons {
		operand, hint, found := lookup(c.Question.Worksheet, c.Question.Question)
		switch {
		case !found:
			mistakes = append(mistakes, Mistake{c.Question.Offset, fmt.Sprintf("there is no question %s", c.Question), hint})
		case !slices.Contains(fits[operand.Kind], c.Operator):
			mistakes = append(mistakes, Mistake{c.Question.Offset, misfit(c, operand), "write " + instance(c, operand)})
		default:
			mistakes = append(mistakes, c.checkValues(operand)...)
		}
	}
	return mistakes
}

func misfit(c *Node, o Operand) string {
	word := string(c.Operator)
	if c.Operator == Is || c.Operator == IsNot {
		word = "comparing with " + word
	}
	return fmt.Sprintf("%s does not fit %s, which is of type %s", word, c.Question, o.Kind)
}

// instance is a condition that fits the kind of question, with the values that
// were written when those exist.
func instance(c *Node, o Operand) string {
	fit := &Node{Operator: Answered, Question: c.Question}
	for _, v := range c.Values {
		if slices.Contains(o.Options, v.Text) {
			fit.Values = append(fit.Values, v)
		}
	}
	if len(fit.Values) == 0 && len(o.Options) > 0 {
		fit.Values = []Value{{Text: o.Options[0]}}
	}
	one, many := Is, In
	if o.Kind == "checks" {
		one, many = Has, HasAny
	}
	switch {
	case o.Kind == "scale":
		return fmt.Sprintf("%s >= %d", c.Question, o.Max)
	case len(fit.Values) == 1:
		fit.Operator = one
	case len(fit.Values) > 1:
		fit.Operator = many
	}
	if c.Operator == IsNot && fit.Operator == Has {
		return "not " + fit.String()
	}
	return fit.String()
}

func (n *Node) checkValues(o Operand) []Mistake {
	var mistakes []Mistake
	for i, v := range n.Values {
		message, hint := "", ""
		if o.Kind == "scale" {
			message, hint = n.step(v, o)
		} else {
			n.Values[i].Number, n.Values[i].IsInt = 0, false
			message, hint = n.option(v, o)
		}
		same := func(other Value) bool { return other.Text == v.Text }
		if message == "" && slices.ContainsFunc(n.Values[:i], same) {
			message, hint = fmt.Sprintf("%s stands in this list twice", v.Text), "take one away"
		}
		if message != "" {
			mistakes = append(mistakes, Mistake{v.Offset, message, hint})
		}
	}
	return mistakes
}

// option checks a value against the options of a question.
func (n *Node) option(v Value, o Operand) (message, hint string) {
	if slices.Contains(o.Options, v.Text) {
		return "", ""
	}
	if len(o.Options) > 0 {
		hint = source.OneOf(v.Text, o.Options)
	}
	return fmt.Sprintf("%s has no option %s", n.Question, v.Text), hint
}

// step checks a value against the steps of a scale.
func (n *Node) step(v Value, o Operand) (message, hint string) {
	ordered := strings.ContainsAny(string(n.Operator), "<>")
	hint = fmt.Sprintf("use a whole number from %d to %d", o.Min, o.Max)
	switch {
	case !v.IsInt && slices.Contains(o.Options, v.Text) && !ordered:
		return "", ""
	case !v.IsInt && slices.Contains(o.Options, v.Text):
		return fmt.Sprintf("%s is neither more nor less than a step", v.Text), hint
	case !v.IsInt && !ordered && len(o.Options) > 0:
		hint += ", or " + strings.Join(o.Options, ", ")
		fallthrough
	case !v.IsInt, v.Number < o.Min, v.Number > o.Max:
		return fmt.Sprintf("%s has no step %s", n.Question, v.Text), hint
	case n.Operator == Less && v.Number == o.Min, n.Operator == More && v.Number == o.Max:
		return fmt.Sprintf("the scale of %s ends at %s, so this is never true", n.Question, v.Text),
			fmt.Sprintf("write %s= %s", n.Operator, v.Text)
	}
	return "", ""
}
