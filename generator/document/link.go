package document

import (
	"bytes"
	"fmt"
	"html"
	"net/url"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"werkboek/generator/source"
)

// schemes are those that a link may have. Everything else is refused.
var schemes = []string{"https", "http", "mailto", "tel"}

// link checks a link or picture and notes it in the page. One that is refused
// loses its address.
func (r *reader) link(n ast.Node, target *[]byte, image bool) {
	place := r.place(n)
	destination := unescapeAddress(*target)
	message, hint := mistake(destination, image)
	if message == "" && image && IsExample(destination) {
		message, hint = "a filled-in example cannot stand inside a text, list or quote", "write it in a paragraph of its own"
	} else if message == "" && image && isEmbed(destination) {
		message, hint = "a worksheet cannot stand inside a text, list or quote", "write it in a paragraph of its own, or link to it: [text]("+destination+")"
	}
	if message != "" {
		r.problems.Add(place, hint, "%s", message)
		*target = nil
		return
	}
	link := &Link{Place: place, Image: image, target: target, node: n}
	link.Set(destination)
	r.page.Links = append(r.page.Links, link)
}

// spell writes <https://…> out as a link, so that there is one kind of them.
func (r *reader) spell(auto *ast.AutoLink) ast.Node {
	link := ast.NewLink()
	link.Destination = auto.URL(r.page.source)
	if auto.AutoLinkType == ast.AutoLinkEmail && !bytes.HasPrefix(bytes.ToLower(link.Destination), []byte("mailto:")) {
		link.Destination = append([]byte("mailto:"), link.Destination...)
	}
	label := ast.NewString(auto.Label(r.page.source))
	label.SetRaw(true)
	link.AppendChild(link, label)
	link.SetPos(auto.Pos())
	auto.Parent().ReplaceChild(auto.Parent(), auto, link)
	return link
}

// mistake says what is wrong with an address, or nothing.
func mistake(address string, image bool) (message, hint string) {
	scheme, rest, has := strings.Cut(address, ":")
	has = has && !strings.ContainsAny(scheme, "/?#")
	lower := strings.ToLower(scheme)
	switch {
	case address == "":
		return "this leads nowhere", "write an address between the round brackets"
	case strings.ContainsFunc(address, func(c rune) bool { return c < ' ' || c == 0x7f }):
		return "this address holds a character that cannot be seen", "type it again"
	case image && (has || strings.HasPrefix(address, "//")):
		return "a picture must lie in the workbook's folder", "save it beside the page and write its name here"
	case has && !slices.Contains(schemes, lower):
		return fmt.Sprintf("a link cannot begin with %q", scheme+":"), source.OneOf(lower, schemes)
	case has && (lower == "http" || lower == "https"):
		if u, err := url.Parse(address); err != nil || u.Host == "" {
			return "this is not a whole address", lower + "://…"
		}
	case has && rest == "":
		return "this is not a whole address", lower + ":…"
	case has:
	case strings.HasPrefix(address, "//"):
		return "this address lacks its beginning", "https:" + address
	case strings.HasPrefix(address, "/"):
		return "an address cannot begin with /", "write the way from this page, ../… for example"
	case strings.Contains(address, `\`):
		return `an address cannot hold \`, strings.ReplaceAll(address, `\`, "/")
	case image && address[0] == '#':
		return "a picture must be a file", "save it beside the page and write its name here"
	}
	return "", ""
}

// isExternal reports whether an address leads to another site.
func isExternal(address []byte) bool {
	return len(address) > 5 && bytes.EqualFold(address[:4], []byte("http")) &&
		(address[4] == ':' || bytes.EqualFold(address[4:6], []byte("s:")))
}

// unescapeAddress undoes Markdown's escapes in an address.
func unescapeAddress(raw []byte) string {
	if bytes.IndexByte(raw, '\\') >= 0 || bytes.IndexByte(raw, '&') >= 0 {
		raw = util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations(raw)))
	}
	return string(raw)
}

// unescape undoes Markdown's escapes in a text.
func unescape(raw []byte) []byte {
	if bytes.IndexByte(raw, '\\') < 0 && bytes.IndexByte(raw, '&') < 0 {
		return raw
	}
	var out output
	texts.Write(&out, raw)
	return []byte(html.UnescapeString(out.String()))
}

// isEmbed reports whether an address is that of something to embed.
func isEmbed(address string) bool { return strings.HasSuffix(address, ".toml") || IsExample(address) }

// IsExample reports whether an address is that of a filled-in example: a file
// of answers, as readers keep them.
func IsExample(address string) bool { return strings.HasSuffix(address, ExampleSuffix) }

// ExampleSuffix is how the name of such a file ends.
const ExampleSuffix = ".werkboek.json"

// embeds gives the parts that a paragraph of nothing but worksheets stands
// for, or nil for any other block.
func (r *reader) embeds(n ast.Node) (parts []*Part) {
	if n.Kind() != ast.KindParagraph {
		return nil
	}
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		switch child := child.(type) {
		case *ast.Image:
			target := unescapeAddress(child.Destination)
			if message, _ := mistake(target, true); message != "" || !isEmbed(target) {
				return nil
			}
			parts = append(parts, &Part{Target: target, Words: plain(child, r.page.source), Place: r.place(child)})
		case *ast.Text:
			if len(bytes.TrimSpace(child.Value(r.page.source))) > 0 {
				return nil
			}
		default:
			return nil
		}
	}
	return parts
}
