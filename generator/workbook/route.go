package workbook

import (
	"slices"

	"werkboek/generator/expression"
	"werkboek/generator/source"
	"werkboek/generator/worksheet"
)

// A Route is a way through the workbook: that of readers whose answers fit
// When. A sheet that names routes may be left out on the others; it is never
// hidden.
type Route struct {
	ID, Title string
	When      *expression.Written
}

// routes reads the ways through the workbook, and checks that sheets name no
// others.
func (l *loader) routes() {
	var ids []string
	for _, n := range l.Settings.routes {
		if !source.ValidID.MatchString(n.Key) || !n.IsTable {
			l.problems.Add(n.Place, `[route.short] with title = "…" and when = "…"`, "%q cannot be a route", n.Key)
			continue
		}
		f := n.Fields(l.problems)
		r := &Route{ID: n.Key, Title: f.Need("title")}
		f.Need("when")
		r.When = expression.Read(f.Get("when"), "", expression.Parse, l.problems)
		f.Done()
		ids = append(ids, r.ID)
		if r.When != nil {
			r.When.Report(expression.Check(r.When.Tree, l.operand), l.problems)
			l.Routes = append(l.Routes, r)
		}
	}
	for _, sheet := range l.Sheets {
		for _, ref := range sheet.Routes {
			if !slices.Contains(ids, ref.Question) {
				l.problems.Add(ref.Place, source.OneOf(ref.Question, ids), "there is no route %s", ref.Question)
			}
		}
	}
}

// Optional reports whether a sheet is only for who wants to go deeper: others
// ask questions that are core, and this one asks none.
func (w *Workbook) Optional(sheet *Sheet) bool {
	return sheet.Type == worksheet.Sheet && !asksCore(sheet) && slices.ContainsFunc(w.Sheets, asksCore)
}

func asksCore(sheet *Sheet) bool {
	return slices.ContainsFunc(sheet.Questions(), func(q *worksheet.Question) bool { return q.Core })
}
