package workbook

import (
	"slices"
	"strings"

	"werkboek/generator/expression"
	"werkboek/generator/source"
	"werkboek/generator/worksheet"
)

// conditions checks every condition against the questions that it names.
func (l *loader) conditions() {
	for _, sheet := range l.Sheets {
		l.guard(&sheet.Guard)
		for _, s := range sheet.Sections {
			l.guard(&s.Guard)
		}
		for _, q := range sheet.Questions() {
			l.guard(&q.Guard)
			for _, o := range slices.Concat(q.Options, q.Rows) {
				l.guard(&o.Guard)
			}
		}
	}
}

func (l *loader) guard(g *worksheet.Guard) {
	for _, c := range []*expression.Written{g.ShowIf, g.WarnIf} {
		if c != nil {
			c.Report(expression.Check(c.Tree, l.operand), l.problems)
		}
	}
}

// A state is how far the search for cycles got with a name.
type state int

const (
	unseen state = iota
	open         // on the way that is being walked
	done
)

// cycles finds questions that are shown, or get their options, because of
// themselves, and results that are computed of themselves.
func (l *loader) cycles() {
	walked := map[string]state{}
	for _, sheet := range l.Sheets {
		for _, q := range sheet.Questions() {
			l.walk(worksheet.Reference{Worksheet: sheet.ID, Question: q.ID}, nil, walked)
		}
		if sheet.Result != nil {
			for _, v := range sheet.Result.Values() {
				l.walk(worksheet.Reference{Worksheet: sheet.ID, Question: v.Name}, nil, walked)
			}
		}
	}
}

// walk follows what a question or a result's value depends on; way holds the
// names so far, each with the place where the one before it names it.
func (l *loader) walk(at worksheet.Reference, way []worksheet.Reference, walked map[string]state) {
	full := at.String()
	if walked[full] != unseen {
		return
	}
	walked[full] = open
	way = append(way, at)
	for _, d := range l.dependencies(at.Worksheet, at.Question) {
		if walked[d.String()] == open {
			begin := slices.IndexFunc(way, func(r worksheet.Reference) bool { return r.String() == d.String() })
			round := append(slices.Clone(way[begin:]), d)
			l.problems.Add(place(round[1:]), "take one of these conditions away", "a question cannot depend on itself: %s", chain(round))
			continue
		}
		l.walk(d, way, walked)
	}
	walked[full] = done
}

// place is where the last of these is named, or one before it where that has
// no line of its own.
func place(round []worksheet.Reference) source.Position {
	for _, ref := range slices.Backward(round) {
		if ref.Place.Line > 0 {
			return ref.Place
		}
	}
	return round[len(round)-1].Place
}

// chain says a way round, from its end. What is within a value of a result
// bears its name.
func chain(round []worksheet.Reference) string {
	names := []string{round[len(round)-2].String()}
	for _, ref := range round[:len(round)-1] {
		names = append(names, ref.String())
	}
	for i, name := range names {
		names[i], _, _ = strings.Cut(name, "/")
	}
	if names = slices.Compact(names); len(names) == 1 {
		names = append(names, names[0])
	}
	return strings.Join(names, " → ")
}

// from is the part of a way that begins with this name.
func from(way []string, name string) []string {
	return way[max(slices.Index(way, name), 0):]
}

// dependencies gives the questions and values that a question or value looks
// at: in its own condition, in that of its section and sheet, and for its
// options and rows. Whether one option is shown may depend on another option.
func (l *loader) dependencies(worksheetID, name string) []worksheet.Reference {
	sheet := l.sheet[worksheetID]
	if sheet == nil {
		return nil
	}
	if sheet.Result != nil {
		return l.computedOf(sheet, name)
	}
	if sheet.Compare != nil {
		var all []worksheet.Reference
		for _, ref := range sheet.Compare.Questions {
			all = append(all, *ref)
		}
		return append(all, l.below(sheet.Compare.Parties)...)
	}
	q := sheet.Question(name)
	if q == nil {
		return nil
	}
	guards := []*expression.Written{q.ShowIf, sheet.ShowIf}
	for _, s := range sheet.Sections {
		if slices.Contains(s.Questions, q) {
			guards = append(guards, s.ShowIf)
		}
	}
	var all []worksheet.Reference
	for _, c := range guards {
		if c != nil {
			all = append(all, referencesIn(c)...)
		}
	}
	return append(all, l.below(q.From)...)
}

// referencesIn gives the questions and values that an expression names.
func referencesIn(c *expression.Written) []worksheet.Reference {
	var all []worksheet.Reference
	for _, name := range expression.References(c.Tree) {
		all = append(all, worksheet.Reference{Worksheet: name.Worksheet, Question: name.Question, Place: c.Place(name.Offset)})
	}
	return all
}

// below gives the questions that items of these sources come from, also by way
// of lists and of worksheets with a copy for each item.
func (l *loader) below(sources []*worksheet.Reference) []worksheet.Reference {
	var all []worksheet.Reference
	for _, ref := range sources {
		if ref.Question != "" && ref.List == "" {
			all = append(all, *ref)
			continue
		}
		between := l.sourcesOf(ref.String())
		if between == nil {
			continue
		}
		for _, deeper := range l.below(*between) {
			deeper.Place = ref.Place
			all = append(all, deeper)
		}
	}
	return all
}
