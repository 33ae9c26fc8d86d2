package expression

import (
	"math"
	"slices"
)

// many gives the values that an aggregate is made of, in their order.
func (m moment) many(n *Node) []any {
	a := n.Aggregate
	var all []any
	add := func(within moment) {
		if a.Where != nil && !within.holds(a.Where) {
			return
		}
		if a.Of == nil {
			all = append(all, true)
		} else if v := within.value(a.Of); given(v) {
			all = append(all, v)
		}
	}
	switch {
	case a.Per.Question != "" && a.Source.Question == "":
		for _, group := range m.groups(a) {
			within := m
			within.per, within.group = a.Per.Question, group
			add(within)
		}
	case a.Source.Question != "":
		for _, row := range m.rows(a) {
			within := m
			within.row = &row
			add(within)
		}
	case a.Of.Operator == Split:
		return m.split(a.Of)
	default:
		for _, person := range m.people(a.Of) {
			within := m
			within.person = person.Person
			add(within)
		}
	}
	return all
}

// aggregated makes one value of many. A sum over rows of which none is asked for
// is 0; while there are no rows at all it is not known.
func (m moment) aggregated(n *Node) any {
	values := m.many(n)
	a := n.Aggregate
	if n.Operator == Sum && len(values) == 0 && a.Where != nil {
		rows := m.rows(a)
		asked := func(row Row) bool { within := m; within.row = &row; return within.holds(a.Where) }
		if len(rows) > 0 && !slices.ContainsFunc(rows, asked) {
			return 0.0
		}
	}
	return total(n.Operator, values)
}

// listed gives the rows that are asked for, each with what stands in it.
func (m moment) listed(n *Node) []any {
	all := []any{}
	for _, row := range m.rows(n.Aggregate) {
		within := m
		within.row = &row
		if n.Aggregate.Where != nil && !within.holds(n.Aggregate.Where) {
			continue
		}
		value := any(nil)
		if n.Aggregate.Of != nil {
			value = within.value(n.Aggregate.Of)
		}
		all = append(all, []any{row.ID, value})
	}
	return all
}

// rows gives the rows of a source, of the group at hand, or those that have the
// same as the row at hand.
func (m moment) rows(a *Aggregate) []Row {
	rows := m.Rows(a.Name())
	if a.Per.Question != "" && a.Source.Question != "" {
		group := any(nil)
		if m.row != nil {
			group = plain(m.row.Cell(a.Per.Question))
		}
		return slices.DeleteFunc(slices.Clone(rows), func(r Row) bool { return group == nil || plain(r.Cell(a.Per.Question)) != group })
	}
	if m.group == "" {
		return rows
	}
	return slices.DeleteFunc(slices.Clone(rows), func(r Row) bool { return plain(r.Cell(m.per)) != m.group })
}

// Name is what the browser calls a source.
func (a *Aggregate) Name() string {
	name, _ := a.list()[1].(string)
	return name
}

// people gives those who answered a question that a value asks each person.
func (m moment) people(n *Node) []OwnAnswer {
	var all []OwnAnswer
	if n.Operator == Each {
		all = m.Own(n.Question.String())
	}
	for _, part := range n.parts() {
		all = append(all, m.people(part)...)
	}
	var once []OwnAnswer
	for _, own := range all {
		seen := slices.ContainsFunc(once, func(o OwnAnswer) bool { return o.Person == own.Person })
		if !seen && (m.group == "" || m.group == own.in(m.per)) {
			once = append(once, own)
		}
	}
	return once
}

func (o OwnAnswer) in(per string) string {
	if per == "party" {
		return o.Party
	}
	return o.Group
}

// groups gives the groups that occur, in their order.
func (m moment) groups(a *Aggregate) []string {
	var all []string
	if inner := a.Of.Aggregate; inner.Source.Question != "" {
		for _, row := range m.rows(inner) {
			all = append(all, text(plain(row.Cell(a.Per.Question))))
		}
	} else {
		for _, own := range m.people(inner.Of) {
			all = append(all, own.in(a.Per.Question))
		}
	}
	var once []string
	for _, group := range all {
		if group != "" && !slices.Contains(once, group) {
			once = append(once, group)
		}
	}
	return once
}

// split divides an amount of cents in parts that add up to it; the first parts
// are a cent larger when it does not come out.
func (m moment) split(n *Node) []any {
	amount, ok := toNumber(m.value(n.Below[0]))
	parts, okay := toNumber(m.value(n.Below[1]))
	count := int(parts)
	if !ok || !okay || count < 1 || count > 1000 {
		return nil
	}
	var all []any
	for i := range count {
		part := math.Trunc(amount / float64(count))
		rest := amount - part*float64(count)
		if float64(i) < math.Abs(rest) {
			part += math.Copysign(1, rest)
		}
		all = append(all, part)
	}
	return all
}

// reckon adds, takes away, multiplies or divides; nil when a side is not known.
func reckon(o Operator, a, b any) any {
	x, ok := toNumber(a)
	y, okay := toNumber(b)
	switch {
	case !ok || !okay || o == Over && y == 0:
		return nil
	case o == Plus:
		return exact(x + y)
	case o == Minus:
		return exact(x - y)
	case o == Times:
		return exact(x * y)
	}
	return exact(x / y)
}

// total makes one value of many: nil when none is known.
func total(o Operator, values []any) any {
	switch o {
	case Count:
		return float64(len(slices.DeleteFunc(values, func(v any) bool { return v == false })))
	case Any:
		return slices.Contains(values, any(true))
	case Last:
		if len(values) == 0 {
			return nil
		}
		return values[len(values)-1]
	case Min, Max:
		return extreme(o, values)
	}
	var numbers []float64
	for _, v := range values {
		if n, ok := toNumber(v); ok {
			numbers = append(numbers, n)
		}
	}
	if len(numbers) == 0 {
		return nil
	}
	if o == Sum {
		sum := 0.0
		for _, n := range numbers {
			sum += n
		}
		return exact(sum)
	}
	slices.Sort(numbers)
	half := len(numbers) / 2
	if len(numbers)%2 == 1 {
		return numbers[half]
	}
	return (numbers[half-1] + numbers[half]) / 2
}

// extreme gives the smallest or largest number or date.
func extreme(o Operator, values []any) any {
	better := Less
	if o == Max {
		better = More
	}
	var best any
	for _, v := range values {
		v = plain(v)
		_, isNumber := toNumber(v)
		if !isNumber && !ValidDate(text(v)) {
			continue
		}
		if best == nil || compare(better, v, best) {
			best = v
		}
	}
	return best
}
