package expression

import "strings"

// Words say a condition to people. Question and Option give the labels; Say
// gives a phrase: "and", "or", "not", and one for each operator.
type Words struct {
	Question func(Name) string
	Option   func(question Name, value Value) string
	Say      func(phrase string, pairs ...any) (string, error)
}

// phrase names the phrase for each operator.
var phrase = map[Operator]string{
	And: "and", Or: "or", Not: "not", Is: "is", IsNot: "is-not", Less: "less", Most: "most", More: "more",
	Least: "least", In: "is", Has: "has", HasAny: "has", Answered: "answered", Empty: "empty",
}

// Of says a condition. An error means that a phrase is missing.
func (w Words) Of(n *Node) (string, error) {
	key := phrase[n.Operator]
	switch n.Operator {
	case Not:
		below, err := w.Of(n.Below[0])
		if err != nil {
			return "", err
		}
		return w.Say(key, "a", below)
	case And, Or:
		all, err := w.Of(n.Below[0])
		for _, b := range n.Below[1:] {
			next, nextErr := w.Of(b)
			if err == nil {
				err = nextErr
			}
			if err == nil {
				all, err = w.Say(key, "a", all, "b", next)
			}
		}
		return all, err
	case Answered, Empty:
		return w.Say(key, "question", w.Question(n.Question))
	default:
		return w.compare(key, n)
	}
}

func (w Words) compare(key string, n *Node) (string, error) {
	or, err := w.Say("or-list")
	if err != nil {
		return "", err
	}
	var values []string
	for _, v := range n.Values {
		values = append(values, w.Option(n.Question, v))
	}
	return w.Say(key, "question", w.Question(n.Question), "answer", strings.Join(values, or))
}
