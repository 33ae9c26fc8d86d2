package expression

import "slices"

// An Answer is what a reader gave, as far as conditions look at it. The zero
// Answer means that nothing was given.
type Answer struct {
	Text   string   // what was written; the id of a choice, yes or no, or state; unknown
	Number int      // the step of a scale
	IsInt  bool     // Number counts, not Text
	Items  []string // the ids of ticks, or of a table's rows that are not blank
}

func (a Answer) given() bool {
	return a.IsInt || a.Text != "" || len(a.Items) > 0
}

// Evaluate decides a checked tree on the answers of a reader, by the names
// worksheet.question. A question that is not shown must have the zero Answer:
// every comparison with it is false, except that != is true. The browser
// decides in the same way; testdata/cases.json holds for both.
func Evaluate(n *Node, answer func(name string) Answer) bool {
	below := func(b *Node) bool { return Evaluate(b, answer) }
	switch n.Operator {
	case And:
		return !slices.ContainsFunc(n.Below, func(b *Node) bool { return !below(b) })
	case Or:
		return slices.ContainsFunc(n.Below, below)
	case Not:
		return !below(n.Below[0])
	}
	a := answer(n.Question.String())
	switch n.Operator {
	case Answered:
		return a.given()
	case Empty:
		return !a.given()
	case IsNot:
		return !slices.ContainsFunc(n.Values, a.is)
	case Is, In:
		return slices.ContainsFunc(n.Values, a.is)
	case Has, HasAny:
		return slices.ContainsFunc(n.Values, func(v Value) bool { return slices.Contains(a.Items, v.Text) })
	default:
		return a.IsInt && n.Values[0].IsInt && a.compare(n.Operator, n.Values[0].Number)
	}
}

// is compares a number with a number only, and an id with an id.
func (a Answer) is(v Value) bool {
	if a.IsInt || v.IsInt {
		return a.IsInt && v.IsInt && a.Number == v.Number
	}
	return a.Text == v.Text
}

func (a Answer) compare(o Operator, number int) bool {
	switch o {
	case Less:
		return a.Number < number
	case Most:
		return a.Number <= number
	case More:
		return a.Number > number
	default:
		return a.Number >= number
	}
}
