package workbook

import (
	"slices"
	"strings"

	"werkboek/generator/source"
	"werkboek/generator/worksheet"
)

// references settles what every name in a worksheet means: a question, a named
// list or a repeated worksheet.
func (l *loader) references() {
	for _, list := range l.Lists {
		l.sources(nil, list.From)
	}
	for _, sheet := range l.Sheets {
		if sheet.Repeat != nil {
			l.sources(sheet, sheet.Repeat.From)
		}
		for _, q := range sheet.Questions() {
			if q.Kind == worksheet.ReferenceTo {
				l.sources(sheet, q.From)
			}
		}
	}
	l.hiddenNames()
	l.sourceCycles()
	for _, sheet := range l.Sheets {
		for _, ref := range sheet.View {
			l.viewed(sheet, ref)
		}
		if sheet.Compare != nil {
			l.compared(sheet)
		}
		for _, q := range sheet.Questions() {
			l.questionNames(sheet, q)
		}
	}
}

// hiddenNames settles the names in sheets that are not shown, of which nothing
// is said: what looks at their answers is still checked by them.
func (l *loader) hiddenNames() {
	said := l.problems
	defer func() { l.problems = said }()
	l.problems = &source.Problems{}
	for _, sheet := range l.sheet {
		if sheet.Page != nil {
			continue
		}
		if sheet.Repeat != nil {
			l.sources(sheet, sheet.Repeat.From)
		}
		for _, q := range sheet.Questions() {
			l.sources(sheet, q.From)
			for _, c := range q.Columns {
				l.sources(sheet, c.From)
			}
		}
	}
}

// sourceCycles reports lists, repeated worksheets and references that take
// their items from themselves, and takes those sources away: whoever follows them comes to an end.
func (l *loader) sourceCycles() {
	walked := map[string]state{}
	for _, list := range l.Lists {
		l.walkSources("list:"+list.ID, nil, walked)
	}
	for _, sheet := range l.Sheets {
		if sheet.Repeat != nil {
			l.walkSources("sheet:"+sheet.ID, nil, walked)
		}
		for _, q := range sheet.Questions() {
			l.walkSources(sheet.ID+"."+q.ID, nil, walked)
		}
	}
}

func (l *loader) walkSources(name string, way []string, walked map[string]state) {
	sources := l.sourcesOf(name)
	if walked[name] != unseen || sources == nil {
		return
	}
	walked[name] = open
	way = append(way, name)
	*sources = slices.DeleteFunc(*sources, func(ref *worksheet.Reference) bool {
		next := ref.String()
		if walked[next] != open {
			l.walkSources(next, way, walked)
			return false
		}
		l.problems.Add(ref.Place, "take this source away", "items cannot come from themselves: %s",
			strings.Join(append(slices.Clone(from(way, next)), next), " → "))
		return true
	})
	walked[name] = done
}

// sourcesOf gives what a list, a repeated worksheet or a reference takes its
// items from; nil for anything else.
func (l *loader) sourcesOf(name string) *[]*worksheet.Reference {
	if id, ok := strings.CutPrefix(name, "list:"); ok {
		if list := l.list(id); list != nil {
			return &list.From
		}
	}
	if id, ok := strings.CutPrefix(name, "sheet:"); ok {
		if sheet := l.sheet[id]; sheet != nil && sheet.Repeat != nil {
			return &sheet.Repeat.From
		}
	}
	if sheet, id, ok := strings.Cut(name, "."); ok {
		if q, _ := l.find(sheet, id); q != nil && q.Kind == worksheet.ReferenceTo {
			return &q.From
		}
	}
	return nil
}

// questionNames settles the names in one question.
func (l *loader) questionNames(sheet *Sheet, q *worksheet.Question) {
	if q.Kind != worksheet.ReferenceTo { // else they are settled already
		l.sources(sheet, q.From)
	}
	for _, c := range q.Columns {
		l.sources(sheet, c.From)
	}
	for _, ref := range []*worksheet.Reference{q.Of, q.StartWith} {
		if ref == nil {
			continue
		}
		within(sheet, ref)
		of := l.question(ref)
		if ref == q.Of && of != nil && q.Label == "" {
			q.Label = of.Label
		}
		if ref == q.StartWith && of != nil && of.Kind != q.Kind && !(isText(of) && isText(q)) {
			l.problems.Add(ref.Place, "name a question of the same type", "%s is of type %s and cannot begin with one of type %s", q.ID, q.Kind, of.Kind)
		}
	}
	if q.Kind == worksheet.Choice || q.Kind == worksheet.Checks {
		for _, ref := range q.From {
			q.Options = append(q.Options, l.fixedItems(ref)...)
		}
	}
}

func isText(q *worksheet.Question) bool {
	return q.Kind == worksheet.Text || q.Kind == worksheet.LongText
}

// within gives a bare name its own worksheet.
func within(sheet *Sheet, ref *worksheet.Reference) {
	if ref.Worksheet == "" && sheet != nil {
		ref.Worksheet = sheet.ID
	}
}

// itemKinds are the kinds of question that others can take their items from. Of
// a reference these are the items that it chose.
var itemKinds = []worksheet.Kind{worksheet.Checks, worksheet.Table, worksheet.Grid, worksheet.ReferenceTo}

// sources settles names that items come from. A bare name is a question of the
// sheet, else a named list, else a repeated worksheet.
func (l *loader) sources(sheet *Sheet, refs []*worksheet.Reference) {
	for _, ref := range refs {
		if ref.Worksheet == "" && l.bare(sheet, ref) {
			continue
		}
		q := l.question(ref)
		if q != nil && !slices.Contains(itemKinds, q.Kind) {
			l.problems.Add(ref.Place, "name a question of type checks, table, grid or reference, a list or a repeated worksheet",
				"items cannot come from %s, which is of type %s", ref, q.Kind)
		}
	}
}

// bare settles a bare name; it is done when the name is no question.
func (l *loader) bare(sheet *Sheet, ref *worksheet.Reference) (settled bool) {
	name := ref.Question
	list, other := l.list(name), l.sheet[name]
	switch {
	case sheet != nil && sheet.Question(name) != nil:
		ref.Worksheet = sheet.ID
		return false
	case list != nil:
		ref.List = name
	case other != nil && other.Repeat != nil:
		ref.Worksheet, ref.Question = name, ""
	case other != nil:
		l.problems.Add(ref.Place, "add [repeat] to it, or name one of its questions", "the worksheet %s has no copies", name)
	default:
		l.problems.Add(ref.Place, source.Suggest(name, l.bareNames(sheet)), "there is no question, list or repeated worksheet %s", name)
	}
	return true
}

// bareNames are the names that a source can have without a dot.
func (l *loader) bareNames(sheet *Sheet) []string {
	var names []string
	for _, list := range l.Lists {
		names = append(names, list.ID)
	}
	for id, s := range l.sheet {
		if s.Repeat != nil {
			names = append(names, id)
		}
	}
	if sheet != nil {
		for _, q := range sheet.Questions() {
			names = append(names, q.ID)
		}
	}
	return names
}

// fixedItems are the items of a source that are known before anybody answers.
func (l *loader) fixedItems(ref *worksheet.Reference) []*worksheet.Option {
	if list := l.list(ref.List); list != nil {
		var all []*worksheet.Option
		for _, from := range list.From {
			all = append(all, l.fixedItems(from)...)
		}
		return append(all, list.Options...)
	}
	q, _ := l.find(ref.Worksheet, ref.Question)
	switch {
	case q == nil:
		return nil
	case q.Kind == worksheet.Checks:
		return q.Options
	case q.Kind == worksheet.Grid:
		return q.Rows
	}
	return nil
}

// viewed checks a question that a view shows.
func (l *loader) viewed(view *Sheet, ref *worksheet.Reference) {
	q := l.question(ref)
	if q == nil {
		return
	}
	home := l.sheet[ref.Worksheet]
	switch {
	case home.Repeat != nil:
		l.problems.Add(ref.Place, "name a question of a sheet without copies", "%s has several copies", ref.Worksheet)
	case home.Page == view.Page:
		l.problems.Add(ref.Place, "show it once", "%s stands on this page already", ref)
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
	if l.retired[worksheetID] != nil {
		return nil, "the worksheet " + worksheetID + " is retired"
	}
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
