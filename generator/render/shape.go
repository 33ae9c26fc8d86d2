package render

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"slices"

	"werkboek/generator/expression"
	"werkboek/generator/result"
	"werkboek/generator/workbook"
	"werkboek/generator/worksheet"
)

// A shape is what the program in the browser knows of the whole workbook. It
// is one classic script, because a page opened from disk may not fetch.
type shape struct {
	ID       string                      `json:"id"`
	Title    string                      `json:"title"`
	Version  string                      `json:"version"`
	Language string                      `json:"language"`
	Lineage  []string                    `json:"lineage"` // ids of workbooks whose answers fit here
	File     string                      `json:"file"`    // the path of the file form
	Pages    []shapePage                 `json:"pages"`
	Sheets   map[string]shapeSheet       `json:"sheets"`
	Lists    map[string]shapeList        `json:"lists"`
	Values   map[string]*expression.Node `json:"values,omitempty"`   // of results, by name
	Series   map[string][]string         `json:"series,omitempty"`   // their rows: the ids of values
	Tables   map[string]*result.Table    `json:"tables,omitempty"`   // their rows, one for each item
	Matrices map[string]result.Result    `json:"matrices,omitempty"` // by the name of their rows
	Routes   []shapeRoute                `json:"routes"`
	Renamed  map[string]string           `json:"renamed"` // old name of a question to its name now
	Phrases  map[string]string           `json:"phrases"`
}

type shapePage struct {
	ID     string   `json:"id"`
	Href   string   `json:"href"`
	Title  string   `json:"title"`
	Part   string   `json:"part"`
	Sheets []string `json:"sheets"`
}

type shapeSheet struct {
	Title     string           `json:"title"`
	Page      string           `json:"page"`
	ShowIf    *expression.Node `json:"showIf,omitempty"`
	WarnIf    *expression.Node `json:"warnIf,omitempty"`
	Repeat    *shapeRepeat     `json:"repeat,omitempty"`
	View      []string         `json:"view,omitempty"`
	Compare   *shapeCompare    `json:"compare,omitempty"`
	Result    worksheet.Type   `json:"result,omitempty"`
	Routes    []string         `json:"routes,omitempty"`   // ways that it belongs to; none is all
	Optional  bool             `json:"optional,omitempty"` // only for who wants to go deeper
	Questions []shapeQuestion  `json:"questions"`
}

// A shapeCompare says what is compared, and which groups or parties people
// belong to.
type shapeCompare struct {
	People    string   `json:"people"` // the table of who takes part
	Group     string   `json:"group"`  // its column that says groups
	Groups    wording  `json:"groups"` // the options of that column
	Parties   []string `json:"parties,omitempty"`
	Copies    string   `json:"copies,omitempty"` // the repeated sheet
	Questions []string `json:"questions"`
	First     []string `json:"first,omitempty"`
}

type shapeRepeat struct {
	From  []string `json:"from,omitempty"`
	Title string   `json:"title,omitempty"`
	Add   string   `json:"add,omitempty"`
}

type shapeRoute struct {
	ID    string           `json:"id"`
	Title string           `json:"title"`
	When  *expression.Node `json:"when"`
}

type shapeList struct {
	From    []string          `json:"from"`
	Options wording           `json:"options"`
	Renamed map[string]string `json:"renamed,omitempty"`
}

// shape writes the workbook's shape as a script that sets one variable. Its
// build tells one version of it from another, so that the browser knows when
// the questions may have changed.
func (s *Site) shape() ([]byte, error) {
	out := shape{
		ID: s.book.ID, Title: s.book.Title, Version: s.book.Version, Language: s.book.Language,
		Lineage: s.book.Lineage(), File: s.single,
		Sheets: map[string]shapeSheet{},
		Lists:  map[string]shapeList{},
		Values: map[string]*expression.Node{}, Series: map[string][]string{}, Matrices: map[string]result.Result{}, Tables: map[string]*result.Table{},
		Routes:  []shapeRoute{},
		Renamed: map[string]string{},
		Phrases: s.texts.Below("client"),
	}
	for _, page := range s.book.Pages {
		p := shapePage{ID: page.ID, Href: page.Href, Title: page.Title, Part: page.Part.Title, Sheets: []string{}}
		for _, sheet := range page.Sheets {
			p.Sheets = append(p.Sheets, sheet.ID)
			out.Sheets[sheet.ID] = s.shapeOf(sheet)
			renamed(sheet, out.Renamed)
			out.computed(sheet)
		}
		out.Pages = append(out.Pages, p)
	}
	for _, list := range s.book.Lists {
		out.Lists[list.ID] = shapeList{From: names(list.From), Options: offered(list.Options), Renamed: formerIDs(list.Options)}
	}
	for _, r := range s.book.Routes {
		out.Routes = append(out.Routes, shapeRoute{r.ID, r.Title, r.When.Tree})
	}
	data, err := json.Marshal(out)
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(data)
	build := fmt.Sprintf(`,"build":"%x"};`, sum[:4])
	return slices.Concat([]byte("var werkboek="), data[:len(data)-1], []byte(build+"\n")), nil
}

// computed notes the values of a result.
func (s *shape) computed(sheet *workbook.Sheet) {
	if sheet.Result == nil {
		return
	}
	for _, v := range sheet.Result.Values() {
		name := sheet.ID + "." + v.Name
		switch {
		case v.Tree != nil:
			s.Values[name] = v.Tree
		case v.Table != nil:
			s.Tables[name] = v.Table
		case v.Of != nil:
			s.Matrices[name] = sheet.Result
		default:
			s.Series[name] = v.Items
		}
	}
}

// results writes what results define as a script that sets one variable.
func (s *Site) results() ([]byte, error) {
	all := map[string]result.Result{}
	for _, sheet := range s.book.Sheets {
		if sheet.Result != nil {
			all[sheet.ID] = sheet.Result
		}
	}
	data, err := json.Marshal(all)
	return slices.Concat([]byte("globalThis.werkboekResults="), data, []byte(";\n")), err
}

func (s *Site) shapeOf(sheet *workbook.Sheet) shapeSheet {
	out := shapeSheet{Title: sheet.Title, Page: sheet.Page.ID, Questions: []shapeQuestion{},
		ShowIf: tree(sheet.ShowIf), WarnIf: tree(sheet.WarnIf), View: names(sheet.View), Optional: s.book.Optional(sheet)}
	for _, ref := range sheet.Routes {
		out.Routes = append(out.Routes, ref.Question)
	}
	if sheet.Result != nil {
		out.Result = sheet.Type
	}
	if r := sheet.Repeat; r != nil {
		out.Repeat = &shapeRepeat{From: names(r.From), Title: r.Title, Add: r.Add}
	}
	if c := sheet.Compare; c != nil {
		out.Compare = &shapeCompare{Parties: names(c.Parties), Copies: c.Copies, Questions: names(c.Questions), First: names(c.First)}
		if c.Groups != nil {
			out.Compare.People, out.Compare.Group, out.Compare.Groups = c.People.String(), c.Groups.ID, offered(c.Groups.Options)
		}
	}
	for _, section := range sheet.Worksheet.Sections {
		for _, q := range section.Questions {
			if section.Hidden || !visible(q) {
				continue
			}
			question := shapeOfQuestion(q)
			question.ShowIf = both(tree(section.ShowIf), question.ShowIf)
			out.Questions = append(out.Questions, question)
		}
	}
	return out
}

// renamed notes under which names the answers of a sheet may be stored.
func renamed(sheet *workbook.Sheet, all map[string]string) {
	sheets := append([]string{sheet.ID}, sheet.Formerly...)
	for _, old := range sheet.Formerly {
		all[old+"."] = sheet.ID + "." // the order of its copies
	}
	for _, q := range sheet.Questions() {
		now := sheet.ID + "." + q.ID
		for _, old := range sheets {
			for _, id := range append([]string{q.ID}, q.Formerly...) {
				if was := old + "." + id; was != now {
					all[was] = now
				}
			}
		}
	}
}

func tree(c *expression.Written) *expression.Node {
	if c == nil {
		return nil
	}
	return c.Tree
}

// both is the condition that both hold; nil always does.
func both(a, b *expression.Node) *expression.Node {
	if a == nil {
		return b
	}
	if b == nil {
		return a
	}
	return &expression.Node{Operator: expression.And, Below: []*expression.Node{a, b}}
}

func names(refs []*worksheet.Reference) []string {
	var all []string
	for _, ref := range refs {
		all = append(all, ref.String())
	}
	return all
}
