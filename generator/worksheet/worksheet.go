// Package worksheet turns a TOML tree into a Worksheet of sections and
// questions. It checks all that one file can tell; what needs other files
// (conditions, options that come from elsewhere) is checked in workbook.
package worksheet

import (
	"werkboek/generator/expression"
	"werkboek/generator/source"
)

// A Worksheet is one sheet that people fill in.
type Worksheet struct {
	ID       string // the file's name without .toml
	File     *source.File
	Title    string
	Intro    string
	Mode     Mode
	Minutes  int // expected time to fill it in; 0 when not said
	ShowIf   *Condition
	Sections []*Section // in order; the first may have no id and no title
}

// A Section groups questions under a heading.
type Section struct {
	ID, Title, Intro string
	Place            source.Position
	Questions        []*Question
}

// A Question asks one thing. Which fields are used depends on its kind.
type Question struct {
	ID      string
	Place   source.Position
	Kind    Kind
	Label   string
	Help    string
	Example string
	Core    bool // open at once; the others fold under "Meer vragen"
	Note    bool // checks: each ticked option may have a short note
	Number  int  // as printed in the margin, from 1; set by Parse
	ShowIf  *Condition

	Lines     int       // room to write, in lines, on screen and paper
	Options   []*Option // choice and checks, after workbook resolved From
	From      []*Reference
	Max       int       // checks: at most so many ticks; 0 is any number
	Columns   []*Column // table
	PaperRows int       // table: empty rows on paper
	Scale     *Scale
}

// An Option is one of the answers to choose from.
type Option struct {
	ID, Label, Help string
	Place           source.Position
}

// A Column is a question that each row of a table answers. Its kind is text,
// longtext, choice or yesno.
type Column struct {
	ID, Label string
	Place     source.Position
	Kind      Kind
	Options   []*Option
}

// A Scale is a row of steps from Min to Max with words at both ends.
type Scale struct {
	Min, Max int
	Ends     []string // two, or none
	Words    []string // one per step, or none
	Unknown  bool     // also offers "I don't know"
}

// A Reference names a question: in this worksheet, or as worksheet.question.
type Reference struct {
	Worksheet, Question string
	Place               source.Position
}

// A Condition says when something is shown.
type Condition struct {
	Text  string
	Place func(offset int) source.Position // of a byte of Text
	Tree  *expression.Node
}

// Mode says who fills the sheet in: apart, together, or both in turn.
type Mode string

// The modes. An empty mode means together.
const (
	Together Mode = "together"
	Apart    Mode = "apart"
)

// Kind is the type of a question.
type Kind string

// The kinds of question that this version knows.
const (
	Text     Kind = "text"
	LongText Kind = "longtext"
	YesNo    Kind = "yesno"
	Choice   Kind = "choice"
	Checks   Kind = "checks"
	ScaleOf  Kind = "scale"
	Item     Kind = "item"
	Table    Kind = "table"
)
