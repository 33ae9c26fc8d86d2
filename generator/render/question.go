package render

import (
	"html/template"
	"slices"

	"werkboek/generator/workbook"
	"werkboek/generator/worksheet"
)

// selectFrom is the number of options from which a choice becomes a list.
const selectFrom = 8

// question renders one question of a sheet by the layout of its kind; on is the
// sheet that shows it.
func (s *Site) question(on, sheet *workbook.Sheet, q *worksheet.Question, number int) (template.HTML, error) {
	view := Question{
		Phrases: s.texts, ID: q.ID, Sheet: sheet.ID, Name: sheet.ID + "." + q.ID, Kind: q.Kind, Number: number,
		Label: q.Label, Help: q.Help, Example: q.Example, Core: q.Core, Note: q.Note,
		Individual: q.Individual, Many: q.Many,
		Lines: q.Lines, Max: q.Max, PaperRows: q.PaperRows, Scale: q.Scale,
		Unit: q.Unit, Default: q.Default, Worry: q.Worry, Warning: q.Warning,
	}
	if err := s.fill(&view, on, q); err != nil {
		return "", err
	}
	out, err := s.execute("worksheet/question/"+layout(&view)+".html", view)
	return template.HTML(out), err
}

// layout chooses the layout of a question.
func layout(view *Question) string {
	switch {
	case view.Kind == worksheet.Choice && len(view.Options) >= selectFrom && view.From == "":
		return "select"
	case view.Kind == worksheet.ActionList:
		return "table"
	}
	return string(view.Kind)
}

// fill adds what has to be looked up or written out.
func (s *Site) fill(view *Question, on *workbook.Sheet, q *worksheet.Question) (err error) {
	if view.When, err = s.when(on, q.ShowIf); err != nil {
		return err
	}
	if view.Options, err = s.options(on, q.Options); err != nil {
		return err
	}
	if view.Columns, err = s.columns(on, q); err != nil {
		return err
	}
	if view.From, err = jsonNames(q.From); err != nil {
		return err
	}
	if q.StartWith != nil {
		view.StartWith = q.StartWith.String()
	}
	if q.Of != nil {
		view.Of = q.Of.String()
		if home, of := s.book.Question(q.Of.Worksheet, q.Of.Question); visible(of) && home.Page != nil {
			view.OfLink = on.Page.Root() + home.Page.Href + "#" + view.Of
		}
	}
	if q.Kind == worksheet.ActionList {
		view.Columns, err = s.actionColumns()
		return err
	}
	view.PaperGrid = s.paperGrid(q)
	return s.gridRows(view, on, q)
}

// paperGrid gives the rows that a grid can get from elsewhere, as far as they
// are known before anybody answers.
func (s *Site) paperGrid(q *worksheet.Question) []string {
	if q.Kind != worksheet.Grid {
		return nil
	}
	var labels []string
	for _, from := range q.From {
		_, source := s.book.Question(from.Worksheet, from.Question)
		if source == nil {
			continue
		}
		for _, o := range slices.Concat(source.Options, source.Rows) {
			if !o.Hidden && !o.Retired {
				labels = append(labels, o.Label)
			}
		}
	}
	return labels
}

// actionColumns are the columns that every list of actions has.
func (s *Site) actionColumns() ([]Column, error) {
	columns := []Column{
		{ID: "what", Kind: worksheet.Text},
		{ID: "who", Kind: worksheet.Text},
		{ID: "when", Kind: worksheet.Date},
		{ID: "done", Kind: worksheet.YesNo},
	}
	for i := range columns {
		var err error
		if columns[i].Label, err = s.texts.Say("worksheet.action." + columns[i].ID); err != nil {
			return nil, err
		}
	}
	return columns, nil
}

// gridRows prepares the rows of a grid that are always there.
func (s *Site) gridRows(view *Question, on *workbook.Sheet, q *worksheet.Question) error {
	rows, err := s.options(on, q.Rows)
	for _, o := range rows {
		row := view.Row(o.ID)
		row.Label, row.When = o.Label, o.When
		view.GridRows = append(view.GridRows, row)
	}
	return err
}
