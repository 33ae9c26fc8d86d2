package result

import (
	"regexp"
	"strings"

	"werkboek/generator/source"
)

// A text is a document's text while it is read, line by line: loops and
// conditions stand between its lines.
type text struct {
	*parser
	node     *source.Node
	document *Document
	article  *Article
	open     []*block
	left     int   // blocks that an article broke off: their end may still come
	rows     *Part // those at hand, within each
	width    int   // cells of the table at hand; 0 when there is none
	ruled    bool  // its head is underlined
}

// A block is an each or an if that waits for its end.
type block struct {
	line   *Line
	at     int
	isElse bool
}

// forms are the lines that begin with a sign.
var forms = []struct {
	is    string
	begin *regexp.Regexp
}{
	{bullet, regexp.MustCompile(`^- +`)},
	{step, regexp.MustCompile(`^\d+\. +`)},
	{note, regexp.MustCompile(`^> ?`)},
	{subheading, regexp.MustCompile(`^### +`)},
}

var (
	signLine  = regexp.MustCompile(`^_{3,}$`)
	ruleLine  = regexp.MustCompile(`^\|(\s*:?-+:?\s*\|)+$`)
	blockLine = regexp.MustCompile(`^\{(each|if|else|end)\b\s*([^}]*)\}$`)
	foreign   = regexp.MustCompile(`^(\* |\+ |\d+\) |#{4,}|#[^# ]|##[^# ]|###[^# ]|~~~|` + "```" + `|<)`)
	attribute = regexp.MustCompile(`\s*\{((?:#|[a-z]+=)[^}]*)\}$`)
)

func (t *text) read() {
	whole := t.node.Value.(string)
	for at := 0; at <= len(whole); {
		line, _, _ := strings.Cut(whole[at:], "\n")
		indent := len(line) - len(strings.TrimLeft(line, " \t"))
		t.line(at+indent, strings.TrimSpace(line))
		at += len(line) + 1
	}
	for _, b := range t.open {
		t.problem(b.at, "write {end} on a line of its own", "this block never ends")
	}
}

func (t *text) problem(at int, hint, format string, args ...any) {
	t.problems.Add(t.node.Inside(at), hint, format, args...)
}

// line reads one line; at is its place in the text.
func (t *text) line(at int, line string) {
	if words := blockLine.FindStringSubmatchIndex(line); words != nil {
		t.block(at, line[words[2]:words[3]], at+words[4], line[words[4]:words[5]])
		return
	}
	if strings.HasPrefix(line, "|") {
		t.table(at, line)
		return
	}
	if t.width > 0 && !t.ruled {
		t.problem(at, "write | --- | --- | below the head", "the head of a table stands above a line of dashes")
	}
	t.width, t.ruled = 0, false
	switch title, chapter := strings.CutPrefix(line, "# "); {
	case line == "":
		t.add(&Line{Is: gap})
	case chapter:
		t.title(at, title)
	case strings.HasPrefix(line, "## "):
		t.heading(at, line)
	case signLine.MatchString(line):
		t.add(&Line{Is: room})
	case foreign.MatchString(line):
		t.problem(at, "a line can begin with ##, ###, -, 1., > or |", "this line is of no kind that a document knows")
	default:
		t.words(at, line)
	}
}

// words reads a paragraph, an item, a step, a note or a heading of an article.
func (t *text) words(at int, line string) {
	for _, form := range forms {
		if begin := form.begin.FindString(line); begin != "" {
			t.add(&Line{Is: form.is, Text: t.pieces(at+len(begin), line[len(begin):])})
			return
		}
	}
	t.add(&Line{Is: paragraph, Text: t.pieces(at, line)})
}

// add puts a line at the end of what is open.
func (t *text) add(l *Line) {
	lines := &t.document.Intro
	if t.article != nil {
		lines = &t.article.Lines
	}
	if n := len(t.open); n > 0 {
		lines = &t.open[n-1].line.Lines
		if t.open[n-1].isElse {
			lines = &t.open[n-1].line.Else
		}
	}
	*lines = append(*lines, l)
}

func (t *text) title(at int, words string) {
	if t.document.Title != nil || t.article != nil || len(t.open) > 0 {
		t.problem(at, "use ## for an article", "a document has one title, on top")
		return
	}
	t.document.Title = t.pieces(at+2, words)
}

// heading begins an article, which nothing around it may hide in part.
func (t *text) heading(at int, line string) {
	if len(t.open) > 0 {
		t.problem(at, `close the block with {end}, or write ## Title {#id if="…"}`, "an article cannot stand within a block")
		t.left, t.open = t.left+len(t.open), nil // so that nothing below is blamed for it
	}
	t.article = &Article{}
	t.document.Articles = append(t.document.Articles, t.article)
	if found := attribute.FindStringSubmatchIndex(line); found != nil {
		t.attributes(at+found[2], line[found[2]:found[3]])
		line = line[:found[0]]
	}
	if len(line) < 4 {
		t.problem(at, "write ## Title", "an article has a title")
		return
	}
	t.article.Title = t.pieces(at+3, line[3:])
}

// table reads the head of a table, the line below it or one of its rows.
func (t *text) table(at int, line string) {
	if ruleLine.MatchString(line) {
		if t.width == 0 || t.ruled || strings.Count(line, "|")-1 != t.width {
			t.problem(at, "put it below a head of as many cells", "this line of dashes stands below no head")
		}
		t.ruled = true
		return
	}
	l := &Line{Is: row}
	if t.width == 0 {
		l.Is = head
	} else if !t.ruled {
		t.problem(at, "write | --- | --- | below the head", "the head of a table stands above a line of dashes")
		t.ruled = true
	}
	inner := strings.TrimSuffix(line[1:], "|")
	for cell := range strings.SplitSeq(inner, "|") {
		indent := len(cell) - len(strings.TrimLeft(cell, " "))
		l.Cells = append(l.Cells, t.pieces(at+1+indent, strings.TrimSpace(cell)))
		at += len(cell) + 1
	}
	if t.width == 0 {
		t.width = len(l.Cells)
	} else if len(l.Cells) != t.width {
		t.problem(at-len(inner)-1, "", "the head of this table has %d cells and this row %d", t.width, len(l.Cells))
	}
	t.add(l)
}
