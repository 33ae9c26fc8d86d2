package render

import (
	"html/template"

	"werkboek/generator/document"
	"werkboek/generator/phrases"
	"werkboek/generator/worksheet"
)

// Frame is what every page shows around its own content.
type Frame struct {
	phrases.Phrases        // Say looks a text of the interface up
	Language        string // of the page, as in <html lang>
	Root            string // from this page to the site's root: "" or "../"
	ID              string // of the page
	Title           string
	Description     string
	Book            Book
	Script, Data    string // addresses of the program and of the workbook's shape
	Style           string
	Policy          string // content security policy
	Reload          string // address of the preview's script, or ""
	Road            template.HTML
	Worksheets      bool // whether this page holds a sheet
}

// Book is what pages tell about the workbook as a whole.
type Book struct {
	Title, Line, Version string
	Home, Mine           string // addresses from the root
	Address              string // where the site is published, or ""
	Contact              string
	Licence              Link // of the content
}

// Link is an address with its words.
type Link struct{ Href, Title string }

// Page is what layouts/page.html shows.
type Page struct {
	Frame
	Key            []document.Span // the key message, with its marked words
	ReadMinutes    int
	SheetMinutes   int // of all sheets together; 0 when not said
	Apart          bool
	Step, Steps    int // "stap 3 van 14"
	Sheets         []Link
	Contents       template.HTML // the headings, from five on
	Parts          []Part
	Previous, Next *Link
}

// Contents is what layouts/page/contents.html shows.
type Contents struct {
	phrases.Phrases
	Headings []document.Heading
	Sheets   []Link
}

// Part is a piece of a page: prose or a sheet.
type Part struct {
	Prose template.HTML
	Sheet *Sheet
}

// Sheet is what layouts/worksheet/worksheet.html shows.
type Sheet struct {
	phrases.Phrases
	ID, Title, Intro string
	Book             Book
	Page             Link // where it stands, for paper
	ShowIf           Condition
	Sections         []Section
}

// Section is a section of a sheet: the questions that are open and those that
// are folded, each rendered by the layout of its kind.
type Section struct {
	Title, Intro string
	Open, More   []template.HTML
}

// Question is what layouts/worksheet/question/<kind>.html shows. Its fields
// stand in one row, not in an embedded question: templates find them faster.
type Question struct {
	phrases.Phrases
	ID                   string
	Name                 string // worksheet.question, the name of its controls
	Kind                 worksheet.Kind
	Number               int
	Label, Help, Example string
	Core, Note           bool
	Lines, Max           int
	PaperRows            int
	Options              []*worksheet.Option
	Columns              []*worksheet.Column
	Scale                *worksheet.Scale
	ShowIf               Condition
	From                 string // names of the questions that options come from, as JSON, or ""
}

// Condition is a condition for the client and for people. Both may be empty.
type Condition struct{ JSON, Words string }

// Steps are the steps of a scale, each with its own word, or at both ends
// with the word for that end.
func (q Question) Steps() []Step {
	var steps []Step
	for v := q.Scale.Min; v <= q.Scale.Max; v++ {
		step := Step{Value: v}
		if i := v - q.Scale.Min; i < len(q.Scale.Words) {
			step.Word = q.Scale.Words[i]
		}
		if len(q.Scale.Ends) == 2 && v == q.Scale.Min {
			step.End = q.Scale.Ends[0]
		}
		if len(q.Scale.Ends) == 2 && v == q.Scale.Max {
			step.End = q.Scale.Ends[1]
		}
		steps = append(steps, step)
	}
	return steps
}

// A Step is one step of a scale.
type Step struct {
	Value     int
	Word, End string // may be empty
}

// Row is a row of a table's question, as layouts/worksheet/question/row.html
// shows it.
type Row struct {
	phrases.Phrases
	Name    string // of the question
	Columns []*worksheet.Column
	Row     string // from "1"; "ROW" in the row that others are made from
}

// Rows are the rows that stand ready on the screen.
func (q Question) Rows() []Row { return []Row{q.Row("1"), q.Row("2"), q.Row("3")} }

// Row is one row of the question's table.
func (q Question) Row(id string) Row {
	return Row{Phrases: q.Phrases, Name: q.Name, Columns: q.Columns, Row: id}
}
