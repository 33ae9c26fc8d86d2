package main

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
)

// A thing has an id that may change, and may be retired or vanish.
type thing struct {
	id       string
	formerly []string
	retired  bool
	gone     bool     // no longer written at all
	kinds    []string // that it has had
}

// live reports whether readers still meet it.
func (t *thing) live() bool { return !t.retired && !t.gone }

// vanish takes a thing out of its file, and with it what it says of its past:
// answers stay under the id that they were given under.
func (t *thing) vanish() {
	t.gone = true
	if len(t.formerly) > 0 {
		t.id, t.formerly = t.formerly[0], nil
	}
}

// history writes formerly and retired as keys of a table in one line or more.
func (t *thing) history(between string) string {
	text := ""
	if len(t.formerly) > 0 {
		text += fmt.Sprintf("formerly = [%s]%s", quoted(t.formerly), between)
	}
	if t.retired {
		text += "retired = true" + between
	}
	return text
}

func quoted(texts []string) string {
	var all []string
	for _, t := range texts {
		all = append(all, fmt.Sprintf("%q", t))
	}
	return strings.Join(all, ", ")
}

// A randomBook is a workbook made up by chance, whose parts stay themselves
// while their ids change.
type randomBook struct {
	*rand.Rand
	sheets []*randomSheet
	list   *randomQuestion // lists.toml: a question of no sheet, with options only
	did    []string        // the edits, for who has to read a failing case
}

type randomSheet struct {
	thing
	repeated  bool
	from      *randomQuestion // of the copies; nil for a free series
	questions []*randomQuestion
}

type randomQuestion struct {
	thing
	sheet      *randomSheet
	kind       string
	many       bool
	individual bool
	section    bool
	revision   int // how often its meaning changed
	from       *randomQuestion
	options    []*thing // or rows
	columns    []*randomColumn
	rowIDs     []string // of a table: the rows that a reader made
}

type randomColumn struct {
	thing
	kind    string
	from    *randomQuestion
	options []*thing
}

var (
	randomIDs = strings.Fields("a b c d e f g h goal who what when done other us n1 n2 n3 n4 n5 n6 n7 n8 n9 constructor prototype value-of to-string x-y list map")
	allKinds  = strings.Fields("text longtext yesno choice checks scale number money date item table grid actions reference recall info")
	cellKinds = strings.Fields("text longtext yesno choice scale number money date reference")
)

func pick[T any](r *rand.Rand, all []T) T { return all[r.IntN(len(all))] }

func (b *randomBook) chance(percent int) bool { return b.IntN(100) < percent }

// fresh gives an id that none of these has or had.
func (b *randomBook) fresh(beside ...*thing) string {
	for {
		id := pick(b.Rand, randomIDs)
		if b.chance(10) {
			id += fmt.Sprintf("-%d", b.IntN(1000)) + strings.Repeat("-long", b.IntN(15))
		}
		if !slices.ContainsFunc(beside, func(t *thing) bool { return t.id == id || slices.Contains(t.formerly, id) }) {
			return id
		}
	}
}

// written gives those of things that still stand in the file.
func written(things []*thing) []*thing {
	return slices.DeleteFunc(slices.Clone(things), func(t *thing) bool { return t.gone })
}

func (b *randomBook) things(n int) []*thing {
	var all []*thing
	for range n {
		all = append(all, &thing{id: b.fresh(all...)})
	}
	return all
}

func newRandomBook(seed uint64) *randomBook {
	b := &randomBook{Rand: rand.New(rand.NewPCG(seed, 7))}
	b.list = &randomQuestion{thing: thing{id: "named"}, kind: "list", options: b.things(2 + b.IntN(3))}
	for range 1 + b.IntN(3) {
		b.addSheet()
	}
	return b
}

func (b *randomBook) addSheet() {
	s := &randomSheet{thing: thing{id: b.fresh(b.sheetThings()...)}}
	if b.chance(30) {
		s.repeated = true
		if b.chance(60) {
			s.from = b.source()
		}
	}
	b.sheets = append(b.sheets, s)
	for range 1 + b.IntN(5) {
		b.addQuestion(s)
	}
}

func (b *randomBook) addQuestion(s *randomSheet) {
	q := &randomQuestion{thing: thing{id: b.fresh(s.things()...)}, sheet: s, individual: b.chance(20), section: b.chance(30)}
	b.kind(q, pick(b.Rand, allKinds))
	s.questions = append(s.questions, q)
}

// kind gives a question a type, with all that belongs to it. What belonged to
// the type before is gone, and its ids are never used again.
func (b *randomBook) kind(q *randomQuestion, kind string) {
	for _, t := range slices.Concat(q.options, q.columnThings()) {
		t.vanish()
	}
	q.kind, q.many, q.from, q.rowIDs = "none yet, so no source for itself", false, nil, nil
	defer func() { q.kind, q.kinds = kind, append(q.kinds, kind) }()
	switch kind {
	case "choice", "checks":
		if b.chance(30) {
			q.from = b.source()
		} else {
			b.options(q, 2+b.IntN(3)*4)
		}
	case "reference":
		q.from, q.many = b.source(), b.chance(50)
	case "grid":
		if b.chance(30) {
			q.from = b.source() // own rows beside them might have the same ids
		} else {
			b.options(q, 1+b.IntN(3))
		}
		b.columns(q)
	case "table":
		if b.chance(30) {
			q.from = b.source()
		}
		q.rowIDs = []string{"row" + pick(b.Rand, randomIDs[:9]), "rowz"}
		b.columns(q)
	}
}

func (b *randomBook) options(q *randomQuestion, n int) {
	for range n {
		q.options = append(q.options, &thing{id: b.fresh(q.options...)})
	}
}

func (b *randomBook) columns(q *randomQuestion) {
	for range 1 + b.IntN(3) {
		b.addColumn(q, pick(b.Rand, cellKinds))
	}
}

func (b *randomBook) addColumn(q *randomQuestion, kind string) {
	c := &randomColumn{thing: thing{id: b.fresh(q.columnThings()...)}}
	b.columnKind(c, kind)
	q.columns = append(q.columns, c)
}

func (b *randomBook) columnKind(c *randomColumn, kind string) {
	for _, o := range c.options {
		o.vanish()
	}
	c.kind, c.kinds, c.from = kind, append(c.kinds, kind), nil
	switch kind {
	case "choice":
		for range 2 + b.IntN(3) {
			c.options = append(c.options, &thing{id: b.fresh(c.options...)})
		}
	case "reference":
		c.from = b.source()
	}
}

// source gives a question, or the list, that items can come from.
func (b *randomBook) source() *randomQuestion {
	var all []*randomQuestion
	for _, s := range b.sheets {
		for _, q := range s.questions {
			plain := !s.repeated && s.live() && q.live() && !q.individual && q.from == nil
			if plain && slices.Contains([]string{"checks", "grid", "table"}, q.kind) {
				all = append(all, q)
			}
		}
	}
	if len(all) == 0 || b.chance(30) {
		return b.list
	}
	return pick(b.Rand, all)
}

// used reports whether others take items from a question.
func (b *randomBook) used(source *randomQuestion) bool {
	for _, s := range b.sheets {
		if s.from == source && !s.gone {
			return true
		}
		for _, q := range s.questions {
			if q.from == source || slices.ContainsFunc(q.columns, func(c *randomColumn) bool { return c.from == source }) {
				return true
			}
		}
	}
	return false
}

func (b *randomBook) sheetThings() (all []*thing) {
	for _, s := range b.sheets {
		all = append(all, &s.thing)
	}
	return all
}

func (s *randomSheet) things() (all []*thing) {
	for _, q := range s.questions {
		all = append(all, &q.thing)
	}
	return all
}

func (q *randomQuestion) columnThings() (all []*thing) {
	for _, c := range q.columns {
		all = append(all, &c.thing)
	}
	return all
}
