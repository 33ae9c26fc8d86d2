package worksheet

import (
	"strings"

	"werkboek/generator/expression"
	"werkboek/generator/source"
)

// guard reads show-if, warn-if with its warning, and hidden.
func (p *parser) guard(f *source.Fields) Guard {
	g := Guard{
		ShowIf:  p.condition(f, "show-if"),
		WarnIf:  p.condition(f, "warn-if"),
		Warning: f.Text("warning"),
		Hidden:  f.Bool("hidden"),
	}
	warn, warning := f.Get("warn-if"), f.Get("warning")
	switch {
	case warn != nil && warning == nil:
		p.problems.Add(warn.Place, `warning = "…"`, "a warning needs its words")
	case warn == nil && warning != nil:
		p.problems.Add(warning.Place, `warn-if = "…"`, "nothing says when to warn")
	}
	return g
}

// history reads formerly, retired and covers. formerly is one id or a list.
func (p *parser) history(f *source.Fields) History {
	h := History{Retired: f.Bool("retired"), Covers: texts(f, "covers")}
	if n := f.Get("formerly"); n != nil && n.Value != nil {
		h.Formerly = []string{f.Text("formerly")}
	} else {
		h.Formerly = texts(f, "formerly")
	}
	for _, id := range h.Formerly {
		p.id(id, f.Get("formerly").Place, "id that something had")
	}
	return h
}

// texts reads a list of texts.
func texts(f *source.Fields, key string) []string {
	var all []string
	for _, n := range f.Texts(key) {
		all = append(all, n.Value.(string))
	}
	return all
}

// condition reads an expression.
func (p *parser) condition(f *source.Fields, key string) *expression.Written {
	return expression.Read(f.Get(key), p.sheet.ID, expression.Parse, p.problems)
}

// references reads a list of names.
func (p *parser) references(f *source.Fields, key string) []*Reference {
	var all []*Reference
	for _, n := range f.Texts(key) {
		all = append(all, p.named(n))
	}
	return all
}

// reference reads one name.
func (p *parser) reference(f *source.Fields, key string) *Reference {
	if f.Text(key) == "" {
		return nil
	}
	return p.named(f.Get(key))
}

func (p *parser) named(n *source.Node) *Reference {
	name := n.Value.(string)
	sheet, question, dotted := strings.Cut(name, ".")
	if !dotted {
		sheet, question = "", name
	}
	return &Reference{Worksheet: sheet, Question: question, Place: n.Inside(0)}
}
