package worksheet

import (
	"regexp"
	"slices"

	"werkboek/generator/source"
)

// columnKinds are the kinds that a column can have, and actionParts what a
// column can be of an action.
var (
	columnKinds = []string{string(Text), string(LongText), string(YesNo), string(Choice), string(ScaleOf),
		string(Number), string(Money), string(Date), string(ReferenceTo)}
	actionParts = []string{"what", "who", "group", "when", "done"}
	cellName    = regexp.MustCompile(`\{([^}]*)\}`)
)

// columns reads [question.<id>.columns.<id>].
func (p *parser) columns(f *source.Fields) []*Column {
	var columns []*Column
	for _, n := range f.Table("columns") {
		if !p.id(n.Key, n.Place, "id of a column") || !p.table(n, "column") {
			continue
		}
		columns = append(columns, p.column(n))
	}
	if len(columns) == 0 {
		p.problems.Add(f.Node.Place, "["+"question."+f.Node.Key+".columns.<id>]", "a %s needs at least one column", f.Text("type"))
	}
	return columns
}

func (p *parser) column(n *source.Node) *Column {
	f := n.Fields(p.problems)
	c := &Column{ID: n.Key, Place: n.Place, Label: f.Need("label"), Kind: p.kind(f, columnKinds),
		History: p.history(f), Action: p.oneOf(f, "action", actionParts...)}
	switch c.Kind {
	case Choice:
		if c.Options = p.options(f, "options"); len(c.Options) < 2 && wellFormed(f.Node.Get("options")) {
			p.problems.Add(n.Place, "", "a column of type choice needs at least two options")
		}
		p.saysDone(c)
	case ScaleOf:
		c.Scale = p.scale(f)
	case Number:
		c.Unit = f.Text("unit")
	case ReferenceTo:
		c.From = p.needFrom(f)
	}
	f.Done()
	return c
}

// action reads what a row is called in the list of all actions, with cells in
// it, as "{name} bellen".
func (p *parser) action(f *source.Fields, columns []*Column) string {
	words := f.Text("action")
	var ids []string
	acts := false
	for _, c := range columns {
		if c.Action != "who" { // who does it stands beside it, where names may be told
			ids = append(ids, c.ID)
		}
		acts = acts || c.Action == "what"
	}
	for _, at := range cellName.FindAllStringSubmatchIndex(words, -1) {
		if id := words[at[2]:at[3]]; !slices.Contains(ids, id) {
			p.problems.Add(f.Get("action").Inside(at[2]), source.OneOf(id, ids), "%s is no column that can say what there is to do", id)
		}
	}
	if words != "" && !acts {
		p.problems.Add(f.Get("action").Place, `action = "what"`, "no column says what there is to do")
	}
	return words
}

// saysDone reports a choice that says whether an action is done and cannot: a
// tick in the list of actions chooses one of the two.
func (p *parser) saysDone(c *Column) {
	has := func(id string) bool {
		return slices.ContainsFunc(c.Options, func(o *Option) bool { return o.ID == id })
	}
	if c.Action == "done" && !(has("done") && has("todo")) {
		p.problems.Add(c.Place, "", "a choice that says whether an action is done has options done and todo")
	}
}
