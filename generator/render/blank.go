package render

import (
	"strings"

	"werkboek/generator/result"
	"werkboek/generator/workbook"
	"werkboek/generator/worksheet"
)

// blank gives the words of the rows that blank paper has for what is a table:
// the points that people compare, or tell of each round.
func (s *Site) blank(sheet *workbook.Sheet) []string {
	var rows []string
	if sheet.Type == worksheet.Compare {
		for _, ref := range sheet.Compare.Questions {
			rows = append(rows, s.calledBy("", ref.String()))
		}
	}
	switch r := sheet.Result.(type) {
	case *result.Matrix:
		for _, w := range r.Weights {
			rows = append(rows, s.rowsOf(w.Question)...)
		}
	case *result.Rounds:
		for _, row := range r.Rows {
			rows = append(rows, s.calledBy(row.Label, r.Of+"."+row.Question))
		}
		for _, m := range r.Measures {
			rows = append(rows, s.calledBy(m.Label, m.Question))
		}
	}
	return rows
}

// rowsOf are the words of the rows of a question, and empty ones for those that
// answers make.
func (s *Site) rowsOf(name string) []string {
	worksheetID, questionID, _ := strings.Cut(name, ".")
	home, q := s.book.Question(worksheetID, questionID)
	if !visible(q) || home.Hidden {
		return nil
	}
	var rows []string
	for _, o := range q.Rows {
		if !o.Hidden && !o.Retired {
			rows = append(rows, o.Label)
		}
	}
	rows = append(rows, s.paperGrid(q)...)
	if q.Kind == worksheet.Table || len(q.From) > 0 {
		rows = append(rows, make([]string, rowsByHand)...)
	}
	return rows
}

// rowsByHand are the rows on blank paper for what answers would make.
const rowsByHand = 3

// calledBy gives the words that an author chose, or else those of a question.
func (s *Site) calledBy(label, name string) string {
	worksheetID, questionID, _ := strings.Cut(name, ".")
	if _, q := s.book.Question(worksheetID, questionID); label == "" && q != nil {
		return q.Label
	}
	return label
}
