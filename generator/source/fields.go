package source

import "slices"

// Fields reads the entries of a table one by one and remembers which keys were
// asked for, so that Done can report the keys that nobody knows.
type Fields struct {
	Node     *Node
	problems *Problems
	known    []string
}

// Fields begins to read a table.
func (n *Node) Fields(problems *Problems) *Fields {
	return &Fields{Node: n, problems: problems}
}

// Get gives the entry with this key, or nil, whatever its kind.
func (f *Fields) Get(key string) *Node {
	if !slices.Contains(f.known, key) {
		f.known = append(f.known, key)
	}
	return f.Node.Get(key)
}

// Text reads a string, "" when it is missing.
func (f *Fields) Text(key string) string { return value[string](f, key, "a text in quotes") }

// Bool reads true or false, false when it is missing.
func (f *Fields) Bool(key string) bool { return value[bool](f, key, "true or false, without quotes") }

// Int reads a whole number, or gives the fallback.
func (f *Fields) Int(key string, fallback int) int {
	if f.Get(key) == nil {
		return fallback
	}
	return int(value[int64](f, key, "a whole number, without quotes"))
}

// Need reads a string that must be there and must not be empty.
func (f *Fields) Need(key string) string {
	text := f.Text(key)
	switch n := f.Node.Get(key); {
	case n == nil:
		f.problems.Add(f.Node.Place, key+` = "…"`, "%s is missing", key)
	case text == "" && n.Value == "":
		f.problems.Add(n.Place, key+` = "…"`, "%s is empty", key)
	}
	return text
}

// Texts reads a list of strings as nodes, which keep their places.
func (f *Fields) Texts(key string) []*Node {
	n := f.Get(key)
	if n == nil {
		return nil
	}
	var texts []*Node
	for _, element := range n.List {
		if _, ok := element.Value.(string); ok {
			texts = append(texts, element)
		} else {
			f.problems.Add(element.Place, `write "…"`, "an element of %s must be a text in quotes", key)
		}
	}
	if n.List == nil && (n.IsTable || n.Value != nil) {
		f.problems.Add(n.Place, key+` = ["…"]`, "%s must be a list of texts", key)
	}
	return texts
}

// Table gives the entries of a table, in the author's order.
func (f *Fields) Table(key string) []*Node {
	n := f.Get(key)
	if n != nil && !n.IsTable {
		f.problems.Add(n.Place, "", "%s must be a table", key)
		return nil
	}
	if n == nil {
		return nil
	}
	return n.Entries
}

// Known are the keys that were asked for.
func (f *Fields) Known() []string { return f.known }

// Done reports every key that was never asked for.
func (f *Fields) Done() {
	for _, e := range f.Node.Entries {
		if !slices.Contains(f.known, e.Key) {
			f.problems.Add(e.Place, OneOf(e.Key, f.known), "unknown key %q", e.Key)
		}
	}
}

func value[T any](f *Fields, key, expected string) (v T) {
	n := f.Get(key)
	if n == nil {
		return v
	}
	v, ok := n.Value.(T)
	if !ok {
		f.problems.Add(n.Place, "", "%s must be %s", key, expected)
	}
	return v
}
