// Package single turns the pages of a site and the files that they use into
// one HTML document that needs no other file.
//
// What it promises:
//
//   - Every page keeps its words and its order. Its ids, and all that refers to
//     them, get the page's address before them, so that no two pages collide:
//     why.goal on the page waarom becomes waarom/why.goal.
//   - Nothing is asked from anywhere: scripts, styles and pictures stand inside.
//   - The policy allows exactly the scripts and styles that were put there, each
//     by its hash.
//   - The same site gives the same bytes.
package single

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"golang.org/x/net/html"
)

// A Document is what one file is made of.
type Document struct {
	// Shell is the HTML around the pages. <template data-content="path"></template>
	// gives way to the content of a page; its scripts go to the end.
	Shell []byte
	Pages []Page
	// Read gives a file of the site: a script, a style, a picture.
	Read func(path string) ([]byte, error)
}

// A Page is a page of the site.
type Page struct {
	Path    string // in the site, step/why.html for example
	Address string // in the document: the id of what holds it
	Content func() ([]byte, error)
}

// A writer writes one document.
type writer struct {
	*Document
	out     *bufio.Writer
	pages   map[string]*Page  // by path
	data    map[string]string // what was read already, as data: addresses, by path
	first   map[string]string // numbers of our own pictures that stand in it, by path
	style   *inlined
	scripts []*inlined
	err     error // the first one
}

// Write writes the document, page by page.
func (d *Document) Write(out io.Writer) error {
	w := &writer{Document: d, out: bufio.NewWriter(out),
		pages: map[string]*Page{}, data: map[string]string{}, first: map[string]string{}}
	for i, p := range d.Pages {
		w.pages[p.Path] = &d.Pages[i]
	}
	if err := w.gather(); err != nil {
		return err
	}
	w.shell()
	if w.err != nil {
		return w.err
	}
	return w.out.Flush()
}

// fail remembers the first thing that went wrong.
func (w *writer) fail(err error) {
	if w.err == nil {
		w.err = err
	}
}

// tokens calls do for all tokens of some HTML, until something goes wrong.
func (w *writer) tokens(text []byte, do func(z *html.Tokenizer, kind html.TokenType)) {
	z := html.NewTokenizer(strings.NewReader(string(text)))
	for w.err == nil {
		kind := z.Next()
		if kind == html.ErrorToken {
			if z.Err() != io.EOF {
				w.fail(z.Err())
			}
			return
		}
		do(z, kind)
	}
}

// shell writes what stands around the pages, and the pages in it.
func (w *writer) shell() {
	w.tokens(w.Shell, func(z *html.Tokenizer, kind html.TokenType) {
		raw := string(z.Raw())
		if kind != html.StartTagToken && kind != html.EndTagToken {
			w.out.WriteString(raw)
			return
		}
		t := z.Token()
		content := value(t, "data-content")
		switch {
		case kind == html.EndTagToken && t.Data == "body":
			for _, s := range w.scripts {
				fmt.Fprintf(w.out, "<script>%s</script>\n", s.text)
			}
			w.out.WriteString(raw)
		case kind == html.EndTagToken:
			w.out.WriteString(raw)
		case content != "":
			skip(z, t.Data)
			w.page(content)
		case value(t, "src") != "" && t.Data == "script", value(t, "data-later") != "":
			skip(z, t.Data)
		case t.Data == "link" && value(t, "rel") == "stylesheet":
			fmt.Fprintf(w.out, "<style>%s</style>", w.style.text)
		case t.Data == "meta" && strings.EqualFold(value(t, "http-equiv"), "content-security-policy"):
			fmt.Fprintf(w.out, `<meta http-equiv="Content-Security-Policy" content="%s">`, w.policy())
		default:
			w.tag(nil, t, raw)
		}
	})
}

// page writes the content of a page.
func (w *writer) page(path string) {
	p := w.pages[path]
	if p == nil {
		w.fail(fmt.Errorf("there is no page %s", path))
		return
	}
	text, err := p.Content()
	if err != nil {
		w.fail(err)
		return
	}
	w.tokens(text, func(z *html.Tokenizer, kind html.TokenType) {
		raw := string(z.Raw())
		if kind != html.StartTagToken && kind != html.SelfClosingTagToken {
			w.out.WriteString(raw)
			return
		}
		w.tag(p, z.Token(), raw)
	})
}

// skip reads on behind the end of an element; none of those holds its like.
func skip(z *html.Tokenizer, name string) {
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			return
		}
		if tag, _ := z.TagName(); kind == html.EndTagToken && string(tag) == name {
			return
		}
	}
}

// value gives an attribute, or "".
func value(t html.Token, name string) string {
	for _, a := range t.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}
