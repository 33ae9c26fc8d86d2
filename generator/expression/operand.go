package expression

import (
	"strings"
)

// aggregates are the words that make one value of many, or several texts.
var aggregates = []string{string(Sum), string(Count), string(Min), string(Max), string(Median), string(Any), string(Last), string(List)}

// operand reads a number, this, each with a question, or a question.
func (p *parser) operand() *Node {
	t := p.peek()
	first := rune(0)
	if t.text != "" {
		first = rune(t.text[0])
	}
	switch v := newValue(t); {
	case v.IsNumber && (digit(first) || first == '-'):
		p.next()
		return &Node{Operator: Literal, Values: []Value{v}}
	case t.text == string(Each) && p.after().word() && power[Operator(p.after().text)] == 0:
		p.next()
		return &Node{Operator: Each, Question: p.name()}
	case t.text == string(This) && !p.compared():
		p.next()
		return &Node{Operator: This, Question: Name{Offset: t.offset}}
	}
	return &Node{Operator: Answer, Question: p.name()}
}

// compared reports whether a question called this is asked about: has and in
// go with questions only.
func (p *parser) compared() bool { return p.after().text == "has" || p.after().text == "is" }

// name reads a question's name. A bare name may be spelled like most keywords,
// but and, or and not would make a condition unreadable.
func (p *parser) name() Name {
	t := p.next()
	worksheet, question, dotted := strings.Cut(t.text, ".")
	if !dotted {
		worksheet, question = "", t.text
	}
	switch {
	case t.text == "":
		p.fail(t, "", "a question is missing at the end")
	case t.text == "!":
		p.fail(t, "write not", "! is not known here")
	case shouted(t):
		p.shout(t)
	case joins(t.text):
		p.fail(t, "take one of the two away", "a question should stand here, not %q", t.text)
	case !t.word() || t.number():
		p.fail(t, "begin with a question, as in alone = yes", "%q is not the name of a question", t.text)
	case question == "" || worksheet == "" && dotted || strings.Contains(question, "."):
		p.fail(t, "write question or worksheet.question", "%q is not the name of a question", t.text)
	}
	return Name{Worksheet: worksheet, Question: question, Offset: t.offset}
}

// call reads sum(estimate of costs where shared = yes per party) and its like.
func (p *parser) call() *Node {
	word := p.next()
	open := p.next()
	n := &Node{Operator: Operator(word.text), Question: Name{Offset: word.offset}}
	if n.Operator == Split {
		n.Below = []*Node{p.value(0)}
		if t := p.peek(); !p.accept(",") {
			p.fail(t, "write split(amount, 3)", "split needs an amount, a comma and a number of parts")
		}
		n.Below = append(n.Below, p.value(0))
	} else {
		n.Aggregate = p.aggregate()
	}
	switch end := p.peek(); {
	case p.accept(")"):
	case end.text == "":
		p.fail(end, "", "the parenthesis that opens at character %d is not closed", open.offset+1)
	default:
		p.fail(end, "use of, where, per, or )", "%q cannot stand within %s( )", end.text, word.text)
	}
	return n
}

// aggregate reads what stands between the parentheses. A single name is the
// source itself, unless Check finds that it is a value.
func (p *parser) aggregate() *Aggregate {
	a := &Aggregate{Of: p.expression(0)}
	t := p.peek()
	if p.accept("of") {
		a.Source = p.name()
	}
	if p.accept("where") {
		if a.Source.Question == "" && a.Of.Operator != Answer {
			p.fail(t, "write for example: sum(amount of costs where shared = yes)", "where needs rows to choose from")
		} else if a.Source.Question == "" {
			a.Source, a.Of = a.Of.Question, nil
		}
		a.Where = p.condition(0)
	}
	if p.accept("per") {
		a.Per = p.name()
	}
	return a
}
