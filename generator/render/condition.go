package render

import (
	"werkboek/generator/expression"
	"werkboek/generator/workbook"
	"werkboek/generator/worksheet"
)

// when says a condition in words, for paper; "" when there is none. on is the
// sheet on which the words stand.
func (s *Site) when(on *workbook.Sheet, c *worksheet.Condition) (string, error) {
	if c == nil {
		return "", nil
	}
	sentence, err := expression.Words{
		Question: func(n expression.Name) string { return s.questionWords(on, n) },
		Option:   s.optionWords,
		Say:      func(phrase string, pairs ...any) (string, error) { return s.texts.Say("condition."+phrase, pairs...) },
	}.Of(c.Tree)
	if err != nil {
		return "", err
	}
	return s.texts.Say("condition.only", "condition", sentence)
}

// questionWords says which question is meant: by its number on the same
// sheet, else by its label and the sheet's title.
func (s *Site) questionWords(on *workbook.Sheet, n expression.Name) string {
	other, q := s.book.Question(n.Worksheet, n.Question)
	key, pairs := "condition.elsewhere", []any{"label", q.Label, "sheet", other.Title}
	if other == on {
		key, pairs = "condition.question", []any{"number", q.Number}
	}
	words, err := s.texts.Say(key, pairs...)
	if err != nil {
		return q.Label
	}
	return words
}

// optionWords says a value as the reader sees it.
func (s *Site) optionWords(n expression.Name, v expression.Value) string {
	_, q := s.book.Question(n.Worksheet, n.Question)
	for _, o := range q.Options {
		if o.ID == v.Text {
			return "‘" + o.Label + "’"
		}
	}
	if words, err := s.texts.Say("condition." + v.Text); err == nil {
		return "‘" + words + "’"
	}
	return v.Text
}
