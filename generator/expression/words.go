package expression

import "strings"

// Words say a condition to people. Question and Option give the labels; Source
// names where rows come from and Column one of their columns; Say gives a
// phrase: "and", "or", "not", and one for each operator.
type Words struct {
	Question func(Name) string
	Option   func(rows *Aggregate, of Name, value Value) string // of a question, or of a column of rows
	Source   func(*Aggregate) string
	Column   func(source *Aggregate, column string) string
	Say      func(phrase string, pairs ...any) (string, error)
}

// phrase names the phrase for each comparison of a question with values, and
// computed the one for a comparison of two values.
var (
	phrase = map[Operator]string{
		Is: "is", IsNot: "is-not", Less: "less", Most: "most", More: "more", Least: "least",
		In: "is", Has: "has", HasAny: "has", Answered: "answered", Empty: "empty",
	}
	computed = map[Operator]string{
		Is: "value-is", IsNot: "value-is-not", Less: "value-less", Most: "value-most",
		More: "value-more", Least: "value-least", In: "value-is",
	}
	reckoned = map[Operator]string{Plus: "plus", Minus: "minus", Times: "times", Over: "over"}
)

// opposite holds the comparisons that are true just when the other is not.
// Less and Least are no such pair: without an answer both are false.
var opposite = map[Operator]Operator{
	Is: IsNot, IsNot: Is, In: IsNot, Answered: Empty, Empty: Answered,
}

// Of says a condition. An error means that a phrase is missing.
func (w Words) Of(n *Node) (string, error) {
	s := &speech{Words: w}
	words := s.condition(settle(n, false), nil)
	return words, s.err
}

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
		return &Node{Operator: other, Question: n.Question, Values: n.Values, Left: n.Left, Right: n.Right}
	}
	return &Node{Operator: Not, Below: []*Node{n}}
}

// A speech remembers the first phrase that is missing.
type speech struct {
	Words
	err error
}

func (s *speech) say(phrase string, pairs ...any) string {
	words, err := s.Say(phrase, pairs...)
	if s.err == nil {
		s.err = err
	}
	return words
}

// condition says what is true or false; rows is the aggregate around it.
func (s *speech) condition(n *Node, rows *Aggregate) string {
	switch {
	case n.Operator == Not:
		return s.say("not", "a", s.condition(n.Below[0], rows))
	case n.Operator == And || n.Operator == Or:
		return s.join(n, rows)
	case n.Aggregate != nil:
		return s.aggregate(n, rows)
	}
	return s.compare(n, rows)
}

// join says parts with and or or between them. A part of several parts stands
// in parentheses, because a sentence does not say which word binds tighter.
func (s *speech) join(n *Node, rows *Aggregate) string {
	all := ""
	for i, b := range n.Below {
		part := s.condition(b, rows)
		if len(b.Below) > 0 && b.Operator != n.Operator {
			part = "(" + part + ")"
		}
		if i > 0 {
			part = s.say(string(n.Operator), "a", all, "b", part)
		}
		all = part
	}
	return all
}

// compare says a comparison: of a question as it stands on paper, of anything
// else as a value.
func (s *speech) compare(n *Node, rows *Aggregate) string {
	left, of := "", n.Question
	var in *Aggregate // the rows whose column is compared
	switch {
	case n.Left == nil:
		left = s.Question(n.Question)
	case n.Left.Operator == Column:
		in, of = rows, n.Left.Question
	case n.Left.Operator == Referred:
		in, of = n.Left.source(), n.Left.Question
	default:
		of = n.Left.Question
	}
	if n.Left != nil {
		left = s.value(n.Left, rows)
	}
	key := phrase[n.Operator]
	if other, ok := computed[n.Operator]; ok && (n.Left != nil || n.Right != nil) {
		key = other
	}
	if n.Operator == Answered || n.Operator == Empty {
		return s.say(key, "question", left)
	}
	right := ""
	if n.Right != nil {
		right = s.value(n.Right, rows)
	} else {
		or := s.say("or-list")
		var values []string
		for _, v := range n.Values {
			values = append(values, s.Option(in, of, v))
		}
		right = strings.Join(values, or)
	}
	return s.say(key, "question", left, "answer", right)
}

func (s *speech) value(n *Node, rows *Aggregate) string {
	switch n.Operator {
	case Answer:
		return s.Question(n.Question)
	case Each:
		return s.say("each", "question", s.Question(n.Question))
	case Column:
		return s.Column(rows, n.Question.Question)
	case Referred:
		return s.say("referred", "column", s.Column(n.source(), n.Question.Question), "of", s.value(n.Left, rows))
	case This, ItemAtHand:
		return s.say("this")
	case Literal:
		return n.Values[0].Text
	case Split:
		return s.say("split", "a", s.value(n.Below[0], rows), "b", s.value(n.Below[1], rows))
	case Plus, Minus, Times, Over:
		return s.say(reckoned[n.Operator], "a", s.side(n.Below[0], rows), "b", s.side(n.Below[1], rows))
	}
	if n.Aggregate != nil {
		return s.aggregate(n, rows)
	}
	return s.condition(n, rows)
}

// source gives the first source of the rows that a reference names, as an
// aggregate over it would.
func (n *Node) source() *Aggregate {
	for _, from := range n.From {
		if worksheet, question, ok := strings.Cut(from, "."); ok {
			return &Aggregate{Source: Name{Worksheet: worksheet, Question: question}, Kind: "table"}
		}
		if id, ok := strings.CutPrefix(from, "sheet:"); ok {
			return &Aggregate{Source: Name{Worksheet: id, Question: id}, Kind: "copies"}
		}
	}
	return nil
}

// side puts parentheses around a sum within a sum.
func (s *speech) side(n *Node, rows *Aggregate) string {
	words := s.value(n, rows)
	if reckoned[n.Operator] != "" {
		return "(" + words + ")"
	}
	return words
}

// aggregate says the total of something, where something, for each group.
func (s *speech) aggregate(n *Node, rows *Aggregate) string {
	a := n.Aggregate
	if a.Source.Question != "" {
		rows = a
	}
	of := ""
	switch {
	case a.Of == nil:
		of = s.Source(a)
	case a.Source.Question != "":
		of = s.say("of", "value", s.value(a.Of, rows), "source", s.Source(a))
	default:
		of = s.value(a.Of, rows)
	}
	if a.Where != nil {
		of = s.say("where", "a", of, "condition", s.condition(a.Where, rows))
	}
	if a.Per.Question != "" {
		of = s.say("per", "a", of, "group", s.Column(a.Of.Aggregate, a.Per.Question))
	}
	return s.say(string(n.Operator), "of", of)
}
