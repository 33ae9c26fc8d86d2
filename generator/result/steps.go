package result

import (
	"werkboek/generator/expression"
	"werkboek/generator/source"
)

// steps reads a value, and from where on it is green and orange. When the
// first step is the smaller, little is good. Another value takes its place
// when a condition does not hold, or else when it is not known.
func (p *parser) steps(f *source.Fields) []match {
	value, other, when := p.figure(f, "value"), p.figure(f, "otherwise"), p.condition(f, "when")
	steps, ok := numbers(f.Get("steps"))
	if !ok || len(steps) != 2 || steps[0] == steps[1] {
		at := f.Get("value").Place
		if n := f.Get("steps"); n != nil {
			at = n.Place
		}
		p.problems.Add(at, "steps = [3.5, 2.5]", "a value needs two steps: from where on it is green, and from where orange")
		return nil
	}
	if value == nil {
		return nil
	}
	sign := expression.Least
	if steps[0] < steps[1] {
		sign = expression.Most
	}
	beside := func(sign expression.Operator, part *Part, step float64) *expression.Node {
		return &expression.Node{Operator: sign, Left: part.Tree, Values: []expression.Value{{Number: step, IsNumber: true}}}
	}
	known := func(part *Part) *expression.Node { // a number: who does not know gives none
		return &expression.Node{Operator: expression.Or, Below: []*expression.Node{beside(expression.Least, part, 0), beside(expression.Less, part, 0)}}
	}
	first := known(value)
	if when != nil {
		first = when.Tree
	}
	either := func(test func(*Part) *expression.Node) *expression.Node {
		one := &expression.Node{Operator: expression.And, Below: []*expression.Node{first, test(value)}}
		if other == nil {
			return one
		}
		not := &expression.Node{Operator: expression.Not, Below: []*expression.Node{first}}
		two := &expression.Node{Operator: expression.And, Below: []*expression.Node{not, test(other)}}
		return &expression.Node{Operator: expression.Or, Below: []*expression.Node{one, two}}
	}
	at := func(step float64) *expression.Node {
		return either(func(part *Part) *expression.Node { return beside(sign, part, step) })
	}
	return []match{{at(steps[0]), "green"}, {at(steps[1]), "orange"}, {either(known), "red"}}
}

// figure reads a value that can be compared with steps.
func (p *parser) figure(f *source.Fields, key string) *Part {
	part := p.value(f, key)
	if part != nil {
		part.Check = func(problems *source.Problems) {
			if !expression.Counts(part.Operand) {
				problems.Add(part.Place(0), "", "%s is of type %s and has no steps", part.Text, part.Operand.Kind)
			}
		}
	}
	return part
}

// numbers reads a list of numbers.
func numbers(n *source.Node) ([]float64, bool) {
	if n == nil {
		return nil, false
	}
	var all []float64
	for _, element := range n.List {
		switch v := element.Value.(type) {
		case int64:
			all = append(all, float64(v))
		case float64:
			all = append(all, v)
		default:
			return nil, false
		}
	}
	return all, true
}
