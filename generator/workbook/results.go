package workbook

import (
	"maps"
	"slices"
	"strings"

	"werkboek/generator/expression"
	"werkboek/generator/result"
	"werkboek/generator/source"
	"werkboek/generator/worksheet"
)

// results checks every expression of every result, and finds the answers that
// each looks at.
func (l *loader) results() {
	for _, sheet := range l.Sheets {
		if sheet.Result == nil {
			continue
		}
		for _, part := range sheet.Result.Parts() {
			l.checkPart(part)
		}
		sheet.Result.Settle(l.sourcesIn)
	}
}

// checkPart checks one expression, once.
func (l *loader) checkPart(part *result.Part) {
	if l.checked[part] {
		return
	}
	l.checked[part] = true
	operand, mistakes := l.checkTree(part)
	part.Report(mistakes, l.problems)
	if len(mistakes) > 0 {
		return
	}
	part.Operand = operand
	if part.Is == result.IsOneValue {
		l.onlyOne(part)
	}
	if part.Check != nil {
		part.Check(l.problems)
	}
}

func (l *loader) checkTree(part *result.Part) (o expression.Operand, mistakes []expression.Mistake) {
	if part.Item != nil {
		return expression.CheckBeside(part.Tree, part.Item(), l.operand)
	}
	switch part.Is {
	case result.IsResult:
		return o, l.wholeResult(part.Tree)
	case result.IsList:
		return o, expression.CheckList(part.Tree, l.operand)
	case result.IsItems:
		return expression.CheckRows(part.Tree, l.operand)
	case result.IsValue, result.IsOneValue:
		return expression.CheckValue(part.Tree, l.operand)
	}
	return o, expression.Check(part.Tree, l.operand)
}

// onlyOne reports an answer of a sheet with copies where one answer stands.
func (l *loader) onlyOne(part *result.Part) {
	name := part.Tree.Question
	if sheet := l.sheet[name.Worksheet]; part.Tree.Operator == expression.Answer && sheet != nil && sheet.Repeat != nil {
		l.problems.Add(part.Place(name.Offset), "write last("+name.Question+" of "+sheet.ID+"), or show each copy", "%s has several copies", sheet.ID)
	}
}

// wholeResult checks that a result is named which can stand within another.
func (l *loader) wholeResult(n *expression.Node) []expression.Mistake {
	id := n.Question.Worksheet
	var known []string
	for _, other := range slices.Sorted(maps.Keys(l.sheet)) { // also the hidden ones: the summary says that they are
		if sheet := l.sheet[other]; sheet.Result != nil && sheet.Type != "summary" {
			known = append(known, other)
		}
	}
	if slices.Contains(known, id) {
		return nil
	}
	return []expression.Mistake{{Message: "there is no result " + id + " that a summary can hold", Hint: source.Suggest(id, known)}}
}

// resultOperand finds what a value of a result offers, which may follow from
// parts that were not checked yet. One that uses itself is a mistake that
// cycles finds.
func (l *loader) resultOperand(sheet *Sheet, name string) (expression.Operand, string, bool) {
	var names []string
	for i, v := range sheet.Result.Values() {
		if v.Name == name {
			for _, part := range v.Of {
				l.checkPart(part)
			}
			return sheet.Result.Values()[i].Operand, "", true
		}
		if !strings.Contains(v.Name, "/") {
			names = append(names, v.Name)
		}
	}
	return expression.Operand{}, source.OneOf(name, names), false
}

// computedOf gives what a value of a result is computed of.
func (l *loader) computedOf(sheet *Sheet, name string) []worksheet.Reference {
	if sheet.Page == nil { // hidden: nothing is computed, and its names were not settled
		return nil
	}
	for _, v := range sheet.Result.Values() {
		if v.Name != name {
			continue
		}
		var all []worksheet.Reference
		for _, item := range v.Items {
			all = append(all, worksheet.Reference{Worksheet: sheet.ID, Question: item, Place: sheet.File.Whole()})
		}
		for _, part := range v.Of {
			all = append(all, referencesIn(part.Written)...)
		}
		if v.Tree == nil {
			return all
		}
		for _, n := range expression.References(v.Tree) {
			all = append(all, worksheet.Reference{Worksheet: n.Worksheet, Question: n.Question, Place: namedIn(sheet, n)})
		}
		return all
	}
	return nil
}

// namedIn is where a result names this: a value is made of what several parts
// say.
func namedIn(sheet *Sheet, name expression.Name) source.Position {
	for _, part := range sheet.Result.Parts() {
		for _, ref := range referencesIn(part.Written) {
			if ref.Worksheet == name.Worksheet && ref.Question == name.Question {
				return ref.Place
			}
		}
	}
	return sheet.File.Whole()
}
