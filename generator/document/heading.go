package document

import (
	"bytes"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"golang.org/x/text/unicode/norm"

	"werkboek/generator/source"
)

// heading gives a heading its id and notes it in the page.
func (r *reader) heading(n *ast.Heading) {
	place := r.place(n)
	text := plain(n, r.page.source)
	id, chosen := r.chosenID(n)
	switch {
	case n.Level == 1:
		r.problems.Add(place, "start with ##", "a page has one title, and this would be another")
	case n.Level > r.level+1:
		r.problems.Add(place, "start with "+strings.Repeat("#", r.level+1), "this heading skips a level")
	}
	r.level = n.Level
	switch {
	case text == "":
		r.problems.Add(place, "write the heading behind it", "this heading is empty")
	case chosen && !isID(id):
		r.problems.Add(r.behind(n), "{#"+Slug(id)+"}", "an id consists of the characters a-z, 0-9 and -: %q", id)
	case !chosen:
		if id = Slug(text); id == "" {
			r.problems.Add(place, "add one: {#…}", "no id can be made of this heading")
		}
	}
	if earlier, double := r.ids[id]; double && id != "" {
		r.problems.Add(place, "give this one another: {#"+id+"-2}",
			"the heading on line %d has the id %q too", earlier.Line, id)
	} else {
		r.ids[id] = place
	}
	n.RemoveAttributes()
	if isID(id) {
		n.SetAttributeString("id", []byte(id))
	}
	r.page.Headings = append(r.page.Headings, Heading{n.Level, id, text, place})
}

// chosenID gives the id that the author wrote behind a heading.
func (r *reader) chosenID(n *ast.Heading) (id string, chosen bool) {
	for _, a := range n.Attributes() {
		if value, ok := a.Value.([]byte); ok && string(a.Name) == "id" {
			id, chosen = string(value), true
		} else {
			r.problems.Add(r.behind(n), "write only {#id}", "a heading cannot have %q", a.Name)
		}
	}
	if lines := n.Lines(); !chosen && lines.Len() > 0 {
		last := lines.At(lines.Len() - 1)
		line := last.Value(r.page.source)
		if at := bytes.LastIndex(line, []byte("{#")); at >= 0 && bytes.HasSuffix(line, []byte("}")) {
			r.problems.Add(r.file.Position(last.Start+at), "an id consists of the characters a-z, 0-9 and -",
				"this id cannot be read")
		}
	}
	return id, chosen
}

// behind is the place of what stands in braces behind a heading.
func (r *reader) behind(n *ast.Heading) source.Position {
	lines := n.Lines()
	if lines.Len() == 0 {
		return r.place(n)
	}
	end := lines.At(lines.Len() - 1).Stop
	return r.file.Position(end + max(0, bytes.IndexByte(r.page.source[end:], '{')))
}

// isID reports whether a text can be an address within a page.
func isID(text string) bool {
	for i := range len(text) {
		if c := text[i]; (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' {
			return false
		}
	}
	return text != ""
}

// letters are those that no accent can be taken from.
var letters = map[rune]string{
	'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'ı': "i",
}

// Slug makes an id of words: lower case, without accents, joined by hyphens.
// This is published: pages are linked to by these ids.
func Slug(text string) string {
	var out strings.Builder
	apart := false
	for _, c := range norm.NFKD.String(strings.ToLower(text)) {
		switch {
		case c >= 'a' && c <= 'z' || c >= '0' && c <= '9':
			if apart && out.Len() > 0 {
				out.WriteByte('-')
			}
			apart = false
			out.WriteRune(c)
		case letters[c] != "":
			if apart && out.Len() > 0 {
				out.WriteByte('-')
			}
			apart = false
			out.WriteString(letters[c])
		case unicode.Is(unicode.Mn, c) || c == '\'' || c == '’' || c == '\u00ad':
			// accents, apostrophes and soft hyphens belong to the word
		default:
			apart = true
		}
	}
	return out.String()
}
