package main

import (
	"fmt"
	"maps"
	"slices"
)

// A randomAnswer is an answer in the form in which the browser keeps it, made
// anew for the ids of now whenever somebody asks.
type randomAnswer struct {
	q      *randomQuestion // nil for the order of the copies
	sheet  *randomSheet
	kind   string
	many   bool
	person string
	copy   item // the zero item outside repeated sheets
	within bool // given while the sheet had copies
	value  func() any
	other  func() any // what another tab had, or nil
}

// An item is an option or row that others refer to, or a row that a reader made.
type item struct {
	thing *thing
	row   string
}

func (i item) now() string {
	if i.thing != nil {
		return i.thing.id
	}
	return i.row
}

// record is the answer as it is stored under the ids of now.
func (a *randomAnswer) record() map[string]any {
	question := ""
	if a.q != nil {
		question = a.q.id
	}
	r := map[string]any{"dossier": "d", "person": a.person, "worksheet": a.sheet.id, "copy": a.copy.now(), "question": question,
		"kind": a.kind, "value": a.value(), "words": map[string]any{"question": "Vraag", "options": map[string]string{"a": "A"}},
		"revision": 1, "counter": 3, "time": "2026-01-02T03:04:05.000Z", "tab": "t"}
	if a.other != nil {
		r["other"] = []any{map[string]any{"value": a.other(), "time": "2026-01-02T03:04:06.000Z", "from": "u"}}
	}
	return r
}

// asked reports whether the workbook of now asks for this answer: its place is
// there and the type fits. Both texts are text.
func (a *randomAnswer) asked() bool {
	if !a.sheet.live() || a.sheet.repeated != a.within {
		return false
	}
	if a.q == nil {
		return a.sheet.from == nil
	}
	text := []string{"text", "longtext"}
	fits := a.kind == a.q.kind || slices.Contains(text, a.kind) && slices.Contains(text, a.q.kind)
	return a.q.live() && fits && a.many == a.q.many
}

// items are what a source offers at the moment.
func (b *randomBook) items(source *randomQuestion) (all []item) {
	if source == nil {
		return nil
	}
	for _, o := range written(source.options) {
		all = append(all, item{thing: o})
	}
	for _, row := range source.rowIDs {
		all = append(all, item{row: row})
	}
	return all
}

// answers answers every question at every place where it can be answered.
func (b *randomBook) answers() (all []*randomAnswer) {
	for _, s := range b.sheets {
		copies := []item{{}}
		if s.repeated {
			copies = b.items(s.from)
			if s.from == nil {
				copies = []item{{row: "copya"}, {row: "copyb"}}
				all = append(all, &randomAnswer{sheet: s, kind: "copies", within: true, value: func() any {
					return []any{map[string]any{"id": "copya", "cells": map[string]string{}}, map[string]any{"id": "copyb", "cells": map[string]string{}}}
				}})
			}
		}
		for _, q := range s.questions {
			for _, copy := range copies {
				for _, person := range []string{"", "anna", "bob"} {
					if person == "" || q.individual {
						all = append(all, b.answer(q, person, copy)...)
					}
				}
			}
		}
	}
	return all
}

func (b *randomBook) answer(q *randomQuestion, person string, copy item) []*randomAnswer {
	value := b.value(q)
	if value == nil || b.chance(10) {
		return nil
	}
	a := &randomAnswer{q: q, sheet: q.sheet, kind: q.kind, many: q.many, person: person, copy: copy,
		within: q.sheet.repeated, value: value}
	if b.chance(15) {
		a.other = b.value(q)
	}
	if a.other != nil && b.chance(20) {
		a.value = func() any { return nil } // erased in one tab, changed in another
	}
	return []*randomAnswer{a}
}

var (
	texts = []string{"a", "b", "constructor", "__proto__", "Samen eten", "<b>\"&", "é́ 🌱", "goal", "12"}
	long  = append([]string{"een\ntwee", "\n", "regel\n\n- a\n"}, texts...)
)

func fixed(v any) func() any { return func() any { return v } }

// value answers a question; nil when there is nothing to answer with.
func (b *randomBook) value(q *randomQuestion) func() any {
	switch q.kind {
	case "yesno":
		return fixed(b.marked([]string{"yes", "no", "unsure"}, "note"))
	case "item":
		return fixed(b.marked([]string{"todo", "done", "not-needed"}, "note", "who", "by"))
	case "choice", "checks", "reference":
		return b.chosen(q)
	case "scale":
		return fixed(pick(b.Rand, []any{1, 3, 5, "unknown"}))
	case "money":
		return fixed(pick(b.Rand, []any{0, 1250, -99, "ongeveer tien"}))
	case "table", "grid", "actions":
		return b.rows(q)
	case "recall", "info":
		return nil
	}
	return fixed(b.text(q.kind))
}

func (b *randomBook) text(kind string) string {
	switch kind {
	case "longtext":
		return pick(b.Rand, long)
	case "number":
		return pick(b.Rand, []string{"12.5", "0", "-3", "ongeveer", "constructor"})
	case "money":
		return pick(b.Rand, []string{"1250", "0", "een tientje"})
	case "date":
		return fmt.Sprintf("2026-%02d-11", 1+b.IntN(12))
	case "yesno":
		return pick(b.Rand, []string{"yes", "no", "unsure"})
	case "scale":
		return pick(b.Rand, []string{"1", "4", "unknown"})
	}
	return pick(b.Rand, texts)
}

func (b *randomBook) marked(choices []string, fields ...string) map[string]string {
	value := map[string]string{"is": pick(b.Rand, choices)}
	for _, f := range fields {
		if b.chance(40) {
			value[f] = pick(b.Rand, texts)
		}
	}
	if value["is"] == "todo" { // what is still to do is kept only when somebody wrote something beside it
		value["who"] = pick(b.Rand, texts)
	}
	if f := "by"; value[f] != "" {
		value[f] = "2026-03-04"
	}
	return value
}

func (b *randomBook) chosen(q *randomQuestion) func() any {
	all := b.items(q.from)
	if q.from == nil {
		all = b.items(q)
	}
	if len(all) == 0 {
		return nil
	}
	if q.kind == "choice" || q.kind == "reference" && !q.many {
		one := pick(b.Rand, all)
		return func() any { return one.now() }
	}
	notes := map[item]string{}
	for range 1 + b.IntN(3) {
		notes[pick(b.Rand, all)] = ""
		if q.kind == "checks" && q.from == nil {
			notes[pick(b.Rand, all)] = pick(b.Rand, texts)
		}
	}
	return func() any {
		value := map[string]string{}
		for i, note := range notes {
			value[i.now()] = note
		}
		return value
	}
}

// rows answers a table, a grid or a list of actions.
func (b *randomBook) rows(q *randomQuestion) func() any {
	ids := b.items(q.from)
	if q.kind == "grid" {
		ids = append(b.items(q), ids...)
	} else {
		for _, row := range append(q.rowIDs, "rowx", "rowy") {
			ids = append(ids, item{row: row})
		}
	}
	rows := map[item]func() map[string]string{}
	var order []item
	for _, i := range ids {
		if cells := b.cells(q); cells != nil && rows[i] == nil && (b.chance(70) || len(order) == 0) {
			rows[i] = cells
			order = append(order, i)
		}
	}
	return func() any {
		grid, table := map[string]any{}, []any{}
		for _, i := range order {
			grid[i.now()] = rows[i]()
			table = append(table, map[string]any{"id": i.now(), "cells": rows[i]()})
		}
		if q.kind == "grid" {
			return grid
		}
		return table
	}
}

// of gives the id of an item, as it is now while the column can still tell.
func (c *randomColumn) of(i item) func() string {
	kind, first := c.kind, i.now()
	return func() string {
		if c.gone || c.kind != kind {
			return first
		}
		return i.now()
	}
}

func (b *randomBook) cells(q *randomQuestion) func() map[string]string {
	if q.kind == "actions" {
		done := map[string]string{"what": pick(b.Rand, texts), "when": "2026-05-06", "done": "no"}
		return func() map[string]string { return done }
	}
	cells := map[*randomColumn]func() string{}
	for _, c := range q.columns {
		if c.gone {
			continue
		}
		items := b.items(c.from)
		for _, o := range written(c.options) {
			items = append(items, item{thing: o})
		}
		if c.kind == "choice" || c.kind == "reference" {
			if len(items) > 0 {
				cells[c] = c.of(pick(b.Rand, items))
			}
			continue
		}
		text := b.text(c.kind)
		cells[c] = func() string { return text }
	}
	if len(cells) == 0 {
		return nil
	}
	return func() map[string]string {
		now := map[string]string{}
		for _, c := range slices.Collect(maps.Keys(cells)) {
			now[c.id] = cells[c]()
		}
		return now
	}
}
