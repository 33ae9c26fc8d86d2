package source

import (
	"strings"

	"github.com/BurntSushi/toml"
)

// A locator walks a TOML text that is known to be valid and notes where every
// key and value stands. The library that decodes the values keeps most of
// these places to itself.
type locator struct {
	file *File
	text string
	at   int
}

func locate(file *File) *Node {
	l := &locator{file: file, text: file.Text}
	root := &Node{IsTable: true, Place: file.Whole(), inside: file.Whole()}
	table := root
	for l.blank(true); l.at < len(l.text); l.blank(true) {
		start := l.at
		if l.text[l.at] == '[' {
			table = l.header(root)
		} else {
			l.pair(table)
		}
		if l.at == start { // cannot happen in a valid text
			l.at++
		}
	}
	return root
}

// header reads [a.b] or [[a.b]] and gives the table that it opens.
func (l *locator) header(root *Node) *Node {
	array := strings.HasPrefix(l.text[l.at:], "[[")
	for l.peek() == '[' {
		l.at++
	}
	table, keys := root, l.keys()
	for i, k := range keys {
		table = table.child(k)
		if array && i == len(keys)-1 {
			element := &Node{IsTable: true, Place: k.Place, inside: k.Place}
			table.List = append(table.List, element)
			table = element
		} else if n := len(table.List); n > 0 {
			table = table.List[n-1]
		}
	}
	for l.peek() == ']' {
		l.at++
	}
	return table
}

// pair reads key = value into a table.
func (l *locator) pair(table *Node) {
	for _, k := range l.keys() {
		table = table.child(k)
	}
	if l.peek() == '=' {
		l.at++
	}
	l.blank(false)
	l.value(table)
}

// child finds or adds an entry.
func (n *Node) child(k *Node) *Node {
	if e := n.Get(k.Key); e != nil {
		return e
	}
	n.Entries = append(n.Entries, k)
	return k
}

// keys reads a dotted key.
func (l *locator) keys() []*Node {
	var keys []*Node
	for {
		l.blank(false)
		place := l.file.Position(l.at)
		k := &Node{Place: place, inside: place}
		if c := l.peek(); c == '"' || c == '\'' {
			start := l.at
			l.quoted()
			k.Key = unquoteKey(l.text[start:l.at])
		} else {
			start := l.at
			for l.at < len(l.text) && !strings.ContainsRune(" \t.=]\n#", rune(l.text[l.at])) {
				l.at++
			}
			k.Key = l.text[start:l.at]
		}
		keys = append(keys, k)
		l.blank(false)
		if l.peek() != '.' {
			return keys
		}
		l.at++
	}
}

func (l *locator) value(n *Node) {
	switch c := l.peek(); c {
	case '"', '\'':
		quotes := 1
		if strings.HasPrefix(l.text[l.at:], strings.Repeat(string(c), 3)) {
			quotes = 3
		}
		n.file, n.start = l.file, l.at+quotes
		if quotes == 3 && strings.HasPrefix(l.text[n.start:], "\n") { // it is no part of the value
			n.start++
		}
		n.inside = l.file.Position(n.start)
		l.quoted()
	case '[':
		n.inside = l.file.Position(l.at)
		l.at++
		for l.blank(true); l.at < len(l.text) && l.peek() != ']'; l.blank(true) {
			element := &Node{Place: l.file.Position(l.at)}
			l.value(element)
			n.List = append(n.List, element)
			l.separator()
		}
		l.at = min(l.at+1, len(l.text))
	case '{':
		n.inside = l.file.Position(l.at)
		l.at++
		for l.blank(true); l.at < len(l.text) && l.peek() != '}'; l.blank(true) {
			l.pair(n)
			l.separator()
		}
		l.at = min(l.at+1, len(l.text))
	default:
		n.inside = l.file.Position(l.at)
		for l.at < len(l.text) && !strings.ContainsRune(",]}\n#", rune(l.text[l.at])) {
			l.at++
		}
	}
}

// separator passes the comma between two elements. Anything else there is
// passed too, so that the walk always ends.
func (l *locator) separator() {
	l.blank(true)
	if c := l.peek(); c != ']' && c != '}' && l.at < len(l.text) {
		l.at++
	}
}

// quoted passes a string of any of the four kinds.
func (l *locator) quoted() {
	quote := l.text[l.at : l.at+1]
	if triple := strings.Repeat(quote, 3); strings.HasPrefix(l.text[l.at:], triple) {
		quote = triple
	}
	l.at += len(quote)
	for l.at < len(l.text) && !strings.HasPrefix(l.text[l.at:], quote) {
		if l.text[l.at] == '\\' && quote[0] == '"' {
			l.at++
		}
		l.at++
	}
	l.at += len(quote)
	if len(quote) == 3 { // up to two quotes may stand before the closing three
		for l.at < len(l.text) && l.text[l.at] == quote[0] {
			l.at++
		}
	}
	l.at = min(l.at, len(l.text))
}

// blank passes spaces and, where lines do not matter, line ends and comments.
func (l *locator) blank(lines bool) {
	for l.at < len(l.text) {
		switch c := l.text[l.at]; {
		case c == ' ' || c == '\t':
			l.at++
		case lines && (c == '\n' || c == '\r'):
			l.at++
		case lines && c == '#':
			for l.at < len(l.text) && l.text[l.at] != '\n' {
				l.at++
			}
		default:
			return
		}
	}
}

func (l *locator) peek() byte {
	if l.at < len(l.text) {
		return l.text[l.at]
	}
	return 0
}

// unquoteKey reads a quoted key as the library does.
func unquoteKey(quoted string) string {
	if quoted[0] == '\'' {
		return strings.Trim(quoted, "'")
	}
	var holder map[string]any
	if _, err := toml.Decode(quoted+" = 0", &holder); err == nil {
		for key := range holder {
			return key
		}
	}
	return strings.Trim(quoted, `"`)
}
