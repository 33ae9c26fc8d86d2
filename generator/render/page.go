package render

import (
	"fmt"
	"html/template"
	"maps"
	"slices"
	"strings"
	"time"

	"werkboek/generator/document"
	"werkboek/generator/workbook"
	"werkboek/generator/worksheet"
)

// contentsFrom is the number of headings from which a page shows its contents.
const contentsFrom = 5

// contentsTo is the deepest level of the headings that it lists.
const contentsTo = 3

// Everything comes from the site itself; nothing inline, nothing from afar. The
// program reads one file of it, the file form, to put a reader's answers into.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; " +
	"connect-src 'self'; form-action 'none'; base-uri 'none'; " +
	"require-trusted-types-for 'script'; trusted-types 'none'"

// newFrame is what stands around a page with this way to the root.
func (s *Site) newFrame(id, title, root string) Frame {
	return Frame{
		Shared: s.newShared(root), Around: s.around[root], ID: id, Title: title,
		Policy: policy,
	}
}

func (s *Site) newShared(root string) Shared {
	var later []Later
	for _, name := range slices.Sorted(maps.Keys(s.later)) {
		later = append(later, Later{Name: name, Src: root + s.later[name]})
	}
	return Shared{
		Later: later, Phrases: s.texts, Language: s.book.Language, Root: root, Book: s.frame, Reload: s.reload,
		Script: root + s.bundle.Script, Style: root + s.bundle.Style, Data: root + s.data, Rescue: root + s.bundle.Rescue,
	}
}

// surround renders what is the same on all pages in a folder, so that it is
// done once for all of them.
func (s *Site) surround(shared Shared) (Around, error) {
	var around Around
	for name, out := range map[string]*template.HTML{
		"page/files.html": &around.Files, "page/header.html": &around.Header, "page/footer.html": &around.Footer,
	} {
		html, err := s.execute(name, shared)
		if err != nil {
			return around, err
		}
		*out = template.HTML(html)
	}
	return around, nil
}

// page renders the page at this place in the outline.
func (s *Site) page(i int) ([]byte, error) {
	view, err := s.view(i)
	if err != nil {
		return nil, err
	}
	return s.execute("page.html", view)
}

// view prepares the page at this place in the outline.
func (s *Site) view(i int) (*Page, error) {
	page := s.book.Pages[i]
	view := &Page{
		Frame: s.newFrame(page.ID, page.Title, page.Root()),
		Key:   page.Key, ReadMinutes: page.ReadMinutes,
		Part: page.Part.Title, Step: slices.Index(page.Part.Pages, page) + 1, Steps: len(page.Part.Pages),
	}
	view.Description = page.Description
	road, err := s.roads[page.Part]()
	if err != nil {
		return nil, err
	}
	view.Road = mark(road, page)
	view.Worksheets = len(page.Sheets) > 0
	for _, sheet := range page.Sheets {
		to := Link{Href: "#" + sheet.ID, Title: sheet.Title}
		if sheet.Result != nil {
			view.Results = append(view.Results, to)
			continue
		}
		view.Sheets = append(view.Sheets, to)
		view.SheetMinutes += sheet.Minutes
		view.Apart = view.Apart || sheet.Mode == worksheet.Apart
	}
	if view.Reviewed, err = s.day(page.Reviewed); err != nil {
		return nil, err
	}
	if err := s.contents(page, view); err != nil {
		return nil, err
	}
	if i > 0 {
		view.Previous = s.link(page, s.book.Pages[i-1])
	}
	if i+1 < len(s.book.Pages) {
		view.Next = s.link(page, s.book.Pages[i+1])
	}
	return view, s.parts(page, view)
}

// day says a date as it is stored, 2027-09-12, in words; "" stays "".
func (s *Site) day(date string) (string, error) {
	if date == "" {
		return "", nil
	}
	t, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return "", err
	}
	return s.texts.Say(fmt.Sprintf("date.%d", t.Month()), "day", t.Day(), "year", t.Year())
}

// contents renders the list of headings, which a page shows in two places.
func (s *Site) contents(page *workbook.Page, view *Page) error {
	if len(page.Headings) < contentsFrom {
		return nil
	}
	deep := func(h document.Heading) bool { return h.Level > contentsTo }
	headings := slices.DeleteFunc(slices.Clone(page.Headings), deep)
	out, err := s.execute("page/contents.html", Contents{s.texts, headings, view.Sheets, view.Results})
	view.Contents = template.HTML(out)
	return err
}

func (s *Site) link(from, to *workbook.Page) *Link {
	return &Link{Href: from.Root() + to.Href, Title: to.Title}
}

// parts renders the prose and prepares the sheets, in the page's order.
func (s *Site) parts(page *workbook.Page, view *Page) error {
	sheets, examples := page.Sheets, page.Examples
	for _, part := range page.Parts {
		if part.Target == "" {
			view.Parts = append(view.Parts, Part{Prose: prose(page.Page, part)})
			continue
		}
		if document.IsExample(part.Target) {
			view.Parts = append(view.Parts, Part{Example: &Example{s.texts, examples[0].ID, examples[0].Title}})
			examples = examples[1:]
			continue
		}
		sheet, err := s.sheet(sheets[0])
		if err != nil {
			return err
		}
		sheets = sheets[1:]
		view.Parts = append(view.Parts, Part{Sheet: sheet})
	}
	return nil
}

// mine renders the reader's own overview, with every page and its progress; for
// the file form only what stands between header and footer.
func (s *Site) mine(single bool) ([]byte, error) {
	title, err := s.texts.Say("mine.title")
	if err != nil {
		return nil, err
	}
	view := Mine{Frame: s.newFrame("", title, "")}
	view.Own = true
	if view.Around, err = s.surround(view.Shared); err != nil {
		return nil, err
	}
	for _, part := range s.book.Parts {
		view.Parts = append(view.Parts, s.roadPart(part, part, ""))
	}
	if single {
		return s.execute("mine/main.html", view)
	}
	view.File = s.single
	return s.execute("mine.html", view)
}

// keeping renders the page that says what becomes of answers; for the file form
// only what stands between header and footer.
func (s *Site) keeping(single bool) ([]byte, error) {
	title, err := s.texts.Say("keeping.title")
	if err != nil {
		return nil, err
	}
	view := s.newFrame("", title, "")
	if view.Description, err = s.texts.Say("keeping.key"); err != nil {
		return nil, err
	}
	if single {
		return s.execute("keeping/main.html", view)
	}
	return s.execute("keeping.html", view)
}

// Mine is what layouts/mine.html shows.
type Mine struct {
	Frame
	Parts []RoadPart
	File  string // address of the file form; "" in the file form itself
}

// Road is what layouts/page/road.html shows: the pages of one part, and the
// titles of the other parts.
type Road struct {
	Shared
	Parts []RoadPart
}

// RoadPart is a part of the outline. Only the part at hand has its pages.
type RoadPart struct {
	Title string
	Here  bool
	First Link
	Pages []RoadPage
}

// RoadPage is a stop on the road.
type RoadPage struct{ ID, Href, Title string }

// rootMark stands for the way to the site's root in a road that is rendered
// once for pages in folders of different depth.
const rootMark = "ROOT/"

// road renders the menu of a part, without a page marked as current.
func (s *Site) road(part *workbook.Part) (string, error) {
	view := Road{Shared: s.newShared("")}
	for _, p := range s.book.Parts {
		view.Parts = append(view.Parts, s.roadPart(p, part, rootMark))
	}
	out, err := s.execute("page/road.html", view)
	return string(out), err
}

func (s *Site) roadPart(part, here *workbook.Part, root string) RoadPart {
	p := RoadPart{Title: part.Title, Here: part == here}
	p.First = Link{Href: root + part.Pages[0].Href, Title: part.Pages[0].Title}
	if p.Here {
		for _, page := range part.Pages {
			p.Pages = append(p.Pages, RoadPage{ID: page.ID, Href: root + page.Href, Title: page.Title})
		}
	}
	return p
}

// mark splices the current page and the way to the root into a menu.
func mark(road string, page *workbook.Page) template.HTML {
	item := ` data-page="` + template.HTMLEscapeString(page.ID) + `"`
	before, rest, found := strings.Cut(road, item)
	if found {
		rest = strings.Replace(rest, "<a ", `<a aria-current="page" `, 1)
		road = before + item + ` class="here"` + rest
	}
	return template.HTML(strings.ReplaceAll(road, rootMark, page.Root()))
}
