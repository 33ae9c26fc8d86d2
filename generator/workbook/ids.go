package workbook

import (
	"slices"
	"strings"

	"werkboek/generator/source"
	"werkboek/generator/worksheet"
)

// An id is a name that answers are stored under. Its key is the whole name:
//
//	why                       a worksheet
//	why.reasons               a question
//	why.reasons#network       an option, or a row of a grid
//	money.costs/estimate      a column
//	money.costs/kind#rent     an option of a column
//
// Its kind says how answers are stored: the type of a question or column, for
// a worksheet nothing or "copies", for an option nothing.
type id struct {
	key      string
	kind     string
	revision int
	place    source.Position
	worksheet.History
}

const (
	withCopies = "copies" // the kind of a worksheet that is filled in several times
	withMany   = " many"  // added to that of a question that has more than one answer
)

// published lists all ids of these worksheets. It knows nothing of a lock, so
// whoever has other worksheets can list theirs.
func published(sheets []*worksheet.Worksheet) []*id {
	var all []*id
	options := func(of string, options []*worksheet.Option) {
		for _, o := range options {
			all = append(all, &id{key: of + "#" + o.ID, place: o.Place, History: o.History})
		}
	}
	for _, sheet := range sheets {
		kind := ""
		if sheet.Repeat != nil {
			kind = withCopies
		}
		all = append(all, &id{key: sheet.ID, kind: kind, place: sheet.File.Whole(), History: sheet.History})
		for _, q := range sheet.Questions() {
			key, kind := sheet.ID+"."+q.ID, string(q.Kind)
			if q.Many {
				kind += withMany
			}
			all = append(all, &id{key: key, kind: kind, revision: q.Revision, place: q.Place, History: q.History})
			options(key, slices.Concat(q.OwnOptions(), q.Rows))
			for _, c := range q.Columns {
				column := key + "/" + c.ID
				all = append(all, &id{key: column, kind: string(c.Kind), place: c.Place, History: c.History})
				options(column, c.Options)
			}
		}
	}
	return all
}

// cut divides a key into that of what it belongs to, and its own id with the
// sign before it. A worksheet belongs to nothing.
func cut(key string) (parent, own string) {
	at := max(0, strings.LastIndexAny(key, ".#/"))
	return key[:at], key[at:]
}

// sheetOf is the worksheet that a key is of.
func sheetOf(key string) string {
	sheet, _, _ := strings.Cut(key, ".")
	return sheet
}

// bare is the id as the author wrote it.
func bare(key string) string {
	_, own := cut(key)
	return strings.TrimLeft(own, ".#/")
}

// beside is the key of another id at the same place.
func beside(key, other string) string { return strings.TrimSuffix(key, bare(key)) + other }

// ids are the ids of a workbook by their keys: those that are there, and those
// that something there had formerly.
type ids struct {
	all  []*id
	live map[string]*id
	was  map[string]*id
}

// index orders ids by their keys. An old id must lead to one place only: where
// it is still in use, or claimed twice, answers would go astray.
func index(all []*id, problems *source.Problems) *ids {
	x := &ids{all: all, live: map[string]*id{}, was: map[string]*id{}}
	for _, i := range all {
		x.live[i.key] = i
	}
	for _, i := range all {
		for _, old := range i.Formerly {
			key := beside(i.key, old)
			switch other := x.was[key]; {
			case x.live[key] != nil:
				problems.Add(i.place, "take formerly away, or what has that id now",
					"%s says that it was %q, and that id is still in use", i.key, old)
			case other != nil:
				problems.Add(i.place, "let one of the two say so",
					"%s says that it was %q, and so does %s", i.key, old, other.key)
			default:
				x.was[key] = i
			}
		}
	}
	return x
}

// now finds what answers under a key belong to: what has this key, or had it
// formerly. What it belongs to may have got another id as well.
func (x *ids) now(key string) *id {
	key, ok := x.moved(key)
	if !ok {
		return nil
	}
	if live := x.live[key]; live != nil {
		return live
	}
	return x.was[key]
}

// moved gives a key the ids that what it belongs to has now. It is not ok when
// that is not there any more.
func (x *ids) moved(key string) (now string, ok bool) {
	parent, own := cut(key)
	if parent == "" {
		return key, true
	}
	if p := x.now(parent); p != nil {
		return p.key + own, true
	}
	return "", false
}

// what names the sort of thing that has a key.
func (x *ids) what(key string) string {
	parent, own := cut(key)
	switch {
	case parent == "":
		return "worksheet"
	case own[0] == '.':
		return "question"
	case own[0] == '/':
		return "column"
	}
	if of := x.now(parent); of != nil && of.kind == string(worksheet.Grid) {
		return "row"
	}
	return "option"
}
