package workbook

import (
	"maps"
	"path"
	"slices"
	"strings"

	"werkboek/generator/document"
	"werkboek/generator/phrases"
	"werkboek/generator/source"
)

// labels gathers the interface texts that stand inside prose.
func labels(texts phrases.Phrases) (*document.Options, error) {
	o := &document.Options{Alerts: map[string]string{}}
	for _, kind := range []string{"note", "tip", "important", "warning", "caution", "example"} {
		title, err := texts.Say("alert." + kind)
		if err != nil {
			return nil, err
		}
		o.Alerts[kind] = title
	}
	for key, field := range map[string]*string{
		"prose.done": &o.Done, "prose.todo": &o.Todo, "prose.footnotes": &o.Footnotes,
		"prose.footnote-back": &o.FootnoteBack, "prose.table": &o.Table,
	} {
		text, err := texts.Say(key)
		if err != nil {
			return nil, err
		}
		*field = text
	}
	return o, nil
}

// embeds puts every worksheet on the one page that shows it. A retired one is
// kept for the answers that people once gave, and stands on none.
func (l *loader) embeds() {
	for _, page := range l.Pages {
		page.Parts = slices.DeleteFunc(page.Parts, func(part *document.Part) bool {
			if document.IsExample(part.Target) {
				return !l.example(page, part)
			}
			return part.Target != "" && !l.embed(page, part)
		})
	}
	for _, id := range slices.Sorted(maps.Keys(l.sheet)) {
		switch s := l.sheet[id]; {
		case s.Hidden:
		case s.Page == nil && s.Retired: // for the others it is not there
			l.retired[id] = s
			delete(l.sheet, id)
		case s.Page == nil:
			l.problems.Add(s.File.Whole(), "write ![…]("+path.Base(s.File.Path)+") on a page, in a paragraph of its own",
				"no page shows this worksheet")
		case s.Retired:
			l.problems.Add(s.shownAt, "take it off the page, or take retired away from the worksheet",
				"the worksheet %s is retired and stands on a page", s.ID)
		}
	}
}

// embed puts a worksheet on a page. It reports whether there is one to show.
func (l *loader) embed(page *Page, part *document.Part) bool {
	sheet := l.target(page, part.Target, part.Place)
	if sheet == nil || sheet.Hidden {
		return false
	}
	if sheet.Page != nil {
		l.problems.Add(part.Place, "link to it with [text]("+part.Target+")",
			"the worksheet %s stands on the page %s already", sheet.ID, sheet.Page.ID)
		return false
	}
	sheet.Page, sheet.shownAt = page, part.Place
	page.Sheets = append(page.Sheets, sheet)
	l.Sheets = append(l.Sheets, sheet)
	return true
}

// hideWithPages hides the worksheets of the pages that an edition hid. The
// lower layers still hold what stood there.
func (l *loader) hideWithPages() error {
	for _, p := range slices.Sorted(maps.Keys(l.page)) {
		if !l.page[p].Hidden {
			continue
		}
		var none source.Problems
		files, err := l.content.Stack(p, &none)
		if err != nil {
			return err
		}
		for _, sheet := range l.sheet {
			inside := "(" + path.Base(sheet.File.Path) + ")"
			if slices.ContainsFunc(files, func(f *source.File) bool { return strings.Contains(f.Text, inside) }) {
				sheet.Hidden = true
			}
		}
	}
	return nil
}

// target finds the worksheet that a reference on a page means.
func (l *loader) target(page *Page, reference string, at source.Position) *Sheet {
	where, inside := source.Resolve(page.Path, reference, l.Language)
	if !inside {
		l.problems.Add(at, "name a file in this folder", "the path %q leaves the folder", reference)
		return nil
	}
	id := strings.TrimSuffix(path.Base(where), ".toml")
	sheet := l.sheet[id]
	if l.retired[id] != nil {
		l.problems.Add(at, "take the link away", "the worksheet %s is retired", id)
		return nil
	}
	if sheet == nil || sheet.File.Path != where {
		if !l.content.Has(where) {
			l.problems.Add(at, l.nearest(where, ".toml"), "there is no worksheet %s", where)
		}
		return nil
	}
	return sheet
}

// nearest suggests a file with this ending.
func (l *loader) nearest(where, suffix string) string {
	near := map[string]string{}
	var names []string
	for _, p := range l.content.Paths(l.Language, suffix) {
		name := path.Base(p)
		near[name] = p
		names = append(names, name)
	}
	return source.SuggestAs(path.Base(where), names, near)
}

// links gives every link its address in the site, or says what is wrong.
func (l *loader) links() {
	for _, page := range l.Pages {
		l.anchors(page)
		for _, link := range page.Links {
			l.resolve(page, link)
		}
	}
	l.Files = slices.Sorted(maps.Keys(l.files))
}

func (l *loader) resolve(page *Page, link *document.Link) {
	reference, fragment, hasFragment := strings.Cut(link.Destination, "#")
	switch {
	case strings.Contains(reference, ":"): // an address elsewhere, allowed by document
	case reference == "" && hasFragment:
		l.anchor(page, fragment, link)
	case strings.HasSuffix(reference, ".toml") && !link.Image:
		l.toSheet(page, reference, fragment, hasFragment, link)
	case strings.HasSuffix(reference, ".md") && !link.Image:
		l.toPage(page, reference, fragment, hasFragment, link)
	default:
		l.toFile(page, reference, link)
	}
}

// toSheet leads to a worksheet, or with a fragment to one of its questions.
func (l *loader) toSheet(page *Page, reference, question string, hasQuestion bool, link *document.Link) {
	sheet := l.target(page, reference, link.Place)
	switch {
	case sheet == nil:
	case sheet.Hidden:
		link.Unlink()
	case sheet.Page == nil: // reported
	case !hasQuestion:
		link.Set(l.relative(page, sheet.Page.Href) + "#" + sheet.ID)
	case sheet.Question(question) == nil:
		_, hint := l.find(sheet.ID, question)
		l.problems.Add(link.Place, hint, "the worksheet %s has no question %s", sheet.ID, question)
	default:
		link.Set(l.relative(page, sheet.Page.Href) + "#" + sheet.ID + "." + question)
	}
}

func (l *loader) toPage(page *Page, reference, fragment string, hasFragment bool, link *document.Link) {
	where, inside := source.Resolve(page.Path, reference, l.Language)
	to := l.page[where]
	switch {
	case !inside:
		l.problems.Add(link.Place, "name a page in this folder", "the path %q leaves the folder", reference)
	case to == nil && l.content.Has(where): // its own problems are known
	case to == nil && l.isOurs(where) && !hasFragment:
		link.Set(l.relative(page, strings.TrimSuffix(path.Base(where), ".md")+".html"))
	case to == nil:
		l.problems.Add(link.Place, l.nearest(where, ".md"), "there is no page %s", where)
	case to.Hidden:
		link.Unlink()
	case to.Part == nil: // missing from the outline, which is reported there
	case !hasFragment, !slices.Contains(places(to), fragment) && l.content.Higher(to.Path, page.Path):
		link.Set(l.relative(page, to.Href)) // an edition that replaced the page need not keep its places
	case l.anchor(to, fragment, link):
		link.Set(l.relative(page, to.Href) + "#" + fragment)
		if to != page {
			page.Explain(link, to.Page, fragment)
		}
	}
}

// isOurs reports whether a path means a page that every site has.
func (l *loader) isOurs(where string) bool {
	return where == l.Language+"/"+strings.TrimSuffix(Mine, ".html")+".md" || where == l.Language+"/"+strings.TrimSuffix(Keeping, ".html")+".md"
}

// anchor checks that a page has a place with this id.
func (l *loader) anchor(page *Page, id string, link *document.Link) bool {
	ids := places(page)
	if slices.Contains(ids, id) {
		return true
	}
	l.problems.Add(link.Place, source.Suggest(id, ids), "the page %s has no place #%s", page.ID, id)
	return false
}

// places gives the ids on a page: of headings, terms, worksheets and questions.
func places(page *Page) (ids []string) {
	for _, h := range page.Headings {
		ids = append(ids, h.ID)
	}
	for _, t := range page.Terms {
		ids = append(ids, t.ID)
	}
	for _, s := range page.Sheets {
		ids = append(ids, s.ID)
		for _, q := range s.Questions() {
			ids = append(ids, s.ID+"."+q.ID)
		}
	}
	return ids
}

// anchors reports headings whose id a worksheet on the same page has already.
func (l *loader) anchors(page *Page) {
	for _, h := range page.Headings {
		for _, s := range page.Sheets {
			if h.ID == s.ID || h.ID == s.ID+"-title" {
				l.problems.Add(h.Place, "give the heading an id of its own: {#other-id}",
					"the id %q belongs to the worksheet %s on this page", h.ID, s.ID)
			}
		}
	}
	for _, t := range page.Terms {
		if slices.ContainsFunc(page.Sheets, func(s *Sheet) bool { return t.ID == s.ID }) {
			l.problems.Add(t.Place, "explain it on another page, or in other words",
				"the id %q belongs to the worksheet %s on this page", t.ID, t.ID)
		}
	}
}

// fileTypes are the files that a page may show or offer.
var fileTypes = map[bool][]string{
	true:  {".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg"},
	false: {".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg", ".pdf", ".docx", ".xlsx", ".odt", ".ods", ".txt"},
}

func (l *loader) toFile(page *Page, reference string, link *document.Link) {
	where, inside := source.Resolve(page.Path, reference, l.Language)
	suffix := strings.ToLower(path.Ext(where))
	switch {
	case !inside:
		l.problems.Add(link.Place, "name a file in this folder", "the path %q leaves the folder", reference)
	case suffix == "":
		l.problems.Add(link.Place, "name a page, as in other.md", "a link must lead to a file, not to %s", reference)
	case !slices.Contains(fileTypes[link.Image], suffix):
		l.problems.Add(link.Place, source.OneOf(suffix, append(slices.Clone(fileTypes[link.Image]), ".md")),
			"a page cannot link to a file of this type: %s", reference)
	case where == l.Language+"/"+ManifestFile:
		l.problems.Add(link.Place, "give the file another name", "every site has a file %s already", ManifestFile)
	case !l.content.Has(where):
		l.problems.Add(link.Place, l.nearest(where, suffix), "there is no file %s", where)
	default:
		l.files[where] = true
		link.Set(l.relative(page, strings.TrimPrefix(where, l.Language+"/")))
	}
}

// relative is the way from a page to an address.
func (l *loader) relative(from *Page, to string) string { return from.Root() + to }

// Root is the way from a page up to the site's root.
func (p *Page) Root() string { return strings.Repeat("../", strings.Count(p.Href, "/")) }
