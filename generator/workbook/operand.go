package workbook

import (
	"werkboek/generator/expression"
	"werkboek/generator/worksheet"
)

// Values that answers of some kinds can have, besides options of the author.
var (
	yesnoValues = []string{"yes", "no", "unsure"}
	itemValues  = []string{"todo", "done", "not-needed"}
)

// operand finds what a question offers to a condition.
func (l *loader) operand(worksheetID, questionID string) (expression.Operand, string, bool) {
	q, hint := l.find(worksheetID, questionID)
	if q == nil {
		return expression.Operand{}, hint, false
	}
	o := expression.Operand{Kind: string(q.Kind)}
	switch q.Kind {
	case worksheet.YesNo:
		o.Options = yesnoValues
	case worksheet.Item:
		o.Options = itemValues
	case worksheet.ScaleOf:
		o.Min, o.Max = q.Scale.Min, q.Scale.Max
		if q.Scale.Unknown {
			o.Options = []string{"unknown"}
		}
	default:
		for _, option := range q.Options {
			o.Options = append(o.Options, option.ID)
		}
	}
	return o, "", true
}
