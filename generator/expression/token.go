package expression

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A token is a word, a number, a sign, or the end of the text ("").
type token struct {
	text   string
	offset int
}

// signs are the signs of more than one character. Some mean nothing here; they
// are read as one so that a mistake can name them and suggest the right one.
var signs = []string{"!=", "<=", ">=", "==", "=<", "=>", "<>", "&&", "||"}

// split cuts a text into tokens; the last one is the end.
func split(text string) []token {
	var tokens []token
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		if unicode.IsSpace(r) {
			at += size
			continue
		}
		end := at + size
		sign := slices.IndexFunc(signs, func(s string) bool { return strings.HasPrefix(text[at:], s) })
		switch {
		case sign >= 0:
			end = at + len(signs[sign])
		case letter(r):
			end = at + run(text[at:], func(r rune) bool { return letter(r) || r == '-' || r == '.' })
		case r == '-':
			end += run(text[end:], digit)
		}
		tokens = append(tokens, token{text[at:end], at})
		at = end
	}
	return append(tokens, token{"", len(text)})
}

// run counts the bytes at the beginning of a text that belong together.
func run(text string, belongs func(rune) bool) int {
	if i := strings.IndexFunc(text, func(r rune) bool { return !belongs(r) }); i >= 0 {
		return i
	}
	return len(text)
}

// letter takes more than an id may have, so that a mistake can show the whole
// word as it was written.
func letter(r rune) bool { return unicode.IsLetter(r) || r == '_' || digit(r) }

func digit(r rune) bool { return r >= '0' && r <= '9' }

// word reports whether a token is a name, a value or a keyword.
func (t token) word() bool {
	r, _ := utf8.DecodeRuneInString(t.text)
	return letter(r)
}

// number reports whether a token is a whole number.
func (t token) number() bool {
	digits := strings.TrimPrefix(t.text, "-")
	return digits != "" && run(digits, digit) == len(digits)
}
