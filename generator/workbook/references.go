package workbook

import (
	"werkboek/generator/source"
	"werkboek/generator/worksheet"
)

// references fills in the options that come from another question: those that
// the reader ticks there.
func (l *loader) references() {
	for _, sheet := range l.Sheets {
		for _, q := range sheet.Questions() {
			for _, ref := range q.From {
				from := l.question(ref)
				if from == nil {
					continue
				}
				if from == q || from.Kind != worksheet.Checks {
					l.problems.Add(ref.Place, "name a question of type checks",
						"options can only come from what is ticked in another question; %s is of type %s", ref.Question, from.Kind)
					continue
				}
				q.Options = append(q.Options, from.Options...)
			}
		}
	}
}

// question finds the question that a reference means, or reports it.
func (l *loader) question(ref *worksheet.Reference) *worksheet.Question {
	q, hint := l.find(ref.Worksheet, ref.Question)
	if q == nil {
		l.problems.Add(ref.Place, hint, "there is no question %s.%s", ref.Worksheet, ref.Question)
	}
	return q
}

// find gives the question with this name, or what may have been meant.
func (l *loader) find(worksheetID, questionID string) (*worksheet.Question, string) {
	sheet := l.sheet[worksheetID]
	if sheet == nil {
		var ids []string
		for id := range l.sheet {
			ids = append(ids, id)
		}
		return nil, source.Suggest(worksheetID, ids)
	}
	if q := sheet.Question(questionID); q != nil {
		return q, ""
	}
	var ids []string
	for _, q := range sheet.Questions() {
		ids = append(ids, q.ID)
	}
	return nil, source.Suggest(questionID, ids)
}
