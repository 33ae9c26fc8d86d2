package result

import (
	"slices"
	"strings"

	"werkboek/generator/expression"
	"werkboek/generator/source"
)

// made is a value that the program asks for itself, at the place of a node.
func (p *parser) made(tree *expression.Node, n *source.Node) *Part {
	part := &Part{Is: IsValue, Written: &expression.Written{Tree: tree, Place: n.Inside}}
	p.parts = append(p.parts, part)
	return part
}

// question asks for worksheet.question, and that it is of one of these kinds.
func (p *parser) question(n *source.Node, name string, kinds ...string) *Part {
	worksheet, question, _ := strings.Cut(name, ".")
	part := p.made(&expression.Node{Operator: expression.Answer,
		Question: expression.Name{Worksheet: worksheet, Question: question}}, n)
	part.Check = func(problems *source.Problems) {
		if len(kinds) > 0 && !slices.Contains(kinds, part.Operand.Kind) {
			problems.Add(n.Place, "name a question of type "+strings.Join(kinds, " or "), "%s is of type %s", name, part.Operand.Kind)
		}
	}
	return part
}

// source asks for rows: those of a named list, a table or a repeated worksheet.
func (p *parser) source(n *source.Node, kinds ...string) *Part {
	text, _ := n.Value.(string)
	name := expression.Name{Question: text, Bare: true}
	if worksheet, question, found := strings.Cut(text, "."); found {
		name = expression.Name{Worksheet: worksheet, Question: question}
	}
	tree := &expression.Node{Operator: expression.Count, Aggregate: &expression.Aggregate{Source: name}}
	part := p.made(tree, n)
	part.Check = func(problems *source.Problems) {
		if !slices.Contains(kinds, tree.Aggregate.Kind) {
			problems.Add(n.Place, "name a "+strings.Join(kinds, " or a "), "%s is of type %s", text, tree.Aggregate.Kind)
		}
	}
	return part
}

// within reads an expression whose bare names belong to another worksheet.
func (p *parser) within(worksheet string, f *source.Fields, key string, read func(*parser, *source.Fields, string) *Part) *Part {
	id := p.id
	defer func() { p.id = id }()
	p.id = worksheet
	return read(p, f, key)
}
