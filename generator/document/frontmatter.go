package document

import (
	"strings"

	"werkboek/generator/expression"
	"werkboek/generator/source"
)

// splitFront parts the front matter from the body. Both keep all their line
// ends and what stands outside of them is blanked, so that places stay true.
// It is not ok when the two cannot be told apart.
func splitFront(file *source.File, problems *source.Problems) (front *source.File, body []byte, ok bool) {
	body = []byte(file.Text)
	start := len(file.Text) - len(strings.TrimLeft(file.Text, " \t\n"))
	first, _, _ := strings.Cut(file.Text[start:], "\n")
	first = strings.TrimRight(first, " \t")
	if first != "+++" && first != "---" {
		return nil, body, true
	}
	begin := start + len(first)
	end, after := fence(file.Text, begin, first)
	if first == "---" {
		problems.Add(file.Position(start), `put title = "…" between two lines +++`,
			"front matter in a page is TOML, between lines +++")
		blank(body[:max(begin, after)])
		return nil, body, true
	}
	if end < 0 {
		problems.Add(file.Position(start), "close it with a line +++", "this front matter never ends")
		return nil, nil, false
	}
	if start > 0 {
		problems.Add(file.Position(start), "leave out what stands above it", "front matter must begin on the first line")
	}
	blank(body[:after])
	text := []byte(file.Text[:end])
	blank(text[:begin])
	return file.With(string(text)), body, true
}

// fence finds the next line that is nothing but this mark: where that line
// begins and where it ends. It gives -1 when there is none.
func fence(text string, from int, mark string) (begin, end int) {
	for at := from; ; {
		next := strings.IndexByte(text[at:], '\n')
		if next < 0 {
			return -1, -1
		}
		at += next + 1
		line, _, _ := strings.Cut(text[at:], "\n")
		if strings.TrimRight(line, " \t") == mark {
			return at, at + len(line)
		}
	}
}

// blank overwrites all but the line ends.
func blank(text []byte) {
	for i, c := range text {
		if c != '\n' {
			text[i] = ' '
		}
	}
}

// readFront fills the page from its front matter. It reports whether there is
// a title, be it a wrong one, or may be one, in what cannot be read.
func (p *Page) readFront(file, front *source.File, problems *source.Problems) (titled bool) {
	if front == nil {
		return false
	}
	tree := parseFront(file, front, problems)
	if tree == nil {
		return true
	}
	f := tree.Fields(problems)
	p.Title = strings.TrimSpace(f.Text("title"))
	if title := tree.Get("title"); title != nil && title.Value == "" {
		problems.Add(title.Place, `title = "…"`, "title is empty")
	}
	if f.Text("description") != "" {
		p.Key = spans(tree.Get("description"), problems)
	}
	for _, span := range p.Key {
		p.Description += span.Text
	}
	p.Slug = f.Text("slug")
	if p.Slug != "" && !isID(p.Slug) {
		problems.Add(tree.Get("slug").Place, `slug = "`+Slug(p.Slug)+`"`, "a slug consists of the characters a-z, 0-9 and -")
	}
	p.Minutes = f.Int("minutes", 0)
	if minutes := tree.Get("minutes"); p.Minutes < 0 || p.Minutes > 600 || minutes != nil && minutes.Value == int64(0) {
		problems.Add(minutes.Place, "leave it out, and it is computed", "minutes must be from 1 to 600")
		p.Minutes = 0
	}
	p.readHistory(f, problems)
	f.Done()
	return tree.Get("title") != nil || p.Hidden
}

// readHistory reads what the page covers, when it was checked, and what an
// edition does with it.
func (p *Page) readHistory(f *source.Fields, problems *source.Problems) {
	p.Covers, p.Formerly = list(f, "covers"), list(f, "formerly")
	p.Reviewed = f.Text("reviewed")
	if n := f.Get("reviewed"); p.Reviewed != "" && !expression.ValidDate(p.Reviewed) {
		problems.Add(n.Inside(0), `reviewed = "2027-09-12"`, "reviewed is a day")
		p.Reviewed = ""
	}
	p.After, p.Hidden = f.Text("after"), f.Bool("hidden")
	if p.After != "" {
		p.place = f.Get("after").Inside(0)
	}
}

// list reads a list of texts.
func list(f *source.Fields, key string) (all []string) {
	for _, n := range f.Texts(key) {
		all = append(all, n.Value.(string))
	}
	return all
}

// parseFront reads TOML. A text that ends too soon is reported where it ends,
// and the line that stands there is blank in front, but not in the file.
func parseFront(file, front *source.File, problems *source.Problems) *source.Node {
	var found source.Problems
	tree := source.Parse(front, &found)
	for _, p := range found.Sorted() {
		if p.Line > 0 {
			p.Text = strings.Split(file.Text, "\n")[p.Line-1]
		}
		problems.Add(p.Position, p.Hint, "%s", p.Message)
	}
	return tree
}

// spans splits a key message at its stars: *marked* words stand between two.
func spans(n *source.Node, problems *source.Problems) (spans []Span) {
	text := n.Value.(string)
	at, marked := 0, false
	for i, run := range strings.Split(text, "*") {
		marked = i%2 == 1
		last := at+len(run) == len(text)
		switch {
		case marked && last:
			problems.Add(n.Inside(at-1), "write *…* around the words to mark", "this mark never ends")
			marked = false
		case marked && strings.TrimSpace(run) == "":
			problems.Add(n.Inside(at-1), "write *…* around the words to mark", "this mark holds no words")
		}
		if run != "" {
			spans = append(spans, Span{run, marked})
		}
		at += len(run) + 1
	}
	return spans
}
