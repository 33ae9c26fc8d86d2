// Package document turns Markdown into a Page: a list of parts, each of them
// prose or an embedded worksheet. The tree is kept and rendered late, so that
// links can be given their final addresses first.
package document

import (
	"github.com/yuin/goldmark/ast"

	"werkboek/generator/source"
)

// A Page is one Markdown file. Everything is in the order of the file.
type Page struct {
	Path        string   // of the file, with slashes
	Title       string   // plain text
	Slug        string   // from the front matter, or ""
	Description string   // the key message, as plain text
	Key         []Span   // the same, in plain and marked runs
	Minutes     int      // reading time as the author says it; 0 when not said
	Covers      []string // statements of the workbook's inventory
	Reviewed    string   // the day on which the facts were last checked, 2027-09-12; or ""
	Formerly    []string // names that the page had
	After       string   // the page behind which an edition inserts this one
	Hidden      bool     // by an edition: the page is left out
	place       source.Position
	ReadMinutes int // Minutes, or else computed from the words; at least 1
	Headings    []Heading
	Terms       []Term
	Links       []*Link
	Parts       []*Part

	explained []string // ids of the terms that a link of the page explains
	source    []byte   // what the tree's places refer to
	options   *Options
}

// AfterPlace is where the front matter says After.
func (p *Page) AfterPlace() source.Position { return p.place }

// A Span is a run of the key message.
type Span struct {
	Text   string
	Marked bool
}

// A Heading is a heading below the title. Its ID is an address.
type Heading struct {
	Level int
	ID    string
	Text  string // plain
	Place source.Position
}

// A Part is a piece of a page: prose, or, when it has a Target, something
// that is embedded there.
type Part struct {
	Target string // as the author wrote it, "why.toml" for example
	Words  string // of an embed: those between the square brackets
	Place  source.Position
	nodes  []ast.Node
}

// A Link is a link or a picture in the prose of a page.
type Link struct {
	Destination string // as the author wrote it, and later as Set
	Place       source.Position
	Image       bool
	target      *[]byte
	node        ast.Node
}

// Unlink leaves nothing but the words, when what a link leads to is hidden.
func (l *Link) Unlink() {
	parent := l.node.Parent()
	for child := l.node.FirstChild(); child != nil; child = l.node.FirstChild() {
		l.node.RemoveChild(l.node, child)
		parent.InsertBefore(parent, l.node, child)
	}
	parent.RemoveChild(parent, l.node)
}

// Set gives the link its final address. It must not be called while the page
// is being rendered.
func (l *Link) Set(destination string) {
	l.Destination = destination
	*l.target = []byte(destination)
}

// Options holds the interface texts that end up inside prose, in the
// language of the pages.
type Options struct {
	Alerts       map[string]string // titles by kind, in lower case: tip, note, …
	Done, Todo   string            // names of a ticked and of an open task
	Footnotes    string            // name of the list of footnotes
	FootnoteBack string            // name of the way back from one; {number} is its number
	Table        string            // name of a table that stands below no heading
}
