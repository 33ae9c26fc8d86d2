package workbook

import (
	"path"
	"strings"

	"werkboek/generator/document"
	"werkboek/generator/source"
)

// names reports files that would be pages or worksheets if they were called
// otherwise. A name is an address: small letters, figures and dashes.
func (l *loader) names() {
	for _, p := range l.content.Paths(l.Language, "") {
		name := path.Base(p)
		lower := strings.ToLower(name)
		ending := path.Ext(lower)
		plain := strings.TrimSuffix(lower, ending)
		hidden := path.Ext(plain)
		switch {
		case ending == ".txt" && (hidden == ".md" || hidden == ".toml"):
			l.problems.Add(l.content.Place(p), "call it "+plain+"; Windows may hide the last ending",
				"this file is not read, because its name ends in .txt")
		case ending != ".md" && ending != ".toml", ending == ".toml" && name == lower: // reported when it is read
		case name != lower || !source.ValidID.MatchString(plain):
			l.problems.Add(l.content.Place(p), "call it "+document.Slug(plain)+ending,
				"%q cannot be the name of a page or worksheet: use small letters, figures and dashes", name)
		}
	}
}
