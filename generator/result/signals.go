package result

import (
	"slices"

	"werkboek/generator/expression"
	"werkboek/generator/source"
)

// Signals are dimensions with a colour, each from rules of its own; they say
// where to look, and nothing is added up to a figure.
type Signals struct {
	Type       string            `json:"type"`
	Note       string            `json:"note,omitempty"`  // stands under it always
	Words      map[string]string `json:"words,omitempty"` // what each colour means as a whole
	Dimensions []*Dimension      `json:"dimensions"`
	id         string
	overall    []match
	parts      []*Part
}

// A Dimension is red when one of its rules is, else grey, else orange, else
// green. It is not there when none of them applies.
type Dimension struct {
	ID     string  `json:"id"`
	Title  string  `json:"title"`
	Rules  []*Rule `json:"rules"`
	showIf *Part
}

// A Rule gives a colour: that of the first condition which holds, or of a value
// beside two steps; grey when nothing is known.
type Rule struct {
	ID      string            `json:"id"`
	Label   string            `json:"label,omitempty"`   // what is looked at; the question's own words when it has none
	Reasons map[string]string `json:"reasons,omitempty"` // by colour
	Stop    bool              `json:"stop,omitempty"`    // red here ends it
	From    []Source          `json:"from"`
	parts   []*Part
	matches []match
	showIf  *Part
}

// A match is the colour that goes with a condition.
type match struct {
	when   *expression.Node
	colour string
}

// Colours are the signals' colours. Grey means that too little is known.
func Colours() []string { return []string{"green", "orange", "red", "grey"} }

// overall is the name of the colour of all together, dimensions that of the
// rows of all dimensions.
const (
	overall    = "overall"
	dimensions = "dimensions"
)

func (p *parser) signals(f *source.Fields) *Signals {
	s := &Signals{id: p.id, Type: "signals", Note: f.Text("note"), Words: p.byColour(f.Get("words"))}
	for _, n := range p.tables(f, "dimension", "dimension", overall, dimensions) {
		s.Dimensions = append(s.Dimensions, p.dimension(n))
	}
	if len(s.Dimensions) == 0 {
		p.problems.Add(f.Node.Place, `add [dimension.<id>] with a title and rules`, "these signals have no dimension")
	}
	if n := f.Get(overall); n != nil && n.IsTable {
		fields := n.Fields(p.problems)
		s.overall = p.matches(fields, n)
		fields.Done()
	} else if n != nil {
		p.problems.Add(n.Place, "[overall]", "overall must be a table")
	}
	s.parts = p.parts
	return s
}

func (p *parser) dimension(n *source.Node) *Dimension {
	f := n.Fields(p.problems)
	d := &Dimension{ID: n.Key, Title: f.Need("title"), showIf: p.condition(f, "show-if")}
	for _, rule := range p.tables(f, "rule", "rule") {
		d.Rules = append(d.Rules, p.rule(rule))
	}
	if len(d.Rules) == 0 {
		p.problems.Add(n.Place, "add [dimension."+n.Key+".rule.<id>] with green, orange or red", "the dimension %s has no rules", n.Key)
	}
	f.Done()
	return d
}

func (p *parser) rule(n *source.Node) *Rule {
	before := len(p.parts)
	f := n.Fields(p.problems)
	r := &Rule{ID: n.Key, Label: f.Text("label"), Stop: f.Bool("stop"), Reasons: p.byColour(f.Get("reason"))}
	if f.Get("value") != nil {
		r.matches = p.steps(f)
	} else {
		if steps := f.Get("steps"); steps != nil {
			p.problems.Add(steps.Place, `value = "median(each wish)"`, "steps need a value")
		}
		r.matches = p.matches(f, n)
	}
	r.parts = p.parts[before:len(p.parts):len(p.parts)]
	r.showIf = p.condition(f, "show-if")
	f.Done()
	return r
}

// matches reads the conditions of a table by colour, in the author's order.
func (p *parser) matches(f *source.Fields, n *source.Node) []match {
	var all []match
	said := false
	for _, entry := range n.Entries {
		for _, colour := range Colours() {
			if entry.Key != colour {
				continue
			}
			said = true
			if part := p.condition(f, colour); part != nil {
				all = append(all, match{part.Tree, colour})
			}
		}
	}
	for _, colour := range Colours() {
		f.Get(colour) // known, so that a slip is compared with it
	}
	if !said && f.Get("value") == nil {
		p.problems.Add(n.Place, `green = "plan.sure = yes"`, "nothing gives %s a colour", n.Key)
	}
	return all
}

// byColour reads words for each colour. One text goes with orange and red.
func (p *parser) byColour(n *source.Node) map[string]string {
	if n == nil {
		return nil
	}
	if text, ok := n.Value.(string); ok {
		return map[string]string{"orange": text, "red": text}
	}
	if !n.IsTable {
		p.problems.Add(n.Place, `reason = "…"`, "%s must be a text in quotes, or one for each colour", n.Key)
		return nil
	}
	words := map[string]string{}
	f := n.Fields(p.problems)
	for _, colour := range Colours() {
		if text := f.Text(colour); text != "" {
			words[colour] = text
		}
	}
	f.Done()
	return words
}

// Parts are the conditions and values of all rules, and those of all together.
func (s *Signals) Parts() []*Part { return s.parts }

// Settle gives each rule the answers that it looks at, and the words of the
// first when it has none of its own. A rule that needs what is not asked is
// grey.
func (s *Signals) Settle(sources func([]*Part) []Source) {
	for _, d := range s.Dimensions {
		for _, r := range d.Rules {
			r.From = sources(r.parts)
			if missing(r.From) {
				r.matches = nil // grey: nothing is guessed
			}
			if r.Label == "" && len(r.From) > 0 {
				r.Label = r.From[0].Label
			}
		}
	}
}

// Values are the colours: of all together, of each dimension, and of each rule
// as dimension/rule; and the dimensions as rows with a colour.
func (s *Signals) Values() []*Value {
	colour := expression.Operand{Kind: "choice", Options: Colours()}
	rows := &Value{Name: dimensions, Operand: expression.Operand{Kind: "table", Columns: map[string]expression.Operand{"colour": colour}}}
	all := []*Value{rows}
	for _, d := range s.Dimensions {
		rows.Items = append(rows.Items, d.ID)
		names := []string{}
		for _, r := range d.Rules {
			names = append(names, d.ID+"/"+r.ID)
			all = append(all, &Value{Name: d.ID + "/" + r.ID, Operand: colour, Tree: colourOf(r.showIf, "grey", r.matches)})
		}
		var worst []match
		for _, c := range []string{"red", "grey", "orange", "green"} {
			worst = append(worst, match{s.anyIs(names, c), c})
		}
		all = append(all, &Value{Name: d.ID, Label: d.Title, Operand: colour, Tree: colourOf(d.showIf, "", worst)})
	}
	if len(s.overall) > 0 {
		unknown := match{s.anyIs(rows.Items, "grey"), "grey"} // what the author forgot is no reason to be green
		all = append(all, &Value{Name: overall, Operand: colour, Tree: colourOf(nil, "green", append(slices.Clone(s.overall), unknown))})
	}
	return all
}

// colourOf chooses the colour of the first condition that holds, else the
// other one; none at all when it is not shown.
func colourOf(showIf *Part, otherwise string, matches []match) *expression.Node {
	n := &expression.Node{Operator: expression.Case}
	if showIf != nil {
		n.Below = append(n.Below, &expression.Node{Operator: expression.Not, Below: []*expression.Node{showIf.Tree}})
		n.Values = append(n.Values, expression.Value{})
	}
	for _, m := range matches {
		n.Below = append(n.Below, m.when)
		n.Values = append(n.Values, expression.Value{Text: m.colour})
	}
	n.Values = append(n.Values, expression.Value{Text: otherwise})
	return n
}

// anyIs holds when one of these values of the same result has this colour.
func (s *Signals) anyIs(names []string, colour string) *expression.Node {
	n := &expression.Node{Operator: expression.Or}
	for _, name := range names {
		n.Below = append(n.Below, &expression.Node{Operator: expression.Is, Question: expression.Name{Worksheet: s.id, Question: name}, Values: []expression.Value{{Text: colour}}})
	}
	return n
}
