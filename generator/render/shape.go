package render

import (
	"encoding/json"
	"slices"

	"werkboek/generator/expression"
	"werkboek/generator/workbook"
)

// A shape is what the program in the browser knows of the whole workbook. It
// is one classic script, because a page opened from disk may not fetch.
type shape struct {
	ID       string                `json:"id"`
	Title    string                `json:"title"`
	Version  string                `json:"version"`
	Language string                `json:"language"`
	Lineage  []string              `json:"lineage"` // ids of workbooks whose answers fit here
	Pages    []shapePage           `json:"pages"`
	Sheets   map[string]shapeSheet `json:"sheets"`
	Phrases  map[string]string     `json:"phrases"`
}

type shapePage struct {
	ID     string   `json:"id"`
	Href   string   `json:"href"`
	Title  string   `json:"title"`
	Part   string   `json:"part"`
	Sheets []string `json:"sheets"`
}

type shapeSheet struct {
	Title     string           `json:"title"`
	Page      string           `json:"page"`
	ShowIf    *expression.Node `json:"showIf,omitempty"`
	Questions []shapeQuestion  `json:"questions"`
}

type shapeQuestion struct {
	ID     string           `json:"id"`
	Kind   string           `json:"kind"`
	Core   bool             `json:"core"`
	ShowIf *expression.Node `json:"showIf,omitempty"`
}

// shape writes the workbook's shape as a script that sets one variable.
func (s *Site) shape() ([]byte, error) {
	out := shape{
		ID: s.book.ID, Title: s.book.Title, Version: s.book.Version, Language: s.book.Language,
		Lineage: []string{s.book.ID},
		Sheets:  map[string]shapeSheet{},
		Phrases: s.texts.Below("client"),
	}
	for _, page := range s.book.Pages {
		p := shapePage{ID: page.ID, Href: page.Href, Title: page.Title, Part: page.Part.Title, Sheets: []string{}}
		for _, sheet := range page.Sheets {
			p.Sheets = append(p.Sheets, sheet.ID)
			out.Sheets[sheet.ID] = shapeOf(sheet)
		}
		out.Pages = append(out.Pages, p)
	}
	data, err := json.Marshal(out)
	return slices.Concat([]byte("var werkboek="), data, []byte(";\n")), err
}

func shapeOf(sheet *workbook.Sheet) shapeSheet {
	out := shapeSheet{Title: sheet.Title, Page: sheet.Page.ID}
	if sheet.ShowIf != nil {
		out.ShowIf = sheet.ShowIf.Tree
	}
	for _, q := range sheet.Worksheet.Questions() {
		question := shapeQuestion{ID: q.ID, Kind: string(q.Kind), Core: q.Core}
		if q.ShowIf != nil {
			question.ShowIf = q.ShowIf.Tree
		}
		out.Questions = append(out.Questions, question)
	}
	return out
}
