package result

import (
	"slices"

	"werkboek/generator/expression"
	"werkboek/generator/source"
)

// A Summary shows chosen answers and results together, with what is still
// open: a note for a board, a record of a decision.
type Summary struct {
	Type     string            `json:"type"`
	Dated    bool              `json:"dated,omitempty"` // it says of which day it is
	Note     string            `json:"note,omitempty"`
	Sections []*SummarySection `json:"sections"`
	From     []Source          `json:"from"`
	parts    []*Part
}

// A SummarySection has answers below a title, and whole results behind them.
type SummarySection struct {
	Title   string           `json:"title"`
	If      *expression.Node `json:"if,omitempty"`
	Answers []*Chosen        `json:"answers,omitempty"`
	Results []Source         `json:"results,omitempty"`
	whole   []*Part
}

// Chosen is an answer, or a value that is computed.
type Chosen struct {
	Source
	Tree *expression.Node `json:"tree"`
	Kind string           `json:"kind"`
	Lack []Source         `json:"lack,omitempty"` // what it needs and is not asked
	part *Part
}

func (p *parser) summary(f *source.Fields) *Summary {
	s := &Summary{Type: "summary", Dated: f.Bool("dated"), Note: f.Text("note"), Sections: []*SummarySection{}}
	for _, n := range p.tables(f, "section", "section") {
		s.Sections = append(s.Sections, p.summarySection(n))
	}
	if len(s.Sections) == 0 && f.Get("section") == nil {
		p.problems.Add(f.Node.Place, `add [section.<id>] with a title and answers = ["plan.name"]`, "this summary shows nothing")
	}
	s.parts = p.parts
	return s
}

func (p *parser) summarySection(n *source.Node) *SummarySection {
	f := n.Fields(p.problems)
	s := &SummarySection{Title: f.Need("title")}
	if part := p.condition(f, "show-if"); part != nil {
		s.If = part.Tree
	}
	for _, answer := range f.Texts("answers") {
		if part := p.part(answer, expression.ParseValue); part != nil {
			part.Is = IsOneValue
			s.Answers = append(s.Answers, &Chosen{Tree: part.Tree, part: part})
		}
	}
	for _, id := range f.Texts("results") {
		part := p.made(&expression.Node{Operator: expression.Answer,
			Question: expression.Name{Worksheet: id.Value.(string), Question: "result"}}, id)
		part.Is = IsResult
		s.whole = append(s.whole, part)
	}
	if len(s.Answers)+len(s.whole) == 0 && f.Get("answers") == nil && f.Get("results") == nil {
		p.problems.Add(n.Place, `answers = ["plan.name"]`, "the section %s shows nothing", n.Key)
	}
	f.Done()
	return s
}

// Parts are the answers, the values, the results and the conditions.
func (s *Summary) Parts() []*Part { return s.parts }

// Values are none: a summary says what is known elsewhere.
func (s *Summary) Values() []*Value { return nil }

// Settle gives each answer its words.
func (s *Summary) Settle(sources func([]*Part) []Source) {
	s.From = sources(s.parts)
	for _, section := range s.Sections {
		section.Results = sources(section.whole)
		for _, c := range section.Answers {
			c.Kind = c.part.Operand.Kind
			if from := sources([]*Part{c.part}); len(from) > 0 {
				c.Source = from[0]
				c.Lack = slices.DeleteFunc(from, func(s Source) bool { return !s.Missing })
			}
		}
	}
}
