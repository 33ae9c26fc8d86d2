package worksheet

import (
	"slices"

	"werkboek/generator/source"
)

// rowsOnPaper is how many empty rows a table prints when the author does not
// say, and linesOnPaper how many lines a long answer gets.
const (
	rowsOnPaper       = 6
	linesOnPaper      = 3
	signaturesOnPaper = 2
)

// question reads [question.<id>] and finds its section.
func (p *parser) question(n *source.Node) (*Question, *Section) {
	f := n.Fields(p.problems)
	q := &Question{
		ID:         n.Key,
		Place:      n.Place,
		Kind:       p.kind(f, kinds),
		Help:       f.Text("help"),
		Example:    f.Text("example"),
		Core:       f.Bool("core"),
		Guard:      p.guard(f),
		History:    p.history(f),
		Individual: f.Bool("individual"),
		Personal:   f.Bool("personal"),
		Share:      Share(p.oneOf(f, "share", string(Internal))),
		Revision:   f.Int("revision", 1),
		StartWith:  p.reference(f, "start-with"),
	}
	section := p.section(f)
	if q.Kind == "" { // without a kind nobody knows which other keys fit
		f.Need("label")
		return nil, nil
	}
	if q.Kind == Recall { // it may use the words of the question that it shows
		q.Label = f.Text("label")
	} else {
		q.Label = f.Need("label")
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
	case YesNo:
		q.Worry = p.oneOf(f, "worry", "yes", "no")
		q.Default = p.oneOf(f, "default", "yes", "no", "unsure")
	case Choice:
		p.choices(f, q)
		q.Default = f.Text("default")
		p.known(f, q)
	case Checks:
		p.choices(f, q)
		p.reserved(q.Options)
		q.Note = f.Bool("note")
		q.Max = p.between(f, "max", 0, 1, 100)
	case ScaleOf:
		q.Scale = p.scale(f)
	case Number:
		q.Unit = f.Text("unit")
	case Table:
		q.PaperRows = p.between(f, "paper-rows", rowsOnPaper, 1, 40)
		q.From = p.references(f, "from")
		q.Columns = p.columns(f)
		q.Action = p.action(f, q.Columns)
	case Grid:
		q.Rows, q.From = p.options(f, "rows"), p.references(f, "from")
		p.reserved(q.Rows)
		p.needRows(f, q)
		q.Columns = p.columns(f)
	case ActionList:
		q.PaperRows = p.between(f, "paper-rows", rowsOnPaper, 1, 40)
	case ReferenceTo:
		q.From, q.Many = p.needFrom(f), f.Bool("many")
	case Recall:
		if q.Of = p.reference(f, "of"); f.Get("of") == nil {
			p.problems.Add(q.Place, `of = "plan.name"`, "a recall names the question whose answer it shows")
		}
	case Sign:
		q.Lines = p.between(f, "lines", signaturesOnPaper, 1, 10)
		q.From = p.references(f, "from")
	}
}

// known reports a default that is no option.
func (p *parser) known(f *source.Fields, q *Question) {
	var ids []string
	for _, o := range q.Options {
		ids = append(ids, o.ID)
	}
	if q.Default != "" && len(q.From) == 0 && !slices.Contains(ids, q.Default) {
		p.problems.Add(f.Get("default").Inside(0), source.OneOf(q.Default, ids), "there is no option %s", q.Default)
	}
}

func (p *parser) needRows(f *source.Fields, q *Question) {
	if len(q.Rows) == 0 && len(q.From) == 0 && f.Get("from") == nil && wellFormed(f.Get("rows")) {
		p.problems.Add(q.Place, `[question.`+q.ID+`.rows] with lines id = "words", or from = ["…"]`, "a grid needs rows")
	}
}

// needFrom reads the sources of a reference, which has nothing else to offer.
func (p *parser) needFrom(f *source.Fields) []*Reference {
	from := p.references(f, "from")
	if len(from) == 0 && f.Get("from") == nil {
		p.problems.Add(f.Node.Place, `from = ["people.list"]`, "a reference names the list that it chooses from")
	}
	return from
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
	q.From = p.references(f, "from")
	q.Options = p.options(f, "options")
	q.own = len(q.Options)
	if f.Node.Get("from") == nil && len(q.Options) < 2 && wellFormed(f.Node.Get("options")) {
		p.problems.Add(q.Place, `[question.`+q.ID+`.options] with lines id = "words"`,
			"a question of type %s needs at least two options", q.Kind)
	}
}

// reserved refuses the one id that answers use for themselves: beside the ticks
// of a list, "is" would read as the choice of a yes-or-no question.
func (p *parser) reserved(options []*Option) {
	for _, o := range options {
		if o.ID == "is" {
			p.problems.Add(o.Place, "give it another id", "the id \"is\" is taken")
		}
	}
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
