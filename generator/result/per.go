package result

import (
	"strings"

	"werkboek/generator/expression"
	"werkboek/generator/source"
)

// Per are the items, and the columns with a value for each of them.
type Per struct {
	Figures []*Figure `json:"figures"`
	sources []*Part
}

// A Table is how rows of a result are computed: of which sources, and each
// column.
type Table struct {
	From    []string                    `json:"from"`
	Columns map[string]*expression.Node `json:"columns"`
}

// per is the name of the items as rows, and share stands behind a column's name
// for its percentages.
const (
	per   = "per"
	share = "-share"
)

// per reads the items and their columns. A column can use those before it.
func (p *parser) per(n *source.Node) *Per {
	f := n.Fields(p.problems)
	all := &Per{}
	for _, name := range f.Texts("from") {
		all.sources = append(all.sources, p.rows(name))
	}
	if len(all.sources) == 0 {
		p.problems.Add(n.Place, `from = ["party"]`, "per has nothing to count for")
	}
	for _, column := range p.tables(f, "value", "value") {
		if figure := p.column(column, all); figure != nil {
			all.Figures = append(all.Figures, figure)
		}
	}
	f.Done()
	if len(all.Figures) == 0 && !p.problems.Any() {
		p.problems.Add(n.Place, `add [per.value.<id>] with value = "…"`, "per has no values")
	}
	return all
}

// rows reads where items come from.
func (p *parser) rows(n *source.Node) *Part {
	worksheet, question, dotted := strings.Cut(n.Value.(string), ".")
	name := expression.Name{Worksheet: worksheet, Question: question}
	if !dotted {
		name = expression.Name{Question: worksheet, Bare: true}
	}
	part := p.made(&expression.Node{Operator: expression.Count, Aggregate: &expression.Aggregate{Source: name}}, n)
	part.Is = IsItems
	part.Check = func(problems *source.Problems) {
		if part.Operand.Kind == "actions" {
			problems.Add(n.Place, "name a table, a grid, a list or a repeated worksheet", "the rows of %s have no names", n.Value)
		}
	}
	return part
}

// column reads a value for each item, or the item's part of an amount.
func (p *parser) column(n *source.Node, all *Per) *Figure {
	f := n.Fields(p.problems)
	before, item := len(p.parts), all.item(len(all.Figures))
	value, amount, by, when := p.number(f, "value", item), p.number(f, "divide", nil), p.number(f, "by", item), p.condition(f, "when")
	parts := p.parts[before:len(p.parts):len(p.parts)]
	switch {
	case amount != nil && f.Get("value") == nil:
		value = amount
		p.mustBeMoney(value, n, "only money can be divided")
	case amount != nil || by != nil || when != nil:
		p.problems.Add(n.Place, `divide = "total", by = "weight" and when = "…"`, "%s needs either a value or an amount to divide", n.Key)
	}
	shares, noTotal, settle := f.Bool("share"), f.Get("total") != nil && !f.Bool("total"), f.Bool("settle")
	figure := p.figureOf(n, f, value)
	if figure == nil {
		return nil
	}
	if settle {
		p.mustBeMoney(value, n, "nobody can pay it")
	}
	figure.Share, figure.NoTotal, figure.Settle, figure.parts = shares, noTotal || settle, settle, parts
	if value == amount {
		figure.tree = portion(amount, by, when, p.id+"."+per)
	}
	return figure
}

// portion divides an amount among rows.
func portion(amount, by, when *Part, rows string) *expression.Node {
	tree := &expression.Node{Operator: expression.Portion, Left: amount.Tree, From: []string{rows}}
	if by != nil {
		tree.Right = by.Tree
	}
	if by != nil && when != nil {
		tree.Below = []*expression.Node{when.Tree}
	}
	return tree
}

// mustBeMoney asks of a value that it is an amount.
func (p *parser) mustBeMoney(value *Part, n *source.Node, otherwise string) {
	if value == nil {
		return
	}
	check := value.Check
	value.Check = func(problems *source.Problems) {
		if check(problems); expression.Counts(value.Operand) && value.Operand.Kind != "money" {
			problems.Add(n.Place, "name an amount of type money", "%s is of type %s: %s", n.Key, value.Operand.Kind, otherwise)
		}
	}
}

// item gives what the values of a column stand beside: an item of the sources,
// with the columns before it.
func (all *Per) item(before int) func() *expression.Item {
	return func() *expression.Item {
		item := &expression.Item{This: expression.Operand{Kind: "reference", Columns: map[string]expression.Operand{}},
			Columns: all.columns(before)}
		for _, s := range all.sources {
			item.This.Options = append(item.This.Options, s.Operand.Options...)
			item.This.From = append(item.This.From, s.Tree.Aggregate.Name())
			for id, column := range s.Operand.Columns {
				item.This.Columns[id] = column
			}
		}
		return item
	}
}

// columns gives what the first columns offer.
func (all *Per) columns(first int) map[string]expression.Operand {
	columns := map[string]expression.Operand{}
	for _, figure := range all.Figures[:first] {
		columns[figure.ID] = figure.value.Operand
		if figure.Share {
			columns[figure.ID+share] = expression.Operand{Kind: "number"}
		}
	}
	return columns
}

// percentage is a column in percent of all its values together.
func percentage(id, column string) *expression.Node {
	own := &expression.Node{Operator: expression.Column, Question: expression.Name{Question: column}}
	hundred := &expression.Node{Operator: expression.Literal, Values: []expression.Value{{Text: "100", Number: 100, IsNumber: true}}}
	times := &expression.Node{Operator: expression.Times, Below: []*expression.Node{hundred, own}}
	all := &expression.Node{Operator: expression.Answer, Question: expression.Name{Worksheet: id, Question: per + "/" + column}}
	return &expression.Node{Operator: expression.Over, Below: []*expression.Node{times, all}}
}

// whole is what a column comes to, once for all its percentages: 0 while one of
// its values is less than nothing, so that there are none.
func whole(id, column string) *Value {
	literal := func(n float64) expression.Value { return expression.Value{Number: n, IsNumber: true} }
	own := &expression.Node{Operator: expression.Column, Question: expression.Name{Question: column}}
	of := func(operator expression.Operator, a expression.Aggregate) *expression.Node {
		a.Kind, a.Source = "table", expression.Name{Worksheet: id, Question: per}
		return &expression.Node{Operator: operator, Aggregate: &a}
	}
	below := of(expression.Any, expression.Aggregate{Where: &expression.Node{Operator: expression.Less, Left: own, Values: []expression.Value{literal(0)}}})
	once := &expression.Node{Operator: expression.Case, Below: []*expression.Node{below}, Values: []expression.Value{literal(0), literal(1)}}
	tree := &expression.Node{Operator: expression.Times, Below: []*expression.Node{of(expression.Sum, expression.Aggregate{Of: own}), once}}
	return &Value{Name: per + "/" + column, Operand: expression.Operand{Kind: "number"}, Tree: tree}
}
