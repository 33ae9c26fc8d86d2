package worksheet

import "werkboek/generator/source"

// A List is a named list of items, from lists.toml: those of its sources, and
// options that are always there.
type List struct {
	ID      string
	Place   source.Position
	From    []*Reference
	Options []*Option // a label may hold {worksheet.question}
}

// ParseLists reads the named lists of a language.
func ParseLists(file *source.File, problems *source.Problems) []*List {
	tree := source.Parse(file, problems)
	if tree == nil {
		return nil
	}
	p := &parser{file: file, problems: problems, sheet: &Worksheet{}}
	var lists []*List
	f := tree.Fields(problems)
	for _, n := range f.Table("list") {
		if !p.id(n.Key, n.Place, "id of a list") || !p.table(n, "list") {
			continue
		}
		lf := n.Fields(problems)
		list := &List{ID: n.Key, Place: n.Place, From: p.references(lf, "from"), Options: p.options(lf, "options")}
		lf.Done()
		if len(list.From) == 0 && len(list.Options) == 0 && !problems.Any() {
			problems.Add(n.Place, `from = ["people.list"]`, "this list has no items")
		}
		lists = append(lists, list)
	}
	f.Done()
	return lists
}
