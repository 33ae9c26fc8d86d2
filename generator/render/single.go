package render

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"werkboek/generator/single"
	"werkboek/generator/workbook"
)

// Whole is what layouts/single.html shows: all pages in one document.
type Whole struct {
	Frame
	Parts  []RoadPart
	Leaves []Leaf
}

// Leaf is a page in the file form.
type Leaf struct {
	ID, Href, Title string
	Address         string // its id in the document
	Class           string // what its body says as a page of its own
	content         func() ([]byte, error)
}

// Single gives the path of the file form: the whole workbook as one HTML file.
func (s *Site) Single() string { return s.single }

// nameSingle finds a name for the file form that no other file has.
func (s *Site) nameSingle() {
	name := s.book.ID
	for n := 2; s.files[name+".html"] != nil; n++ {
		name = s.book.ID + "-" + strconv.Itoa(n)
	}
	s.single = name + ".html"
}

// whole renders the file form.
func (s *Site) whole() ([]byte, error) {
	leaves := s.leaves()
	view := Whole{Frame: s.newFrame("", s.book.Title, ""), Leaves: leaves}
	view.Worksheets, view.Reload = true, ""
	around, err := s.surround(view.Shared)
	if err != nil {
		return nil, err
	}
	view.Around = around
	for _, part := range s.book.Parts {
		view.Parts = append(view.Parts, s.roadPart(part, part, ""))
	}
	shell, err := s.execute("single.html", view)
	if err != nil {
		return nil, err
	}
	document := single.Document{Shell: shell, Read: s.Read}
	for _, leaf := range leaves {
		document.Pages = append(document.Pages, single.Page{Path: leaf.Href, Address: leaf.Address, Content: leaf.content})
	}
	var out bytes.Buffer
	err = document.Write(&out)
	return out.Bytes(), err
}

// content renders what stands between header and footer of the page at this
// place in the outline.
func (s *Site) content(i int) ([]byte, error) {
	view, err := s.view(i)
	if err != nil {
		return nil, err
	}
	return s.execute("page/frame.html", view)
}

// shellIDs are those that layouts/single.html itself uses.
var shellIDs = []string{"main", "print-dialog", "print-title", "werkboek-answers"}

// leaves gives all pages, each with an address of its own.
func (s *Site) leaves() []Leaf {
	taken := slices.Clone(shellIDs)
	address := func(id string) string {
		for slices.Contains(taken, id) {
			id += "-"
		}
		taken = append(taken, id)
		return id
	}
	var leaves []Leaf
	for i, p := range s.book.Pages {
		class := "page"
		if len(p.Sheets) > 0 {
			class += " with-sheet"
		}
		leaves = append(leaves, Leaf{ID: p.ID, Href: p.Href, Title: p.Title, Address: address(p.ID), Class: class,
			content: func() ([]byte, error) { return s.content(i) }})
	}
	ours := func(href, phrase, class string, content func(bool) ([]byte, error)) {
		title, _ := s.texts.Say(phrase) // missing, it is reported where the page itself is made
		leaves = append(leaves, Leaf{Href: href, Title: title, Address: address(strings.TrimSuffix(href, ".html")), Class: class,
			content: func() ([]byte, error) { return content(true) }})
	}
	ours(workbook.Mine, "mine.title", "mine", s.mine)
	ours(workbook.Keeping, "keeping.title", "mine keeping", s.keeping)
	return leaves
}
