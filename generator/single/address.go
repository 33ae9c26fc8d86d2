package single

import (
	"fmt"
	"net/url"
	"path"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// references are the attributes whose words are ids on the same page.
var references = []string{"for", "form", "list", "headers", "popovertarget", "aria-labelledby", "aria-describedby",
	"aria-controls", "aria-owns", "aria-details", "aria-errormessage", "aria-flowto", "aria-activedescendant"}

// tag writes a tag with the addresses that it has in the document. Of no page,
// the ids stay as they are.
func (w *writer) tag(p *Page, t html.Token, raw string) {
	changed := false
	for i := 0; i < len(t.Attr); i++ {
		a := &t.Attr[i]
		before := a.Val
		switch {
		case p != nil && (a.Key == "id" || slices.Contains(references, a.Key)):
			a.Val = inside(p, a.Val)
		case a.Key == "href" && t.Data != "link":
			w.link(p, &t, i)
		case a.Key == "src" && w.again(&t, p, i):
			changed = true
		case a.Key == "src" || a.Key == "srcset":
			a.Val = w.picture(p, a.Val)
		}
		changed = changed || t.Attr[i].Val != before
	}
	if !changed {
		w.out.WriteString(raw)
		return
	}
	w.out.WriteByte('<')
	w.out.WriteString(t.Data)
	for _, a := range t.Attr {
		w.out.WriteByte(' ')
		w.out.WriteString(a.Key)
		if a.Val != "" {
			w.out.WriteString(`="`)
			w.out.WriteString(html.EscapeString(a.Val))
			w.out.WriteByte('"')
		}
	}
	w.out.WriteByte('>')
}

// inside puts the page's address before each of its ids.
func inside(p *Page, ids string) string {
	words := strings.Fields(ids)
	for i, id := range words {
		words[i] = p.Address + "/" + id
	}
	return strings.Join(words, " ")
}

// link leads to a page or a place in the document; a file of the site comes
// along, and an address elsewhere stays.
func (w *writer) link(p *Page, t *html.Token, i int) {
	target, err := url.Parse(t.Attr[i].Val)
	if err != nil || target.Scheme != "" || target.Host != "" {
		return
	}
	if target.Path == "" {
		if p != nil {
			t.Attr[i].Val = place(p, target.Fragment)
		}
		return
	}
	file := w.resolve(p, target.Path)
	if to := w.pages[file]; to != nil {
		t.Attr[i].Val = place(to, target.Fragment)
		return
	}
	t.Attr[i].Val = w.embed(file)
	t.Attr = append(t.Attr, html.Attribute{Key: "download", Val: path.Base(file)})
}

// place is the fragment of a place on a page, or of the page.
func place(p *Page, id string) string {
	fragment := p.Address
	if id != "" {
		fragment += "/" + id
	}
	return "#" + (&url.URL{Fragment: fragment}).EscapedFragment()
}

// resolve gives the path in the site of what a page means.
func (w *writer) resolve(p *Page, relative string) string {
	if p == nil {
		return path.Clean(relative)
	}
	return path.Join(path.Dir(p.Path), relative)
}

// picture puts the data of a picture in the place of its address.
func (w *writer) picture(p *Page, address string) string {
	target, err := url.Parse(address)
	if err != nil || target.Scheme == "data" {
		return address
	}
	return w.embed(w.resolve(p, target.Path))
}

// ours is the folder of what is not the author's own: the logo, which stands on
// every sheet.
const ours = "assets/"

// again writes no logo twice: after the first one only which one it is, and the
// program gives it its picture. Without the program its words stand there.
func (w *writer) again(t *html.Token, p *Page, i int) bool {
	target, err := url.Parse(t.Attr[i].Val)
	if err != nil || t.Data != "img" {
		return false
	}
	file := w.resolve(p, target.Path)
	if !strings.HasPrefix(file, ours) {
		return false
	}
	if number, known := w.first[file]; known {
		t.Attr[i] = html.Attribute{Key: "data-same", Val: number}
		return true
	}
	w.first[file] = fmt.Sprint(len(w.first) + 1)
	t.Attr[i].Val = w.embed(file)
	t.Attr = append(t.Attr, html.Attribute{Key: "data-picture", Val: w.first[file]})
	return true
}
