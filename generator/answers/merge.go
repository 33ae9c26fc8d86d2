package answers

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"werkboek/generator/source"
)

// Merge makes one work file of several, of the same workbook. People stay
// apart. Where joint answers differ the last one counts, and the others stand
// beside it until somebody chooses. Nothing is left out; more than a work file
// may hold is a Problem, and so is a file of another workbook.
func (r *Rules) Merge(files []*File) ([]byte, *source.Problem) {
	latest := files[0]
	for _, f := range files[1:] {
		if !slices.ContainsFunc(f.Workbook.Lineage, func(id string) bool { return slices.Contains(files[0].Workbook.Lineage, id) }) {
			return nil, &source.Problem{Position: source.Position{Path: f.Path},
				Message: fmt.Sprintf("this file belongs to another workbook than %s: %q", files[0].Path, f.Workbook.Title),
				Hint:    "merge only files of one workbook"}
		}
		if f.Dossier.Changed > latest.Dossier.Changed {
			latest = f
		}
	}
	m := &merger{rules: r, answers: map[string]*value{}, people: map[string]*value{}}
	out := &value{kind: isObject, fields: map[string]*value{}}
	ordered := append([]*File{latest}, slices.DeleteFunc(slices.Clone(files), func(f *File) bool { return f == latest })...)
	for _, f := range ordered {
		for _, name := range f.tree.order {
			if out.get(name) == nil && name != "checksum" {
				out.set(name, f.tree.get(name))
			}
		}
		m.add(f)
	}
	out.set("purpose", text("copy"))
	out.set("filledBy", text(""))
	out.set("people", sorted(m.people))
	out.set("answers", sorted(m.answers))
	out.set("formerly", &value{kind: isList, list: m.formerly})
	out.set("checksum", text(sum(out)))
	data := append(appendJSON(nil, out, false, ""), '\n')
	if _, refused := r.Read("the merged file", data, nil); refused != nil {
		return nil, &refused.Problem
	}
	return data, nil
}

type merger struct {
	rules    *Rules
	answers  map[string]*value // by place
	people   map[string]*value // by id
	formerly []*value
}

func (m *merger) add(f *File) {
	for _, a := range f.Answers {
		place := strings.Join([]string{a.Person, a.Worksheet, a.Copy, a.Question}, "/")
		m.answers[place] = m.meet(m.answers[place], a.tree)
	}
	if people := f.tree.get("people"); people != nil {
		for _, p := range people.list {
			if known := m.people[p.get("id").text]; known == nil || known.get("name").text == "" {
				m.people[p.get("id").text] = p
			}
		}
	}
	if former := f.tree.get("formerly"); former != nil {
		for _, one := range former.list {
			m.former(one)
		}
	}
}

// former keeps what was formerly answered, once.
func (m *merger) former(one *value) {
	if !slices.ContainsFunc(m.formerly, func(f *value) bool { return canonical(f) == canonical(one) }) {
		m.formerly = append(m.formerly, one)
	}
}

// meet gives what stands at a place where two answers come together.
func (m *merger) meet(a, b *value) *value {
	if a == nil {
		return b
	}
	if b.get("time").text > a.get("time").text {
		a, b = b, a
	}
	if !sameForm(a, b) {
		m.former(b)
		return a
	}
	own := canonical(a.get("value"))
	var others []*value
	keep := func(other *value) {
		v := canonical(other.get("value"))
		if v != own && !slices.ContainsFunc(others, func(o *value) bool { return canonical(o.get("value")) == v }) {
			others = append(others, other)
		}
	}
	for _, from := range []*value{a, b} {
		if from == b && b.get("value").kind != isNull {
			other := &value{kind: isObject, fields: map[string]*value{}}
			other.set("value", b.get("value"))
			other.set("time", b.get("time"))
			other.set("from", text("file"))
			keep(other)
		}
		if list := from.get("other"); list != nil {
			for _, other := range list.list {
				keep(other)
			}
		}
	}
	both := &value{kind: isObject, fields: map[string]*value{}}
	for _, name := range a.order {
		if name != "other" {
			both.set(name, a.fields[name])
		}
	}
	if len(others) > 0 {
		both.set("other", &value{kind: isList, list: others})
	}
	return both
}

// sameForm: one value can be read as the other. Both texts are text, and one
// reference is not several.
func sameForm(a, b *value) bool {
	written := []string{"text", "longtext"}
	one, two := a.get("kind").text, b.get("kind").text
	if slices.Contains(written, one) && slices.Contains(written, two) {
		return true
	}
	x, y := a.get("value").kind, b.get("value").kind
	return one == two && (one != "reference" || x == isNull || y == isNull || x == y)
}

// sorted is a list in the order of its keys, so that the same files always
// give the same one.
func sorted(all map[string]*value) *value {
	type entry struct {
		key string
		v   *value
	}
	var entries []entry
	for key, v := range all {
		entries = append(entries, entry{key, v})
	}
	slices.SortFunc(entries, func(a, b entry) int { return cmp.Compare(a.key, b.key) })
	list := &value{kind: isList}
	for _, e := range entries {
		list.list = append(list.list, e.v)
	}
	return list
}
