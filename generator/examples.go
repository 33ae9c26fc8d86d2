package generator

import (
	"strings"

	"werkboek/generator/answers"
	"werkboek/generator/source"
	"werkboek/generator/workbook"
)

// examples checks the files of answers that the author keeps with the
// workbook, as those of readers are checked. What the workbook does not ask is
// a mistake only in an example of its own: an edition hides questions of the
// workbook below it.
func examples(in Input, content *source.Folder, book *workbook.Workbook, problems *source.Problems) error {
	if len(book.Examples) == 0 {
		return nil
	}
	rules, err := answers.LoadRules(in.Assets)
	if err != nil {
		return err
	}
	known := answers.Know(book)
	for _, e := range book.Examples {
		data, err := content.Bytes(e.Path)
		if err != nil {
			return err
		}
		at := content.Place(e.Path)
		file, refused := rules.Read(at.Path, data, book.Lineage())
		switch {
		case refused != nil:
			problems.Add(refused.Position, refused.Hint, "%s", refused.Message)
		case file.Purpose != "copy":
			problems.Add(at, "keep a copy of it, and take that file", "an example holds a whole dossier, and this file does not")
		case file.Workbook.ID == book.ID:
			file.Whole, file.Dossier.Practice = true, "" // an author may write in it, and begin with an example that was open
			if notes := known.Notes(file); len(notes) > 0 {
				problems.Add(at, "open it in the workbook, and keep a new copy", "%s", strings.Join(notes, "; "))
			}
		}
	}
	return nil
}
