package answers

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strconv"

	"werkboek/generator/worksheet"
)

// A Table is rows under headings.
type Table struct {
	Headings []string
	Rows     [][]string
	Unknown  int // answers left out, because nobody knows whether they are personal
}

// part is one thing that was said: a row of a table.
type part struct{ row, column, option, words, note string }

// Tabulate lists everything that was answered, one thing a row. Without names
// it leaves out who people are, the names of files and dossiers, questions that
// are personal, and columns that say who; people and files are numbered. What
// the workbook does not know may be personal too.
func (k *Known) Tabulate(files []*File, names bool) Table {
	t := Table{Headings: []string{"file", "dossier", "person", "group", "worksheet", "copy", "question", "words", "row", "column", "option", "answer", "note", "beside", "time"}}
	dossiers, people := numbers{}, numbers{}
	for i, f := range files {
		for _, a := range f.Answers {
			q := k.question(a)
			if !names && q == nil {
				t.Unknown++
				continue
			}
			if !names && q.Personal {
				continue
			}
			who := f.Person(a.Person)
			file, dossier, person := strconv.Itoa(i+1), dossiers.of(f.Dossier.ID), ""
			if a.Person != "" {
				person = people.of(f.Dossier.ID + "/" + a.Person)
			}
			if names {
				file, dossier, person = path.Base(f.Path), cmp.Or(f.Dossier.Title, f.Dossier.ID), cmp.Or(who.Name, a.Person)
			}
			for j, v := range append([]*value{a.tree.get("value")}, others(a)...) {
				beside := ""
				if j > 0 {
					beside = "yes"
				}
				for _, p := range parts(a, v, func(column string) bool { return names || !saysWho(q, a, column) }) {
					t.Rows = append(t.Rows, []string{file, dossier, person, who.Group, a.Worksheet, a.Copy, a.Question, a.Words,
						p.row, p.column, p.option, p.words, p.note, beside, a.Time})
				}
			}
		}
	}
	return t
}

// Count counts how often each option was chosen, jointly and by people of
// their own. There are no names in it, and no personal questions.
func (k *Known) Count(files []*File) Table {
	t := Table{Headings: []string{"worksheet", "question", "words", "by", "option", "answer", "times"}}
	times := map[[6]string]int{}
	for _, f := range files {
		for _, a := range f.Answers {
			q := k.question(a)
			if q == nil {
				t.Unknown++
				continue
			}
			if q.Personal || !slices.Contains([]string{"choice", "checks", "yesno", "item", "scale"}, a.Kind) {
				continue
			}
			by := "together"
			if a.Person != "" {
				by = "alone"
			}
			for _, p := range parts(a, a.tree.get("value"), func(string) bool { return false }) {
				times[[6]string{a.Worksheet, a.Question, q.Label, by, p.option, p.words}]++
			}
		}
	}
	for key, n := range times {
		t.Rows = append(t.Rows, append(key[:], strconv.Itoa(n)))
	}
	slices.SortFunc(t.Rows, func(a, b []string) int { return slices.Compare(a, b) })
	return t
}

// numbers are given in the order in which something first comes.
type numbers map[string]int

func (n numbers) of(key string) string {
	if n[key] == 0 {
		n[key] = len(n) + 1
	}
	return strconv.Itoa(n[key])
}

func others(a *Answer) (all []*value) {
	if list := a.tree.get("other"); list != nil {
		for _, o := range list.list {
			all = append(all, o.get("value"))
		}
	}
	return all
}

// saysWho reports whether a column of an answer names people.
func saysWho(q *worksheet.Question, a *Answer, column string) bool {
	if column == "who" && (a.Kind == "actions" || a.Kind == "item") {
		return true
	}
	return q != nil && slices.ContainsFunc(q.Columns, func(c *worksheet.Column) bool { return c.ID == column && c.Action == "who" })
}

// parts takes a value apart. Shown says which columns are.
func parts(a *Answer, v *value, shown func(column string) bool) (all []part) {
	options := a.tree.get("words").get("options")
	wordsOf := func(id string) string { return cmp.Or(options.get(id).words(), id) }
	cells := func(row string, cells *value) {
		for _, c := range cells.order {
			if text := cells.fields[c].text; shown(c) {
				all = append(all, part{row: wordsOf(row), column: wordsOf(c), words: cmp.Or(options.get(c+"."+text).words(), text)})
			}
		}
	}
	switch {
	case v.kind == isNull:
	case v.kind == isNumber && a.Kind == "money":
		all = append(all, part{words: strconv.FormatFloat(v.number/100, 'f', 2, 64)})
	case v.kind == isNumber:
		n := fmt.Sprintf("%.0f", v.number)
		all = append(all, part{option: n, words: cmp.Or(options.get(n).words(), n)})
	case v.kind == isText && (a.Kind == "choice" || a.Kind == "reference" || a.Kind == "scale"):
		all = append(all, part{option: v.text, words: wordsOf(v.text)})
	case v.kind == isText:
		all = append(all, part{words: v.text})
	case a.Kind == "yesno" || a.Kind == "item":
		is := v.get("is").text
		all = append(all, part{option: is, words: wordsOf(is), note: v.get("note").words()})
		for _, more := range []string{"who", "by"} {
			if text := v.get(more).words(); text != "" && shown(more) {
				all = append(all, part{column: more, words: text})
			}
		}
	case a.Kind == "checks" || a.Kind == "reference":
		for _, id := range v.order {
			all = append(all, part{option: id, words: wordsOf(id), note: v.fields[id].text})
		}
	case a.Kind == "grid":
		for _, row := range v.order {
			cells(row, v.fields[row])
		}
	case a.Kind != "copies":
		for _, row := range v.list {
			cells(row.get("id").text, row.get("cells"))
		}
	}
	return all
}
