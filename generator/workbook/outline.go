package workbook

import (
	"slices"
	"strings"

	"werkboek/generator/source"
)

// home is the address of the page that opens the workbook, Mine that of the
// reader's own overview, and Keeping that of the page that says what becomes of
// answers. No page may take them.
const (
	home    = "index.html"
	Mine    = "mijn-werkboek.html"
	Keeping = "mijn-antwoorden.html"
)

// outline puts the pages in the author's order and gives them addresses.
func (l *loader) outline() {
	for _, n := range l.Settings.outline {
		if !n.IsTable {
			l.problems.Add(n.Place, "[outline."+n.Key+"]", "a part of the outline must be a table")
			continue
		}
		f := n.Fields(l.problems)
		part := &Part{ID: n.Key, Title: f.Need("title")}
		names := f.Texts("pages")
		for _, name := range names {
			l.place(part, name)
		}
		if len(names) == 0 && f.Get("pages") != nil && f.Get("pages").Value == nil || f.Get("pages") == nil {
			l.problems.Add(n.Place, `pages = ["…"]`, "this part of the outline has no pages")
		}
		f.Done()
		if len(part.Pages) > 0 || len(names) == 0 {
			l.Parts = append(l.Parts, part) // one whose pages are all hidden goes with them
		}
	}
	l.insert()
	for _, p := range l.content.Paths(l.Language, ".md") {
		if page := l.page[p]; page != nil && page.Part == nil && !page.Hidden && !l.content.Stray(p) {
			hint := "add " + quote(page.ID) + " to a part of the outline in " + SettingsFile
			if len(l.Based) > 0 {
				hint = `say where it stands, between two lines +++ at its top: after = "start"`
			}
			l.problems.Add(page.file.Whole(), hint, "this page is missing from the outline")
		}
	}
	l.addresses()
}

// place puts one page in a part.
func (l *loader) place(part *Part, name *source.Node) {
	id := name.Value.(string)
	where, inside := source.Resolve(SettingsFile, l.Language+"/"+id+".md", l.Language)
	page := l.page[where]
	switch {
	case !inside:
		l.problems.Add(name.Inside(0), "name a page in this folder", "the path %q leaves the folder", id)
	case where != l.Language+"/"+id+".md":
		l.problems.Add(name.Inside(0), "write "+quote(strings.TrimSuffix(strings.TrimPrefix(where, l.Language+"/"), ".md")),
			"write the path %q the short way", id)
	case page == nil && l.content.Has(where): // its own problems are known
	case page == nil:
		l.problems.Add(name.Inside(0), source.Suggest(id, l.pageIDs()), "there is no page %s", where)
	case page.Hidden:
	case page.Part != nil:
		l.problems.Add(name.Inside(0), "name it once", "the page %q stands in the outline twice", id)
	default:
		page.Part = part
		part.Pages = append(part.Pages, page)
		l.Pages = append(l.Pages, page)
	}
}

// insert puts the pages of an edition behind those that they name. One may
// stand behind another.
func (l *loader) insert() {
	waiting := l.inserted()
	for placed := true; placed; {
		placed = false
		for _, page := range waiting {
			other := l.page[l.Language+"/"+page.After+".md"]
			if page.Part != nil || other == nil || other.Part == nil {
				continue
			}
			page.Part, placed = other.Part, true
			at := slices.Index(other.Part.Pages, other) + 1
			page.Part.Pages = slices.Insert(page.Part.Pages, at, page)
			l.Pages = slices.Insert(l.Pages, slices.Index(l.Pages, other)+1, page)
		}
	}
	for _, page := range waiting {
		if page.Part == nil {
			page.Hidden = true // so that nothing more is said of it
			l.problems.Add(page.AfterPlace(), source.OneOf(page.After, l.pageIDs()), "after names no page of the outline: %q", page.After)
		}
	}
}

// inserted gives the pages that say where they stand, in the order of their
// names backwards: so that of two behind the same page the first comes first.
func (l *loader) inserted() []*Page {
	var all []*Page
	for _, p := range l.content.Paths(l.Language, ".md") {
		if page := l.page[p]; page != nil && page.After != "" && !page.Hidden && page.Part == nil {
			all = append(all, page)
		}
	}
	slices.Reverse(all)
	return all
}

func (l *loader) pageIDs() []string {
	var ids []string
	for _, p := range l.content.Paths(l.Language, ".md") {
		ids = append(ids, strings.TrimSuffix(strings.TrimPrefix(p, l.Language+"/"), ".md"))
	}
	return ids
}

func (l *loader) addresses() {
	taken := map[string]*Page{}
	for i, page := range l.Pages {
		page.Href = l.href(page)
		if i == 0 {
			page.Href = home
		}
		other := taken[page.Href]
		if other != nil || i > 0 && slices.Contains([]string{home, Mine, Keeping}, page.Href) {
			l.problems.Add(page.file.Whole(), "give it another name or slug", "another page has the address %s already", page.Href)
		}
		taken[page.Href] = page
	}
}

func quote(text string) string { return `"` + text + `"` }
