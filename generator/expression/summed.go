package expression

import "slices"

// A Summed is a column that sums use. A row in which it is empty does not count,
// or not everywhere.
type Summed struct {
	Source string   `json:"source"` // worksheet.question
	Column string   `json:"column"`
	Added  bool     `json:"added,omitempty"` // it is added up; else rows are chosen by it
	PerRow bool     `json:"per,omitempty"`   // it names the item at hand
	Known  []string `json:"known,omitempty"` // what else it is compared with
}

// Sums gives the columns that sums over tables and grids use in these checked
// trees, each once; and those by which rows are counted for the item at hand.
func Sums(trees ...*Node) []*Summed {
	var all []*Summed
	find := func(a *Aggregate, column string) *Summed {
		for _, s := range all {
			if s.Source == a.Name() && s.Column == column {
				return s
			}
		}
		all = append(all, &Summed{Source: a.Name(), Column: column})
		return all[len(all)-1]
	}
	for _, tree := range trees {
		tree.walk(func(n *Node) bool {
			if n.Operator != Sum && n.Operator != Count || n.Aggregate.Kind != "table" && n.Aggregate.Kind != "grid" {
				return true
			}
			n.Aggregate.columns(find, n.Operator == Count)
			return false
		})
	}
	return all
}

// columns notes the columns of the rows of a sum.
func (a *Aggregate) columns(find func(*Aggregate, string) *Summed, perRow bool) {
	a.Of.walk(func(n *Node) bool {
		if n.Operator == Column {
			find(a, n.Question.Question).Added = true
		}
		return n.Aggregate == nil
	})
	a.Where.walk(func(n *Node) bool {
		if n.Left == nil || n.Left.Operator != Column || n.Operator == Answered || n.Operator == Empty {
			return n.Aggregate == nil && n.Operator != Answered && n.Operator != Empty
		}
		isPerRow := n.Right != nil && n.Right.Operator == ItemAtHand
		if perRow && !isPerRow {
			return false
		}
		s := find(a, n.Left.Question.Question)
		s.PerRow = s.PerRow || isPerRow
		for _, v := range n.Values {
			if !slices.Contains(s.Known, v.Text) {
				s.Known = append(s.Known, v.Text)
			}
		}
		return false
	})
}

// walk visits a tree from above, as far as visit wants to go down.
func (n *Node) walk(visit func(*Node) bool) {
	if n == nil || !visit(n) {
		return
	}
	for _, part := range n.parts() {
		part.walk(visit)
	}
}
