package result

import (
	"slices"

	"werkboek/generator/expression"
	"werkboek/generator/source"
)

// Totals are sums of answers, also for each of some items beside each other, as
// the hours of each party. They say what is not known and so does not count.
type Totals struct {
	Type    string               `json:"type"`
	Figures []*Figure            `json:"figures,omitempty"`
	Per     *Per                 `json:"per,omitempty"`
	Notes   []*Note              `json:"notes,omitempty"`
	Sums    []*expression.Summed `json:"sums,omitempty"` // the columns that it is added up of
	From    []Source             `json:"from"`
	id      string
	parts   []*Part
}

// A Figure is one value, or a column with a value for each item.
type Figure struct {
	ID       string   `json:"id"`
	Label    string   `json:"label"`
	Money    bool     `json:"money,omitempty"`
	Unit     string   `json:"unit,omitempty"`
	Decimals int      `json:"decimals"`
	Share    bool     `json:"share,omitempty"`   // a column: each value also in percent of all
	NoTotal  bool     `json:"noTotal,omitempty"` // a column: it is not added up
	Settle   bool     `json:"settle,omitempty"`  // a column: who has too much pays who has too little
	ShowIf   *Part    `json:"showIf,omitempty"`
	From     []Source `json:"from"`
	value    *Part
	tree     *expression.Node
	parts    []*Part
}

// A Note is a sentence that stands there when its condition holds.
type Note struct {
	Text   string   `json:"text"`
	Warn   bool     `json:"warn,omitempty"`
	Value  *Part    `json:"value,omitempty"` // an answer or a sum that stands behind it
	Kind   string   `json:"kind,omitempty"`  // of the value
	List   *Part    `json:"list,omitempty"`  // the rows that are meant
	ShowIf *Part    `json:"showIf"`
	From   []Source `json:"from"`
	parts  []*Part
}

func (p *parser) totals(f *source.Fields) *Totals {
	t := &Totals{id: p.id, Type: "totals"}
	for _, n := range p.tables(f, "value", "value", per) {
		fields := n.Fields(p.problems)
		if figure := p.figureOf(n, fields, p.number(fields, "value", nil)); figure != nil {
			t.Figures = append(t.Figures, figure)
		}
	}
	if n := f.Get(per); n != nil && n.IsTable {
		t.Per = p.per(n)
	} else if n != nil {
		p.problems.Add(n.Place, "[per]", "per must be a table")
	}
	if len(t.Figures) == 0 && t.Per == nil && !p.problems.Any() {
		p.problems.Add(f.Node.Place, `add [value.<id>] with value = "…"`, "these totals add up nothing")
	}
	for _, n := range p.tables(f, "note", "note") {
		t.Notes = append(t.Notes, p.note(n))
	}
	t.parts = p.parts
	return t
}

// figureOf reads what stands beside a value.
func (p *parser) figureOf(n *source.Node, f *source.Fields, value *Part) *Figure {
	figure := &Figure{ID: n.Key, Label: f.Need("label"), Unit: f.Text("unit"), Decimals: f.Int("decimals", 2), value: value}
	figure.ShowIf = p.condition(f, "show-if")
	f.Done()
	if value == nil {
		if f.Get("value") == nil {
			p.problems.Add(n.Place, `value = "sum(amount of costs)"`, "%s has no value", n.Key)
		}
		return nil
	}
	figure.tree, figure.parts = value.Tree, []*Part{value}
	return figure
}

// number reads a value that can be counted with; it may stand beside an item.
func (p *parser) number(f *source.Fields, key string, item func() *expression.Item) *Part {
	part := p.value(f, key)
	if part == nil {
		return nil
	}
	part.Item, part.Operand = item, expression.Operand{Kind: "number"}
	part.Check = func(problems *source.Problems) {
		if !expression.Counts(part.Operand) {
			problems.Add(part.Place(0), "count it, or write what is added up", "%s is of type %s and is no number", part.Text, part.Operand.Kind)
		}
	}
	return part
}

func (p *parser) note(n *source.Node) *Note {
	before := len(p.parts)
	f := n.Fields(p.problems)
	note := &Note{Text: f.Need("text"), Warn: f.Bool("warn"), ShowIf: p.condition(f, "show-if"), Value: p.value(f, "value"), List: p.list(f, "list")}
	note.parts = p.parts[before:len(p.parts):len(p.parts)]
	if note.ShowIf == nil && f.Get("show-if") == nil {
		p.problems.Add(n.Place, `show-if = "total > 100"`, "nothing says when the note %s stands there", n.Key)
	}
	f.Done()
	return note
}

// all gives the single values and the columns.
func (t *Totals) all() []*Figure {
	if t.Per == nil {
		return t.Figures
	}
	return append(t.Figures[:len(t.Figures):len(t.Figures)], t.Per.Figures...)
}

// Parts are the values, columns and conditions.
func (t *Totals) Parts() []*Part { return t.parts }

// Settle notes what each value comes from, and which columns are added up. What
// uses another value here comes from all that the values look at. What needs
// something that is not asked is never known.
func (t *Totals) Settle(sources func([]*Part) []Source) {
	var trees []*expression.Node
	itself := func(s Source) bool { return s.Name == t.id }
	var values []*Part
	for _, figure := range t.all() {
		values = append(values, figure.parts...)
	}
	t.From = slices.DeleteFunc(sources(t.parts), itself)
	of := func(parts []*Part) []Source {
		if all := sources(parts); !slices.ContainsFunc(all, itself) {
			return all
		}
		return slices.DeleteFunc(sources(append(values[:len(values):len(values)], parts...)), itself)
	}
	for _, figure := range t.all() {
		figure.Money, figure.From = figure.value.Operand.Kind == "money", of(figure.parts)
		if missing(sources(figure.parts)) {
			figure.tree = colourOf(nil, "", nil)
		}
		trees = append(trees, figure.tree)
	}
	for _, note := range t.Notes {
		note.From = of(note.parts)
		if note.Value != nil {
			note.Kind = note.Value.Operand.Kind
		}
	}
	t.Sums = expression.Sums(trees...)
}

// Values are the single values, and the items as rows with their columns.
func (t *Totals) Values() []*Value {
	var all []*Value
	for _, figure := range t.Figures {
		all = append(all, &Value{Name: figure.ID, Label: figure.Label, Operand: figure.value.Operand, Tree: figure.tree, Of: []*Part{figure.value}})
	}
	if t.Per == nil {
		return all
	}
	rows := &Value{Name: per, Operand: expression.Operand{Kind: "table", Columns: t.Per.columns(len(t.Per.Figures))}, Of: slices.Clone(t.Per.sources),
		Labels: map[string]string{}, Table: &Table{Columns: map[string]*expression.Node{}}}
	for _, s := range t.Per.sources {
		rows.Table.From = append(rows.Table.From, s.Tree.Aggregate.Name())
	}
	for _, figure := range t.Per.Figures {
		rows.Of = append(rows.Of, figure.parts...)
		rows.Table.Columns[figure.ID], rows.Labels[figure.ID] = figure.tree, figure.Label
		if figure.Share {
			rows.Table.Columns[figure.ID+share], rows.Labels[figure.ID+share] = percentage(t.id, figure.ID), figure.Label+" (%)"
			all = append(all, whole(t.id, figure.ID))
		}
	}
	return append(all, rows)
}
