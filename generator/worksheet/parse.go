package worksheet

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"werkboek/generator/expression"
	"werkboek/generator/source"
)

var kinds = []string{
	string(Text), string(LongText), string(YesNo), string(Choice),
	string(Checks), string(ScaleOf), string(Item), string(Table),
}

// ValidID is what an id looks like: small letters, figures and dashes.
var ValidID = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// A parser reads one file and remembers what it saw.
type parser struct {
	file     *source.File
	problems *source.Problems
	sheet    *Worksheet
	seen     map[string]source.Position // ids of questions
}

// Parse reads a worksheet. What is wrong becomes a Problem and is left out;
// only a file that is no TOML gives nil.
func Parse(file *source.File, problems *source.Problems) *Worksheet {
	tree := source.Parse(file, problems)
	if tree == nil {
		return nil
	}
	p := &parser{file: file, problems: problems, seen: map[string]source.Position{}}
	p.sheet = &Worksheet{ID: strings.TrimSuffix(path.Base(file.Path), ".toml"), File: file}
	p.id(p.sheet.ID, file.Whole(), "name of a worksheet's file")

	f := tree.Fields(problems)
	p.sheet.Title = f.Need("title")
	p.sheet.Intro = f.Text("intro")
	p.sheet.Minutes = f.Int("minutes", 0)
	p.sheet.Mode = p.mode(f)
	p.sheet.ShowIf = p.condition(f)
	p.sections(f.Table("section"))
	p.questions(f.Table("question"))
	f.Done()

	p.tidy()
	return p.sheet
}

func (p *parser) mode(f *source.Fields) Mode {
	modes := []string{string(Together), string(Apart)}
	switch text := f.Text("mode"); {
	case text == "":
		return Together
	case !slices.Contains(modes, text):
		p.problems.Add(f.Get("mode").Inside(0), source.OneOf(text, modes), "unknown mode %q", text)
		return Together
	default:
		return Mode(text)
	}
}

// id checks the spelling of an id, which is an address for good.
func (p *parser) id(id string, at source.Position, what string) bool {
	if ValidID.MatchString(id) {
		return true
	}
	p.problems.Add(at, "use small letters, figures and dashes, as in top-reason", "%q cannot be the %s", id, what)
	return false
}

func (p *parser) sections(tables []*source.Node) {
	p.sheet.Sections = []*Section{{}}
	for _, n := range tables {
		if !p.id(n.Key, n.Place, "id of a section") || !p.table(n, "section") {
			continue
		}
		f := n.Fields(p.problems)
		s := &Section{ID: n.Key, Place: n.Place, Title: f.Need("title"), Intro: f.Text("intro")}
		p.sheet.Sections = append(p.sheet.Sections, s)
		for _, item := range f.Table("items") {
			label, ok := item.Value.(string)
			if !ok || label == "" {
				p.problems.Add(item.Place, item.Key+` = "…"`, "an item is a text in quotes")
				continue
			}
			if p.id(item.Key, item.Place, "id of an item") && p.fresh(item) {
				s.Questions = append(s.Questions, &Question{
					ID: item.Key, Place: item.Place, Kind: Item, Label: label, Core: true})
			}
		}
		f.Done()
	}
}

// table reports a value where a table should stand.
func (p *parser) table(n *source.Node, what string) bool {
	if n.IsTable {
		return true
	}
	p.problems.Add(n.Place, "["+what+"."+n.Key+"]", "a %s must be a table", what)
	return false
}

// fresh reports an id that another question has already.
func (p *parser) fresh(n *source.Node) bool {
	if first, taken := p.seen[n.Key]; taken {
		p.problems.Add(n.Place, "give it another id", "the id %q stands at line %d already", n.Key, first.Line)
		return false
	}
	p.seen[n.Key] = n.Place
	return true
}

func (p *parser) questions(tables []*source.Node) {
	for _, n := range tables {
		if !p.table(n, "question") || !p.id(n.Key, n.Place, "id of a question") || !p.fresh(n) {
			continue
		}
		if q, section := p.question(n); q != nil {
			section.Questions = append(section.Questions, q)
		}
	}
}

// condition reads show-if.
func (p *parser) condition(f *source.Fields) *Condition {
	text := f.Text("show-if")
	if n := f.Get("show-if"); n == nil || n.Value == nil || n.Value != text {
		return nil // missing, or no text, which is reported
	}
	place := f.Get("show-if").Inside
	tree, mistakes := expression.Parse(text)
	for _, m := range mistakes {
		p.problems.Add(place(m.Offset), m.Hint, "%s", m.Message)
	}
	if len(mistakes) > 0 {
		return nil
	}
	return &Condition{Text: text, Place: place, Tree: expression.Qualify(tree, p.sheet.ID)}
}

// tidy drops empty sections and numbers the questions in the order in which
// they are shown: of each section first the core, then the rest.
func (p *parser) tidy() {
	if !p.problems.Any() && len(p.seen) == 0 {
		p.problems.Add(p.file.Whole(), `add [question.<id>] with type and label`, "this worksheet asks nothing")
	}
	p.sheet.Sections = slices.DeleteFunc(p.sheet.Sections, func(s *Section) bool {
		if len(s.Questions) == 0 && s.ID != "" {
			p.problems.Add(s.Place, `a question joins with section = "`+s.ID+`"`, "the section %q has no questions", s.ID)
		}
		return len(s.Questions) == 0
	})
	number := 0
	for _, s := range p.sheet.Sections {
		slices.SortStableFunc(s.Questions, func(a, b *Question) int { return foldOrder(a) - foldOrder(b) })
		for _, q := range s.Questions {
			number++
			q.Number = number
		}
	}
}

func foldOrder(q *Question) int {
	if q.Core {
		return 0
	}
	return 1
}

// Questions gives all questions in the order in which they are shown.
func (w *Worksheet) Questions() []*Question {
	var all []*Question
	for _, s := range w.Sections {
		all = append(all, s.Questions...)
	}
	return all
}

// Question finds a question by id.
func (w *Worksheet) Question(id string) *Question {
	for _, s := range w.Sections {
		for _, q := range s.Questions {
			if q.ID == id {
				return q
			}
		}
	}
	return nil
}
