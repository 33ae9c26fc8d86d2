package expression

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// maxDepth is how deep parentheses and nots may nest, all counted together.
const maxDepth = 50

// power is how tightly an operator binds what stands around it.
var power = map[Operator]int{
	Or: 1, And: 2, Not: 3,
	Is: compares, IsNot: compares, Less: compares, Most: compares, More: compares, Least: compares,
	In: compares, Has: compares, "is": compares,
	Plus: arithmetic, Minus: arithmetic, Times: arithmetic + 1, Over: arithmetic + 1,
}

const (
	compares   = 4
	arithmetic = 5
)

// strength is power for what a tree holds: there, three words are one operator.
func strength(o Operator) int {
	if o == HasAny || o == Answered || o == Empty {
		return compares
	}
	return power[o]
}

// joins reports whether a word joins conditions or turns one around.
func joins(word string) bool { return word == string(And) || word == string(Or) || word == string(Not) }

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
func Parse(text string) (*Node, []Mistake) { return parse(text, (*parser).condition) }

// ParseValue reads something that is neither true nor false, in the same way.
func ParseValue(text string) (*Node, []Mistake) { return parse(text, (*parser).value) }

// ParseList reads what gives a text for each row: list(task of tasks where …).
func ParseList(text string) (*Node, []Mistake) { return parse(text, (*parser).list) }

func parse(text string, read func(p *parser, above int) *Node) (*Node, []Mistake) {
	p := &parser{tokens: split(text)}
	tree := read(p, 0)
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

// condition reads something that is true or false.
func (p *parser) condition(above int) *Node {
	n := p.expression(above)
	if !n.Condition() {
		p.sign(n, p.peek())
	}
	return n
}

// expression reads as far as operators bind tighter than the given power.
func (p *parser) expression(above int) *Node {
	left := p.first()
	for {
		word := p.peek().text
		strength := power[Operator(word)]
		switch {
		case strength <= above || word == string(Not):
			return left
		case strength == compares:
			if left.Condition() {
				return left // two comparisons in a row
			}
			left = p.compare(left)
		case strength < compares:
			if !left.Condition() {
				p.sign(left, p.peek())
				return left
			}
			left = &Node{Operator: Operator(word), Below: []*Node{left}}
			for p.accept(word) {
				left.Below = append(left.Below, p.condition(strength))
			}
		default:
			p.next()
			left = &Node{Operator: Operator(word), Below: []*Node{left, p.value(strength)}}
		}
	}
}

// value reads something that is neither true nor false.
func (p *parser) value(above int) *Node {
	t := p.peek()
	n := p.expression(above)
	if n.Condition() {
		p.fail(t, "write a number or the name of a question", "a value should stand here, not a condition")
	}
	return n
}

// first reads what an expression can begin with.
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
		n := p.expression(0)
		switch end := p.peek(); {
		case p.accept(")"):
		case end.text == "":
			p.fail(end, "", "the parenthesis that opens at character %d is not closed", t.offset+1)
		case !n.Condition():
			p.sign(n, end)
		default:
			p.leftover(end)
		}
		return n
	case p.after().text == "(" && (slices.Contains(aggregates, t.text) || t.text == string(Split)):
		return p.call()
	default:
		return p.operand()
	}
}

// compare reads what is asked about the value at the left.
func (p *parser) compare(left *Node) *Node {
	n := &Node{Left: left}
	if left.Operator == Answer {
		n.Left, n.Question = nil, left.Question
	}
	sign := p.next()
	n.Operator = Operator(sign.text)
	switch sign.text {
	case "in":
		n.Values = p.values()
	case "has":
		// An option may be called any: then no list and no word follows.
		after := p.after()
		if p.peek().text == "any" && (after.text == "[" || after.word() && !joins(after.text)) {
			p.next()
			n.Operator, n.Values = HasAny, p.values()
		} else {
			n.Values = []Value{p.literal()}
		}
	case "is":
		n.Operator = p.state(left)
	default:
		p.right(n)
	}
	return n
}

// right reads what a value is compared with: an option's id or a number, or a
// value that has to be computed.
func (p *parser) right(n *Node) {
	t, after := p.peek(), p.after()
	called := after.text == "("
	computed := t.text == "(" || t.word() && called || after.arithmetic() ||
		t.text == string(Each) && after.word() && !joins(after.text) ||
		strings.Contains(t.text, ".") && !digit(rune(t.text[0]))
	if computed {
		n.Right = p.value(compares)
		return
	}
	n.Values = []Value{p.literal()}
}

// state reads what comes after is.
func (p *parser) state(left *Node) Operator {
	t := p.next()
	hint := "write is answered, is empty, or = with a value"
	switch after := p.peek().text; {
	case t.text == "answered":
		return Answered
	case t.text == "empty":
		return Empty
	case t.text == "not" && after == "answered":
		hint = fmt.Sprintf("write %s is empty", left)
	case t.text == "not" && after == "empty":
		hint = fmt.Sprintf("write %s is answered", left)
	case t.text == "not" && p.peek().word():
		hint = fmt.Sprintf("write %s != %s", left, after)
	case t.word():
		hint = fmt.Sprintf("write %s = %s", left, t.text)
	}
	p.fail(t, hint, "answered or empty should follow is")
	return Empty
}

// literal reads an option's id, even one that is spelled like a keyword, a
// date or a number.
func (p *parser) literal() Value {
	t := p.next()
	switch {
	case t.text == "":
		p.fail(t, "", "a value is missing at the end")
	case strings.Contains(`"'“”„‘’`, t.text):
		p.fail(t, "write the option's id without quotes", "a value has no quotes here")
	case !t.word() && !t.number():
		p.fail(t, "write an option's id or a number", "a value should stand here, not %q", t.text)
	case strings.Contains(t.text, ".") && !digit(rune(t.text[0])):
		p.fail(t, "write an option's id or a number", "a list holds no questions")
	}
	return newValue(t)
}

// newValue reads 12, -3 and 2.5 as numbers; an id stays a text.
func newValue(t token) Value {
	v := Value{Text: t.text, Offset: t.offset}
	if number, err := strconv.ParseFloat(t.text, 64); err == nil && decimal(t.text) {
		v.Number, v.IsNumber = number, true
	}
	return v
}

// decimal reports whether a text is written with figures, a minus and a point
// only, and short enough to count with exactly.
func decimal(text string) bool {
	whole, part, dotted := strings.Cut(strings.TrimPrefix(text, "-"), ".")
	figures := func(s string) bool { return s != "" && run(s, digit) == len(s) }
	return figures(whole) && (figures(part) || !dotted) && len(whole)+len(part) <= 15
}

// values reads values in square brackets.
func (p *parser) values() []Value {
	if t := p.peek(); !p.accept("[") {
		p.fail(t, "write [yes, unsure]", "a list in square brackets should stand here")
	}
	for values := []Value(nil); ; {
		values = append(values, p.literal())
		if p.accept("]") {
			return values
		}
		if t := p.peek(); !p.accept(",") {
			p.fail(t, "write [yes, unsure]", "a comma or ] should stand here")
			return values
		}
	}
}
