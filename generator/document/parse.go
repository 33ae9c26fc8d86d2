package document

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"werkboek/generator/source"
)

// wordsPerMinute is a calm reading speed.
const wordsPerMinute = 200

// Parse reads a page. Mistakes are noted in problems; the page that comes
// back is as good as could be made of it, and never nil.
func Parse(file *source.File, options *Options, problems *source.Problems) *Page {
	page := &Page{Path: file.Path, options: options, ReadMinutes: 1}
	front, body, ok := splitFront(file, problems)
	if !ok {
		return page
	}
	titled := page.readFront(file, front, problems)
	page.source = body
	page.ReadMinutes = page.Minutes
	if page.Minutes == 0 {
		page.ReadMinutes = max(1, (words(body)+wordsPerMinute-1)/wordsPerMinute)
	}
	if !sane(file, body, problems) {
		return page
	}
	r := &reader{page: page, file: file, problems: problems, level: 1, ids: map[string]source.Position{}}
	context := parser.NewContext()
	root := markdown.Parser().Parse(text.NewReader(body), parser.WithContext(context))
	r.read(root)
	r.name()
	for _, at := range unusedFootnotes(context) {
		problems.Add(file.Position(at), "refer to it with [^…], or leave it out", "no text refers to this footnote")
	}
	if page.Title == "" && !titled {
		problems.Add(file.Whole(), "begin the page with a line # Title", "this page has no title")
	}
	return page
}

// A reader walks the tree of a page once, fills the page, and prepares the
// nodes for rendering.
type reader struct {
	page     *Page
	file     *source.File
	problems *source.Problems
	level    int                        // of the last heading
	ids      map[string]source.Position // of the headings
	tables   map[string]int             // how many there are with a name
	notes    bool                       // the text may refer to footnotes
	terms    []ast.Node                 // of lists of explanations
}

// read turns the blocks of a page into its parts.
func (r *reader) read(root ast.Node) {
	r.notes = bytes.Contains(r.page.source, []byte("[^"))
	title := r.title(root)
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		if n == title || n.Kind() == ast.KindLinkReferenceDefinition {
			continue
		}
		if embeds := r.embeds(n); embeds != nil {
			r.page.Parts = append(r.page.Parts, embeds...)
			continue
		}
		r.visit(n)
		r.prose(n)
	}
}

// title takes the page's title from its first heading of level 1, when the
// front matter gives none.
func (r *reader) title(root ast.Node) ast.Node {
	if r.page.Title != "" {
		return nil
	}
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		if h, ok := n.(*ast.Heading); ok && h.Level == 1 {
			r.page.Title = plain(h, r.page.source)
			return n
		}
	}
	return nil
}

// prose adds a block to the part of prose that it continues.
func (r *reader) prose(n ast.Node) {
	last := len(r.page.Parts) - 1
	if last < 0 || r.page.Parts[last].Target != "" {
		r.page.Parts = append(r.page.Parts, &Part{Place: r.place(n)})
		last++
	}
	part := r.page.Parts[last]
	part.nodes = append(part.nodes, n)
}

// place says where a node begins. Some only hold others and have no place of
// their own.
func (r *reader) place(n ast.Node) source.Position {
	for n.Pos() < 0 && n.HasChildren() {
		n = n.FirstChild()
	}
	return r.file.Position(max(0, n.Pos()))
}

// visit checks a node and all below it.
func (r *reader) visit(n ast.Node) {
	switch n := n.(type) {
	case *ast.Heading:
		r.heading(n)
	case *ast.Link:
		r.link(n, &n.Destination, false)
	case *ast.Image:
		r.link(n, &n.Destination, true)
		return // what stands between its brackets is only ever text
	case *ast.Blockquote:
		r.alert(n)
	case *ast.HTMLBlock, *ast.RawHTML:
		r.problems.Add(r.place(n), `use Markdown; for a plain < write \<`, "HTML cannot stand in a page")
	case *ast.Text:
		r.footnote(n)
		return
	case *ast.CodeSpan:
		return
	case *extension.DefinitionTerm:
		r.terms = append(r.terms, n)
	default:
		r.table(n)
	}
	for child := n.FirstChild(); child != nil; {
		next := child.NextSibling()
		if auto, ok := child.(*ast.AutoLink); ok {
			child = r.spell(auto)
		}
		r.visit(child)
		child = next
	}
}

// plain gives the text of a node without its markup.
func plain(n ast.Node, src []byte) string {
	var out bytes.Buffer
	writePlain(&out, n, src)
	return string(bytes.TrimSpace(out.Bytes()))
}

func writePlain(out *bytes.Buffer, n ast.Node, src []byte) {
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		switch child := child.(type) {
		case *ast.Text:
			if child.IsRaw() || n.Kind() == ast.KindCodeSpan {
				out.Write(child.Value(src))
			} else {
				out.Write(unescape(child.Value(src)))
			}
			if child.SoftLineBreak() || child.HardLineBreak() {
				out.WriteByte(' ')
			}
		case *ast.String:
			out.Write(child.Value)
		case *ast.AutoLink:
			out.Write(child.Label(src))
		default:
			writePlain(out, child, src)
		}
	}
}

// words counts the runs of characters that hold a letter or a digit.
func words(text []byte) (count int) {
	inside := false
	for i := 0; i < len(text); {
		c, size := rune(text[i]), 1
		if c >= utf8.RuneSelf {
			c, size = utf8.DecodeRune(text[i:])
		}
		i += size
		switch {
		case c == ' ' || c == '\n' || c == '\t':
			inside = false
		case !inside && (unicode.IsLetter(c) || unicode.IsDigit(c)):
			inside = true
			count++
		}
	}
	return count
}
