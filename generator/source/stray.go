package source

import (
	"path"
	"slices"
	"strings"
)

// Strays reports the files of editions that replace nothing and are no
// additions either, with the names that they might have meant. check says
// which files must do one of the two.
func (d *Folder) Strays(check func(p string) bool, problems *Problems) {
	for _, p := range d.paths {
		at := d.lowest(p)
		if !d.Stray(p) || !check(p) {
			continue
		}
		layer := d.layers[at]
		hint := Suggest(p, slices.Concat(d.held[:at]...))
		switch {
		case d.fixed:
		case hint == "":
			hint = "the name of a new file begins with " + layer.Prefix()
		default:
			hint += " The name of a new file begins with " + layer.Prefix()
		}
		problems.Add(Position{Path: layer.shown(d.name, p)}, hint,
			"this file replaces nothing: the workbook below this edition has no %s", p)
	}
}

// Stray reports whether an edition brings a file that replaces nothing and has
// not the name of an addition.
func (d *Folder) Stray(p string) bool {
	at := d.lowest(p)
	return at > 0 && d.layers[at].Edition != "" && !strings.HasPrefix(path.Base(p), d.layers[at].Prefix())
}

// lowest is the lowest layer that has a file; -1 when none has.
func (d *Folder) lowest(p string) int {
	for i := range d.layers {
		if d.holds(i, p) {
			return i
		}
	}
	return -1
}
