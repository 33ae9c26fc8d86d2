package expression

import (
	"fmt"
	"strconv"
	"strings"
)

// maxDepth is how deep parentheses may nest.
const maxDepth = 50

// A Mistake is something wrong in a condition's text, Offset bytes into it.
type Mistake struct {
	Offset        int
	Message, Hint string
}

// token is a word, a number, a sign, or the end of the text ("").
type token struct {
	text   string
	offset int
}

type parser struct {
	tokens []token
	at     int
	depth  int
}

// Parse reads a condition. With a mistake there is no tree; the first mistake
// is the only one, because what follows it is guesswork.
func Parse(text string) (tree *Node, mistakes []Mistake) {
	defer func() {
		if m, ok := recover().(Mistake); ok {
			tree, mistakes = nil, []Mistake{m}
		}
	}()
	p := &parser{tokens: split(text)}
	tree = p.or()
	if t := p.peek(); t.text != "" {
		fail(t, "join two conditions with and, or", "the condition should end before %q", t.text)
	}
	return tree, nil
}

func fail(t token, hint, format string, args ...any) {
	panic(Mistake{t.offset, fmt.Sprintf(format, args...), hint})
}

// split cuts a text into tokens.
func split(text string) []token {
	var tokens []token
	for i := 0; i < len(text); {
		start := i
		switch c := text[i]; {
		case c == ' ' || c == '\t' || c == '\n' || c == '\r':
			i++
			continue
		case letter(c):
			for i < len(text) && (letter(text[i]) || text[i] == '-' || text[i] == '.') {
				i++
			}
		case strings.HasPrefix(text[i:], "!=") || strings.HasPrefix(text[i:], "<=") ||
			strings.HasPrefix(text[i:], ">=") || strings.HasPrefix(text[i:], "=="):
			i += 2
		case c == '-' && i+1 < len(text) && digit(text[i+1]):
			for i++; i < len(text) && digit(text[i]); i++ {
			}
		case c < 0x80:
			i++
		default:
			for i++; i < len(text) && text[i]&0xC0 == 0x80; i++ {
			}
		}
		tokens = append(tokens, token{text[start:i], start})
	}
	return append(tokens, token{"", len(text)})
}

func digit(c byte) bool { return c >= '0' && c <= '9' }

func letter(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || digit(c) || c == '_'
}

func (p *parser) peek() token { return p.tokens[p.at] }

func (p *parser) next() token {
	t := p.tokens[p.at]
	if p.at < len(p.tokens)-1 {
		p.at++
	}
	return t
}

// accept passes a token when it is this word.
func (p *parser) accept(word string) bool {
	if p.peek().text == word {
		p.next()
		return true
	}
	return false
}

func (p *parser) or() *Node  { return p.join(Or, p.and) }
func (p *parser) and() *Node { return p.join(And, p.not) }

// join reads parts with the same word between them into one node.
func (p *parser) join(word Operator, part func() *Node) *Node {
	first := part()
	if p.peek().text != string(word) {
		return first
	}
	n := &Node{Operator: word, Below: []*Node{first}, offset: first.offset}
	for p.accept(string(word)) {
		n.Below = append(n.Below, part())
	}
	return n
}

func (p *parser) not() *Node {
	t := p.peek()
	if p.depth++; p.depth > maxDepth {
		fail(t, "write it simpler", "parentheses are nested too deep")
	}
	defer func() { p.depth-- }()
	switch {
	case p.accept("not"):
		return &Node{Operator: Not, Below: []*Node{p.not()}, offset: t.offset}
	case p.accept("("):
		n := p.or()
		if end := p.peek(); !p.accept(")") {
			fail(end, "", "the parenthesis that opens at character %d is not closed", t.offset+1)
		}
		return n
	default:
		return p.comparison()
	}
}

// comparison reads a question's name and what is asked about it.
func (p *parser) comparison() *Node {
	name := p.name()
	sign := p.next()
	n := &Node{Question: name, offset: name.Offset, Operator: Operator(sign.text)}
	switch sign.text {
	case "=", "!=", "<", "<=", ">", ">=":
		n.Values = []Value{p.value()}
	case "in":
		n.Values = p.list()
	case "has":
		if p.accept("any") {
			n.Operator, n.Values = HasAny, p.list()
		} else {
			n.Values = []Value{p.value()}
		}
	case "is":
		n.Operator = p.state()
	case "==":
		fail(sign, "write one =", "== is not known here")
	case "+", "-", "*", "/":
		fail(sign, "compare an answer with a value", "sums are not known here")
	case "":
		fail(sign, "write for example: "+name.String()+" is answered", "the condition stops after %s", name)
	default:
		fail(sign, "use =, !=, <, <=, >, >=, in, has, has any, is answered, is empty", "%q cannot follow %s", sign.text, name)
	}
	return n
}

func (p *parser) state() Operator {
	switch t := p.next(); t.text {
	case "answered":
		return Answered
	case "empty":
		return Empty
	default:
		fail(t, "write is answered, is empty, or = with a value", "answered or empty should follow is")
		return ""
	}
}

func (p *parser) name() Name {
	t := p.next()
	switch {
	case t.text == "":
		fail(t, "", "a question is missing at the end")
	case !letter(t.text[0]) || digit(t.text[0]) && !strings.ContainsAny(t.text, "-."):
		fail(t, "begin with a question, as in alone = yes", "%q is not the name of a question", t.text)
	case p.peek().text == "(":
		fail(t, "compare an answer with a value", "sums are not known here")
	}
	worksheet, question, dotted := strings.Cut(t.text, ".")
	if !dotted {
		worksheet, question = "", t.text
	}
	if question == "" || strings.Contains(question, ".") {
		fail(t, "write question or worksheet.question", "%q is not the name of a question", t.text)
	}
	return Name{worksheet, question, t.offset}
}

// value reads an option's id, even one that is spelled like a keyword, or a
// whole number.
func (p *parser) value() Value {
	t := p.next()
	if t.text == "" {
		fail(t, "", "a value is missing at the end")
	}
	if t.text[0] == '"' || t.text[0] == '\'' {
		fail(t, "write the option's id without quotes", "a value has no quotes here")
	}
	if !letter(t.text[0]) && (t.text[0] != '-' || len(t.text) == 1) {
		fail(t, "write an option's id or a number", "a value should stand here, not %q", t.text)
	}
	v := Value{Text: t.text, Offset: t.offset}
	if number, err := strconv.Atoi(t.text); err == nil {
		v.Number, v.IsInt = number, true
	}
	return v
}

func (p *parser) list() []Value {
	if t := p.peek(); !p.accept("[") {
		fail(t, "write [yes, unsure]", "a list in square brackets should stand here")
	}
	var values []Value
	for {
		values = append(values, p.value())
		if p.accept("]") {
			return values
		}
		if t := p.peek(); !p.accept(",") {
			fail(t, "write [yes, unsure]", "a comma or ] should stand here")
		}
	}
}
