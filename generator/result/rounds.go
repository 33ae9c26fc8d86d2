package result

import (
	"slices"

	"werkboek/generator/source"
)

// Rounds lay the copies of a repeated worksheet side by side, as one evaluation
// after another: then and now. What people answered apart in each is told by
// the middle, of all and of each party.
type Rounds struct {
	Type     string     `json:"type"`
	Of       string     `json:"of"`                // the worksheet with a copy for each round
	When     string     `json:"when,omitempty"`    // its question with the day, to put them in order
	Group    string     `json:"group,omitempty"`   // its question that puts some of them together
	Parties  *Part      `json:"parties,omitempty"` // the list that people belong to one of
	Rows     []*Row     `json:"rows"`
	Measures []*Measure `json:"measures,omitempty"`
	From     []Source   `json:"from"`
	parts    []*Part
}

// A Row is a question of the worksheet, or a value of each copy.
type Row struct {
	Label    string   `json:"label,omitempty"` // the question's own words when it has none
	Question string   `json:"question,omitempty"`
	Value    *Part    `json:"value,omitempty"`
	Kind     string   `json:"kind,omitempty"` // of the value
	From     []Source `json:"from,omitempty"` // the answers that the value looks at
}

// A Measure is a question that people answered apart, in a copy for each round.
type Measure struct {
	Label    string `json:"label,omitempty"`
	Question string `json:"question"` // worksheet.question
}

func (p *parser) rounds(f *source.Fields) *Rounds {
	r := &Rounds{Type: "rounds", Of: f.Need("of")}
	if r.Of == "" {
		return r
	}
	p.source(f.Get("of"), "copies")
	r.When = p.own(f.Get("when"), r.Of, "date")
	r.Group = p.own(f.Get("group"), r.Of, "number", "choice", "text")
	if n := f.Get("parties"); n != nil {
		r.Parties = p.source(n, "list", "table")
	}
	for _, n := range p.tables(f, "row", "row") {
		fields := n.Fields(p.problems)
		row := &Row{Label: fields.Text("label")}
		if fields.Get("value") != nil {
			row.Value = p.within(r.Of, fields, "value", (*parser).value)
			row.Label = fields.Need("label")
		} else {
			row.Question = p.named(n, r.Of, n.Key)
		}
		fields.Done()
		r.Rows = append(r.Rows, row)
	}
	for _, n := range p.tables(f, "measure", "measure") {
		fields := n.Fields(p.problems)
		m := &Measure{Label: fields.Text("label"), Question: fields.Need("of")}
		if m.Question != "" {
			p.question(fields.Get("of"), m.Question, "grid", "scale")
		}
		fields.Done()
		r.Measures = append(r.Measures, m)
	}
	if len(r.Rows)+len(r.Measures) == 0 {
		p.problems.Add(f.Node.Place, "add [row.<id>] with a question of "+r.Of, "these rounds show nothing")
	}
	r.parts = p.parts
	return r
}

// Parts are the sources, the questions and the values that it looks at.
func (r *Rounds) Parts() []*Part { return r.parts }

// Settle notes which answers the rounds come from. A row that needs what is not
// asked is not there.
func (r *Rounds) Settle(sources func([]*Part) []Source) {
	r.From = sources(r.parts)
	for _, row := range r.Rows {
		if row.Value != nil {
			row.Kind, row.From = row.Value.Operand.Kind, sources([]*Part{row.Value})
		}
	}
	r.Rows = slices.DeleteFunc(r.Rows, func(row *Row) bool { return missing(row.From) })
}

// Values are none: a condition counts copies by itself.
func (r *Rounds) Values() []*Value { return nil }

// own reads the name of a question of this worksheet, of one of these kinds.
func (p *parser) own(n *source.Node, worksheet string, kinds ...string) string {
	if n == nil {
		return ""
	}
	text, _ := n.Value.(string)
	return p.named(n, worksheet, text, kinds...)
}

// named notes a question of a worksheet that must be there.
func (p *parser) named(n *source.Node, worksheet, question string, kinds ...string) string {
	p.question(n, worksheet+"."+question, kinds...)
	return question
}
