package expression

import "strings"

// A Cell is a column that a tree looks at.
type Cell struct{ Source, Column string } // worksheet.question

// Cells gives the columns of tables and grids that a checked tree looks at; of
// what a reference names, those of all sources that it can come from.
func Cells(n *Node) []Cell {
	var all []Cell
	n.cells("", &all)
	return all
}

func (n *Node) cells(source string, all *[]Cell) {
	add := func(source string, column Name) {
		if column.Question != "" && !strings.Contains(source, ":") && source != "" {
			*all = append(*all, Cell{source, column.Question})
		}
	}
	if a := n.Aggregate; a != nil {
		if a.Source.Question != "" {
			source = a.Name()
		}
		if a.Of != nil && a.Of.Aggregate != nil {
			add(a.Of.Aggregate.Name(), a.Per)
		}
	}
	switch n.Operator {
	case Column:
		add(source, n.Question)
	case Referred:
		for _, from := range n.From {
			add(from, n.Question)
		}
	}
	for _, part := range n.parts() {
		part.cells(source, all)
	}
}

// Rows gives the named lists and the repeated worksheets whose items a checked
// tree goes over: list:… and sheet:….
func Rows(n *Node) []string {
	var all []string
	n.walk(func(n *Node) bool {
		if a := n.Aggregate; a != nil && (a.Kind == "copies" || a.Kind == "list") {
			all = append(all, a.Name())
		}
		return true
	})
	return all
}
