package expression

import (
	"encoding/json"
	"strings"
)

// MarshalJSON writes nested lists for the browser: ["and", …],
// ["=", "why.alone", "yes"], ["in", "why.alone", ["yes", "no"]],
// ["answered", "why.reasons"], [">", ["sum", …], 100]. A text at the left of a
// comparison names a question; a value that is no literal is a list.
func (n *Node) MarshalJSON() ([]byte, error) {
	list := []any{n.Operator}
	switch n.Operator {
	case And, Or, Not, Plus, Minus, Times, Over, Split:
		for _, b := range n.Below {
			list = append(list, b)
		}
	case Answer, Each:
		list = append(list, n.Question.String())
	case Column:
		list = append(list, n.Question.Question)
	case This, ItemAtHand:
	case Portion:
		when := (*Node)(nil)
		if len(n.Below) > 0 {
			when = n.Below[0]
		}
		list = append(list, n.Left, n.Right, when, n.From[0])
	case Case:
		for i, b := range n.Below {
			list = append(list, b, n.Values[i])
		}
		list = append(list, n.Values[len(n.Below)])
	case Literal:
		list = append(list, n.Values[0])
	case Referred:
		list = append(list, n.Left, n.From, n.Question.Question)
	default:
		if n.Aggregate != nil {
			return json.Marshal(append(list, n.Aggregate.list()...))
		}
		list = append(list, n.left())
		switch {
		case n.Right != nil:
			list = append(list, n.Right)
		case n.Operator == In || n.Operator == HasAny:
			list = append(list, n.Values)
		case n.Operator != Answered && n.Operator != Empty:
			list = append(list, n.Values[0])
		}
	}
	return json.Marshal(list)
}

func (n *Node) left() any {
	if n.Left != nil {
		return n.Left
	}
	return n.Question.String()
}

// list writes an aggregate: what is counted, its source, which rows, and the
// groups; null for what is not said.
func (a *Aggregate) list() []any {
	list := []any{a.Of, nil, a.Where, nil}
	switch {
	case a.Kind == "copies":
		list[1] = "sheet:" + a.Source.Worksheet
	case a.Kind == "list":
		list[1] = "list:" + a.Source.Question
	case a.Source.Question != "":
		list[1] = a.Source.String()
	}
	if a.Per.Question != "" {
		list[3] = a.Per.Question
	}
	return list
}

// String writes a tree as a condition that parses to the same tree, with no
// more parentheses than that takes.
func (n *Node) String() string {
	switch n.Operator {
	case Not:
		return "not " + n.part(n.Below[0], false)
	case And, Or, Plus, Minus, Times, Over:
		var parts []string
		for i, b := range n.Below {
			parts = append(parts, n.part(b, i > 0))
		}
		return strings.Join(parts, " "+string(n.Operator)+" ")
	case Answer, Column:
		return n.Question.String()
	case Referred:
		return n.Left.String() + "." + n.Question.Question
	case This, ItemAtHand:
		return "this"
	case Each:
		return "each " + n.Question.String()
	case Literal:
		return n.Values[0].Text
	case Split:
		return "split(" + n.Below[0].String() + ", " + n.Below[1].String() + ")"
	}
	if n.Aggregate != nil {
		return string(n.Operator) + "(" + n.Aggregate.String() + ")"
	}
	return n.comparison()
}

func (n *Node) comparison() string {
	left := n.Question.String()
	if n.Left != nil {
		left = n.part(n.Left, false)
	}
	switch {
	case n.Operator == Answered || n.Operator == Empty:
		return left + " is " + string(n.Operator)
	case n.Right != nil:
		return left + " " + string(n.Operator) + " " + n.part(n.Right, true)
	}
	var values []string
	for _, v := range n.Values {
		values = append(values, v.Text)
	}
	written := strings.Join(values, ", ")
	if n.Operator == In || n.Operator == HasAny {
		written = "[" + written + "]"
	}
	return left + " " + string(n.Operator) + " " + written
}

// String writes what stands between the parentheses.
func (a *Aggregate) String() string {
	var parts []string
	if a.Of != nil {
		parts = append(parts, a.Of.String())
	}
	if a.Of != nil && a.Source.Question != "" {
		parts = append(parts, "of")
	}
	if a.Source.Question != "" {
		parts = append(parts, a.Source.String())
	}
	if a.Where != nil {
		parts = append(parts, "where", a.Where.String())
	}
	if a.Per.Question != "" {
		parts = append(parts, "per", a.Per.Question)
	}
	return strings.Join(parts, " ")
}

// part writes a node that stands below this one. Only "not not" repeats an
// operator without parentheses, and a sum or a product its first part.
func (n *Node) part(below *Node, later bool) string {
	p, above := strength(below.Operator), strength(n.Operator)
	again := p == above && n.Operator != Not && (later || above < arithmetic)
	if p > 0 && (p < above || again) {
		return "(" + below.String() + ")"
	}
	return below.String()
}
