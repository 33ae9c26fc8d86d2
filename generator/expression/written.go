package expression

import "werkboek/generator/source"

// Written is a condition or a value as an author wrote it.
type Written struct {
	Text  string
	Place func(offset int) source.Position // of a byte of Text
	Tree  *Node
}

// Read reads the text at this place; bare names belong to a worksheet or a
// result. With a mistake, which is reported, or without a text it gives nil.
func Read(n *source.Node, home string, parse func(string) (*Node, []Mistake), problems *source.Problems) *Written {
	if n == nil {
		return nil
	}
	text, ok := n.Value.(string)
	if !ok {
		problems.Add(n.Place, "", "%s must be a text in quotes", n.Key)
		return nil
	}
	tree, mistakes := parse(text)
	for _, m := range mistakes {
		problems.Add(n.Inside(m.Offset), m.Hint, "%s", m.Message)
	}
	if len(mistakes) > 0 {
		return nil
	}
	return &Written{Text: text, Place: n.Inside, Tree: Qualify(tree, home)}
}

// Report adds the mistakes of a check to the problems, with their places.
func (w *Written) Report(mistakes []Mistake, problems *source.Problems) {
	for _, m := range mistakes {
		problems.Add(w.Place(m.Offset), m.Hint, "%s", m.Message)
	}
}

// MarshalJSON writes the tree.
func (w *Written) MarshalJSON() ([]byte, error) { return w.Tree.MarshalJSON() }
