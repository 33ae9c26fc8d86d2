package render

import (
	"html/template"

	"werkboek/generator/workbook"
	"werkboek/generator/worksheet"
)

// selectFrom is the number of options from which a choice becomes a list.
const selectFrom = 8

// sheet prepares a worksheet for its layout.
func (s *Site) sheet(sheet *workbook.Sheet) (*Sheet, error) {
	page := sheet.Page
	view := &Sheet{
		Phrases: s.texts, Book: s.frame,
		ID: sheet.ID, Title: sheet.Title, Intro: sheet.Intro,
		Page: Link{Href: s.frame.Address + "/" + page.Href, Title: page.Title},
	}
	if s.frame.Address == "" {
		view.Page.Href = ""
	}
	var err error
	if view.ShowIf, err = s.condition(sheet, sheet.ShowIf); err != nil {
		return nil, err
	}
	for _, section := range sheet.Worksheet.Sections {
		shown := Section{Title: section.Title, Intro: section.Intro}
		for _, q := range section.Questions {
			question, err := s.question(sheet, q)
			if err != nil {
				return nil, err
			}
			if q.Core {
				shown.Open = append(shown.Open, question)
			} else {
				shown.More = append(shown.More, question)
			}
		}
		if len(shown.Open) == 0 { // nothing to fold behind
			shown.Open, shown.More = shown.More, nil
		}
		view.Sections = append(view.Sections, shown)
	}
	return view, nil
}

// question renders one question by the layout of its kind.
func (s *Site) question(sheet *workbook.Sheet, q *worksheet.Question) (template.HTML, error) {
	view := Question{
		Phrases: s.texts, ID: q.ID, Name: sheet.ID + "." + q.ID, Kind: q.Kind, Number: q.Number,
		Label: q.Label, Help: q.Help, Example: q.Example, Core: q.Core, Note: q.Note,
		Lines: q.Lines, Max: q.Max, PaperRows: q.PaperRows, Options: q.Options, Columns: q.Columns, Scale: q.Scale,
	}
	var err error
	if view.ShowIf, err = s.condition(sheet, q.ShowIf); err != nil {
		return "", err
	}
	if len(q.From) > 0 {
		var names []string
		for _, ref := range q.From {
			names = append(names, ref.Worksheet+"."+ref.Question)
		}
		if view.From, err = jsonText(names); err != nil {
			return "", err
		}
	}
	layout := string(q.Kind)
	if q.Kind == worksheet.Choice && len(q.Options) >= selectFrom && len(q.From) == 0 {
		layout = "select"
	}
	out, err := s.execute("worksheet/question/"+layout+".html", view)
	return template.HTML(out), err
}
