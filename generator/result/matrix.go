package result

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"werkboek/generator/expression"
	"werkboek/generator/source"
)

// A Matrix lays items beside each other that each have a copy of a worksheet,
// by weighted scores. What is not known is left out, and told as a range.
type Matrix struct {
	Type    string       `json:"type"`
	Note    string       `json:"note,omitempty"`
	Of      string       `json:"of"` // the worksheet with a copy for each item
	Score   *Cells       `json:"score"`
	Weights []*Weight    `json:"weights"`
	Exclude []*Exclusion `json:"exclude,omitempty"`
	Least   int          `json:"least"` // percent of the weight that must be known
	From    []Source     `json:"from"`
	Missing bool         `json:"missing,omitempty"` // it needs what is not asked
	parts   []*Part
}

// Cells are a column of a grid or table whose rows are the criteria.
type Cells struct {
	Question string `json:"question"` // worksheet.question
	Column   string `json:"column"`
	Min      int    `json:"min"`
	Max      int    `json:"max"`
}

// A Weight says how much each criterion of a list counts.
type Weight struct {
	*Cells
	Default int `json:"default"` // until somebody says
}

// An Exclusion takes an item out when its condition holds in that copy.
type Exclusion struct {
	Reason string `json:"reason"`
	When   *Part  `json:"when"`
}

// items is the name of the rows that conditions and other results may use.
const items = "items"

func (p *parser) matrix(f *source.Fields) *Matrix {
	m := &Matrix{Type: "matrix", Note: f.Text("note"), Of: f.Need("of"), Least: f.Int("least", 60)}
	if m.Of != "" {
		p.source(f.Get("of"), "copies")
	}
	if n := f.Get("score"); n != nil {
		m.Score = p.cells(n, m.Of)
	} else {
		p.problems.Add(f.Node.Place, `score = "visit.points.stars"`, "a matrix needs the column with the scores")
	}
	for _, n := range p.tables(f, "weight", "list of weights") {
		fields := n.Fields(p.problems)
		w := &Weight{Default: fields.Int("default", 1)}
		if of := fields.Get("of"); of != nil {
			w.Cells = p.cells(of, "")
		} else {
			p.problems.Add(n.Place, `of = "wishes.points.weight"`, "these weights need the column that they stand in")
		}
		fields.Done()
		m.Weights = append(m.Weights, w)
	}
	if len(m.Weights) == 0 {
		p.problems.Add(f.Node.Place, "add [weight.<id>] with the column that holds the weights", "a matrix needs weights")
	}
	for _, n := range p.tables(f, "exclude", "reason to exclude") {
		fields := n.Fields(p.problems)
		e := &Exclusion{Reason: fields.Need("reason"), When: p.within(m.Of, fields, "when", (*parser).condition)}
		if e.When == nil && fields.Get("when") == nil {
			p.problems.Add(n.Place, `when = "safe = no"`, "this exclusion has no condition")
		}
		fields.Done()
		m.Exclude = append(m.Exclude, e)
	}
	m.parts = p.parts
	return m
}

// cells reads worksheet.question.column. The worksheet must be this one, when
// it matters.
func (p *parser) cells(n *source.Node, worksheet string) *Cells {
	text, _ := n.Value.(string)
	names := strings.Split(text, ".")
	if len(names) != 3 || worksheet != "" && names[0] != worksheet {
		hint := "name a worksheet, a question and a column with points between them"
		if worksheet != "" {
			hint = fmt.Sprintf("write %s.<question>.<column>", worksheet)
		}
		p.problems.Add(n.Place, hint, "%s is no column that a matrix can use", text)
		return nil
	}
	cells := &Cells{Question: names[0] + "." + names[1], Column: names[2]}
	part := p.made(&expression.Node{Operator: expression.Answer,
		Question: expression.Name{Worksheet: names[0], Question: names[1]}}, n)
	part.Column = cells.Column
	part.Check = func(problems *source.Problems) {
		column, found := part.Operand.Columns[cells.Column]
		switch {
		case part.Operand.Kind != "grid" && part.Operand.Kind != "table":
			problems.Add(n.Place, "name a grid or a table", "%s is of type %s and has no columns", cells.Question, part.Operand.Kind)
		case !found:
			problems.Add(n.Place, source.OneOf(cells.Column, slices.Sorted(maps.Keys(part.Operand.Columns))),
				"%s has no column %s", cells.Question, cells.Column)
		case column.Kind != "scale":
			problems.Add(n.Place, "name a column of type scale", "the column %s is of type %s", cells.Column, column.Kind)
		}
		cells.Min, cells.Max = column.Min, column.Max
	}
	return cells
}

// Parts are the conditions, and the columns that it looks at.
func (m *Matrix) Parts() []*Part { return m.parts }

// Settle notes where the scores, the weights and what excludes come from.
func (m *Matrix) Settle(sources func([]*Part) []Source) {
	m.From = sources(m.parts)
	m.Missing = missing(m.From)
}

// Values are the items as rows: the percentage where enough is known, how much
// is known, and whether something excludes it.
func (m *Matrix) Values() []*Value {
	number := expression.Operand{Kind: "number"}
	columns := map[string]expression.Operand{
		"percentage": number, "coverage": number,
		"excluded": {Kind: "yesno", Options: []string{"yes", "no"}},
	}
	return []*Value{{Name: items, Operand: expression.Operand{Kind: "table", Columns: columns}, Of: m.parts}}
}
