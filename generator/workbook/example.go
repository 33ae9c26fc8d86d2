package workbook

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"werkboek/generator/document"
	"werkboek/generator/source"
)

// An Example is a file of answers that the author keeps with the workbook.
// Readers open it beside their own answers, to look around and to try things.
type Example struct {
	ID    string // the name of the file, without its ending
	Title string
	Path  string // in the content folder
	Place source.Position
}

var exampleName = regexp.MustCompile(`^[a-z0-9-]+$`)

// example puts a filled-in example on a page. It reports whether there is one
// to show. What is in the file is checked by the room that knows such files.
func (l *loader) example(page *Page, part *document.Part) bool {
	where, inside := source.Resolve(page.Path, part.Target, l.Language)
	id := strings.TrimSuffix(path.Base(where), document.ExampleSuffix)
	same := slices.IndexFunc(l.Examples, func(e *Example) bool { return e.ID == id })
	switch {
	case !inside:
		l.problems.Add(part.Place, "name a file in this folder", "the path %q leaves the folder", part.Target)
	case !l.content.Has(where):
		l.problems.Add(part.Place, l.nearest(where, document.ExampleSuffix), "there is no file %s", where)
	case !exampleName.MatchString(id):
		l.problems.Add(part.Place, "rename the file", "the name of an example has only small letters, figures and hyphens, not %q", id)
	case part.Words == "":
		l.problems.Add(part.Place, "![Een feest in het park]("+part.Target+")", "an example needs a title between the square brackets")
	case same >= 0:
		l.problems.Add(part.Place, "give the file another name, or link to that page", "there is an example %s already", id)
	default:
		e := &Example{ID: id, Title: part.Words, Path: where, Place: part.Place}
		page.Examples = append(page.Examples, e)
		l.Examples = append(l.Examples, e)
		return true
	}
	return false
}

// isExample reports whether a page shows the example at this path.
func (l *loader) isExample(p string) bool {
	return slices.ContainsFunc(l.Examples, func(e *Example) bool { return e.Path == p })
}
