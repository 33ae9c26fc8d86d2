package expression

import (
	"fmt"
	"slices"
	"strings"
)

// A Mistake is something wrong in a condition's text, Offset bytes into it.
type Mistake struct {
	Offset        int
	Message, Hint string
}

// instead gives the right way to write signs that mean something elsewhere.
var instead = map[string]string{
	"==": "write one =", "=>": "write >=", "=<": "write <=", "<>": "write !=",
	"≥": "write >=", "≤": "write <=", "≠": "write !=", ":": "write =", "!": "write !=",
}

// fail notes the first mistake and goes to the end.
func (p *parser) fail(t token, hint, format string, args ...any) {
	if p.mistake == nil {
		p.mistake = &Mistake{t.offset, fmt.Sprintf(format, args...), hint}
	}
	p.at = len(p.tokens) - 1
}

// leftover says why a condition cannot go on with this token.
func (p *parser) leftover(t token) {
	switch before := p.tokens[max(p.at-1, 0)]; {
	case t.text == ")":
		p.fail(t, "take it away", "this parenthesis closes nothing")
	case t.arithmetic():
		p.minus(t)
	case t.text == "," && before.number():
		p.fail(t, "write a point, as in 2.5", "a number has no comma")
	case t.text == "&&" || t.text == "&":
		p.fail(t, "write and", "%s is not known here", t.text)
	case t.text == "||" || t.text == "|":
		p.fail(t, "write or", "%s is not known here", t.text)
	case t.text == "not":
		p.fail(t, "write and not", "%q or %q is missing before not", And, Or)
	case joins(before.text) && t.word():
		p.fail(before, "write an option's id or a number", "a value is missing before %s", before.text)
	case shouted(t):
		p.shout(t)
	default:
		p.fail(t, "join two conditions with and, or", "the condition should end before %q", t.text)
	}
}

// sign says what is wrong with what follows a question or another value.
func (p *parser) sign(name *Node, t token) {
	hint, foreign := instead[t.text]
	switch {
	case foreign:
		p.fail(t, hint, "%s is not known here", t.text)
	case shouted(t):
		p.shout(t)
	case t.text == "not" && p.after().text == "in":
		p.fail(t, fmt.Sprintf("write not %s in […]", name), "not stands before the question")
	case t.arithmetic():
		p.minus(t)
	case t.text == "" || t.text == ")" || joins(t.text) || name.Operator != Answer && !t.word():
		p.fail(t, fmt.Sprintf("write for example: %s is answered", name), "the condition stops after %s", name)
	default:
		p.fail(t, "use =, !=, <, <=, >, >=, in, has, has any, is answered, is empty",
			"%q cannot follow %s", t.text, name)
	}
}

// shouted reports whether a token is a keyword with capitals.
func shouted(t token) bool {
	lower := strings.ToLower(t.text)
	return lower != t.text && slices.Contains([]string{"and", "or", "not", "in", "has", "is"}, lower)
}

func (p *parser) shout(t token) {
	p.fail(t, "write "+strings.ToLower(t.text), "keywords have small letters")
}

// arithmetic reports whether a token is a sign of arithmetic, or -1 after a
// question or value, where minus was meant.
func (t token) arithmetic() bool {
	return slices.Contains([]string{"+", "-", "*", "/"}, t.text) || t.number() && t.text[0] == '-'
}

// minus says how a minus is written.
func (p *parser) minus(t token) {
	p.fail(t, fmt.Sprintf("write - %s", strings.TrimPrefix(t.text, "-")), "a minus needs a space on both sides")
}
