package worksheet

import (
	"slices"
	"strings"

	"werkboek/generator/source"
)

// rowsOnPaper is how many empty rows a table prints when the author does not
// say, and linesOnPaper how many lines a long answer gets.
const (
	rowsOnPaper  = 6
	linesOnPaper = 3
)

// question reads [question.<id>] and finds its section.
func (p *parser) question(n *source.Node) (*Question, *Section) {
	f := n.Fields(p.problems)
	q := &Question{
		ID:      n.Key,
		Place:   n.Place,
		Kind:    p.kind(f, kinds),
		Label:   f.Need("label"),
		Help:    f.Text("help"),
		Example: f.Text("example"),
		Core:    f.Bool("core"),
		ShowIf:  p.condition(f),
	}
	section := p.section(f)
	if q.Kind == "" { // without a kind nobody knows which other keys fit
		return nil, nil
	}
	p.details(f, q)
	f.Done()
	return q, section
}

func (p *parser) kind(f *source.Fields, known []string) Kind {
	text := f.Need("type")
	if text == "" || slices.Contains(known, text) {
		return Kind(text)
	}
	p.problems.Add(f.Get("type").Inside(0), source.OneOf(text, known), "unknown type %q", text)
	return ""
}

func (p *parser) section(f *source.Fields) *Section {
	id := f.Text("section")
	var ids []string
	for _, s := range p.sheet.Sections {
		if s.ID == id {
			return s
		}
		ids = append(ids, s.ID)
	}
	p.problems.Add(f.Get("section").Inside(0), source.Suggest(id, ids), "there is no section %q", id)
	return p.sheet.Sections[0]
}

// details reads the keys that only some kinds have.
func (p *parser) details(f *source.Fields, q *Question) {
	switch q.Kind {
	case LongText:
		q.Lines = p.between(f, "lines", linesOnPaper, 1, 30)
	case Choice:
		p.choices(f, q)
	case Checks:
		p.choices(f, q)
		p.reserved(q)
		q.Note = f.Bool("note")
		q.Max = p.between(f, "max", 0, 1, 100)
	case ScaleOf:
		q.Scale = p.scale(f)
	case Table:
		q.PaperRows = p.between(f, "paper-rows", rowsOnPaper, 1, 40)
		q.Columns = p.columns(f)
	}
}

// between reads a whole number within bounds, or the fallback.
func (p *parser) between(f *source.Fields, key string, fallback, low, high int) int {
	n := f.Int(key, fallback)
	e := f.Node.Get(key)
	if e == nil {
		return fallback
	}
	if _, number := e.Value.(int64); !number {
		return fallback // reported
	}
	if n < low || n > high {
		p.problems.Add(e.Inside(0), "", "%s must lie between %d and %d", key, low, high)
		return fallback
	}
	return n
}

// choices reads what there is to choose from: own options, or those ticked in
// another question.
func (p *parser) choices(f *source.Fields, q *Question) {
	for _, n := range f.Texts("from") {
		name := n.Value.(string)
		sheet, question, dotted := strings.Cut(name, ".")
		if !dotted {
			sheet, question = p.sheet.ID, name
		}
		q.From = append(q.From, &Reference{Worksheet: sheet, Question: question, Place: n.Inside(0)})
	}
	q.Options = p.options(f)
	if f.Node.Get("from") == nil && len(q.Options) < 2 && wellFormed(f.Node.Get("options")) {
		p.problems.Add(q.Place, `[question.`+q.ID+`.options] with lines id = "words"`,
			"a question of type %s needs at least two options", q.Kind)
	}
}

// reserved refuses the one id that answers use for themselves: beside the ticks
// of a list, "is" would read as the choice of a yes-or-no question.
func (p *parser) reserved(q *Question) {
	for _, o := range q.Options {
		if o.ID == "is" {
			p.problems.Add(o.Place, "give it another id", "the id \"is\" is taken")
		}
	}
}

// wellFormed reports whether a table of options is at least a table of options,
// so that nothing more is said of one that is reported already.
func wellFormed(options *source.Node) bool {
	if options == nil {
		return true
	}
	for _, o := range options.Entries {
		if text, isText := o.Value.(string); !o.IsTable && (!isText || text == "") || !ValidID.MatchString(o.Key) {
			return false
		}
	}
	return options.IsTable
}

// options reads id = "words" or id = { label, help }.
func (p *parser) options(f *source.Fields) []*Option {
	var options []*Option
	for _, n := range f.Table("options") {
		if !p.id(n.Key, n.Place, "id of an option") {
			continue
		}
		o := &Option{ID: n.Key, Place: n.Place}
		switch label, isText := n.Value.(string); {
		case n.IsTable:
			of := n.Fields(p.problems)
			o.Label, o.Help = of.Need("label"), of.Text("help")
			of.Done()
		case isText && label != "":
			o.Label = label
		default:
			p.problems.Add(n.Place, n.Key+` = "…"`, "an option needs its words in quotes")
			continue
		}
		options = append(options, o)
	}
	return options
}

func (p *parser) scale(f *source.Fields) *Scale {
	s := &Scale{Min: f.Int("min", 1), Max: f.Int("max", 5), Unknown: f.Bool("unknown")}
	if s.Max <= s.Min || s.Max-s.Min > 10 {
		p.problems.Add(f.Node.Place, "min = 1, max = 5", "a scale runs from min up to max, in at most eleven steps")
		s.Min, s.Max = 1, 5
	}
	s.Ends = p.words(f, "ends", 2, `ends = ["liever niet", "heel graag"]`)
	s.Words = p.words(f, "words", s.Max-s.Min+1, "one for each step")
	return s
}

// words reads a list of so many texts, or none.
func (p *parser) words(f *source.Fields, key string, count int, hint string) []string {
	var words []string
	for _, n := range f.Texts(key) {
		words = append(words, n.Value.(string))
	}
	if len(words) != 0 && len(words) != count {
		p.problems.Add(f.Node.Get(key).Place, hint, "%s needs %d texts and has %d", key, count, len(words))
		return nil
	}
	return words
}

var columnKinds = []string{string(Text), string(LongText), string(YesNo), string(Choice)}

func (p *parser) columns(f *source.Fields) []*Column {
	var columns []*Column
	for _, n := range f.Table("columns") {
		if !p.id(n.Key, n.Place, "id of a column") || !p.table(n, "column") {
			continue
		}
		cf := n.Fields(p.problems)
		c := &Column{ID: n.Key, Place: n.Place, Label: cf.Need("label"), Kind: p.kind(cf, columnKinds)}
		if c.Kind == Choice {
			if c.Options = p.options(cf); len(c.Options) < 2 && wellFormed(cf.Node.Get("options")) {
				p.problems.Add(n.Place, "", "a column of type choice needs at least two options")
			}
		}
		cf.Done()
		columns = append(columns, c)
	}
	if len(columns) == 0 {
		p.problems.Add(f.Node.Place, "["+"question."+f.Node.Key+".columns.<id>]", "a table needs at least one column")
	}
	return columns
}
