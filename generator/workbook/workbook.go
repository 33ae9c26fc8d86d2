// Package workbook turns a folder of pages and worksheets into one checked
// Workbook: the outline, the links, the ids and the conditions between
// questions hold together, or there is a Problem that says where they do not.
// Ids that were published stay: see LockFile.
package workbook

import (
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"

	"werkboek/generator/document"
	"werkboek/generator/phrases"
	"werkboek/generator/result"
	"werkboek/generator/source"
	"werkboek/generator/worksheet"
)

// A Workbook is everything an author wrote, ready to be shown.
type Workbook struct {
	*Settings
	Parts    []*Part
	Pages    []*Page  // of all parts, in the order of the outline
	Sheets   []*Sheet // in the order of the pages
	Lists    []*worksheet.List
	Routes   []*Route
	Examples []*Example        // filled in by the author, in the order of the pages
	sheet    map[string]*Sheet // by id, also the hidden ones
	Files    []string          // pictures and other files that pages use; paths from the content folder
	keeper   *keeper
}

// A Part is a group of pages in the outline.
type Part struct {
	ID, Title string
	Pages     []*Page
}

// A Page is a document at its place in the workbook.
type Page struct {
	*document.Page
	ID       string // its path below the language's folder, without .md
	Href     string // its address, from the site's root
	Part     *Part
	Sheets   []*Sheet
	Examples []*Example
	file     *source.File
}

// A Sheet is a worksheet at its place on a page.
type Sheet struct {
	*worksheet.Worksheet
	Page    *Page
	shownAt source.Position // the embed on that page
}

// loader holds what is known while the workbook is put together.
type loader struct {
	*Workbook
	content  *source.Folder
	problems *source.Problems
	page     map[string]*Page  // by path in the content folder
	retired  map[string]*Sheet // by id; of no page, and of no use to others
	files    map[string]bool
	checked  map[*result.Part]bool // of results
}

// Load reads and checks the pages and worksheets that the settings name.
// Mistakes of the author become problems; then the workbook is not complete.
// With a file that cannot be read, no condition and no other reference between
// questions is judged: all that points to that file would seem to be wrong.
// Against is the manifest of an earlier build to compare its ids with, or nil.
func Load(content *source.Folder, settings *Settings, texts phrases.Phrases, against *Manifest, problems *source.Problems) (*Workbook, error) {
	l := &loader{
		Workbook: &Workbook{Settings: settings, sheet: map[string]*Sheet{}},
		content:  content,
		problems: problems,
		page:     map[string]*Page{},
		retired:  map[string]*Sheet{},
		files:    map[string]bool{},
		checked:  map[*result.Part]bool{},
	}
	if err := l.read(texts); err != nil {
		return nil, err
	}
	l.names()
	broken := l.broken()
	l.outline()
	if err := l.hideWithPages(); err != nil {
		return nil, err
	}
	l.embeds()
	l.links()
	if !problems.Unread() {
		l.references()
		l.results()
		l.conditions()
		l.routes()
		l.cycles()
	}
	content.Strays(func(p string) bool { return l.owned(p) }, problems)
	return l.Workbook, l.keep(broken, against)
}

// read parses all files, several at a time; the result does not depend on the
// order in which they get ready.
func (l *loader) read(texts phrases.Phrases) error {
	folder := l.Language
	pages, sheets := l.content.Paths(folder, ".md"), l.content.Paths(folder, ".toml")
	sheets = slices.DeleteFunc(sheets, func(p string) bool { return p == folder+"/"+listsFile })
	if err := l.readLists(); err != nil {
		return err
	}
	options, err := labels(texts)
	if err != nil {
		return err
	}
	parsedPages, err := parseAll(l, pages, func(f *source.File, problems *source.Problems) *document.Page {
		return document.Parse(f, options, problems)
	})
	if err != nil {
		return err
	}
	parsedSheets, err := parseAll(l, sheets, worksheet.Parse)
	if err != nil {
		return err
	}
	for i, p := range parsedPages {
		if p.value != nil {
			id := strings.TrimSuffix(strings.TrimPrefix(pages[i], folder+"/"), ".md")
			l.page[pages[i]] = &Page{Page: p.value, ID: id, file: p.file}
		}
	}
	for _, s := range parsedSheets {
		l.addSheet(s.value)
	}
	return nil
}

func (l *loader) addSheet(w *worksheet.Worksheet) {
	if w == nil {
		return
	}
	if first := l.sheet[w.ID]; first != nil {
		l.problems.Add(w.File.Whole(), "give the file another name",
			"the worksheet %s has the id of %s", w.ID, first.File.Path)
		return
	}
	l.sheet[w.ID] = &Sheet{Worksheet: w}
}

// parsed is a file and what came of it.
type parsed[T any] struct {
	file     *source.File
	value    *T
	problems source.Problems
	err      error
}

func parseAll[T any](l *loader, paths []string, parse func(*source.File, *source.Problems) *T) ([]*parsed[T], error) {
	all := make([]*parsed[T], len(paths))
	var work sync.WaitGroup
	queue := make(chan int)
	for range runtime.GOMAXPROCS(0) {
		work.Go(func() {
			for i := range queue {
				r := &parsed[T]{}
				if r.file, r.err = l.content.Text(paths[i], &r.problems); r.file != nil {
					r.value = parse(r.file, &r.problems)
				}
				all[i] = r
			}
		})
	}
	for i := range paths {
		queue <- i
	}
	close(queue)
	work.Wait()
	for _, r := range all {
		if r.err != nil {
			return nil, r.err
		}
		l.problems.Join(&r.problems)
	}
	return all, nil
}

// href is the address of a page: its slug or name beside its own folder, and
// index.html for the page that opens the workbook.
func (l *loader) href(p *Page) string {
	name := path.Base(p.ID)
	if p.Slug != "" {
		name = p.Slug
	}
	return path.Join(path.Dir(p.ID), name) + ".html"
}

// owned reports whether a file of an edition must replace one or be a named
// addition: pages and worksheets always, others when nothing uses them.
func (l *loader) owned(p string) bool {
	text := path.Ext(p) == ".md" || path.Ext(p) == ".toml"
	return text || !l.files[p] && !l.isExample(p) && strings.HasPrefix(p, l.Language+"/")
}

// Sheet finds a worksheet by its id, hidden or not, or gives nil.
func (w *Workbook) Sheet(id string) *Sheet { return w.sheet[id] }

// Question finds a question by the ids of its worksheet and its own, or gives
// nil.
func (w *Workbook) Question(worksheetID, questionID string) (*Sheet, *worksheet.Question) {
	if s := w.Sheet(worksheetID); s != nil {
		return s, s.Worksheet.Question(questionID)
	}
	return nil, nil
}
