package document

import (
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"
)

// markdown is what a page may hold. It is built once and safe for use by many
// pages at a time.
var markdown = goldmark.New(
	goldmark.WithExtensions(
		extension.NewTable(extension.WithTableCellAlignMethod(extension.TableCellAlignAttribute)),
		extension.TaskList,
		extension.Footnote,
		extension.DefinitionList,
	),
	goldmark.WithParserOptions(
		parser.WithAttribute(), // {#id} behind a heading
		parser.WithParagraphTransformers(util.Prioritized(alertOpener{}, 50)),
		parser.WithASTTransformers(util.Prioritized(footnoteFinder{}, 500)),
	),
	// A lower number wins: ours come before those of the extensions.
	goldmark.WithRendererOptions(renderer.WithNodeRenderers(util.Prioritized(nodes{}, 100))),
)

// texts writes text as HTML.
var texts = html.DefaultWriter

// An output collects the HTML of one part and knows what it may be called
// there. The renderer is shared by all pages, so this is how the interface
// texts reach it.
type output struct {
	strings.Builder
	options *Options
	behind  []explanation // what to say behind the block at hand
}

// The renderer flushes what it writes to.
func (o *output) Available() int { return o.Cap() - o.Len() }
func (o *output) Buffered() int  { return 0 }
func (o *output) Flush() error   { return nil }

// attribute writes an attribute with any text as its value.
func (o *output) attribute(name, value string) {
	o.WriteByte(' ')
	o.WriteString(name)
	o.WriteString(`="`)
	texts.RawWrite(o, []byte(value))
	o.WriteByte('"')
}

// Render gives the HTML of a part of prose. Pages may be rendered at the same
// time, and so may the parts of one page.
func (p *Page) Render(part *Part) string {
	out := output{options: p.options}
	for _, n := range part.nodes {
		// Writing to memory cannot fail, and no node of ours does.
		_ = markdown.Renderer().Render(&out, p.source, n)
		out.explain()
	}
	return out.String()
}

// nodes renders the nodes whose HTML is our own.
type nodes struct{}

// RegisterFuncs tells the renderer which nodes those are.
func (nodes) RegisterFuncs(all renderer.NodeRendererFuncRegisterer) {
	for kind, render := range map[ast.NodeKind]func(*output, []byte, ast.Node, bool) ast.WalkStatus{
		ast.KindLink:            renderLink,
		ast.KindImage:           renderImage,
		ast.KindBlockquote:      renderQuote,
		ast.KindCodeBlock:       renderCode,
		ast.KindFencedCodeBlock: renderCode,
		ast.KindHTMLBlock:       renderNothing,
		ast.KindRawHTML:         renderNothing,
		kindTable:               renderTable,
		kindTask:                renderTask,
		kindFootnote:            renderFootnote,
		kindFootnotes:           renderFootnotes,
		kindFootnoteLink:        renderFootnoteLink,
		kindFootnoteBack:        renderFootnoteBack,
	} {
		all.Register(kind, func(w util.BufWriter, src []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
			return render(w.(*output), src, n, entering), nil
		})
	}
}

// renderNothing stands for what was refused.
func renderNothing(*output, []byte, ast.Node, bool) ast.WalkStatus { return ast.WalkSkipChildren }

func renderLink(out *output, _ []byte, node ast.Node, entering bool) ast.WalkStatus {
	n := node.(*ast.Link)
	if value, found := n.Attribute(explainKey); found {
		return renderTerm(out, value.(explanation), entering)
	}
	if !entering {
		out.WriteString("</a>")
		return ast.WalkContinue
	}
	out.WriteString("<a")
	writeTarget(out, "href", n.Destination, n.Title)
	if isExternal(n.Destination) {
		out.WriteString(` rel="noopener noreferrer"`)
	}
	out.WriteByte('>')
	return ast.WalkContinue
}

func renderImage(out *output, src []byte, node ast.Node, entering bool) ast.WalkStatus {
	if entering {
		n := node.(*ast.Image)
		out.WriteString("<img")
		writeTarget(out, "src", n.Destination, n.Title)
		out.attribute("alt", plain(n, src))
		out.WriteByte('>')
	}
	return ast.WalkSkipChildren
}

// writeTarget writes an address and a title. An address that was refused is
// nil and left out.
func writeTarget(out *output, name string, address, title []byte) {
	if address != nil {
		out.WriteByte(' ')
		out.WriteString(name)
		out.WriteString(`="`)
		texts.RawWrite(out, util.URLEscape(address, false))
		out.WriteByte('"')
	}
	if title != nil {
		out.WriteString(` title="`)
		texts.Write(out, title)
		out.WriteByte('"')
	}
}
