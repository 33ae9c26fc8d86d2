package result

import (
	"werkboek/generator/expression"
	"werkboek/generator/source"
)

// Checks are points that are ready or still open, as before a next step. What
// is open says what to do, and can name the rows that are meant.
type Checks struct {
	Type   string   `json:"type"`
	Checks []*Check `json:"checks"`
	id     string
	parts  []*Part
}

// A Check is ready when its condition holds.
type Check struct {
	ID      string   `json:"id"`
	Label   string   `json:"label"`          // the question's own words when it has none
	Open    string   `json:"open,omitempty"` // what to do when it is open
	List    *Part    `json:"list,omitempty"` // the rows that are open
	From    []Source `json:"from"`
	ready   *Part
	showIf  *Part
	parts   []*Part
	missing bool
}

// ready and open are what a check can be, and ready is the name of all together.
const (
	ready = "ready"
	open  = "open"
)

func (p *parser) checks(f *source.Fields) *Checks {
	c := &Checks{id: p.id, Type: "checks"}
	for _, n := range p.tables(f, "check", "check", ready) {
		if check := p.check(n); check != nil {
			c.Checks = append(c.Checks, check)
		}
	}
	if len(c.Checks) == 0 && !p.problems.Any() {
		p.problems.Add(f.Node.Place, `add [check.<id>] with ready = "…"`, "these checks look at nothing")
	}
	c.parts = p.parts
	return c
}

func (p *parser) check(n *source.Node) *Check {
	before := len(p.parts)
	f := n.Fields(p.problems)
	c := &Check{ID: n.Key, Label: f.Text("label"), Open: f.Text("open"), ready: p.condition(f, ready), List: p.list(f, "list")}
	c.parts = p.parts[before:len(p.parts):len(p.parts)]
	c.showIf = p.condition(f, "show-if")
	f.Done()
	if c.ready != nil {
		return c
	}
	if f.Get(ready) == nil {
		p.problems.Add(n.Place, `ready = "plan.sure = yes"`, "nothing says when the check %s is ready", n.Key)
	}
	return nil
}

// Parts are the conditions and lists of all checks.
func (c *Checks) Parts() []*Part { return c.parts }

// Settle gives each check the answers that it looks at, and the words of the
// first when it has none of its own.
func (c *Checks) Settle(sources func([]*Part) []Source) {
	for _, check := range c.Checks {
		check.From = sources(check.parts)
		check.missing = missing(check.From)
		if check.Label == "" && len(check.From) > 0 {
			check.Label = check.From[0].Label
		}
	}
}

// Values say of each check that applies, and of all together, whether it is
// ready or open.
func (c *Checks) Values() []*Value {
	states := expression.Operand{Kind: "choice", Options: []string{ready, open}}
	isOpen, isReady := &expression.Node{Operator: expression.Or}, &expression.Node{Operator: expression.Or}
	all := []*Value{{Name: ready, Operand: states, Tree: colourOf(nil, "", []match{{isOpen, open}, {isReady, ready}})}}
	for _, check := range c.Checks {
		all = append(all, &Value{Name: check.ID, Label: check.Label, Operand: states,
			Tree: colourOf(check.showIf, open, check.matches())})
		for state, either := range map[string]*expression.Node{open: isOpen, ready: isReady} {
			either.Below = append(either.Below, &expression.Node{Operator: expression.Is,
				Question: expression.Name{Worksheet: c.id, Question: check.ID}, Values: []expression.Value{{Text: state}}})
		}
	}
	return all
}

// matches is when it is ready: never while it needs what is not asked.
func (c *Check) matches() []match {
	if c.missing {
		return nil
	}
	return []match{{c.ready.Tree, ready}}
}
