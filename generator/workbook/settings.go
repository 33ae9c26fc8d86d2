package workbook

import (
	"io/fs"
	"strings"

	"werkboek/generator/source"
)

// SettingsFile is the file that makes a folder a workbook.
const SettingsFile = "werkboek.toml"

// Settings are what werkboek.toml says.
type Settings struct {
	ID       string // names the answers in the readers' browsers; never changes
	Title    string
	Line     string          // what the workbook is, in a few words
	Version  string          // of the content
	Edition  string          // begins the ids of what an edition adds; "" for a workbook of its own
	Based    []Base          // what an edition extends, the nearest first
	Language string          // of the pages: also the name of their folder
	NamedAt  source.Position // where the language stands
	Address  string          // where the site is published, for paper; may be empty
	Contact  string          // whom readers can ask; may be empty
	Licence  Licence
	Brand    Brand
	outline  []*source.Node
	routes   []*source.Node
	file     *source.File
}

// Lineage gives the ids of this workbook and of all that it extends: answers
// made in one of them fit the others.
func (s *Settings) Lineage() []string {
	all := []string{s.ID}
	for _, base := range s.Based {
		all = append(all, base.ID)
	}
	return all
}

// A Base is a workbook that an edition extends.
type Base struct{ ID, Title, Version string }

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
		Edition: f.Text("edition"),
		Title:   f.Need("title"),
		Line:    f.Text("line"),
		Version: f.Need("version"),
		Address: strings.TrimSuffix(f.Text("address"), "/"),
		Contact: f.Text("contact"),
	}
	if s.ID != "" && !source.ValidID.MatchString(s.ID) {
		problems.Add(f.Get("id").Inside(0), "use small letters, figures and dashes", "%q cannot be the id of a workbook", s.ID)
	}
	if l := f.Get("licence"); l != nil {
		lf := l.Fields(problems)
		s.Licence = Licence{Title: lf.Need("title"), Href: lf.Text("href")}
		lf.Done()
	}
	f.Get("extends") // read before the layers were opened
	if s.Based, err = bases(content); err != nil {
		return nil, err
	}
	s.editionID(f, problems)
	if s.Brand, err = readBrand(f, content, problems); err != nil {
		return nil, err
	}
	s.Language, s.NamedAt = language(f, problems)
	s.outline, s.routes = f.Table("outline"), f.Table("route")
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
func language(f *source.Fields, problems *source.Problems) (string, source.Position) {
	list := f.Texts("languages")
	if n := f.Get("languages"); len(list) == 0 && n != nil && (n.IsTable || n.Value != nil) {
		return "", n.Place // reported: it is no list
	}
	if len(list) == 0 {
		problems.Add(f.Node.Place, `languages = ["nl"]`, "languages is missing")
		return "", f.Node.Place
	}
	if len(list) > 1 {
		problems.Add(list[1].Place, "keep the first", "one language is known for now")
	}
	if list[0].Value == "" {
		problems.Add(list[0].Place, `languages = ["nl"]`, "a language has a name")
	}
	return list[0].Value.(string), list[0].Inside(0)
}

// bases reads what the lower layers say of themselves.
func bases(content *source.Folder) ([]Base, error) {
	var none source.Problems // reported when the tree was read
	files, err := content.Stack(SettingsFile, &none)
	var all []Base
	for i := len(files) - 2; i >= 0; i-- {
		if tree := source.Parse(files[i], &none); tree != nil {
			f := tree.Fields(&none)
			all = append(all, Base{ID: f.Text("id"), Title: f.Text("title"), Version: f.Text("version")})
		}
	}
	return all, err
}

// editionID checks that an edition has ids of its own: for its additions, and
// for the answers of its readers.
func (s *Settings) editionID(f *source.Fields, problems *source.Problems) {
	if n := f.Get("edition"); s.Edition != "" && !source.ValidID.MatchString(s.Edition) {
		problems.Add(n.Inside(0), "use small letters, figures and dashes", "%q cannot be the name of an edition", s.Edition)
	}
	for _, base := range s.Based {
		if s.ID != "" && base.ID == s.ID {
			problems.Add(f.Get("id").Inside(0), `id = "my-edition"`, "an edition has an id of its own; %q is that of the workbook below", s.ID)
		}
	}
}

// Extends reads what a workbook's folder extends: "" for nothing. It is asked
// before the layers below are known. The place is that of the key's value.
func Extends(content fs.FS) (extends, edition string, place source.Position, err error) {
	var none source.Problems
	folder, err := source.Open(content, "content")
	if err != nil {
		return "", "", place, err
	}
	file, err := folder.Text(SettingsFile, &none)
	if err != nil || file == nil {
		return "", "", place, err
	}
	tree := source.Parse(file, &none)
	if tree == nil {
		return "", "", place, nil // reported when the workbook is read
	}
	f := tree.Fields(&none)
	if n := f.Get("extends"); n != nil {
		place = n.Inside(0)
	}
	return f.Text("extends"), f.Text("edition"), place, nil
}
