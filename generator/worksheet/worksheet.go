// Package worksheet turns a TOML tree into a Worksheet of sections and
// questions. It checks all that one file can tell; what needs other files
// (conditions, options that come from elsewhere) is checked in workbook.
package worksheet

import (
	"slices"

	"werkboek/generator/expression"
	"werkboek/generator/result"
	"werkboek/generator/source"
)

// A Worksheet is one sheet that people fill in.
type Worksheet struct {
	ID      string // the file's name without .toml
	File    *source.File
	Type    Type
	Title   string
	Intro   string
	Mode    Mode
	Share   Share
	Minutes int // expected time to fill it in; 0 when not said
	Guard
	History
	Routes   []*Reference // ways through the workbook that it belongs to; none is all of them
	Repeat   *Repeat
	Sections []*Section    // in order; the first may have no id and no title
	View     []*Reference  // of a view: the questions that it shows
	Compare  *Comparison   // of a comparison
	Result   result.Result // of what is computed of answers
}

// Type says what a worksheet's file holds.
type Type string

// The types. An empty one is a sheet of its own questions.
const (
	Sheet   Type = ""
	View    Type = "view"    // questions that live on other sheets
	Actions Type = "actions" // everything that somebody has to do, of the whole dossier
	Compare Type = "compare" // what people answered apart, side by side
)

// Types are the names of all types of worksheet but the usual one.
func Types() []string {
	return append([]string{string(View), string(Actions), string(Compare)}, result.Types()...)
}

// A Guard says when something is shown, and when it warns.
type Guard struct {
	ShowIf, WarnIf *expression.Written
	Warning        string // the words of the warning
	Hidden         bool   // by an edition: never shown, but its id stays known
}

// A History is what became of an id, and what it answers for.
type History struct {
	Formerly []string // ids under which answers may be stored
	Retired  bool     // no longer asked; old answers stay
	Covers   []string // statements of the workbook's inventory
}

// A Repeat gives a sheet one copy for each item of its sources, or a free
// series of copies when there are none.
type Repeat struct {
	From  []*Reference
	Title string // of a copy: {this} is the item's words, {n} its number, {date} an own answer
	Add   string // words of the button that adds a copy; empty for the usual ones
}

// A Section groups questions under a heading.
type Section struct {
	ID, Title, Intro string
	Place            source.Position
	Guard
	Questions []*Question
}

// A Question asks one thing. Which fields are used depends on its kind.
type Question struct {
	ID      string
	Place   source.Position
	Kind    Kind
	Label   string
	Help    string
	Example string
	Number  int // as printed in the margin, from 1; set by Parse
	Guard
	History
	Core       bool  // open at once; the others fold
	Note       bool  // checks: each ticked option may have a short note
	Individual bool  // each member may give an own answer beside the joint one
	Personal   bool  // left out of what leaves without names
	Share      Share // Internal keeps it from a partner who gets its sheet; else "", and the sheet decides
	Many       bool  // reference: more than one
	Revision   int   // raised by the author when the meaning of the question changes
	Worry      string
	Default    string // the answer that holds until another is given
	StartWith  *Reference
	Of         *Reference // recall: the question whose answer is shown

	Lines     int       // room to write, in lines, on screen and paper
	Options   []*Option // choice and checks, after workbook resolved From
	Rows      []*Option // grid: the rows that are always there
	From      []*Reference
	Max       int       // checks: at most so many ticks; 0 is any number
	Columns   []*Column // table and grid
	PaperRows int       // table and actions: empty rows on paper
	Action    string    // table: what a row is called in the list of all actions, {column} for its cells
	Scale     *Scale
	Unit      string // number: what is counted
	own       int    // how many Options the author wrote here
}

// OwnOptions are the options that the author wrote at this question. Those that
// come from elsewhere belong to another question or list.
func (q *Question) OwnOptions() []*Option { return q.Options[:q.own] }

// An Option is one of the answers to choose from, or a row of a grid.
type Option struct {
	ID, Label, Help string
	Place           source.Position
	Guard
	History
	Fixed    bool   // always ticked
	Sentence string // how the option reads in a text
}

// A Column is a question that each row of a table or grid answers. Its kind is
// one of columnKinds.
type Column struct {
	ID, Label string
	Place     source.Position
	Kind      Kind
	History
	Options []*Option
	Scale   *Scale
	From    []*Reference // reference: what there is to choose from
	Unit    string
	Action  string // what, who, group, when or done: the row is an action too
}

// A Scale is a row of steps from Min to Max with words at both ends.
type Scale struct {
	Min, Max int
	Ends     []string // two, or none
	Words    []string // one per step, or none
	Unknown  bool     // also offers "I don't know"
}

// A Reference names a question as worksheet.question, or by its bare id within
// this worksheet. As a source it may also name a list or a repeated worksheet:
// then Question is empty after workbook resolved it.
type Reference struct {
	Worksheet, Question string
	List                string // a named list
	Place               source.Position
}

// String gives the name that the browser knows: worksheet.question, list:id or
// sheet:id.
func (r *Reference) String() string {
	switch {
	case r.List != "":
		return "list:" + r.List
	case r.Question == "":
		return "sheet:" + r.Worksheet
	}
	return r.Worksheet + "." + r.Question
}

// Mode says who fills the sheet in: apart, together, or both in turn.
type Mode string

// The modes. A file that says nothing means together.
const (
	Together Mode = "together"
	Apart    Mode = "apart"
)

// Share says who may see the answers.
type Share string

// With whom answers are shared. A file that says nothing means internal.
const (
	Internal Share = "internal"
	Partner  Share = "partner"
)

// Kind is the type of a question.
type Kind string

// The kinds of question.
const (
	Text        Kind = "text"
	LongText    Kind = "longtext"
	YesNo       Kind = "yesno"
	Choice      Kind = "choice"
	Checks      Kind = "checks"
	ScaleOf     Kind = "scale"
	Number      Kind = "number"
	Money       Kind = "money"
	Date        Kind = "date"
	Item        Kind = "item"
	Table       Kind = "table"
	Grid        Kind = "grid"
	ActionList  Kind = "actions"
	ReferenceTo Kind = "reference"
	Recall      Kind = "recall"
	Info        Kind = "info"
	Sign        Kind = "sign"
)

// Asks reports whether the reader gives an answer to a question of this kind.
func (k Kind) Asks() bool { return k != Recall && k != Info && k != Sign }

// Kinds are the names of all kinds of question.
func Kinds() []string { return slices.Clone(kinds) }
