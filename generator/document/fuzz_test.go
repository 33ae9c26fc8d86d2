package document

import (
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/net/html"

	"werkboek/generator/source"
)

// allowed are the elements and attributes that prose may consist of. There is
// no style, no script, no form, and nothing that listens.
var allowed = map[string]string{
	"p": "class", "br": "", "hr": "", "em": "", "strong": "", "code": "", "sup": "",
	"h1": "id", "h2": "id", "h3": "id", "h4": "id", "h5": "id", "h6": "id",
	"a": "href title rel id role aria-label", "img": "src alt title",
	"ul": "", "ol": "start", "li": "id", "dl": "", "dt": "id", "dd": "", "blockquote": "",
	"table": "", "thead": "", "tbody": "", "tr": "", "th": "align", "td": "align",
	"div": "class role tabindex aria-label data-alert popover id", "button": "type class popovertarget", "section": "class role aria-label",
	"span": "class role aria-label data-done", "pre": "class tabindex",
}

// Whatever an author writes: parsing ends, every place lies in the file, links
// stand where they are said to stand, and the HTML is harmless and whole.
func FuzzParse(f *testing.F) {
	files, _ := filepath.Glob("testdata/*.txtar")
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			f.Fatal(err)
		}
		for _, page := range archive.Files {
			if strings.HasSuffix(page.Name, ".md") {
				f.Add(string(page.Data))
			}
		}
	}
	for _, text := range []string{
		"# {a={a=[{", "## x {#y id=3}", "> [!", "> [!]\n", "[^a]:\n[^a]", "+++", "+++\n+++", "---", "![](.toml)",
		"| `\\|` |\n|-|\n", "a\n: b\n: c", "\\", "- [x]\n", "[a]\n\n[a]: <>", "```\n", "<a\n", "&#0;", "\u00a0# x", "\t- x\n\t\t> y",
		"a\n: b [x](#a)\n\n> [a](#a) [a](#a)",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) || strings.ContainsAny(text, "\x00\r") {
			t.Skip("source.Folder lets no such text through")
		}
		page, problems := parse(text)
		for _, p := range problems {
			inside(t, text, p.Position)
			if p.Message == "" || strings.Contains(p.Message+p.Hint, "%!") {
				t.Errorf("bad words: %q %q", p.Message, p.Hint)
			}
		}
		for _, l := range page.Links {
			stands(t, text, l.Place, "[!<")
			page.Explain(l, page, strings.TrimPrefix(l.Destination, "#"))
		}
		for _, part := range page.Parts {
			if part.Target != "" {
				stands(t, text, part.Place, "!")
				continue
			}
			inside(t, text, part.Place)
			harmless(t, page.Render(part), len(problems) == 0)
		}
	})
}

func inside(t *testing.T, text string, p source.Position) {
	t.Helper()
	lines := strings.Split(text, "\n")
	if p.Line == 0 {
		return
	}
	if p.Line > len(lines) || p.Text != lines[p.Line-1] || p.Column < 1 || p.Column > utf8.RuneCountInString(p.Text)+1 {
		t.Errorf("%s %q is no place in the file", p, p.Text)
	}
}

func stands(t *testing.T, text string, p source.Position, first string) {
	t.Helper()
	inside(t, text, p)
	if line := []rune(p.Text); p.Column > len(line) || !strings.ContainsRune(first, line[p.Column-1]) {
		t.Errorf("nothing begins at %s %q", p, p.Text)
	}
}

// harmless checks the HTML of a part: known elements and attributes, closed in
// order, addresses that a browser may follow and, on a sound page, ids that
// occur once.
func harmless(t *testing.T, text string, sound bool) {
	t.Helper()
	var open, ids []string
	for tokens := html.NewTokenizer(strings.NewReader(text)); ; {
		kind := tokens.Next()
		token := tokens.Token()
		switch kind {
		case html.ErrorToken:
			if len(open) > 0 {
				t.Errorf("never closed: %v in %s", open, text)
			}
			return
		case html.TextToken:
		case html.StartTagToken:
			attributes, known := allowed[token.Data]
			if !known {
				t.Errorf("element %s in %s", token.Data, text)
			}
			for _, a := range token.Attr {
				if !slices.Contains(strings.Fields(attributes), a.Key) {
					t.Errorf("attribute %s of %s in %s", a.Key, token.Data, text)
				}
				switch u, err := url.Parse(a.Val); {
				case a.Key == "id" && sound && slices.Contains(ids, a.Val):
					t.Errorf("id %s occurs twice in %s", a.Val, text)
				case a.Key == "id":
					ids = append(ids, a.Val)
				case a.Key == "src" && (err != nil || u.IsAbs() || u.Host != ""),
					a.Key == "href" && err == nil && u.IsAbs() && !slices.Contains(schemes, u.Scheme),
					a.Key == "href" && err != nil && strings.Contains(strings.ToLower(a.Val), "script:"):
					t.Errorf("address %q in %s", a.Val, text)
				}
			}
			if token.Data != "br" && token.Data != "hr" && token.Data != "img" {
				open = append(open, token.Data)
			}
		case html.EndTagToken:
			if len(open) == 0 || open[len(open)-1] != token.Data {
				t.Fatalf("%s closes %v in %s", token.Data, open, text)
			}
			open = open[:len(open)-1]
		default:
			t.Errorf("%s in %s", token, text)
		}
	}
}
