package worksheet

import "werkboek/generator/source"

// options reads a table of options or rows.
func (p *parser) options(f *source.Fields, key string) []*Option {
	var options []*Option
	for _, n := range f.Table(key) {
		if o := p.option(n, "option"); o != nil {
			options = append(options, o)
		}
	}
	return options
}

// option reads id = "words" or id = { label, help, … }.
func (p *parser) option(n *source.Node, what string) *Option {
	if !p.id(n.Key, n.Place, "id of an "+what) {
		return nil
	}
	o := &Option{ID: n.Key, Place: n.Place}
	switch label, isText := n.Value.(string); {
	case n.IsTable:
		f := n.Fields(p.problems)
		o.Label, o.Help, o.Sentence = f.Need("label"), f.Text("help"), f.Text("sentence")
		o.Fixed = f.Bool("fixed")
		o.Guard, o.History = p.guard(f), p.history(f)
		f.Done()
	case isText && label != "":
		o.Label = label
	case what == "item":
		p.problems.Add(n.Place, n.Key+` = "…"`, "an item is a text in quotes")
		return nil
	default:
		p.problems.Add(n.Place, n.Key+` = "…"`, "an option needs its words in quotes")
		return nil
	}
	return o
}

// wellFormed reports whether a table of options is at least a table of options,
// so that nothing more is said of one that is reported already.
func wellFormed(options *source.Node) bool {
	if options == nil {
		return true
	}
	for _, o := range options.Entries {
		if text, isText := o.Value.(string); !o.IsTable && (!isText || text == "") || !source.ValidID.MatchString(o.Key) {
			return false
		}
	}
	return options.IsTable
}
