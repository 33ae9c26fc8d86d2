package result

import (
	"cmp"
	"slices"
	"strings"

	"werkboek/generator/source"
)

// An articleChange is what [article.<id>] says of an article of the text: that
// it is hidden, or how it reads; or it adds one behind another. So an edition
// changes one article and keeps the others.
type articleChange struct {
	*parser
	node     *source.Node
	document *Document
}

// changeArticles lays all changes over the text of a document.
func (p *parser) changeArticles(d *Document, f *source.Fields) {
	for _, n := range f.Table("article") {
		if !n.IsTable {
			p.problems.Add(n.Place, "[article."+n.Key+"]", "an article must be a table")
			continue
		}
		fields := n.Fields(p.problems)
		(&articleChange{p, n, d}).lay(fields)
		fields.Done()
	}
}

func (c *articleChange) lay(f *source.Fields) {
	id, d := c.node.Key, c.document
	at := d.article(id)
	hidden, after := f.Bool("hidden"), f.Text("after")
	switch {
	case at < 0 && !strings.HasPrefix(id, "x-"):
		c.problems.Add(c.node.Place, cmp.Or(source.Suggest(id, d.articleIDs()), "an addition has an id that begins with x-"), "the text has no article %s", id)
		f.Get("text") // known
		return
	case hidden:
		f.Get("text")
		if at >= 0 {
			c.drop(at)
		}
		return
	}
	made := c.read(f)
	switch {
	case made == nil:
	case at >= 0:
		c.drop(at)
		d.Articles = slices.Insert(d.Articles, at, made)
	default:
		behind := len(d.Articles)
		if after != "" {
			if behind = d.article(after) + 1; behind == 0 {
				c.problems.Add(f.Get("after").Inside(0), source.OneOf(after, d.articleIDs()), "after names no article: %s", after)
			}
		}
		d.Articles = slices.Insert(d.Articles, behind, made)
	}
}

// read gives the one article of a text, or nil.
func (c *articleChange) read(f *source.Fields) *Article {
	if f.Need("text") == "" {
		return nil
	}
	own := &Document{}
	(&text{parser: c.parser, node: f.Get("text"), document: own}).read()
	bare := !slices.ContainsFunc(own.Intro, func(l *Line) bool { return l.Is != gap })
	if len(own.Articles) != 1 || !bare || own.Title != nil {
		c.problems.Add(f.Get("text").Place, "begin with ## Title, and write one article", "this is no article")
		return nil
	}
	own.Articles[0].ID = c.node.Key
	return own.Articles[0]
}

// drop takes an article away, and with it what it looked at.
func (c *articleChange) drop(at int) {
	gone := c.document.Articles[at].noted
	c.parts = slices.DeleteFunc(c.parts, func(p *Part) bool { return slices.Contains(gone, p) })
	c.document.Articles = slices.Delete(c.document.Articles, at, at+1)
}

// article gives the place of an article in the text, or -1.
func (d *Document) article(id string) int {
	return slices.IndexFunc(d.Articles, func(a *Article) bool { return a.ID == id })
}

func (d *Document) articleIDs() []string {
	var ids []string
	for _, a := range d.Articles {
		if a.ID != "" {
			ids = append(ids, a.ID)
		}
	}
	return ids
}
