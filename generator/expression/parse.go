package expression

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// maxDepth is how deep parentheses and nots may nest, all counted together.
const maxDepth = 50

// power is how tightly an operator binds the conditions around it. What is
// not listed stands between a question and a value, and binds tightest.
var power = map[Operator]int{Or: 1, And: 2, Not: 3}

// A parser reads tokens. After a mistake it stands at the end of the text, so
// that every rule stops there of itself.
type parser struct {
	tokens  []token
	at      int
	depth   int
	mistake *Mistake
}

// Parse reads a condition. With a mistake there is no tree; the first mistake
// is the only one, because what follows it is guesswork.
func Parse(text string) (*Node, []Mistake) {
	p := &parser{tokens: split(text)}
	tree := p.condition(0)
	if t := p.peek(); t.text != "" {
		p.leftover(t)
	}
	if p.mistake != nil {
		return nil, []Mistake{*p.mistake}
	}
	return tree, nil
}

func (p *parser) peek() token { return p.tokens[p.at] }

// after is the token behind the next one.
func (p *parser) after() token { return p.tokens[min(p.at+1, len(p.tokens)-1)] }

func (p *parser) next() token {
	t := p.tokens[p.at]
	p.at = min(p.at+1, len(p.tokens)-1)
	return t
}

// accept passes a token when it is this word.
func (p *parser) accept(word string) bool {
	found := p.peek().text == word
	if found {
		p.next()
	}
	return found
}

// condition reads as far as operators bind tighter than the given power.
func (p *parser) condition(above int) *Node {
	left := p.first()
	for {
		word := p.peek().text
		strength := power[Operator(word)]
		if strength <= above || word == string(Not) {
			return left
		}
		left = &Node{Operator: Operator(word), Below: []*Node{left}}
		for p.accept(word) {
			left.Below = append(left.Below, p.condition(strength))
		}
	}
}

// first reads what a condition can begin with.
func (p *parser) first() *Node {
	t := p.peek()
	if p.depth++; p.depth > maxDepth {
		p.fail(t, "write it simpler", "parentheses are nested too deep")
	}
	defer func() { p.depth-- }()
	switch {
	case p.accept("not"):
		return &Node{Operator: Not, Below: []*Node{p.condition(power[Not])}}
	case p.accept("("):
		n := p.condition(0)
		switch end := p.peek(); {
		case p.accept(")"):
		case end.text == "":
			p.fail(end, "", "the parenthesis that opens at character %d is not closed", t.offset+1)
		default:
			p.leftover(end)
		}
		return n
	default:
		return p.comparison()
	}
}

// comparison reads a question's name and what is asked about it.
func (p *parser) comparison() *Node {
	n := &Node{Question: p.name()}
	sign := p.next()
	n.Operator = Operator(sign.text)
	switch sign.text {
	case "=", "!=", "<", "<=", ">", ">=":
		n.Values = []Value{p.value()}
	case "in":
		n.Values = p.list()
	case "has":
		// An option may be called any: then no list and no word follows.
		after := p.after()
		joined := power[Operator(after.text)] > 0
		if p.peek().text == "any" && (after.text == "[" || after.word() && !joined) {
			p.next()
			n.Operator, n.Values = HasAny, p.list()
		} else {
			n.Values = []Value{p.value()}
		}
	case "is":
		n.Operator = p.state(n.Question)
	default:
		p.sign(n.Question, sign)
	}
	return n
}

// state reads what comes after is.
func (p *parser) state(name Name) Operator {
	t := p.next()
	hint := "write is answered, is empty, or = with a value"
	switch after := p.peek().text; {
	case t.text == "answered":
		return Answered
	case t.text == "empty":
		return Empty
	case t.text == "not" && after == "answered":
		hint = fmt.Sprintf("write %s is empty", name)
	case t.text == "not" && after == "empty":
		hint = fmt.Sprintf("write %s is answered", name)
	case t.text == "not" && p.peek().word():
		hint = fmt.Sprintf("write %s != %s", name, after)
	case t.word():
		hint = fmt.Sprintf("write %s = %s", name, t.text)
	}
	p.fail(t, hint, "answered or empty should follow is")
	return Empty
}

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
	case power[Operator(t.text)] > 0:
		p.fail(t, "take one of the two away", "a question should stand here, not %q", t.text)
	case p.peek().text == "(" && slices.Contains(aggregates, t.text):
		p.sum(t)
	case !t.word() || t.number():
		p.fail(t, "begin with a question, as in alone = yes", "%q is not the name of a question", t.text)
	case question == "" || worksheet == "" && dotted || strings.Contains(question, "."):
		p.fail(t, "write question or worksheet.question", "%q is not the name of a question", t.text)
	}
	return Name{worksheet, question, t.offset}
}

// value reads an option's id, even one that is spelled like a keyword, or a
// whole number.
func (p *parser) value() Value {
	t := p.next()
	switch {
	case t.text == "":
		p.fail(t, "", "a value is missing at the end")
	case strings.Contains(`"'“”„‘’`, t.text):
		p.fail(t, "write the option's id without quotes", "a value has no quotes here")
	case !t.word() && !t.number():
		p.fail(t, "write an option's id or a number", "a value should stand here, not %q", t.text)
	case strings.Contains(t.text, ".") && !digit(rune(t.text[0])):
		p.fail(t, "write an option's id or a number", "two questions cannot be compared with each other")
	}
	v := Value{Text: t.text, Offset: t.offset}
	if number, err := strconv.Atoi(t.text); err == nil {
		v.Number, v.IsInt = number, true
	}
	return v
}

// list reads values in square brackets.
func (p *parser) list() []Value {
	if t := p.peek(); !p.accept("[") {
		p.fail(t, "write [yes, unsure]", "a list in square brackets should stand here")
	}
	for values := []Value(nil); ; {
		values = append(values, p.value())
		if p.accept("]") {
			return values
		}
		if t := p.peek(); !p.accept(",") {
			p.fail(t, "write [yes, unsure]", "a comma or ] should stand here")
			return values
		}
	}
}
