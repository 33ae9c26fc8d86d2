package worksheet

import (
	"strings"

	"werkboek/generator/source"
)

// A Comparison puts what people answered apart side by side, group by group or
// party by party.
type Comparison struct {
	Parties   []*Reference // the lists from which each belongs to one; else it goes by groups
	Copies    string       // the repeated sheet of which one copy at a time is compared, or ""; workbook finds it
	Groups    *Column      // says who belongs to which group; workbook finds it
	People    *Reference   // the table that has this column
	column    string       // the id of the column
	at        source.Position
	Questions []*Reference // what is compared; workbook fills in all when the author names none
	First     []*Reference // those that count most
	Rules     []string     // of the talk
}

// GroupColumn gives the id of the column that says groups, as the author wrote
// it, and where.
func (c *Comparison) GroupColumn() (string, source.Position) { return c.column, c.at }

// compare reads what a sheet of type compare puts side by side.
func (p *parser) compare(f *source.Fields) *Comparison {
	c := &Comparison{Parties: p.references(f, "parties"), Questions: p.references(f, "questions"), First: p.references(f, "first"), Rules: texts(f, "rules")}
	if len(c.Parties) > 0 {
		if both := f.Get("groups"); both != nil {
			p.problems.Add(both.Place, "take one of the two away", "a comparison goes by groups or by parties, not by both")
		}
		return c
	}
	if name := f.Need("groups"); name != "" {
		c.at = f.Get("groups").Inside(0)
		parts := strings.Split(name, ".")
		if len(parts) != 3 {
			p.problems.Add(c.at, `groups = "participants.people.group"`, "groups names a column: worksheet, question and column, with a dot between")
			return c
		}
		c.People, c.column = &Reference{Worksheet: parts[0], Question: parts[1], Place: c.at}, parts[2]
	}
	return c
}
