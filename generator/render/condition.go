package render

import (
	"werkboek/generator/expression"
	"werkboek/generator/result"
	"werkboek/generator/workbook"
	"werkboek/generator/worksheet"
)

// when says a condition in words, for paper; "" when there is none. on is the
// sheet on which the words stand.
func (s *Site) when(on *workbook.Sheet, c *expression.Written) (string, error) {
	if c == nil {
		return "", nil
	}
	sentence, err := expression.Words{
		Question: func(n expression.Name) string { return s.questionWords(on, n) },
		Option:   s.optionWords,
		Source:   func(a *expression.Aggregate) string { return s.sourceWords(on, a) },
		Column:   s.columnWords,
		Say:      func(phrase string, pairs ...any) (string, error) { return s.texts.Say("condition."+phrase, pairs...) },
	}.Of(c.Tree)
	if err != nil {
		return "", err
	}
	return s.texts.Say("condition.only", "condition", sentence)
}

// questionWords says which question is meant: by its number on the same sheet or
// in the same view, else by its label and the sheet's title.
func (s *Site) questionWords(on *workbook.Sheet, n expression.Name) string {
	other, q := s.book.Question(n.Worksheet, n.Question)
	if q == nil {
		return s.valueWords(n)
	}
	key, pairs := "condition.elsewhere", []any{"label", q.Label, "sheet", other.Title}
	number := 0
	if other == on {
		number = q.Number
	}
	for i, ref := range on.View {
		if ref.Worksheet == n.Worksheet && ref.Question == n.Question {
			number = i + 1
		}
	}
	if number > 0 {
		key, pairs = "condition.question", []any{"number", number}
	}
	words, err := s.texts.Say(key, pairs...)
	if err != nil {
		return q.Label
	}
	return words
}

// valueWords says which value of a result is meant.
func (s *Site) valueWords(n expression.Name) string {
	sheet := s.book.Sheet(n.Worksheet)
	if sheet == nil || sheet.Result == nil {
		return n.Question
	}
	for _, v := range sheet.Result.Values() {
		if v.Name != n.Question || v.Label == "" {
			continue
		}
		if words, err := s.texts.Say("condition.elsewhere", "label", v.Label, "sheet", sheet.Title); err == nil {
			return words
		}
	}
	return "‘" + sheet.Title + "’"
}

// sourceWords says where the rows of a sum come from.
func (s *Site) sourceWords(on *workbook.Sheet, a *expression.Aggregate) string {
	switch a.Kind {
	case "copies":
		if sheet := s.book.Sheet(a.Source.Worksheet); sheet != nil {
			return "‘" + sheet.Title + "’"
		}
	case "list":
		return "‘" + a.Source.Question + "’"
	}
	return s.questionWords(on, a.Source)
}

// columnWords says a column of the rows of a sum, or what people are grouped by.
func (s *Site) columnWords(a *expression.Aggregate, column string) string {
	label := column
	if a == nil || a.Source.Question == "" {
		if words, err := s.texts.Say("condition." + column); err == nil {
			return words
		}
	} else if words, _ := s.columnOf(a, column); words != "" {
		label = words
	} else if words, err := s.texts.Say("client.result." + column); err == nil {
		label = words
	} else if sheet := s.book.Sheet(a.Source.Worksheet); sheet != nil && sheet.Result != nil {
		label = labelled(sheet.Result, a.Source.Question, column)
	}
	return "‘" + label + "’"
}

// columnOf gives the words and options of a column of rows, or nothing.
func (s *Site) columnOf(a *expression.Aggregate, column string) (string, []*worksheet.Option) {
	if sheet := s.book.Sheet(a.Source.Worksheet); sheet != nil && a.Kind == "copies" {
		if q := sheet.Question(column); q != nil {
			return q.Label, q.Options
		}
		return "", nil
	}
	if _, q := s.book.Question(a.Source.Worksheet, a.Source.Question); q != nil {
		for _, c := range q.Columns {
			if c.ID == column {
				return c.Label, c.Options
			}
		}
	}
	return "", nil
}

// labelled gives what a result calls a column of its rows, else its id.
func labelled(of result.Result, rows, column string) string {
	for _, v := range of.Values() {
		if words := v.Labels[column]; v.Name == rows && words != "" {
			return words
		}
	}
	return column
}

// optionWords says a value as the reader sees it.
func (s *Site) optionWords(rows *expression.Aggregate, of expression.Name, v expression.Value) string {
	var options []*worksheet.Option
	if rows != nil {
		_, options = s.columnOf(rows, of.Question)
	} else if _, q := s.book.Question(of.Worksheet, of.Question); q != nil {
		options = q.Options
	}
	for _, o := range options {
		if o.ID == v.Text {
			return "‘" + o.Label + "’"
		}
	}
	for _, group := range []string{"condition.", "client.result."} {
		if words, err := s.texts.Say(group + v.Text); err == nil {
			return "‘" + words + "’"
		}
	}
	return v.Text
}
