package answers

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"unicode/utf16"
	"unicode/utf8"
)

// appendUnit writes a character, or half of one in the bytes that UTF-8 would
// give it.
func appendUnit(out []byte, r rune) []byte {
	if utf16.IsSurrogate(r) {
		return append(out, 0xE0|byte(r>>12), 0x80|byte(r>>6)&0x3F, 0x80|byte(r)&0x3F)
	}
	return utf8.AppendRune(out, r)
}

// units are the characters as the browser counts and sorts them.
func units(s string) []uint16 {
	out := make([]uint16, 0, len(s))
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size == 1 && i+2 < len(s) { // half a character
			r, size = rune(s[i]&0x0F)<<12|rune(s[i+1]&0x3F)<<6|rune(s[i+2]&0x3F), 3
			out = append(out, uint16(r))
		} else {
			out = utf16.AppendRune(out, r)
		}
		i += size
	}
	return out
}

func isPlain(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// length counts characters as the browser does.
func length(s string) int {
	if isPlain(s) {
		return len(s)
	}
	return len(units(s))
}

func compareUnits(a, b string) int {
	if isPlain(a) && isPlain(b) {
		return bytes.Compare([]byte(a), []byte(b))
	}
	return slices.Compare(units(a), units(b))
}

// canonical writes a value as the browser does for the checksum: the same
// value gives the same text, whatever the order of its fields.
func canonical(v *value) string { return string(appendJSON(nil, v, true, "")) }

// sum is the checksum of a file: of all but the checksum itself.
func sum(file *value) string {
	body := &value{kind: isObject, fields: map[string]*value{}}
	for _, name := range file.order {
		if name != "checksum" {
			body.set(name, file.fields[name])
		}
	}
	hash := sha256.Sum256([]byte(canonical(body)))
	return hex.EncodeToString(hash[:])
}

// appendJSON writes JSON as the browser's JSON.stringify. Sorted puts the
// fields in order and all on one line; else indent begins the lines.
func appendJSON(out []byte, v *value, sorted bool, indent string) []byte {
	line := func(deeper string) {
		if !sorted {
			out = append(append(append(out, '\n'), indent...), deeper...)
		}
	}
	switch v.kind {
	case isNull:
		return append(out, "null"...)
	case isBool:
		return fmt.Append(out, v.yes)
	case isNumber:
		return appendNumber(out, v.number)
	case isText:
		return appendQuoted(out, v.text)
	case isList:
		out = append(out, '[')
		for i, entry := range v.list {
			if i > 0 {
				out = append(out, ',')
			}
			line(" ")
			out = appendJSON(out, entry, sorted, indent+" ")
		}
		if len(v.list) > 0 {
			line("")
		}
		return append(out, ']')
	}
	names := v.order
	if sorted {
		names = slices.SortedFunc(slices.Values(names), compareUnits)
	}
	out = append(out, '{')
	for i, name := range names {
		if i > 0 {
			out = append(out, ',')
		}
		line(" ")
		out = append(appendQuoted(out, name), ':')
		if !sorted {
			out = append(out, ' ')
		}
		out = appendJSON(out, v.fields[name], sorted, indent+" ")
	}
	if len(names) > 0 {
		line("")
	}
	return append(out, '}')
}

func appendNumber(out []byte, n float64) []byte {
	if math.IsInf(n, 0) {
		return append(out, "null"...)
	}
	if n == 0 {
		return append(out, '0') // also for the zero below zero
	}
	text, err := json.Marshal(n) // writes numbers as browsers do
	if err != nil {
		return append(out, "null"...)
	}
	return append(out, text...)
}

func appendQuoted(out []byte, s string) []byte {
	out = append(out, '"')
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch c := s[i]; {
		case r == utf8.RuneError && size == 1 && i+2 < len(s):
			size = 3
			out = fmt.Appendf(out, `\u%04x`, units(s[i : i+3])[0])
		case c == '"' || c == '\\':
			out = append(out, '\\', c)
		case c < ' ':
			if short := bytes.IndexByte([]byte("\b\f\n\r\t"), c); short >= 0 {
				out = append(out, '\\', "bfnrt"[short])
			} else {
				out = fmt.Appendf(out, `\u%04x`, c)
			}
		default:
			out = append(out, s[i:i+size]...)
		}
		i += size
	}
	return append(out, '"')
}
