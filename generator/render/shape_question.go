package render

import (
	"encoding/json"
	"slices"

	"werkboek/generator/expression"
	"werkboek/generator/worksheet"
)

// A shapeQuestion is what the program knows of a question.
type shapeQuestion struct {
	ID         string                      `json:"id"`
	Kind       string                      `json:"kind"`
	Steps      []int                       `json:"steps,omitempty"` // of a scale: the first and the last
	Core       bool                        `json:"core,omitempty"`
	Individual bool                        `json:"individual,omitempty"`
	Default    string                      `json:"default,omitempty"`
	ShowIf     *expression.Node            `json:"showIf,omitempty"`
	WarnIf     *expression.Node            `json:"warnIf,omitempty"`
	From       []string                    `json:"from,omitempty"`
	Options    wording                     `json:"options,omitempty"` // of options and rows that others take items from
	Fixed      []string                    `json:"fixed,omitempty"`   // options that are always ticked
	OptionIf   map[string]*expression.Node `json:"optionIf,omitempty"`
	Many       bool                        `json:"many,omitempty"`
	Revision   int                         `json:"revision,omitempty"` // how often it changed its meaning, from 2 on
	Renamed    map[string]string           `json:"renamed,omitempty"`  // old id of an option or row to its id now
	Columns    []shapeColumn               `json:"columns,omitempty"`
	Action     string                      `json:"action,omitempty"` // what a row is called in the list of all actions
}

type shapeColumn struct {
	ID     string   `json:"id"`
	Kind   string   `json:"kind"`
	Steps  []int    `json:"steps,omitempty"`
	From   []string `json:"from,omitempty"`
	Action string   `json:"action,omitempty"`

	Formerly []string          `json:"formerly,omitempty"`
	Renamed  map[string]string `json:"renamed,omitempty"` // old id of an option to its id now
}

func shapeOfQuestion(q *worksheet.Question) shapeQuestion {
	out := shapeQuestion{ID: q.ID, Kind: string(q.Kind), Core: q.Core, Individual: q.Individual, Default: q.Default, Many: q.Many, Action: q.Action,
		ShowIf: tree(q.ShowIf), WarnIf: tree(q.WarnIf), From: names(q.From)}
	out.Steps = stepsOf(q.Scale)
	if q.Revision > 1 {
		out.Revision = q.Revision
	}
	if q.Kind == worksheet.Checks || q.Kind == worksheet.Grid {
		out.Options = offered(slices.Concat(q.Options, q.Rows))
	}
	out.Renamed = formerIDs(slices.Concat(q.OwnOptions(), q.Rows))
	own := slices.Concat(q.Options, q.Rows)
	if len(q.From) > 0 && q.Kind != worksheet.Grid {
		own = nil // they are those of another question, which says when they are offered
	}
	for _, o := range own {
		if o.Fixed {
			out.Fixed = append(out.Fixed, o.ID)
		}
		if o.ShowIf != nil {
			if out.OptionIf == nil {
				out.OptionIf = map[string]*expression.Node{}
			}
			out.OptionIf[o.ID] = o.ShowIf.Tree
		}
	}
	for _, c := range q.Columns {
		out.Columns = append(out.Columns, shapeColumn{ID: c.ID, Kind: string(c.Kind), Steps: stepsOf(c.Scale), From: names(c.From), Action: c.Action,
			Formerly: c.Formerly, Renamed: formerIDs(c.Options)})
	}
	return out
}

// formerIDs leads from the ids that options had to those that they have, or is
// nil when none ever changed.
func formerIDs(options []*worksheet.Option) map[string]string {
	var now map[string]string
	for _, o := range options {
		for _, old := range o.Formerly {
			if now == nil {
				now = map[string]string{}
			}
			now[old] = o.ID
		}
	}
	return now
}

// A wording is the words of options by id, as an object in their own order:
// that is the order of the items that others take from them.
type wording []*worksheet.Option

func (w wording) MarshalJSON() ([]byte, error) {
	out := []byte{'{'}
	for i, o := range w {
		if i > 0 {
			out = append(out, ',')
		}
		pair, err := json.Marshal(map[string]string{o.ID: o.Label})
		if err != nil {
			return nil, err
		}
		out = append(out, pair[1:len(pair)-1]...)
	}
	return append(out, '}'), nil
}

// offered leaves out what is no longer there to choose.
func offered(options []*worksheet.Option) wording {
	return slices.DeleteFunc(slices.Clone(options), func(o *worksheet.Option) bool { return o.Hidden || o.Retired })
}

// stepsOf gives the ends of a scale, or nil.
func stepsOf(s *worksheet.Scale) []int {
	if s == nil {
		return nil
	}
	return []int{s.Min, s.Max}
}
