package answers

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

type kind byte

const (
	isNull kind = iota
	isBool
	isNumber
	isText
	isList
	isObject
)

// A value is one of JSON, with its place in the text. The standard library
// changes halves of characters, which people can type, and knows no places.
// Text keeps such a half in the three bytes that UTF-8 would give it.
type value struct {
	kind   kind
	yes    bool
	number float64
	text   string
	list   []*value
	fields map[string]*value
	order  []string // the names of fields, each once
	at     int      // offset in bytes
}

// get gives a field, or nil.
func (v *value) get(name string) *value {
	if v == nil || v.kind != isObject {
		return nil
	}
	return v.fields[name]
}

// words is the text of a value, "" for any other and for none.
func (v *value) words() string {
	if v == nil {
		return ""
	}
	return v.text
}

// below are the values in a list or an object.
func (v *value) below() []*value {
	all := v.list
	for _, name := range v.order {
		all = append(all, v.fields[name])
	}
	return all
}

// set puts a field at the end, or in the place of the one that has its name.
func (v *value) set(name string, field *value) {
	if v.fields == nil {
		v.kind, v.fields = isObject, map[string]*value{}
	}
	if v.fields[name] == nil {
		v.order = append(v.order, name)
	}
	v.fields[name] = field
}

func text(s string) *value { return &value{kind: isText, text: s} }

// A syntaxError says where a text stops being JSON.
type syntaxError struct {
	at      int
	message string
}

// parser reads what the browser's JSON.parse reads, no more and no less. How
// deep the text nests is known before.
type parser struct {
	text string
	at   int
}

func parseJSON(data string) (v *value, err *syntaxError) {
	p := &parser{text: data}
	defer func() {
		if wrong := recover(); wrong != nil {
			found, ours := wrong.(*syntaxError)
			if !ours {
				panic(wrong)
			}
			v, err = nil, found
		}
	}()
	v = p.value()
	p.blanks()
	if p.at < len(p.text) {
		p.fail("here the file should end")
	}
	return v, nil
}

func (p *parser) fail(message string) { panic(&syntaxError{p.at, message}) }

func (p *parser) blanks() {
	for p.at < len(p.text) && strings.IndexByte(" \t\r\n", p.text[p.at]) >= 0 {
		p.at++
	}
}

// next gives the byte at hand, 0 at the end.
func (p *parser) next() byte {
	if p.at < len(p.text) {
		return p.text[p.at]
	}
	return 0
}

func (p *parser) value() *value {
	p.blanks()
	at := p.at
	switch c := p.next(); {
	case c == '{':
		return p.object()
	case c == '[':
		return p.array()
	case c == '"':
		return &value{kind: isText, text: p.quoted(), at: at}
	case c == '-' || c >= '0' && c <= '9':
		return &value{kind: isNumber, number: p.digits(), at: at}
	}
	for word, v := range map[string]value{"null": {}, "true": {kind: isBool, yes: true}, "false": {kind: isBool}} {
		if strings.HasPrefix(p.text[p.at:], word) {
			p.at += len(word)
			v.at = at
			return &v
		}
	}
	if p.at == len(p.text) {
		p.fail("the file ends here, in the middle")
	}
	p.fail("here should be a text in quotes, a number, a list or fields")
	return nil
}

func (p *parser) object() *value {
	v := &value{kind: isObject, fields: map[string]*value{}, at: p.at}
	p.at++
	for p.blanks(); p.next() != '}'; p.blanks() {
		if len(v.order) > 0 {
			p.need(',', "a comma or } is missing before this")
			p.blanks()
		}
		if p.next() != '"' {
			p.fail("here should be the name of a field, in quotes")
		}
		name := p.quoted()
		p.blanks()
		p.need(':', "a colon is missing before this")
		v.set(name, p.value())
	}
	p.at++
	return v
}

func (p *parser) array() *value {
	v := &value{kind: isList, at: p.at}
	p.at++
	for p.blanks(); p.next() != ']'; p.blanks() {
		if len(v.list) > 0 {
			p.need(',', "a comma or ] is missing before this")
		}
		v.list = append(v.list, p.value())
	}
	p.at++
	return v
}

func (p *parser) need(c byte, message string) {
	if p.next() != c {
		p.fail(message)
	}
	p.at++
}

func (p *parser) digits() float64 {
	from := p.at
	run := func() {
		if c := p.next(); c < '0' || c > '9' {
			p.fail("here should be a digit")
		}
		for c := p.next(); c >= '0' && c <= '9'; c = p.next() {
			p.at++
		}
	}
	if p.next() == '-' {
		p.at++
	}
	if p.next() == '0' {
		p.at++
	} else {
		run()
	}
	if p.next() == '.' {
		p.at++
		run()
	}
	if c := p.next(); c == 'e' || c == 'E' {
		p.at++
		if c := p.next(); c == '+' || c == '-' {
			p.at++
		}
		run()
	}
	number, err := strconv.ParseFloat(p.text[from:p.at], 64)
	if err != nil && !errors.Is(err, strconv.ErrRange) { // too large is infinite, as in the browser
		p.fail("here should be a number")
	}
	return number
}

func (p *parser) quoted() string {
	p.at++
	from := p.at
	for ; p.at < len(p.text); p.at++ { // most texts have nothing special
		switch c := p.text[p.at]; {
		case c == '"':
			p.at++
			return p.text[from : p.at-1]
		case c == '\\' || c < ' ':
			return p.escaped(from)
		}
	}
	p.fail("the file ends here, within a text")
	return ""
}

func (p *parser) escaped(from int) string {
	out := []byte(p.text[from:p.at])
	for p.at < len(p.text) {
		c := p.text[p.at]
		switch {
		case c == '"':
			p.at++
			return string(out)
		case c < ' ':
			p.fail("a text cannot hold a line break or control character as it is")
		case c != '\\':
			out = append(out, c)
			p.at++
		default:
			out = p.escape(out)
		}
	}
	p.fail("the file ends here, within a text")
	return ""
}

func (p *parser) escape(out []byte) []byte {
	p.at++
	c := p.next()
	if i := strings.IndexByte(`"\/bfnrt`, c); c != 0 && i >= 0 {
		p.at++
		return append(out, "\"\\/\b\f\n\r\t"[i])
	}
	if c != 'u' {
		p.fail(`\` + fmt.Sprintf("%q stands for nothing", c))
	}
	r := p.hex()
	if utf16.IsSurrogate(r) && strings.HasPrefix(p.text[p.at:], `\u`) {
		before := p.at
		p.at++
		if both := utf16.DecodeRune(r, p.hex()); both != utf8.RuneError {
			return utf8.AppendRune(out, both)
		}
		p.at = before
	}
	return appendUnit(out, r)
}

// hex reads u and four digits.
func (p *parser) hex() rune {
	p.at++
	if p.at+4 > len(p.text) {
		p.at = len(p.text)
		p.fail("the file ends here, within a text")
	}
	n, err := strconv.ParseUint(p.text[p.at:p.at+4], 16, 16)
	if err != nil {
		p.fail(`\u needs four digits after it, 0 to 9 and a to f`)
	}
	p.at += 4
	return rune(n)
}
