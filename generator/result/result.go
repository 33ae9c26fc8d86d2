// Package result turns a TOML tree into a Result: something that is computed
// of answers and shown live on a page, such as signals in colours. It is a
// general mechanism; what it is about stands in the TOML alone. What needs the
// questions of the workbook is checked there.
package result

import (
	"slices"

	"werkboek/generator/expression"
	"werkboek/generator/source"
)

// A Result is one of the types below. The browser gets it as JSON.
type Result interface {
	// Values are what conditions and other results may use, as id.name.
	Values() []*Value
	// Parts are all expressions that an author wrote in it.
	Parts() []*Part
	// Settle fills in the answers that it looks at, once all parts are checked.
	Settle(sources func([]*Part) []Source)
}

// A Value is something that is known by a name once the answers are.
type Value struct {
	Name    string
	Label   string             // what it is called on paper; "" is the title of the result
	Operand expression.Operand // what it offers; that of a Part is known after its check
	Tree    *expression.Node   // nil for rows
	Items   []string           // rows that are always the same: their ids; each cell is the value with that id
	Of      []*Part            // what of, where that is no tree of its own
	Table   *Table             // rows that are computed for each item
	Labels  map[string]string  // what their columns are called on paper
}

// A Part is an expression with what follows from it.
type Part struct {
	*expression.Written
	Is      Sort                    // how it is checked
	From    []Source                // the answers that it looks at; workbook fills them in
	Check   func(*source.Problems)  // what the type itself asks, once the kind is known; or nil
	Item    func() *expression.Item // what a value stands beside, or nil
	Column  string                  // of the question that it names: what is looked at; or ""
	Operand expression.Operand
}

// A Sort is what an expression must give.
type Sort int

const (
	IsCondition Sort = iota
	IsValue
	IsOneValue // there is only one, so it is of no sheet with copies
	IsList
	IsItems  // a source of items
	IsResult // a whole result
)

// A Source is a question or a result that something was computed of.
type Source struct {
	Name  string `json:"name"` // worksheet.question, or the id of a result
	Label string `json:"label"`
	// Missing: this edition does not ask it, so what needs it is not known.
	Missing bool `json:"missing,omitempty"`
}

// missing reports whether something that is looked at is not asked.
func missing(from []Source) bool {
	return slices.ContainsFunc(from, func(s Source) bool { return s.Missing })
}

// kinds are all types of result, with what reads the rest of such a file.
var kinds = []struct {
	name  string
	parse func(*parser, *source.Fields) Result
}{
	{"signals", func(p *parser, f *source.Fields) Result { return p.signals(f) }},
	{"matrix", func(p *parser, f *source.Fields) Result { return p.matrix(f) }},
	{"checks", func(p *parser, f *source.Fields) Result { return p.checks(f) }},
	{"rounds", func(p *parser, f *source.Fields) Result { return p.rounds(f) }},
	{"totals", func(p *parser, f *source.Fields) Result { return p.totals(f) }},
	{"document", func(p *parser, f *source.Fields) Result { return p.document(f) }},
	{"summary", func(p *parser, f *source.Fields) Result { return p.summary(f) }},
}

// Types are the names of all types of result.
func Types() []string {
	var all []string
	for _, k := range kinds {
		all = append(all, k.name)
	}
	return all
}

// Parse reads what makes a file a result of this type: all but title, intro
// and what else every sheet has. The id is that of the file. Another type gives
// nil.
func Parse(kind, id string, f *source.Fields, problems *source.Problems) Result {
	for _, k := range kinds {
		if k.name == kind {
			return k.parse(&parser{id: id, problems: problems}, f)
		}
	}
	return nil
}

// A parser reads one file.
type parser struct {
	id       string
	problems *source.Problems
	parts    []*Part
}

// condition reads a condition below a key, or gives nil.
func (p *parser) condition(f *source.Fields, key string) *Part {
	return p.part(f.Get(key), expression.Parse)
}

// value reads a value below a key, or gives nil.
func (p *parser) value(f *source.Fields, key string) *Part {
	part := p.part(f.Get(key), expression.ParseValue)
	if part != nil {
		part.Is = IsValue
	}
	return part
}

// list reads below a key which rows are meant, or gives nil.
func (p *parser) list(f *source.Fields, key string) *Part {
	part := p.part(f.Get(key), expression.ParseList)
	if part != nil {
		part.Is = IsList
	}
	return part
}

func (p *parser) part(n *source.Node, parse func(string) (*expression.Node, []expression.Mistake)) *Part {
	written := expression.Read(n, p.id, parse, p.problems)
	if written == nil {
		return nil
	}
	part := &Part{Written: written}
	p.parts = append(p.parts, part)
	return part
}

// tables reads the tables below a key whose names are ids; taken holds the
// names that stand for something else here.
func (p *parser) tables(f *source.Fields, key, what string, taken ...string) []*source.Node {
	var all []*source.Node
	for _, n := range f.Table(key) {
		switch {
		case !source.ValidID.MatchString(n.Key):
			p.problems.Add(n.Place, "use small letters, figures and dashes, as in top-reason", "%q cannot be the id of a %s", n.Key, what)
		case slices.Contains(taken, n.Key):
			p.problems.Add(n.Place, "give it another id", "%q means something else here", n.Key)
		case !n.IsTable:
			p.problems.Add(n.Place, "["+key+"."+n.Key+"]", "a %s must be a table", what)
		case n.Fields(p.problems).Bool("hidden"): // by an edition
		default:
			all = append(all, n)
		}
	}
	return all
}
