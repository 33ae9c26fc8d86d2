package worksheet

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"werkboek/generator/result"
	"werkboek/generator/source"
)

var kinds = []string{
	string(Text), string(LongText), string(YesNo), string(Choice),
	string(Checks), string(ScaleOf), string(Number), string(Money), string(Date), string(Item),
	string(Table), string(Grid), string(ActionList), string(ReferenceTo),
	string(Recall), string(Info), string(Sign),
}

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
	if kind := f.Text("type"); slices.Contains(Types(), kind) {
		p.sheet.Type = Type(kind)
	}
	p.sheet.Title = f.Need("title")
	p.sheet.Intro = f.Text("intro")
	p.sheet.Minutes = f.Int("minutes", 0)
	p.sheet.Mode = cmp.Or(Mode(p.oneOf(f, "mode", string(Together), string(Apart))), Together)
	p.sheet.Share = cmp.Or(Share(p.oneOf(f, "share", string(Internal), string(Partner))), Internal)
	p.sheet.Routes = p.references(f, "routes")
	p.sheet.Guard = p.guard(f)
	p.sheet.History = p.history(f)
	if p.unclear(f) {
		return p.sheet
	}
	switch p.sheet.Type {
	case Sheet:
		p.repeat(f.Get("repeat"))
		p.sections(f.Table("section"))
		p.questions(f.Table("question"))
	case View:
		p.sheet.View = p.references(f, "questions")
		if len(p.sheet.View) == 0 && f.Get("questions") == nil {
			problems.Add(file.Whole(), `questions = ["plan.name", …]`, "a view names the questions that it shows")
		}
	case Compare:
		p.sheet.Compare = p.compare(f)
	case Actions:
	default:
		p.sheet.Result = result.Parse(string(p.sheet.Type), p.sheet.ID, f, p.problems)
	}
	f.Done()

	p.tidy()
	return p.sheet
}

// unclear reports a file of no known type: it says one that does not exist, or
// none while it holds what no worksheet has. What else it says is not judged.
func (p *parser) unclear(f *source.Fields) bool {
	if written := f.Get("type"); written != nil {
		text, _ := written.Value.(string)
		if text == "" || p.sheet.Type != Sheet {
			return text == ""
		}
		p.problems.AddUnread(written.Inside(0), source.OneOf(text, Types()), "unknown type %q", text)
		return true
	}
	if f.Get("section") != nil || f.Get("question") != nil {
		return false
	}
	own := append(f.Known(), "repeat")
	for _, e := range f.Node.Entries {
		if !slices.Contains(own, e.Key) && source.Suggest(e.Key, own) == "" {
			p.problems.AddUnread(e.Place, `write type = "…" on top, with one of: `+strings.Join(Types(), ", "),
				"this file says no type, and no worksheet has a key %q", e.Key)
			return true
		}
	}
	return false
}

// oneOf reads a text that must be one of these; missing or wrong, it is empty.
func (p *parser) oneOf(f *source.Fields, key string, known ...string) string {
	text := f.Text(key)
	if text == "" || slices.Contains(known, text) {
		return text
	}
	p.problems.Add(f.Get(key).Inside(0), source.OneOf(text, known), "unknown %s %q", key, text)
	return ""
}

// repeat reads [repeat].
func (p *parser) repeat(n *source.Node) {
	if n == nil || !p.table(n, "repeat") {
		return
	}
	f := n.Fields(p.problems)
	p.sheet.Repeat = &Repeat{From: p.references(f, "from"), Title: f.Text("title"), Add: f.Text("add")}
	f.Done()
}

// id checks the spelling of an id, which is an address for good.
func (p *parser) id(id string, at source.Position, what string) bool {
	if source.ValidID.MatchString(id) {
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
		s := &Section{ID: n.Key, Place: n.Place, Title: f.Need("title"), Intro: f.Text("intro"), Guard: p.guard(f)}
		p.sheet.Sections = append(p.sheet.Sections, s)
		for _, item := range f.Table("items") {
			if o := p.option(item, "item"); o != nil && p.fresh(item) {
				s.Questions = append(s.Questions, &Question{ID: o.ID, Place: o.Place, Kind: Item,
					Label: o.Label, Help: o.Help, Guard: o.Guard, History: o.History, Core: true})
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
	p.problems.Add(n.Place, "["+strings.TrimSuffix(what+"."+n.Key, ".repeat")+"]", "a %s must be a table", what)
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

// tidy drops empty sections and numbers the questions in the order in which
// they are shown: of each section first the core, then the rest.
func (p *parser) tidy() {
	if p.sheet.Type == Sheet && !p.problems.Any() && len(p.seen) == 0 {
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
			if q.Kind != Info && !q.Hidden && !q.Retired {
				number++
				q.Number = number
			}
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
