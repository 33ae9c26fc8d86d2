package result

import (
	"slices"
	"strings"

	"werkboek/generator/expression"
	"werkboek/generator/source"
)

// A Document is a text in which answers stand: articles of lines. What is empty
// leaves nothing behind; what is needed and empty is asked for.
type Document struct {
	Type     string     `json:"type"`
	Numbered bool       `json:"numbered,omitempty"`
	Overview bool       `json:"overview,omitempty"` // on the page: how far each article is
	Title    []any      `json:"title,omitempty"`    // texts and *Field
	Intro    []*Line    `json:"intro,omitempty"`
	Articles []*Article `json:"articles"`
	From     []Source   `json:"from"`
	parts    []*Part
	fields   []*Field
}

// An Article stands under a heading. One that needs answers is always there.
type Article struct {
	ID     string           `json:"id,omitempty"`
	Title  []any            `json:"title"`
	Needs  []*Need          `json:"needs,omitempty"`
	Always bool             `json:"always,omitempty"` // it needs nothing and is there
	If     *expression.Node `json:"if,omitempty"`
	Lines  []*Line          `json:"lines,omitempty"`
	From   []Source         `json:"from"` // the answers that it shows
	parts  []*Part          // what it shows
	noted  []*Part          // all that it looks at
}

// Heading gives the words of the title, with dots for answers: for paper.
func (a *Article) Heading() string {
	var words strings.Builder
	for _, piece := range a.Title {
		if text, ok := piece.(string); ok {
			words.WriteString(text)
		} else {
			words.WriteString("…")
		}
	}
	return words.String()
}

// A Need is an answer without which an article is not ready.
type Need struct {
	Source
	Met  *expression.Node `json:"met"`
	part *Part
}

// A Line is one line of the text, or lines that stand there for each row or
// under a condition.
type Line struct {
	Is    string           `json:"is"`
	Text  []any            `json:"text,omitempty"`
	Cells [][]any          `json:"cells,omitempty"`
	Rows  *expression.Node `json:"rows,omitempty"` // a count of the rows that are meant
	When  *expression.Node `json:"when,omitempty"`
	Lines []*Line          `json:"lines,omitempty"`
	Else  []*Line          `json:"else,omitempty"`
	part  *Part            // of the rows or the condition
}

// What a line can be.
const (
	paragraph  = "text"    // lines below each other are one paragraph
	gap        = "gap"     // an empty line
	subheading = "heading" // within an article
	bullet     = "item"
	step       = "step" // of a numbered list
	note       = "note"
	head       = "head" // of a table
	row        = "row"
	room       = "room" // to sign on paper
	each       = "each"
	either     = "if"
)

// openPoints is the name of the number of needs that are not met.
const openPoints = "open"

func (p *parser) document(f *source.Fields) *Document {
	d := &Document{Type: "document", Numbered: f.Bool("numbered"), Overview: f.Bool("overview"), Articles: []*Article{}}
	if f.Need("text") != "" {
		t := &text{parser: p, node: f.Get("text"), document: d}
		t.read()
	}
	p.changeArticles(d, f)
	d.parts = p.parts
	return d
}

// Parts are all placeholders, conditions and needs.
func (d *Document) Parts() []*Part { return d.parts }

// Settle names the answers that it needs, and those that it shows. What follows
// from something that is not asked is not there: no sum of what some filled in
// before, no rows chosen by it, and neither side of an if and else.
func (d *Document) Settle(sources func([]*Part) []Source) {
	d.From = sources(d.parts)
	without := func(part *Part) bool { return part != nil && missing(sources([]*Part{part})) }
	for _, f := range d.fields {
		f.Missing = without(f.part)
	}
	leaveOut(d.Intro, without)
	for _, a := range d.Articles {
		leaveOut(a.Lines, without)
		a.From = sources(a.parts)
		for _, n := range a.Needs {
			if from := sources([]*Part{n.part}); len(from) > 0 {
				n.Source = from[max(0, slices.IndexFunc(from, func(s Source) bool { return s.Missing }))]
				n.Met = answeredToo(n.Source, n.Met)
			}
		}
	}
}

func leaveOut(lines []*Line, without func(*Part) bool) {
	for _, l := range lines {
		if (l.Is == each || len(l.Else) > 0) && without(l.part) {
			l.Lines, l.Else = nil, nil
		}
		leaveOut(l.Lines, without)
		leaveOut(l.Else, without)
	}
}

// answeredToo asks for an answer besides what a condition says: one that is not
// given is not unequal to anything either.
func answeredToo(s Source, met *expression.Node) *expression.Node {
	worksheet, question, isQuestion := strings.Cut(s.Name, ".")
	if met.Operator == expression.Answered || !isQuestion {
		return met
	}
	given := &expression.Node{Operator: expression.Answered, Question: expression.Name{Worksheet: worksheet, Question: question}}
	return &expression.Node{Operator: expression.And, Below: []*expression.Node{given, met}}
}

// Values are how many needs are open, of those that this edition asks.
func (d *Document) Values() []*Value {
	number := func(n float64) expression.Value { return expression.Value{Number: n, IsNumber: true} }
	sum := &expression.Node{Operator: expression.Literal, Values: []expression.Value{number(0)}}
	for _, a := range d.Articles {
		for _, n := range a.Needs {
			if n.Missing { // nobody can fill it in
				continue
			}
			met := &expression.Node{Operator: expression.Or, Below: []*expression.Node{n.Met}}
			if a.If != nil {
				met.Below = append(met.Below, &expression.Node{Operator: expression.Not, Below: []*expression.Node{a.If}})
			}
			one := &expression.Node{Operator: expression.Case, Below: []*expression.Node{met}, Values: []expression.Value{number(0), number(1)}}
			sum = &expression.Node{Operator: expression.Plus, Below: []*expression.Node{sum, one}}
		}
	}
	return []*Value{{Name: openPoints, Operand: expression.Operand{Kind: "number"}, Tree: sum}}
}
