package expression

import "slices"

// Answers are what a reader gave, in the form in which the browser keeps it:
// a text, a number, {"is": …}, ticks by option, rows with cells.
type Answers struct {
	Of   func(name string) any         // of a question that is shown; nil without an answer
	Rows func(source string) []Row     // of a table or grid, worksheet.question, or sheet:… or list:…
	Own  func(name string) []OwnAnswer // of each person
	This string                        // the item of the copy at hand
}

// A Row is one row, or one copy of a worksheet.
type Row struct {
	ID   string
	Cell func(column string) any
}

// An OwnAnswer is that of one person.
type OwnAnswer struct {
	Person, Group, Party string
	Value                any
}

// Evaluate decides a checked tree. A question that is not shown must have no
// answer: every comparison with it is false, except that != is true;
// arithmetic with it is unknown, and aggregates skip it. The browser decides
// in the same way; testdata/cases.json holds for both.
func Evaluate(n *Node, answers Answers) bool {
	return moment{Answers: answers}.holds(n)
}

// Evaluated gives what a checked value is, in the form in which the browser keeps
// it: nil when it is not known, of a list what stands in each row.
func Evaluated(n *Node, answers Answers) any { return moment{Answers: answers}.value(n) }

// A moment is what stands around a part of a tree while it is evaluated.
type moment struct {
	Answers
	row    *Row
	person string // whose own answers count; "" outside aggregates
	group  string // people of this group only
	per    string // what group is: group, party, or a column
}

func (m moment) holds(n *Node) bool {
	switch n.Operator {
	case And:
		return !slices.ContainsFunc(n.Below, func(b *Node) bool { return !m.holds(b) })
	case Or:
		return slices.ContainsFunc(n.Below, m.holds)
	case Not:
		return !m.holds(n.Below[0])
	case Any:
		return slices.Contains(m.many(n), any(true))
	}
	left := m.left(n)
	switch n.Operator {
	case Answered:
		return given(left)
	case Empty:
		return !given(left)
	case Has, HasAny:
		ticks := ids(left)
		if n.Right != nil {
			id, _ := plain(m.value(n.Right)).(string)
			return slices.Contains(ticks, id)
		}
		return slices.ContainsFunc(n.Values, func(v Value) bool { return slices.Contains(ticks, v.Text) })
	}
	if n.Right != nil {
		return compare(n.Operator, plain(left), plain(m.value(n.Right)))
	}
	switch n.Operator {
	case IsNot:
		return !slices.ContainsFunc(n.Values, func(v Value) bool { return compare(Is, plain(left), v.plain()) })
	case In:
		return slices.ContainsFunc(n.Values, func(v Value) bool { return compare(Is, plain(left), v.plain()) })
	}
	return compare(n.Operator, plain(left), n.Values[0].plain())
}

func (m moment) left(n *Node) any {
	if n.Left != nil {
		return m.value(n.Left)
	}
	return m.Of(n.Question.String())
}

func (v Value) plain() any {
	if v.IsNumber {
		return v.Number
	}
	return known(v.Text)
}

// value gives what a value is; nil when it is not known.
func (m moment) value(n *Node) any {
	switch n.Operator {
	case Answer:
		return m.Of(n.Question.String())
	case Literal:
		return n.Values[0].Number
	case This:
		if m.row != nil {
			return m.row.ID
		}
		return known(m.This)
	case ItemAtHand:
		return known(m.This)
	case Portion:
		return m.portion(n)
	case Column:
		return m.cell(n.Question.Question)
	case Referred:
		return m.referred(n)
	case Each:
		for _, own := range m.Own(n.Question.String()) {
			if own.Person == m.person {
				return own.Value
			}
		}
		return nil
	case Case:
		for i, b := range n.Below {
			if m.holds(b) {
				return n.Values[i].plain()
			}
		}
		return n.Values[len(n.Below)].plain()
	case Plus, Minus, Times, Over:
		return reckon(n.Operator, m.value(n.Below[0]), m.value(n.Below[1]))
	}
	switch {
	case n.Operator == List:
		return m.listed(n)
	case n.Aggregate != nil:
		return m.aggregated(n)
	}
	return m.holds(n)
}

func (m moment) cell(column string) any {
	if m.row == nil {
		return nil
	}
	return m.row.Cell(column)
}

// referred looks a column up in the row that a reference names.
func (m moment) referred(n *Node) any {
	id := plain(m.value(n.Left))
	for _, source := range n.From {
		for _, row := range m.Rows(source) {
			if row.ID == id {
				return row.Cell(n.Question.Question)
			}
		}
	}
	return nil
}
