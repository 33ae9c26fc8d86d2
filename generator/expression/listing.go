package expression

import "slices"

// CheckList checks what gives a text for each row. Only there a list can stand:
// no condition and no sum can use it.
func CheckList(n *Node, lookup Lookup) []Mistake {
	c := &checker{lookup: lookup, list: n}
	c.value(n, scope{})
	return c.mistakes
}

// list reads one list( ) and nothing else.
func (p *parser) list(above int) *Node {
	t := p.peek()
	n := p.value(above)
	if n.Operator != List {
		p.fail(t, "write for example: list(task of tasks where by is empty)", "a list should stand here")
	}
	return n
}

// listed checks a list: of rows, or of something that is written in them.
func (c *checker) listed(n *Node, of Operand) (Operand, bool) {
	a := n.Aggregate
	inWords := []string{"row", "text", "longtext", "number", "money", "date", "scale", "yesno", "choice", "item", "reference"}
	switch {
	case n != c.list:
		c.report(n.Question.Offset, "count them, as in count(tasks where by is empty)", "list gives several texts: nothing can be reckoned or compared with it")
	case a.Source.Question == "" || a.Per.Question != "":
		c.report(n.Question.Offset, "write for example: list(task of tasks where by is empty)", "list needs rows to choose from")
	case a.Of != nil && (a.Of.Operator != Column || !slices.Contains(inWords, of.Kind) || of.Many):
		c.report(a.Of.offset(), "name one column that has a word or a figure in each row", "%s does not fit list", a.Of)
	default:
		return Operand{Kind: "list"}, true
	}
	return Operand{}, false
}
