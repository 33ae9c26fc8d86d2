package source

import (
	"slices"
	"strings"
)

// named are the tables whose keys are ids. What an edition writes there must
// stand below it already, or be an addition with the edition's prefix.
var named = []string{
	"section", "question", "options", "rows", "columns", "items", "list", "outline",
	"dimension", "rule", "weight", "exclude", "check", "value", "note", "row", "measure",
}

// A merger lays one tree over another.
type merger struct {
	prefix   string // of additions
	strict   bool   // there are no additions: every key must stand below
	problems *Problems
}

// merge lays upper over lower, key by key, and gives lower back: the order is
// that of lower, with additions where `after` says, or at the end.
func (m *merger) merge(lower, upper *Node) *Node {
	if n := upper.Get("replace"); n != nil && lower.Key == "" {
		if n.Value == true {
			upper.drop("replace")
			return upper
		}
	}
	if kind := upper.Get("type"); kind != nil && kind.isText() && !m.strict {
		if below := lower.Get("type"); below == nil || below.Value != kind.Value {
			m.problems.AddUnread(kind.Inside(0), "take this line away, or write a file with a name of its own", "an edition cannot change the type of a file")
			upper.drop("type")
		}
	}
	m.table(lower, upper, false)
	return lower
}

// table lays a table over another; ids says that its keys are ids. What has an
// id has none below it but in tables of its own: a question may be called list.
func (m *merger) table(lower, upper *Node, ids bool) {
	for _, e := range upper.Entries {
		if known := lower.Get(e.Key); known != nil {
			m.entry(known, e, !ids && slices.Contains(named, e.Key))
			continue
		}
		if m.strict && !e.IsTable || ids && !strings.HasPrefix(e.Key, m.prefix) {
			m.unknown(lower, e)
			continue
		}
		m.add(lower, e, ids)
	}
}

func (m *merger) unknown(table, e *Node) {
	var known []string
	for _, k := range table.Entries {
		known = append(known, k.Key)
	}
	hint := Suggest(e.Key, known)
	if hint == "" && !m.strict {
		hint = "an addition has an id that begins with " + m.prefix
	}
	m.problems.Add(e.Place, hint, "%q changes nothing: the workbook below this edition has no such key here", e.Key)
}

// entry lays a value over one that is there. An option is a text or a table of
// label and more; the two go together.
func (m *merger) entry(lower, upper *Node, ids bool) {
	switch {
	case upper.IsTable && lower.IsTable:
		m.table(lower, upper, ids)
	case upper.IsTable && lower.isText():
		label := *lower
		label.Key, label.Entries = "label", nil
		*lower = Node{Key: lower.Key, Place: lower.Place, inside: lower.inside, IsTable: true, Entries: []*Node{&label}}
		m.table(lower, upper, ids)
	case upper.isText() && lower.IsTable && lower.Get("label") != nil:
		label := lower.Get("label")
		*label = *upper
		label.Key = "label"
	default:
		*lower = *upper
	}
}

func (n *Node) isText() bool {
	_, ok := n.Value.(string)
	return ok
}

// add puts a new key behind the one that `after` names, or at the end.
func (m *merger) add(table, e *Node, ids bool) {
	at := len(table.Entries)
	if after := e.Get("after"); after != nil && ids {
		id, _ := after.Value.(string)
		var known []string
		for i, sibling := range table.Entries {
			known = append(known, sibling.Key)
			if sibling.Key == id {
				at = i + 1
			}
		}
		if !slices.Contains(known, id) {
			m.problems.Add(after.Inside(0), OneOf(id, known), "after names nothing that stands here: %q", id)
		}
		e.drop("after")
	}
	table.Entries = slices.Insert(table.Entries, at, e)
}

// drop takes a key away.
func (n *Node) drop(key string) {
	n.Entries = slices.DeleteFunc(n.Entries, func(e *Node) bool { return e.Key == key })
}
