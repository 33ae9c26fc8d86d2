package render

import (
	"slices"

	"werkboek/generator/workbook"
	"werkboek/generator/worksheet"
)

// sheet prepares a worksheet for its layout.
func (s *Site) sheet(sheet *workbook.Sheet) (*Sheet, error) {
	page := sheet.Page
	view := &Sheet{
		Phrases: s.texts, Book: s.frame, Root: page.Root(),
		ID: sheet.ID, Title: sheet.Title, Intro: sheet.Intro, Type: sheet.Type,
		Page:     Link{Href: s.frame.Address + "/" + page.Href, Title: page.Title},
		Optional: s.book.Optional(sheet) && sheet.ShowIf == nil, Routed: len(sheet.Routes) > 0,
		Warning: sheet.Warning, Repeat: sheet.Repeat, Apart: sheet.Mode == worksheet.Apart, Result: sheet.Result,
		Blank: s.blank(sheet),
	}
	if s.frame.Address == "" {
		view.Page.Href = ""
	}
	var err error
	if view.When, err = s.when(sheet, sheet.ShowIf); err != nil {
		return nil, err
	}
	switch sheet.Type {
	case worksheet.View:
		return view, s.viewed(sheet, view)
	case worksheet.Compare:
		view.Rules = sheet.Compare.Rules
		return view, s.compared(sheet, view)
	}
	for _, section := range sheet.Worksheet.Sections {
		if section.Hidden {
			continue
		}
		if err := s.section(sheet, section, view); err != nil {
			return nil, err
		}
	}
	return view, nil
}

// viewed fills in the questions that a view takes from other sheets.
func (s *Site) viewed(sheet *workbook.Sheet, view *Sheet) error {
	shown := Section{}
	for i, ref := range sheet.View {
		home, q := s.book.Question(ref.Worksheet, ref.Question)
		if !visible(q) || home.Hidden {
			continue
		}
		question, err := s.question(sheet, home, q, i+1)
		if err != nil {
			return err
		}
		view.Individual = view.Individual || q.Individual && view.Apart
		shown.Open = append(shown.Open, question)
	}
	view.Sections = []Section{shown}
	return nil
}

// compared fills in the questions of a comparison under the sheets that they
// belong to, in the order and with the numbers of paper.
func (s *Site) compared(sheet *workbook.Sheet, view *Sheet) error {
	for _, ref := range sheet.Compare.Questions {
		home, q := s.book.Question(ref.Worksheet, ref.Question)
		question, err := s.question(sheet, home, q, q.Number)
		if err != nil {
			return err
		}
		if n := len(view.Sections); n == 0 || view.Sections[n-1].ID != home.ID {
			view.Sections = append(view.Sections, Section{ID: home.ID, Title: home.Title})
		}
		last := &view.Sections[len(view.Sections)-1]
		last.Open = append(last.Open, question)
	}
	return nil
}

// openWithoutCore is how many questions a section shows at once when its sheet
// says of none that it is core.
const openWithoutCore = 5

// visible reports whether a question is asked at all.
func visible(q *worksheet.Question) bool { return q != nil && !q.Hidden && !q.Retired }

// section prepares a section and renders its questions.
func (s *Site) section(sheet *workbook.Sheet, section *worksheet.Section, view *Sheet) error {
	shown := Section{Title: section.Title, Intro: section.Intro}
	var err error
	if shown.When, err = s.when(sheet, section.ShowIf); err != nil {
		return err
	}
	for _, q := range section.Questions {
		if !visible(q) {
			continue
		}
		question, err := s.question(sheet, sheet, q, q.Number)
		if err != nil {
			return err
		}
		view.Individual = view.Individual || q.Individual && view.Apart
		if q.Core {
			shown.Open = append(shown.Open, question)
		} else {
			shown.More = append(shown.More, question)
		}
	}
	whole := slices.ContainsFunc(sheet.Questions(), func(q *worksheet.Question) bool { return q.Core })
	if !whole { // nothing to fold behind
		open := min(len(shown.More), openWithoutCore)
		shown.Open, shown.More = shown.More[:open], shown.More[open:]
	}
	view.Sections = append(view.Sections, shown)
	return nil
}

// jsonNames are the names of sources, as JSON; "" when there are none.
func jsonNames(refs []*worksheet.Reference) (string, error) {
	if len(refs) == 0 {
		return "", nil
	}
	var names []string
	for _, ref := range refs {
		names = append(names, ref.String())
	}
	return jsonText(names)
}

// options prepares options or rows, without those that are no longer offered.
func (s *Site) options(sheet *workbook.Sheet, options []*worksheet.Option) ([]Option, error) {
	var shown []Option
	for _, o := range options {
		if o.Hidden || o.Retired {
			continue
		}
		when, err := s.when(sheet, o.ShowIf)
		if err != nil {
			return nil, err
		}
		shown = append(shown, Option{ID: o.ID, Label: o.Label, Help: o.Help, Fixed: o.Fixed, When: when})
	}
	return shown, nil
}

// columns prepares the columns of a table or grid.
func (s *Site) columns(sheet *workbook.Sheet, q *worksheet.Question) ([]Column, error) {
	var shown []Column
	for _, c := range q.Columns {
		if c.Retired {
			continue
		}
		column := Column{ID: c.ID, Label: c.Label, Kind: c.Kind, Scale: c.Scale, Unit: c.Unit}
		var err error
		if column.Options, err = s.options(sheet, c.Options); err != nil {
			return nil, err
		}
		if column.From, err = jsonNames(c.From); err != nil {
			return nil, err
		}
		shown = append(shown, column)
	}
	return shown, nil
}
