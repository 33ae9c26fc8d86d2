package workbook

import (
	"slices"

	"werkboek/generator/expression"
	"werkboek/generator/source"
	"werkboek/generator/worksheet"
)

// Values that answers of some kinds can have, besides options of the author.
var (
	yesnoValues = []string{"yes", "no", "unsure"}
	itemValues  = []string{"todo", "done", "not-needed"}
)

// oneStep is how many references a condition follows: paid-by.relation is one.
// Rows may refer to each other, so there must be an end.
const oneStep = 1

// points are the rows of a comparison: one for each of its questions, the
// farthest apart first, which is place 1.
const points = "points"

var pointOperand = expression.Operand{Kind: "table", Columns: map[string]expression.Operand{
	"distance": {Kind: "choice", Options: []string{"far-apart", "differ", "told", "agree", "few"}},
	"place":    {Kind: "number"},
}}

// operand finds what a name offers to a condition: a question, with an empty
// worksheet a list or a repeated worksheet, and as "this" the item that a copy
// of a worksheet is for.
func (l *loader) operand(worksheetID, questionID string) (expression.Operand, string, bool) {
	if worksheetID == "" {
		return l.sourceOperand(questionID, oneStep)
	}
	sheet := l.sheet[worksheetID]
	if sheet != nil && sheet.Result != nil {
		return l.resultOperand(sheet, questionID)
	}
	if sheet != nil && sheet.Compare != nil {
		return pointOperand, source.OneOf(questionID, []string{points}), questionID == points
	}
	q, hint := l.find(worksheetID, questionID)
	switch {
	case q != nil:
		return l.questionOperand(q, oneStep), "", true
	case sheet != nil && questionID == "this" && sheet.Repeat != nil && len(sheet.Repeat.From) > 0:
		return l.itemOperand(sheet.Repeat.From, oneStep), "", true
	}
	return expression.Operand{}, hint, false
}

// sourceOperand finds a source that is no question.
func (l *loader) sourceOperand(id string, steps int) (expression.Operand, string, bool) {
	if list := l.list(id); list != nil {
		o := l.itemOperand(list.From, steps)
		o.Kind = "list"
		return o, "", true
	}
	sheet := l.sheet[id]
	if sheet != nil && sheet.Repeat == nil {
		return expression.Operand{}, "a worksheet without [repeat] has no copies: name a question of it, as " + sheet.ID + ".<question>", false
	}
	if sheet == nil {
		return expression.Operand{}, source.Suggest(id, l.bareNames(nil)), false
	}
	o := expression.Operand{Kind: "copies", Columns: map[string]expression.Operand{}}
	for _, q := range sheet.Questions() {
		o.Columns[q.ID] = l.questionOperand(q, steps)
	}
	return o, "", true
}

func (l *loader) questionOperand(q *worksheet.Question, steps int) expression.Operand {
	o := expression.Operand{Kind: string(q.Kind), Options: optionIDs(q.Options)}
	switch q.Kind {
	case worksheet.YesNo:
		o.Options = yesnoValues
	case worksheet.Item:
		o.Options = itemValues
	case worksheet.ScaleOf:
		o = scaleOperand(q.Scale)
	case worksheet.ReferenceTo:
		o = l.itemOperand(q.From, steps)
		o.Many = q.Many
	case worksheet.Table, worksheet.Grid:
		o.Columns, o.Options = l.columnOperands(q, steps), optionIDs(q.Rows)
	case worksheet.ActionList:
		text, date := expression.Operand{Kind: "text"}, expression.Operand{Kind: "date"}
		o.Columns = map[string]expression.Operand{"what": text, "who": text, "when": date, "done": text}
	}
	return o
}

func scaleOperand(s *worksheet.Scale) expression.Operand {
	o := expression.Operand{Kind: string(worksheet.ScaleOf), Min: s.Min, Max: s.Max}
	if s.Unknown {
		o.Options = []string{"unknown"}
	}
	return o
}

func optionIDs(options []*worksheet.Option) []string {
	var ids []string
	for _, o := range options {
		ids = append(ids, o.ID)
	}
	return ids
}

// columnOperands gives what each column of a table or grid offers.
func (l *loader) columnOperands(q *worksheet.Question, steps int) map[string]expression.Operand {
	columns := map[string]expression.Operand{}
	for _, c := range q.Columns {
		o := expression.Operand{Kind: string(c.Kind), Options: optionIDs(c.Options)}
		switch c.Kind {
		case worksheet.YesNo:
			o.Options = yesnoValues
		case worksheet.ScaleOf:
			o = scaleOperand(c.Scale)
		case worksheet.ReferenceTo:
			o = l.itemOperand(c.From, steps)
		}
		columns[c.ID] = o
	}
	return columns
}

// itemOperand is what a reference to an item of these sources offers: the items
// that are always there, and, while there are steps left, the columns of the
// rows that it may name.
func (l *loader) itemOperand(sources []*worksheet.Reference, steps int) expression.Operand {
	o := expression.Operand{Kind: string(worksheet.ReferenceTo), Columns: map[string]expression.Operand{}}
	o.Options, o.From = l.items(sources)
	if steps == 0 {
		return o
	}
	for _, name := range o.From {
		for id, column := range l.rowOperands(name, steps-1) {
			o.Columns[id] = column
		}
	}
	return o
}

// rowOperands gives the columns of a source, by the name that the browser knows.
func (l *loader) rowOperands(name string, steps int) map[string]expression.Operand {
	for id, sheet := range l.sheet {
		if name == "sheet:"+id {
			o, _, _ := l.sourceOperand(id, steps)
			return o.Columns
		}
		for _, q := range sheet.Questions() {
			if name == id+"."+q.ID {
				return l.columnOperands(q, steps)
			}
		}
	}
	return nil
}

// items gives the ids that are always among the items of sources, and the
// names of the sources themselves, without the lists between.
func (l *loader) items(sources []*worksheet.Reference) (ids, names []string) {
	for _, ref := range sources {
		ids = append(ids, optionIDs(l.fixedItems(ref))...)
		between := l.sourcesOf(ref.String())
		if between == nil || ref.Question == "" {
			names = append(names, ref.String())
			continue
		}
		_, below := l.items(*between)
		names = append(names, below...)
	}
	return ids, slices.Compact(names)
}
