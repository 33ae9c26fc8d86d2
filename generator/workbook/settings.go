package workbook

import (
	"strings"

	"werkboek/generator/source"
	"werkboek/generator/worksheet"
)

// SettingsFile is the file that makes a folder a workbook.
const SettingsFile = "werkboek.toml"

// Settings are what werkboek.toml says.
type Settings struct {
	ID       string // names the answers in the readers' browsers; never changes
	Title    string
	Line     string // what the workbook is, in a few words
	Version  string // of the content
	Language string // of the pages: also the name of their folder
	Address  string // where the site is published, for paper; may be empty
	Contact  string // whom readers can ask; may be empty
	Licence  Licence
	Brand    Brand
	outline  []*source.Node
	file     *source.File
}

// A Licence says how others may use the content.
type Licence struct{ Title, Href string }

// ReadSettings reads werkboek.toml. It gives nil when the file is broken.
func ReadSettings(content *source.Folder, problems *source.Problems) (*Settings, error) {
	file, err := content.Text(SettingsFile, problems)
	if err != nil || file == nil {
		return nil, err
	}
	tree := source.Parse(file, problems)
	if tree == nil {
		return nil, nil
	}
	f := tree.Fields(problems)
	s := &Settings{
		file:    file,
		ID:      f.Need("id"),
		Title:   f.Need("title"),
		Line:    f.Text("line"),
		Version: f.Need("version"),
		Address: strings.TrimSuffix(f.Text("address"), "/"),
		Contact: f.Text("contact"),
	}
	if s.ID != "" && !worksheet.ValidID.MatchString(s.ID) {
		problems.Add(f.Get("id").Inside(0), "use small letters, figures and dashes", "%q cannot be the id of a workbook", s.ID)
	}
	if l := f.Get("licence"); l != nil {
		lf := l.Fields(problems)
		s.Licence = Licence{Title: lf.Need("title"), Href: lf.Text("href")}
		lf.Done()
	}
	if s.Brand, err = readBrand(f, content, problems); err != nil {
		return nil, err
	}
	s.Language = language(f, problems)
	s.outline = f.Table("outline")
	if outline := f.Get("outline"); outline == nil || outline.IsTable && len(s.outline) == 0 {
		problems.Add(file.Whole(), `add [outline.begin] with title = "…" and pages = ["…"]`, "the outline is missing")
	}
	f.Done()
	if s.Language == "" {
		return nil, nil
	}
	return s, nil
}

// language reads the one language of the workbook. The key is a list because
// translations will stand beside it.
func language(f *source.Fields, problems *source.Problems) string {
	list := f.Texts("languages")
	if len(list) == 0 && f.Get("languages") != nil && f.Get("languages").List == nil {
		return "" // reported: it is no list
	}
	if len(list) == 0 {
		problems.Add(f.Node.Place, `languages = ["nl"]`, "languages is missing")
		return ""
	}
	if len(list) > 1 {
		problems.Add(list[1].Place, "keep the first", "one language is known for now")
	}
	return list[0].Value.(string)
}
