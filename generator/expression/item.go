package expression

import "math"

// An Item is what a value stands beside, as in a row of totals. In the value,
// this is the item, also within sums; its columns can be used outside them.
type Item struct {
	This    Operand
	Columns map[string]Operand
}

// CheckBeside checks a value that is computed for each item.
func CheckBeside(n *Node, item *Item, lookup Lookup) (Operand, []Mistake) {
	c := &checker{lookup: lookup, item: item}
	operand, _ := c.value(n, scope{columns: item.Columns})
	return operand, c.mistakes
}

// CheckRows checks the source of a count, and gives what its rows offer.
func CheckRows(n *Node, lookup Lookup) (Operand, []Mistake) {
	c := &checker{lookup: lookup}
	operand, _ := c.rows(&n.Aggregate.Source)
	n.Aggregate.Kind = operand.Kind
	return operand, c.mistakes
}

// portion gives the item's part of an amount of cents that is divided among all
// rows, by weight or equally. The parts add up to the amount; what is left over
// goes cent by cent to the first that have a part. Nobody has one while a weight
// is not known.
func (m moment) portion(n *Node) any {
	amount, ok := toNumber(m.value(n.Left))
	if !ok {
		return nil
	}
	rows := m.Rows(n.From[0])
	weights, all := make([]float64, len(rows)), 0.0
	for i, row := range rows {
		weight, ok := m.weight(n, row)
		if !ok || weight < 0 {
			return nil
		}
		weights[i], all = weight, all+weight
	}
	if all == 0 {
		return nil
	}
	amount = math.Floor(amount + 0.5)
	parts, rest := make([]float64, len(rows)), amount
	for i := range rows {
		parts[i] = math.Trunc(amount * weights[i] / all)
		rest -= parts[i]
	}
	for i, row := range rows {
		if weights[i] > 0 && rest != 0 {
			parts[i] += math.Copysign(1, rest)
			rest -= math.Copysign(1, rest)
		}
		if row.ID == m.This {
			return parts[i]
		}
	}
	return nil
}

// weight is how much a row counts: once, unless there are weights that hold.
func (m moment) weight(n *Node, row Row) (float64, bool) {
	if n.Right == nil || len(n.Below) > 0 && !m.holds(n.Below[0]) {
		return 1, true
	}
	m.This, m.row = row.ID, &row
	return toNumber(m.value(n.Right))
}
