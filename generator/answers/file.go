package answers

import "slices"

// A File is a work file without a fault.
type File struct {
	Path     string
	Workbook Workbook
	Dossier  Dossier
	People   []Person
	FilledBy string // whose file it is, "" when that is not known
	Purpose  string
	Answers  []*Answer
	Formerly int  // how many answers the workbook did not ask any more
	Whole    bool // the checksum is right: nothing changed since it was made
	tree     *value
}

// A Workbook is the one in which a file was made.
type Workbook struct {
	ID, Title string
	Lineage   []string // its id and those that it extends
}

// A Dossier is what the answers are about. Practice is the example that it is,
// or "" when it is somebody's own.
type Dossier struct{ ID, Title, Changed, Practice string }

// A Person gave answers of their own.
type Person struct{ ID, Name, Group, Party string }

// An Answer stands at a person, worksheet, copy and question; the person is
// "" for what all said together.
type Answer struct {
	Person, Worksheet, Copy, Question string
	Kind, Words, Time                 string
	tree                              *value
}

func (r *Rules) fileOf(path string, tree *value) *File {
	book, dossier := tree.get("workbook"), tree.get("dossier")
	f := &File{Path: path, tree: tree,
		Workbook: Workbook{ID: book.get("id").words(), Title: book.get("title").words(), Lineage: lineageOf(book)},
		Dossier:  Dossier{ID: dossier.get("id").words(), Title: dossier.get("title").words(), Changed: dossier.get("changed").words(), Practice: dossier.get("practice").words()},
		FilledBy: tree.get("filledBy").words(), Purpose: tree.get("purpose").words(),
	}
	if f.Purpose == "" {
		f.Purpose = "copy"
	}
	if people := tree.get("people"); people != nil {
		for _, p := range people.list {
			f.People = append(f.People, Person{p.get("id").words(), p.get("name").words(), p.get("group").words(), p.get("party").words()})
		}
	}
	for _, a := range tree.get("answers").list {
		f.Answers = append(f.Answers, answerOf(a))
	}
	if former := tree.get("formerly"); former != nil {
		f.Formerly = len(former.list)
	}
	said := tree.get("checksum")
	f.Whole = said != nil && (said.text == "" || said.text == sum(tree))
	return f
}

func answerOf(a *value) *Answer {
	return &Answer{Person: a.get("person").words(), Worksheet: a.get("worksheet").words(), Copy: a.get("copy").words(),
		Question: a.get("question").words(), Kind: a.get("kind").words(), Words: a.get("words").get("question").words(),
		Time: a.get("time").words(), tree: a}
}

// Person gives who has an id; somebody whom the file does not name has only that.
func (f *File) Person(id string) Person {
	if i := slices.IndexFunc(f.People, func(p Person) bool { return p.ID == id }); i >= 0 {
		return f.People[i]
	}
	return Person{ID: id}
}
