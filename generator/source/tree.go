package source

import (
	"errors"
	"strings"

	"github.com/BurntSushi/toml"
)

// A Node is a value in a TOML file that knows its place: a table with entries,
// a list with elements, or one plain value.
type Node struct {
	Key     string   // in its table; "" for the root and in a list
	Place   Position // of the key; in a list, of the element
	Value   any      // string, int64, float64, bool or a time; nil for tables and lists
	Entries []*Node  // of a table, in the author's order
	List    []*Node  // of a list
	IsTable bool
	inside  Position // of the first character of the value itself
	plain   bool     // the value stands in the file just as it reads
	file    *File    // where it stands
	start   int      // of the value, in bytes
}

// Parse reads a TOML file, laid over those of the same name in lower layers. A
// file that breaks TOML's rules is a Problem and gives nil.
func Parse(file *File, problems *Problems) *Node {
	tree := parse(file, problems)
	if file.below == nil {
		return tree
	}
	lower := Parse(file.below, problems)
	if tree == nil || lower == nil {
		return nil
	}
	m := &merger{prefix: file.layer.Prefix(), strict: file.fixed, problems: problems}
	return m.merge(lower, tree)
}

// parse reads one TOML file.
func parse(file *File, problems *Problems) *Node {
	if at, deep := tooDeep(file.Text); deep {
		problems.Add(file.Position(at), "", "values are nested too deep")
		problems.unread = true
		return nil
	}
	values := map[string]any{}
	if _, err := toml.Decode(file.Text, &values); err != nil {
		addSyntax(file, err, problems)
		problems.unread = true
		return nil
	}
	root := locate(file)
	root.fill(values)
	return root
}

// addSyntax turns the library's error into a Problem. Its Line is the last of
// a multi-line string, so the place comes from Start.
func addSyntax(file *File, err error, problems *Problems) {
	var broken toml.ParseError
	if !errors.As(err, &broken) {
		problems.Add(file.Whole(), "", "%s", err)
		return
	}
	hint := ""
	if i := strings.IndexAny(broken.Usage, ".\n"); i > 0 {
		hint = strings.TrimSpace(broken.Usage[:i])
	}
	for message, better := range hints {
		if strings.Contains(broken.Message, message) {
			hint = better
		}
	}
	if strings.ContainsAny(file.Position(broken.Position.Start).Text, "“”„‘’") {
		hint = `write straight quotes: " or '`
	}
	problems.Add(file.Position(broken.Position.Start), hint, "%s", inOurStyle(broken.Message))
}

// hints say what to do about what the library only names.
var hints = map[string]string{
	"strings cannot contain newlines":  `close the text with "`,
	"unexpected EOF; expected \"'''\"": "close the text with '''",
	"to end table name":                "write ] at its end",
	"has already been defined":         "keep one of the two",
	"expected value but found \"ja\"":  "write true, without quotes",
	"expected value but found \"nee\"": "write false, without quotes",
}

// inOurStyle writes a message as all others are: no capital, no full stop.
func inOurStyle(message string) string {
	message = strings.TrimSuffix(message, ".")
	return strings.ToLower(message[:min(1, len(message))]) + message[min(1, len(message)):]
}

// Get gives the entry with this key, or nil.
func (n *Node) Get(key string) *Node {
	if n != nil {
		for _, e := range n.Entries {
			if e.Key == key {
				return e
			}
		}
	}
	return nil
}

// Inside gives the place of a byte within a string value, where the file shows
// the string as it is; else the place where the value begins.
func (n *Node) Inside(offset int) Position {
	text, ok := n.Value.(string)
	if !ok || !n.plain {
		return n.inside
	}
	return n.file.Position(n.start + min(offset, len(text)))
}

// fill puts the decoded values into the located tree.
func (n *Node) fill(value any) {
	switch value := value.(type) {
	case map[string]any:
		n.IsTable = true
		for _, e := range n.Entries {
			e.fill(value[e.Key])
		}
	case []any:
		for i, element := range n.List {
			if i < len(value) {
				element.fill(value[i])
			}
		}
	case []map[string]any:
		for i, element := range n.List {
			if i < len(value) {
				element.fill(value[i])
			}
		}
	default:
		n.Value = value
		text, ok := value.(string)
		n.plain = ok && n.file != nil && strings.HasPrefix(n.file.Text[min(n.start, len(n.file.Text)):], text)
	}
}

// tooDeep finds the first bracket that is nested deeper than anyone writes.
func tooDeep(text string) (offset int, deep bool) {
	depth := 0
	for i := range len(text) {
		switch text[i] {
		case '[', '{':
			if depth++; depth > 64 {
				return i, true
			}
		case ']', '}':
			depth--
		case '\n':
			if i+1 < len(text) && text[i+1] == '[' {
				depth = 0
			}
		}
	}
	return 0, false
}
