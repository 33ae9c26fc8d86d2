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
	"text":     {Answered, Empty},
	"longtext": {Answered, Empty},
	"table":    {Answered, Empty},
	"yesno":    {Is, IsNot, In, Answered, Empty},
	"choice":   {Is, IsNot, In, Answered, Empty},
	"item":     {Is, IsNot, In, Answered, Empty},
	"checks":   {Has, HasAny, Answered, Empty},
	"scale":    {Is, IsNot, Less, Most, More, Least, In, Answered, Empty},
}

// Check compares a tree with the questions that it names: that they exist, that
// the comparison fits their kind, and that the values are among their options.
func Check(n *Node, lookup Lookup) []Mistake {
	var mistakes []Mistake
	for c := range n.comparisons {
		operand, hint, found := lookup(c.Question.Worksheet, c.Question.Question)
		switch {
		case !found:
			mistakes = append(mistakes, Mistake{c.Question.Offset, fmt.Sprintf("there is no question %s", c.Question), hint})
		case !slices.Contains(fits[operand.Kind], c.Operator):
			mistakes = append(mistakes, Mistake{c.Question.Offset, misfit(c, operand), "write " + example(c.Question, operand)})
		default:
			for _, v := range c.Values {
				if m := checkValue(c, v, operand); m != nil {
					mistakes = append(mistakes, *m)
				}
			}
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

// example is a condition that fits.
func example(name Name, o Operand) string {
	switch {
	case o.Kind == "checks" && len(o.Options) > 0:
		return fmt.Sprintf("%s has %s", name, o.Options[0])
	case o.Kind == "scale":
		return fmt.Sprintf("%s >= %d", name, o.Max)
	case len(o.Options) > 0:
		return fmt.Sprintf("%s = %s", name, o.Options[0])
	default:
		return fmt.Sprintf("%s is answered", name)
	}
}

func checkValue(c *Node, v Value, o Operand) *Mistake {
	if o.Kind == "scale" {
		unknown := slices.Contains(o.Options, v.Text) && !ordered(c.Operator)
		if unknown || v.IsInt && v.Number >= o.Min && v.Number <= o.Max {
			return nil
		}
		return &Mistake{v.Offset, fmt.Sprintf("%s has no step %s", c.Question, v.Text),
			fmt.Sprintf("use a number from %d to %d", o.Min, o.Max)}
	}
	if slices.Contains(o.Options, v.Text) {
		return nil
	}
	return &Mistake{v.Offset, fmt.Sprintf("%s has no option %s", c.Question, v.Text), source.OneOf(v.Text, o.Options)}
}

func ordered(o Operator) bool { return strings.ContainsAny(string(o), "<>") }
