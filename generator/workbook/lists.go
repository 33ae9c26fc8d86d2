package workbook

import "werkboek/generator/worksheet"

// listsFile holds the named lists of a language.
const listsFile = "lists.toml"

// readLists reads lists.toml, when there is one.
func (l *loader) readLists() error {
	where := l.Language + "/" + listsFile
	if !l.content.Has(where) {
		return nil
	}
	file, err := l.content.Text(where, l.problems)
	if err != nil || file == nil {
		return err
	}
	l.Lists = worksheet.ParseLists(file, l.problems)
	return nil
}

// list finds a named list, or gives nil.
func (l *loader) list(id string) *worksheet.List {
	for _, list := range l.Lists {
		if list.ID == id {
			return list
		}
	}
	return nil
}
