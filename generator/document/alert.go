package document

import (
	"bytes"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"werkboek/generator/source"
)

// alerts are the kinds of alert, as an author writes them: > [!TIP]
var alerts = []string{"NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION", "EXAMPLE"}

// alertKey is the attribute that makes a quote an alert.
var alertKey = []byte("alert")

// An alertMark is the first line of an alert.
type alertMark struct {
	kind string
	at   int  // where it stands
	more bool // text follows on the same line
}

// An alertOpener takes the mark off the first line of a quote.
type alertOpener struct{}

// Transform is called for every paragraph, before its inline markup is read.
func (alertOpener) Transform(n *ast.Paragraph, in text.Reader, _ parser.Context) {
	quote, ok := n.Parent().(*ast.Blockquote)
	if !ok || quote.FirstChild() != n || n.Lines().Len() == 0 {
		return
	}
	first := n.Lines().At(0)
	line, found := bytes.CutPrefix(first.Value(in.Source()), []byte("[!"))
	kind, rest, closed := bytes.Cut(line, []byte("]"))
	if !found || !closed || len(kind) == 0 || bytes.ContainsAny(kind, " [(*`") {
		return
	}
	more := len(bytes.TrimSpace(rest)) > 0
	quote.SetAttribute(alertKey, alertMark{string(kind), first.Start, more})
	if more {
		return
	}
	n.Lines().SetSliced(1, n.Lines().Len())
	if n.Lines().Len() == 0 {
		quote.RemoveChild(quote, n)
	}
}

// alert checks a quote that wants to be an alert.
func (r *reader) alert(n *ast.Blockquote) {
	value, found := n.Attribute(alertKey)
	if !found {
		return
	}
	mark := value.(alertMark)
	place := r.file.Position(mark.at)
	switch {
	case !slices.Contains(alerts, mark.kind):
		r.problems.Add(place, source.OneOf(mark.kind, alerts), "unknown kind of alert %q", mark.kind)
	case mark.more:
		r.problems.Add(place, "begin its text on the next line", "[!%s] must stand on a line of its own", mark.kind)
	case !n.HasChildren():
		r.problems.Add(place, "write its text on the next line, behind a >", "this alert is empty")
	}
}

func renderQuote(out *output, _ []byte, n ast.Node, entering bool) ast.WalkStatus {
	value, isAlert := n.Attribute(alertKey)
	switch {
	case isAlert && entering:
		kind := strings.ToLower(value.(alertMark).kind)
		out.WriteString(`<div class="alert"`)
		out.attribute("data-alert", kind)
		out.WriteString(`><p class="alert-title">`)
		texts.RawWrite(out, []byte(out.options.Alerts[kind]))
		out.WriteString("</p>\n")
	case isAlert:
		out.WriteString("</div>\n")
	case entering:
		out.WriteString("<blockquote>\n")
	default:
		out.WriteString("</blockquote>\n")
	}
	return ast.WalkContinue
}
