package workbook

import (
	"slices"
	"strings"

	"werkboek/generator/expression"
	"werkboek/generator/result"
	"werkboek/generator/worksheet"
)

// sourcesIn gives the questions and results that expressions look at, each
// once, in the order of the text; and of what they only lean on, what is
// missing.
func (l *loader) sourcesIn(parts []*result.Part) []result.Source {
	return l.sourcesBelow(parts, nil)
}

// sourcesBelow leaves out what follows from values that are being looked at.
func (l *loader) sourcesBelow(parts []*result.Part, seen []string) []result.Source {
	all := []result.Source{}
	add := func(sources ...result.Source) {
		for _, s := range sources {
			if s.Name != "" && !slices.Contains(all, s) {
				all = append(all, s)
			}
		}
	}
	for _, part := range parts {
		for _, name := range expression.References(part.Tree) {
			add(l.sourceOf(name.Worksheet, name.Question))
			add(l.missingRows(name.String())...)
			add(l.missingBelow(name, seen)...)
		}
		for _, name := range expression.Rows(part.Tree) {
			add(l.missingIn(name)...)
		}
		cells := expression.Cells(part.Tree)
		if part.Column != "" {
			cells = append(cells, expression.Cell{Source: part.Tree.Question.String(), Column: part.Column})
		}
		for _, cell := range cells {
			add(l.retiredColumn(cell))
		}
	}
	return all
}

// sourceOf gives a question with its words, or a result with its title. One
// that an edition hid, or that is retired, is missing.
func (l *loader) sourceOf(worksheetID, questionID string) result.Source {
	sheet := l.sheet[worksheetID]
	if sheet == nil {
		return result.Source{}
	}
	missing := sheet.Hidden || sheet.Page == nil
	if sheet.Result != nil || sheet.Compare != nil {
		return result.Source{Name: sheet.ID, Label: sheet.Title, Missing: missing}
	}
	for _, section := range sheet.Sections {
		for _, q := range section.Questions {
			if q.ID == questionID {
				return result.Source{Name: sheet.ID + "." + q.ID, Label: q.Label, Missing: missing || section.Hidden || q.Hidden || q.Retired}
			}
		}
	}
	return result.Source{}
}

// retiredColumn gives a column that nobody can fill in any more.
func (l *loader) retiredColumn(cell expression.Cell) result.Source {
	worksheetID, questionID, _ := strings.Cut(cell.Source, ".")
	q, _ := l.find(worksheetID, questionID)
	if q == nil {
		return result.Source{}
	}
	for _, c := range q.Columns {
		if c.ID == cell.Column && c.Retired {
			return result.Source{Name: cell.Source + "." + c.ID, Label: c.Label, Missing: true}
		}
	}
	return result.Source{}
}

// missingBelow gives what is missing for the value of another result, where that
// has no answer of its own then.
func (l *loader) missingBelow(name expression.Name, seen []string) []result.Source {
	sheet := l.sheet[name.Worksheet]
	if sheet == nil || sheet.Result == nil || slices.Contains(seen, name.String()) {
		return nil
	}
	for _, v := range sheet.Result.Values() {
		if v.Name == name.Question {
			return onlyMissing(l.sourcesBelow(v.Of, append(slices.Clone(seen), name.String())))
		}
	}
	return nil
}

// missingRows gives what the rows of a grid come from, when all of it is missing.
func (l *loader) missingRows(name string) []result.Source {
	worksheetID, questionID, _ := strings.Cut(name, ".")
	if q, _ := l.find(worksheetID, questionID); q != nil && q.Kind == worksheet.Grid && len(q.Rows) == 0 {
		return l.missingOf(q.From)
	}
	return nil
}

// missingIn gives the same for a named list and for a repeated worksheet, which
// can be hidden itself.
func (l *loader) missingIn(name string) []result.Source {
	kind, id, _ := strings.Cut(name, ":")
	if kind == "list" {
		if list := l.list(id); list != nil && len(list.Options) == 0 {
			return l.missingOf(list.From)
		}
		return nil
	}
	sheet := l.sheet[id]
	if sheet == nil || sheet.Repeat == nil {
		return nil
	}
	if sheet.Hidden || sheet.Page == nil {
		return []result.Source{{Name: sheet.ID, Label: sheet.Title, Missing: true}}
	}
	return l.missingOf(sheet.Repeat.From)
}

// missingOf gives the sources that items come from, when every one is missing.
func (l *loader) missingOf(refs []*worksheet.Reference) []result.Source {
	var all []result.Source
	for _, ref := range refs {
		var found []result.Source
		if name := ref.String(); strings.Contains(name, ":") {
			found = l.missingIn(name)
		} else {
			found = onlyMissing([]result.Source{l.sourceOf(ref.Worksheet, ref.Question)})
		}
		if len(found) == 0 {
			return nil
		}
		all = append(all, found...)
	}
	return all
}

func onlyMissing(sources []result.Source) []result.Source {
	return slices.DeleteFunc(sources, func(s result.Source) bool { return !s.Missing })
}
