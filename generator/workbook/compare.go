package workbook

import (
	"slices"

	"werkboek/generator/source"
	"werkboek/generator/worksheet"
)

// compared settles what a comparison names: the column that says groups, and
// the questions. When the author names no questions, it is all that people
// answer apart, in the order of the pages.
func (l *loader) compared(sheet *Sheet) {
	c := sheet.Compare
	l.sources(sheet, c.Parties)
	if c.People != nil {
		c.Groups = l.groupColumn(c)
	}
	named := len(c.Questions) > 0
	for _, ref := range c.Questions {
		l.comparable(ref)
	}
	l.ofOneSort(c)
	if !named {
		c.Questions = l.answeredApart()
	}
	if len(c.Questions) == 0 {
		l.problems.Add(sheet.File.Whole(), "add individual = true to a question", "there is nothing to compare: no question is answered apart")
	}
	var names []string
	for _, ref := range c.Questions {
		names = append(names, ref.String())
	}
	for _, ref := range c.First {
		if l.question(ref) != nil && !slices.Contains(names, ref.String()) {
			l.problems.Add(ref.Place, source.OneOf(ref.String(), names), "%s is none of the questions that are compared", ref)
		}
	}
	gone := func(ref *worksheet.Reference) bool {
		q, _ := l.find(ref.Worksheet, ref.Question)
		return q == nil || q.Hidden || q.Retired || l.sheet[ref.Worksheet].Hidden
	}
	c.Questions = slices.DeleteFunc(c.Questions, gone)
	c.First = slices.DeleteFunc(c.First, gone)
}

// groupColumn finds the column that says to which group somebody belongs.
func (l *loader) groupColumn(c *worksheet.Comparison) *worksheet.Column {
	table := l.question(c.People)
	if table == nil {
		return nil
	}
	id, at := c.GroupColumn()
	if table.Kind != worksheet.Table {
		l.problems.Add(at, "name a column of a question of type table", "%s is of type %s and has no people in it", c.People, table.Kind)
		return nil
	}
	var ids []string
	for _, column := range table.Columns {
		switch {
		case column.ID != id:
			ids = append(ids, column.ID)
		case column.Kind != worksheet.Choice:
			l.problems.Add(at, "name a column of type choice", "the column %s is of type %s and says no groups", id, column.Kind)
			return nil
		default:
			return column
		}
	}
	l.problems.Add(at, source.Suggest(id, ids), "%s has no column %q", c.People, id)
	return nil
}

// comparable checks a question that the author wants to compare.
func (l *loader) comparable(ref *worksheet.Reference) {
	q := l.question(ref)
	switch {
	case q == nil:
	case !q.Individual:
		l.problems.Add(ref.Place, "add individual = true to it, or leave it out", "%s is answered together, so there is nothing to compare", ref)
	}
}

// ofOneSort checks that a comparison is about the copies of one sheet, or about
// sheets without copies: it shows one copy at a time.
func (l *loader) ofOneSort(c *worksheet.Comparison) {
	repeated := func(ref *worksheet.Reference) string {
		if home := l.sheet[ref.Worksheet]; home != nil && home.Repeat != nil {
			return home.ID
		}
		return ""
	}
	for i, ref := range c.Questions {
		id := repeated(ref)
		switch {
		case i == 0:
			c.Copies = id
		case id != c.Copies && id != "":
			l.problems.Add(ref.Place, "compare its questions on a sheet of their own", "%s has several copies, and %s is another sheet", id, c.Questions[0].Worksheet)
		case id != c.Copies:
			l.problems.Add(ref.Place, "compare its questions on a sheet of their own", "%s has several copies, and %s has none", c.Copies, ref.Worksheet)
		}
	}
}

// answeredApart are all questions that each may answer for himself.
func (l *loader) answeredApart() []*worksheet.Reference {
	var all []*worksheet.Reference
	for _, sheet := range l.Sheets {
		for _, q := range sheet.Questions() {
			if q.Individual && q.Kind.Asks() && sheet.Repeat == nil {
				all = append(all, &worksheet.Reference{Worksheet: sheet.ID, Question: q.ID, Place: q.Place})
			}
		}
	}
	return all
}
