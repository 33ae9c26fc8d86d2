package render

import (
	"html/template"

	"werkboek/generator/document"
	"werkboek/generator/phrases"
	"werkboek/generator/result"
	"werkboek/generator/workbook"
	"werkboek/generator/worksheet"
)

// Shared is what all pages in a folder have in common: all that the layouts of
// header and footer can show.
type Shared struct {
	phrases.Phrases        // Say looks a text of the interface up
	Language        string // of the page, as in <html lang>
	Root            string // from this page to the site's root: "" or "../"
	Book            Book
	Script, Data    string // addresses of the program and of the workbook's shape
	Rescue          string // address of the script for when the program fails
	Style           string
	Later           []Later // scripts that are loaded when they are first needed
	Reload          string  // address of the preview's script, or ""
	Own             bool    // the reader's own overview, and no page of the workbook
}

// Later is a script that the program loads when it is first needed.
type Later struct{ Name, Src string }

// Around is page/files.html, page/header.html and page/footer.html.
type Around struct{ Files, Header, Footer template.HTML }

// Frame is what every page shows around its own content.
type Frame struct {
	Shared
	Around
	ID          string // of the page
	Title       string
	Description string
	Policy      string // content security policy
	Road        template.HTML
	Worksheets  bool // whether this page holds a sheet
}

// Book is what pages tell about the workbook as a whole.
type Book struct {
	Title, Line, Version string
	Home, Mine, Keeping  string // addresses from the root
	Named                string // as files of answers name it, in JSON
	Address              string // where the site is published, or ""
	Contact              string
	Licence              Link            // of the content
	Based                []workbook.Base // what an edition extends, the nearest first
	Brand                Brand
}

// Link is an address with its words.
type Link struct{ Href, Title string }

// Page is what layouts/page.html shows.
type Page struct {
	Frame
	Key            []document.Span // the key message, with its marked words
	ReadMinutes    int
	Reviewed       string // the day on which the facts were checked, in words
	SheetMinutes   int    // of all sheets together; 0 when not said
	Apart          bool
	Part           string
	Step, Steps    int // in the part: 3 of 4
	Sheets         []Link
	Results        []Link
	Contents       template.HTML // the headings, from five on
	Parts          []Part
	Previous, Next *Link
}

// Contents is what layouts/page/contents.html shows.
type Contents struct {
	phrases.Phrases
	Headings []document.Heading
	Sheets   []Link
	Results  []Link
}

// Part is a piece of a page: prose, a sheet or an example.
type Part struct {
	Prose   template.HTML
	Sheet   *Sheet
	Example *Example
}

// Sheet is what layouts/worksheet/worksheet.html shows, and the layouts of
// views, action lists and comparisons.
type Sheet struct {
	phrases.Phrases
	ID, Title, Intro string
	Type             worksheet.Type
	Book             Book
	Root             string // from the page to the site's root
	Page             Link   // where it stands, for paper
	When             string // "Only if …", or ""
	Warning          string
	Optional, Routed bool // only for who wants to go deeper, and not because it applies; not on every route
	Individual       bool // some questions may have each member's own answer
	Apart            bool
	Repeat           *worksheet.Repeat
	Sections         []Section
	Rules            []string // of a comparison: those of the talk
	Result           result.Result
	Blank            []string // the rows of a table that is worked out by hand
}

// Colours are those that signals have.
func (s Sheet) Colours() []string { return result.Colours() }

// Section is a section of a sheet: the questions that are open and those that
// are folded, each rendered by the layout of its kind.
type Section struct {
	ID                 string // in a comparison: the sheet whose questions these are
	Title, Intro, When string
	Open, More         []template.HTML
}

// Question is what layouts/worksheet/question/<kind>.html shows. Its fields
// stand in one row, not in an embedded question: templates find them faster.
type Question struct {
	phrases.Phrases
	ID                   string
	Sheet                string // the worksheet that it belongs to
	Name                 string // worksheet.question, the name of its controls
	Kind                 worksheet.Kind
	Number               int // 0 for words that are no question
	Label, Help, Example string
	Core, Note           bool
	Individual, Many     bool
	Lines, Max           int
	PaperRows            int
	Options              []Option
	Columns              []Column
	Scale                *worksheet.Scale
	Unit, Default, Worry string
	When, Warning        string
	From                 string   // names of the sources of options or rows, as JSON, or ""
	Of                   string   // recall: the question whose answer is shown
	OfLink               string   // and where it stands
	StartWith            string   // the question whose answer can be taken over
	GridRows             []Row    // grid: the rows that are always there
	PaperGrid            []string // grid: on blank paper, the rows that answers elsewhere can make
}

// Option is an option, or a row of a grid.
type Option struct {
	ID, Label, Help, When string
	Fixed                 bool
}

// Column is a column of a table or grid.
type Column struct {
	ID, Label string
	Kind      worksheet.Kind
	Options   []Option
	Scale     *worksheet.Scale
	Unit      string
	From      string
}

// Few reports whether the options can stand beside each other on paper.
func (c Column) Few() bool { return c.Kind == worksheet.Choice && len(c.Options) <= 3 }

// Steps are the steps of a scale, each with its own word, or at both ends
// with the word for that end.
func (q Question) Steps() []Step { return steps(q.Scale) }

// Steps are the steps of a column's scale.
func (c Column) Steps() []Step { return steps(c.Scale) }

func steps(scale *worksheet.Scale) []Step {
	var steps []Step
	for v := scale.Min; v <= scale.Max; v++ {
		step := Step{Value: v}
		if i := v - scale.Min; i < len(scale.Words) {
			step.Word = scale.Words[i]
		}
		if len(scale.Ends) == 2 && v == scale.Min {
			step.End = scale.Ends[0]
		}
		if len(scale.Ends) == 2 && v == scale.Max {
			step.End = scale.Ends[1]
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

// Row is a row of a table's or grid's question, as
// layouts/worksheet/question/row.html shows it.
type Row struct {
	phrases.Phrases
	Name        string // of the question
	Columns     []Column
	Row         string // from "1" or an id; "ROW" in the row that others are made from
	Label, When string // of a grid's row
	Fixed       bool   // a row that cannot be taken away
}

// Rows are the rows that stand ready on the screen.
func (q Question) Rows() []Row { return []Row{q.Row("1"), q.Row("2"), q.Row("3")} }

// Row is one row of the question's table.
func (q Question) Row(id string) Row {
	return Row{Phrases: q.Phrases, Name: q.Name, Columns: q.Columns, Row: id, Fixed: q.Kind == worksheet.Grid}
}

// Cell is one cell of a row, as layouts/worksheet/question/cell.html shows it.
type Cell struct {
	phrases.Phrases
	Name string // of its control
	Column
}

// Cells are the cells of a row.
func (r Row) Cells() []Cell {
	cells := make([]Cell, len(r.Columns))
	for i, c := range r.Columns {
		cells[i] = Cell{r.Phrases, r.Name + "/" + r.Row + "/" + c.ID, c}
	}
	return cells
}
