package expression

import "strings"

// Words say a condition to people. Question and Option give the labels; Say
// gives a phrase: "and", "or", "not", and one for each operator.
type Words struct {
	Question func(Name) string
	Option   func(question Name, value Value) string
	Say      func(phrase string, pairs ...any) (string, error)
}

// phrase names the phrase for each comparison.
var phrase = map[Operator]string{
	Is: "is", IsNot: "is-not", Less: "less", Most: "most", More: "more", Least: "least",
	In: "is", Has: "has", HasAny: "has", Answered: "answered", Empty: "empty",
}

// opposite holds the comparisons that are true just when the other is not.
// Less and Least are no such pair: without an answer both are false.
var opposite = map[Operator]Operator{
	Is: IsNot, IsNot: Is, In: IsNot, Answered: Empty, Empty: Answered,
}

// Of says a condition. An error means that a phrase is missing.
func (w Words) Of(n *Node) (string, error) { return w.say(settle(n, false)) }

// settle moves every not down to a comparison, where it is easier to read than
// before a whole sentence. A != that comes from an in has several values.
func settle(n *Node, negated bool) *Node {
	switch n.Operator {
	case Not:
		return settle(n.Below[0], !negated)
	case And, Or:
		moved := &Node{Operator: n.Operator}
		if negated && n.Operator == And {
			moved.Operator = Or
		} else if negated {
			moved.Operator = And
		}
		for _, b := range n.Below {
			moved.Below = append(moved.Below, settle(b, negated))
		}
		return moved
	}
	if !negated {
		return n
	}
	if other, ok := opposite[n.Operator]; ok {
		return &Node{Operator: other, Question: n.Question, Values: n.Values}
	}
	return &Node{Operator: Not, Below: []*Node{n}}
}

func (w Words) say(n *Node) (string, error) {
	switch n.Operator {
	case Not:
		below, err := w.say(n.Below[0])
		if err != nil {
			return "", err
		}
		return w.Say("not", "a", below)
	case And, Or:
		return w.join(n)
	case Answered, Empty:
		return w.Say(phrase[n.Operator], "question", w.Question(n.Question))
	default:
		return w.compare(n)
	}
}

// join says parts with and or or between them. A part of several parts stands
// in parentheses, because a sentence does not say which word binds tighter.
func (w Words) join(n *Node) (string, error) {
	all := ""
	for i, b := range n.Below {
		part, err := w.say(b)
		if len(b.Below) > 0 && b.Operator != n.Operator {
			part = "(" + part + ")"
		}
		if err == nil && i > 0 {
			part, err = w.Say(string(n.Operator), "a", all, "b", part)
		}
		if err != nil {
			return "", err
		}
		all = part
	}
	return all, nil
}

func (w Words) compare(n *Node) (string, error) {
	or, err := w.Say("or-list")
	if err != nil {
		return "", err
	}
	var values []string
	for _, v := range n.Values {
		values = append(values, w.Option(n.Question, v))
	}
	return w.Say(phrase[n.Operator], "question", w.Question(n.Question), "answer", strings.Join(values, or))
}
