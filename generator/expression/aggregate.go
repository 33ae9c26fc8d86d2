package expression

import (
	"maps"
	"slices"

	"werkboek/generator/source"
)

// sourceKinds are the kinds of question that rows come from.
var sourceKinds = []string{"table", "grid", "actions", "checks", "copies", "list"}

// aggregate checks sum(…) and its like, and gives what comes out.
func (c *checker) aggregate(n *Node, s scope) (Operand, bool) {
	a := n.Aggregate
	if a.Source.Question == "" && a.Of.Operator == Answer && (a.Per.Question == "" || n.Operator == Count) {
		c.single(a, s)
	}
	inner := scope{columns: s.columns, within: true}
	if a.Source.Question != "" {
		rows, ok := c.rows(&a.Source)
		if !ok {
			return Operand{}, false
		}
		a.Kind, inner.columns, inner.rows, inner.source = rows.Kind, rows.Columns, rows.Options, a.Source
		if inner.columns == nil {
			inner.columns = map[string]Operand{}
		}
	} else if a.Of != nil && !a.Of.many() && a.Per.Question == "" {
		c.report(a.Of.offset(), "write for example: "+string(n.Operator)+"(amount of costs)", "%s has nothing to choose from or to count", n)
		return Operand{}, false
	}
	of, ok := Operand{Kind: "row"}, true
	if a.Of != nil {
		of, ok = c.value(a.Of, inner)
	}
	if a.Where != nil {
		c.condition(a.Where, inner)
	}
	if a.Per.Question != "" {
		ok = c.per(n, s) && ok
	}
	if !ok {
		return Operand{}, false
	}
	return c.outcome(n, of)
}

// single finds out what a bare name between the parentheses is: rows to count,
// or a value that c.aggregate refuses.
func (c *checker) single(a *Aggregate, s scope) {
	name := a.Of.Question
	if _, isColumn := s.columns[name.Question]; isColumn && name.Bare {
		return
	}
	if o, _, found := c.source(name); found && slices.Contains(sourceKinds, o.Kind) || !found {
		a.Source, a.Of = name, nil
	}
}

// source finds what a name means as a source of rows.
func (c *checker) source(name Name) (Operand, string, bool) {
	o, hint, found := c.lookup(name.Worksheet, name.Question)
	if !found && name.Bare {
		if other, _, ok := c.lookup("", name.Question); ok {
			return other, "", true
		}
	}
	return o, hint, found
}

// rows settles the source of an aggregate.
func (c *checker) rows(name *Name) (Operand, bool) {
	o, hint, found := c.source(*name)
	switch {
	case !found:
		c.report(name.Offset, hint, "there is no question, list or repeated worksheet %s", name.written())
	case !slices.Contains(sourceKinds, o.Kind) && !o.Many:
		c.report(name.Offset, "name a table, a grid, a checklist, a list or a repeated worksheet", "%s is of type %s and has no rows", name, o.Kind)
		found = false
	case o.Kind == "copies":
		name.Worksheet = name.Question
	case o.Kind == "list":
		name.Worksheet = ""
	}
	return o, found
}

// per checks what the groups are: those of the people, or of a column. Beside a
// row, sum(hours of tasks per who) is that of the rows which have the same.
func (c *checker) per(n *Node, s scope) bool {
	a := n.Aggregate
	name := a.Per.Question
	if a.Source.Question != "" && a.Source.String() == s.source.String() {
		if _, found := s.columns[name]; !found {
			c.report(a.Per.Offset, suggestColumn(name, s.columns), "%s has no column %s", a.Source, name)
			return false
		}
		return true
	}
	inner := a.Of
	if inner == nil || inner.Aggregate == nil {
		c.report(a.Per.Offset, "write for example: min(median(each wish) per group)", "per needs a sum within this one")
		return false
	}
	if inner.Aggregate.Source.Question == "" {
		if name == "group" || name == "party" {
			return true
		}
		c.report(a.Per.Offset, "write per group or per party", "people have no %s", name)
		return false
	}
	rows, _, _ := c.source(inner.Aggregate.Source)
	if inner.Aggregate.Kind == "copies" {
		rows, _, _ = c.lookup("", inner.Aggregate.Source.Question)
	}
	if _, found := rows.Columns[name]; !found {
		c.report(a.Per.Offset, suggestColumn(name, rows.Columns), "%s has no column %s", inner.Aggregate.Source, name)
		return false
	}
	return true
}

// outcome gives what an aggregate of such values offers.
func (c *checker) outcome(n *Node, of Operand) (Operand, bool) {
	fit := true
	switch n.Operator {
	case List:
		return c.listed(n, of)
	case Count:
		return Operand{Kind: "number"}, true
	case Any:
		fit = of.Kind == "condition" || n.Aggregate.Of == nil
		of = Operand{Kind: "condition"}
	case Last:
		fit = of.Kind != "row" && of.Kind != "condition"
	case Min, Max:
		fit = numeric(of) || of.Kind == "date"
	default:
		fit = numeric(of)
	}
	switch {
	case !fit && n.Aggregate.Of == nil:
		c.report(n.Question.Offset, "write what of each row, as in sum(amount of costs)", "%s needs a value of each row", n.Operator)
	case !fit:
		c.report(n.Aggregate.Of.offset(), "", "%s does not fit %s, which is of type %s", n.Operator, n.Aggregate.Of, of.Kind)
	}
	if of.Kind == "scale" && n.Operator != Last && n.Operator != Min && n.Operator != Max {
		of = Operand{Kind: "number"}
	}
	return of, fit
}

// many reports whether a value stands for several: answers of persons, or
// parts of an amount.
func (n *Node) many() bool {
	return n.Operator == Each || n.Operator == Split ||
		n.Aggregate == nil && slices.ContainsFunc(n.parts(), (*Node).many)
}

// offset is the place of a node in the text.
func (n *Node) offset() int {
	switch {
	case n.Operator == Literal:
		return n.Values[0].Offset
	case n.Left != nil:
		return n.Left.offset()
	case len(n.Below) > 0:
		return n.Below[0].offset()
	}
	return n.Question.Offset
}

func suggestColumn(name string, columns map[string]Operand) string {
	return source.OneOf(name, slices.Sorted(maps.Keys(columns)))
}
