package document

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

var (
	kindFootnote     = extension.KindFootnote
	kindFootnotes    = extension.KindFootnoteList
	kindFootnoteLink = extension.KindFootnoteLink
	kindFootnoteBack = extension.KindFootnoteBacklink
)

// unusedKey is where a parser's context keeps the places of footnotes that no
// text refers to.
var unusedKey = parser.NewContextKey()

// A footnoteFinder notes the unused footnotes, just before the parser drops
// them.
type footnoteFinder struct{}

// Transform is called once, when the whole page is parsed.
func (footnoteFinder) Transform(root *ast.Document, _ text.Reader, context parser.Context) {
	var unused []int
	for list := root.FirstChild(); list != nil; list = list.NextSibling() {
		if list.Kind() != kindFootnotes {
			continue
		}
		for n := list.FirstChild(); n != nil; n = n.NextSibling() {
			if n.(*extension.Footnote).Index < 0 {
				unused = append(unused, n.Pos())
			}
		}
	}
	context.Set(unusedKey, unused)
}

func unusedFootnotes(context parser.Context) []int {
	unused, _ := context.Get(unusedKey).([]int)
	return unused
}

// reference is what refers to a footnote. It is only ever found in text when
// there is no such footnote.
var reference = regexp.MustCompile(`^\[\^[^\s\[\]]+\]`)

// footnote finds references to footnotes that do not exist. The parser may
// have cut the text right behind the bracket, so it reads on in the source.
func (r *reader) footnote(n *ast.Text) {
	if !r.notes {
		return
	}
	src := r.page.source
	for at := n.Segment.Start; at < n.Segment.Stop; at++ {
		if src[at] == '\\' {
			at++ // what follows is no markup
		} else if src[at] != '[' {
			continue
		} else if name := reference.Find(src[at:]); name != nil {
			r.problems.Add(r.file.Position(at), "add it below: "+string(name)+": …", "there is no footnote %s", name)
		}
	}
}

func renderFootnotes(out *output, _ []byte, _ ast.Node, entering bool) ast.WalkStatus {
	if entering {
		out.WriteString(`<section class="footnotes" role="doc-endnotes"`)
		out.attribute("aria-label", out.options.Footnotes)
		out.WriteString(">\n<ol>\n")
	} else {
		out.WriteString("</ol>\n</section>\n")
	}
	return ast.WalkContinue
}

// The ids hold a colon, so that no heading can have the same.
func noteID(index int) string { return "note:" + strconv.Itoa(index) }

// refID is the id of the nth reference to a footnote.
func refID(index, nth int) string {
	id := "ref:" + strconv.Itoa(index)
	if nth > 0 {
		id += ":" + strconv.Itoa(nth+1)
	}
	return id
}

func renderFootnote(out *output, _ []byte, n ast.Node, entering bool) ast.WalkStatus {
	if entering {
		out.WriteString("<li")
		out.attribute("id", noteID(n.(*extension.Footnote).Index))
		out.WriteString(">\n")
	} else {
		out.WriteString("</li>\n")
	}
	return ast.WalkContinue
}

func renderFootnoteLink(out *output, _ []byte, node ast.Node, entering bool) ast.WalkStatus {
	if entering {
		n := node.(*extension.FootnoteLink)
		out.WriteString("<sup><a")
		out.attribute("id", refID(n.Index, n.RefIndex))
		out.attribute("href", "#"+noteID(n.Index))
		out.WriteString(` role="doc-noteref">`)
		out.WriteString(strconv.Itoa(n.Index))
		out.WriteString("</a></sup>")
	}
	return ast.WalkContinue
}

func renderFootnoteBack(out *output, _ []byte, node ast.Node, entering bool) ast.WalkStatus {
	if entering {
		n := node.(*extension.FootnoteBacklink)
		number := strconv.Itoa(n.Index)
		if n.RefCount > 1 {
			number += "." + strconv.Itoa(n.RefIndex+1)
		}
		out.WriteString(" <a")
		out.attribute("href", "#"+refID(n.Index, n.RefIndex))
		out.WriteString(` role="doc-backlink"`)
		out.attribute("aria-label", strings.ReplaceAll(out.options.FootnoteBack, "{number}", number))
		out.WriteString(">↩\ufe0e</a>")
	}
	return ast.WalkContinue
}
