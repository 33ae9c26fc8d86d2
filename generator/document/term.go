package document

import (
	"slices"

	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension/ast"

	"werkboek/generator/source"
)

// A Term is a word that a page explains in a list: the word on one line, and
// behind a colon on the next what it means. Its ID is an address. A link to it
// from another page shows the explanation on the spot.
type Term struct {
	ID, Word    string
	Explanation string // plain, its first paragraph
	Place       source.Position
}

// An explanation is what a link to a term shows.
type explanation struct {
	Term
	href, page string // where it stands, and what that page is called
	first      bool   // on its page; another one shows the same
}

// explainKey is the attribute that makes a link an explained term.
var explainKey = []byte("explain")

// name gives the terms their ids, the same as a heading with these words would
// have. Headings come first: what has an address keeps it.
func (r *reader) name() {
	for _, n := range r.terms {
		term := Term{Word: plain(n, r.page.source), Place: r.place(n)}
		term.ID = Slug(term.Word)
		if _, taken := r.ids[term.ID]; taken || term.ID == "" {
			continue
		}
		for next := n.NextSibling(); next != nil && term.Explanation == ""; next = next.NextSibling() {
			if next.Kind() == extension.KindDefinitionDescription && next.HasChildren() {
				term.Explanation = plain(next.FirstChild(), r.page.source)
			}
		}
		r.ids[term.ID] = term.Place
		n.SetAttributeString("id", []byte(term.ID))
		r.page.Terms = append(r.page.Terms, term)
	}
}

// Explain makes a link of this page show what another page says of the term
// with this id. A link to anything else stays what it is. It must not be
// called while the page is being rendered.
func (p *Page) Explain(link *Link, on *Page, id string) {
	at := slices.IndexFunc(on.Terms, func(t Term) bool { return t.ID == id && t.Explanation != "" })
	if at < 0 || link.Image {
		return
	}
	first := !slices.Contains(p.explained, id)
	if first {
		p.explained = append(p.explained, id)
	}
	link.node.SetAttribute(explainKey, explanation{on.Terms[at], link.Destination, on.Title, first})
}

// renderTerm writes the word as a button that opens its explanation. The
// browser does that without a script, by touch and by keyboard.
func renderTerm(out *output, e explanation, entering bool) ast.WalkStatus {
	if !entering {
		out.WriteString("</button>")
		return ast.WalkContinue
	}
	out.WriteString(`<button type="button" class="term"`)
	out.attribute("popovertarget", "term:"+e.ID)
	out.WriteByte('>')
	if e.first {
		out.behind = append(out.behind, e)
	}
	return ast.WalkContinue
}

// explain writes the explanations of the terms in the block that ends here:
// whoever hears the page hears them next, and paper shows them there.
func (o *output) explain() {
	for _, e := range o.behind {
		o.WriteString(`<div class="explanation" popover`)
		o.attribute("id", "term:"+e.ID)
		o.WriteString("><p><strong>")
		texts.RawWrite(o, []byte(e.Word))
		o.WriteString("</strong>: ")
		texts.RawWrite(o, []byte(e.Explanation))
		o.WriteString("</p>\n<p class=\"screen\"><a")
		writeTarget(o, "href", []byte(e.href), nil)
		o.WriteByte('>')
		texts.RawWrite(o, []byte(e.page))
		o.WriteString("</a></p></div>\n")
	}
	o.behind = nil
}
