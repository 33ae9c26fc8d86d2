package answers

import (
	"fmt"
	"slices"
	"strings"

	"werkboek/generator/workbook"
	"werkboek/generator/worksheet"
)

// Known are the questions of a workbook, under every name that they had.
type Known struct {
	lineage   []string
	questions map[string]*worksheet.Question
	copies    map[string]bool // the order of a sheet's copies
}

// Know reads what a workbook asks.
func Know(book *workbook.Workbook) *Known {
	k := &Known{book.Lineage(), map[string]*worksheet.Question{}, map[string]bool{}}
	for _, sheet := range book.Sheets {
		for _, id := range append([]string{sheet.ID}, sheet.Formerly...) {
			k.copies[id] = true
			for _, q := range sheet.Questions() {
				for _, name := range append([]string{q.ID}, q.Formerly...) {
					k.questions[id+"."+name] = q
				}
			}
		}
	}
	return k
}

// question gives what the workbook knows of an answer's question, or nil.
func (k *Known) question(a *Answer) *worksheet.Question {
	if k == nil {
		return nil
	}
	return k.questions[a.Worksheet+"."+a.Question]
}

// Same reports whether a file belongs to this workbook.
func (k *Known) Same(f *File) bool {
	return slices.ContainsFunc(f.Workbook.Lineage, func(id string) bool { return slices.Contains(k.lineage, id) })
}

// Notes say what in a file is no fault, and worth knowing.
func (k *Known) Notes(f *File) []string {
	var notes []string
	if !f.Whole {
		notes = append(notes, "it was changed after it was made")
	}
	if f.Dossier.Practice != "" {
		notes = append(notes, "it is an example, and nobody's own")
	}
	if !k.Same(f) {
		return append(notes, fmt.Sprintf("it belongs to another workbook, %q; only its form was checked", f.Workbook.Title))
	}
	var unknown, options []string
	for _, a := range f.Answers {
		name := a.Worksheet + "." + a.Question
		q := k.question(a)
		switch {
		case q == nil && !(a.Question == "" && k.copies[a.Worksheet]):
			unknown = append(unknown, name)
		case q != nil && len(q.From) == 0 && len(q.OwnOptions()) > 0:
			for _, id := range chosen(a) {
				if !hasOption(q, id) {
					options = append(options, name+"#"+id)
				}
			}
		}
	}
	for _, note := range []struct {
		names []string
		words string
	}{{unknown, "questions that this workbook does not ask"}, {options, "options that this workbook does not have"}} {
		if names := slices.Compact(slices.Sorted(slices.Values(note.names))); len(names) > 0 {
			more := ""
			if len(names) > 3 {
				names, more = names[:3], " …"
			}
			notes = append(notes, fmt.Sprintf("it answers %s: %s%s", note.words, strings.Join(names, ", "), more))
		}
	}
	return notes
}

// chosen are the options that an answer names.
func chosen(a *Answer) []string {
	v := a.tree.get("value")
	switch {
	case a.Kind == "choice" && v.kind == isText:
		return []string{v.text}
	case a.Kind == "checks":
		return v.order
	}
	return nil
}

func hasOption(q *worksheet.Question, id string) bool {
	return slices.ContainsFunc(q.OwnOptions(), func(o *worksheet.Option) bool { return o.ID == id || slices.Contains(o.Formerly, id) })
}
