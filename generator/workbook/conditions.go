package workbook

import (
	"slices"
	"strings"

	"werkboek/generator/expression"
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
	for _, c := range []*worksheet.Condition{g.ShowIf, g.WarnIf} {
		if c == nil {
			continue
		}
		for _, m := range expression.Check(c.Tree, l.operand) {
			l.problems.Add(c.Place(m.Offset), m.Hint, "%s", m.Message)
		}
	}
}

// A state is how far the search for cycles got with a question.
type state int

const (
	unseen state = iota
	open         // on the way that is being walked
	done
)

// cycles finds questions that are shown, or get their options, because of
// themselves.
func (l *loader) cycles() {
	walked := map[string]state{}
	for _, sheet := range l.Sheets {
		for _, q := range sheet.Questions() {
			l.walk(sheet, q, nil, walked)
		}
	}
}

// walk follows what a question depends on; way holds the names so far.
func (l *loader) walk(sheet *Sheet, q *worksheet.Question, way []string, walked map[string]state) {
	name := sheet.ID + "." + q.ID
	if walked[name] != unseen {
		return
	}
	walked[name] = open
	way = append(way, name)
	for _, d := range l.dependencies(sheet, q) {
		next := d.Worksheet + "." + d.Question
		if walked[next] == open {
			l.problems.Add(d.Place, "take one of these conditions away", "a question cannot depend on itself: %s",
				strings.Join(append([]string{name}, from(way, next)...), " → "))
			continue
		}
		if other := l.sheet[d.Worksheet]; other != nil {
			if question := other.Question(d.Question); question != nil {
				l.walk(other, question, way, walked)
			}
		}
	}
	walked[name] = done
}

// from is the part of a way that begins with this name.
func from(way []string, name string) []string {
	for i := range way {
		if way[i] == name {
			return way[i:]
		}
	}
	return way
}

// dependencies gives the questions that a question looks at: in its own
// condition, in that of its section and sheet, and for its options and rows.
// Whether one option is shown may depend on another option.
func (l *loader) dependencies(sheet *Sheet, q *worksheet.Question) []worksheet.Reference {
	var all []worksheet.Reference
	guards := []*worksheet.Condition{q.ShowIf, sheet.ShowIf}
	for _, s := range sheet.Sections {
		if slices.Contains(s.Questions, q) {
			guards = append(guards, s.ShowIf)
		}
	}
	for _, c := range guards {
		if c == nil {
			continue
		}
		for _, name := range expression.References(c.Tree) {
			all = append(all, worksheet.Reference{
				Worksheet: name.Worksheet, Question: name.Question, Place: c.Place(name.Offset)})
		}
	}
	return append(all, l.below(q.From)...)
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
