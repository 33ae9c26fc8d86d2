package main

import (
	"fmt"
	"slices"
)

// edit changes one thing in the workbook, as its author would. What others
// take items from stays where it is.
func (b *randomBook) edit() {
	s := pick(b.Rand, b.sheets)
	if s.gone {
		return
	}
	q := pick(b.Rand, s.questions)
	edits := []func(*randomSheet, *randomQuestion) string{b.add, b.rename, b.rename, b.retire, b.reorder, b.retype, b.retype, b.vanish, b.bump}
	if did := pick(b.Rand, edits)(s, q); did != "" {
		b.did = append(b.did, did)
	}
}

func (b *randomBook) add(s *randomSheet, q *randomQuestion) string {
	switch b.IntN(4) {
	case 0:
		b.addSheet()
		return "add a sheet " + b.sheets[len(b.sheets)-1].id
	case 1:
		b.addQuestion(s)
		return "add a question to " + s.id
	case 2:
		if len(written(q.options)) > 0 && !q.gone {
			b.options(q, 1)
			return fmt.Sprintf("add %s to %s.%s", q.options[len(q.options)-1].id, s.id, q.id)
		}
	default:
		if len(written(q.columnThings())) > 0 && !q.gone {
			b.addColumn(q, pick(b.Rand, cellKinds))
			return fmt.Sprintf("add a column to %s.%s", s.id, q.id)
		}
	}
	return ""
}

// part picks something with an id, and gives what stands beside it.
func (b *randomBook) part(s *randomSheet, q *randomQuestion) (t *thing, beside []*thing, what string) {
	what = s.id + "." + q.id
	switch b.IntN(6) {
	case 0:
		return &s.thing, b.sheetThings(), "sheet"
	case 1:
		beside = q.options
	case 2:
		beside = q.columnThings()
	case 3:
		if len(q.columns) > 0 {
			c := pick(b.Rand, q.columns)
			beside, what = c.options, what+"/"+c.id
		}
	case 4:
		beside, what = b.list.options, "list"
	}
	if len(beside) > 0 {
		return pick(b.Rand, beside), beside, "part of " + what
	}
	return &q.thing, s.things(), "question of " + s.id
}

func (b *randomBook) rename(s *randomSheet, q *randomQuestion) string {
	t, beside, what := b.part(s, q)
	old := t.id
	if t.gone || slices.Contains(s.things(), t) && t.gone {
		return ""
	}
	t.id, t.formerly = b.fresh(beside...), append(t.formerly, old)
	return fmt.Sprintf("rename %s %s to %s", what, old, t.id)
}

// needed reports whether something cannot leave: others use it, or too few
// would be left beside it.
func (b *randomBook) needed(t *thing, s *randomSheet, q *randomQuestion, beside []*thing) bool {
	uses := func(q *randomQuestion) bool { return b.used(q) }
	switch {
	case t == &s.thing:
		return slices.ContainsFunc(s.questions, uses)
	case t == &q.thing:
		return b.used(q) || len(written(beside)) < 2
	}
	return len(written(beside)) < 3
}

func (b *randomBook) retire(s *randomSheet, q *randomQuestion) string {
	t, beside, what := b.part(s, q)
	if what == "part of list" || b.needed(t, s, q, beside) {
		return ""
	}
	t.retired = true
	return fmt.Sprintf("retire %s %s", what, t.id)
}

func (b *randomBook) vanish(s *randomSheet, q *randomQuestion) string {
	t, beside, what := b.part(s, q)
	if b.needed(t, s, q, beside) {
		return ""
	}
	t.vanish()
	return fmt.Sprintf("take away %s %s", what, t.id)
}

func (b *randomBook) reorder(s *randomSheet, q *randomQuestion) string {
	shuffle(b, b.sheets)
	shuffle(b, s.questions)
	shuffle(b, q.options)
	shuffle(b, q.columns)
	return fmt.Sprintf("reorder %s and %s", s.id, q.id)
}

func shuffle[T any](b *randomBook, all []T) {
	b.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
}

// takesOtherItems reports whether something would be of a type with items once
// more, but with others: nothing tells what the items of before are called now.
func (t *thing) takesOtherItems(kind string) bool {
	items := []string{"choice", "checks", "reference", "table", "grid"}
	return slices.Contains(items, kind) && slices.Contains(t.kinds, kind)
}

func (b *randomBook) retype(s *randomSheet, q *randomQuestion) string {
	switch b.IntN(5) {
	case 0:
		if slices.ContainsFunc(s.questions, b.used) || slices.Contains(s.kinds, "copies of items") {
			return ""
		}
		if s.from != nil {
			s.kinds = append(s.kinds, "copies of items")
		}
		s.repeated, s.from = !s.repeated, nil
		return fmt.Sprintf("copies of %s: %t", s.id, s.repeated)
	case 1:
		if len(q.columns) == 0 || b.used(q) {
			return ""
		}
		c, kind := pick(b.Rand, q.columns), pick(b.Rand, cellKinds)
		if c.takesOtherItems(kind) {
			return ""
		}
		b.columnKind(c, kind)
		return fmt.Sprintf("column %s.%s/%s becomes %s", s.id, q.id, c.id, c.kind)
	}
	if b.used(q) || q.gone {
		return ""
	}
	kind := pick(b.Rand, allKinds)
	if q.kind == "longtext" {
		kind = "text"
	}
	if q.takesOtherItems(kind) {
		return ""
	}
	b.kind(q, kind)
	return fmt.Sprintf("%s.%s becomes %s", s.id, q.id, kind)
}

// bump says that a question means something else now: its answers stay, to be
// looked at again.
func (b *randomBook) bump(s *randomSheet, q *randomQuestion) string {
	if q.gone || slices.Contains([]string{"recall", "info"}, q.kind) {
		return ""
	}
	q.revision++
	return fmt.Sprintf("%s.%s means something else: revision %d", s.id, q.id, 1+q.revision)
}
