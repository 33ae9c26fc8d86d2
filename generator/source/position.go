// Package source turns a workbook's folder into files and trees of values,
// and says where in them a mistake stands.
package source

import (
	"fmt"
	"unicode/utf8"
)

// A Position is a place in a file of the author. Line and Column count from 1;
// columns count characters, not bytes. Text is the whole line, for the report.
// A Position without a line is about the file as a whole.
type Position struct {
	Path   string `json:"path"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
	Text   string `json:"text"`
}

// String gives path:line:column, the form that editors make clickable.
func (p Position) String() string {
	if p.Line == 0 {
		return p.Path
	}
	return fmt.Sprintf("%s:%d:%d", p.Path, p.Line, p.Column)
}

// Position gives the place of a byte offset. Offsets outside the text are
// moved to its nearest end, so that a place always lies in the file.
func (f *File) Position(offset int) Position {
	offset = max(0, min(offset, len(f.Text)))
	line := f.line(offset)
	start, end := f.lines[line], len(f.Text)
	if line+1 < len(f.lines) {
		end = f.lines[line+1] - 1
	}
	return Position{
		Path:   f.shown,
		Line:   line + 1,
		Column: utf8.RuneCountInString(f.Text[start:max(start, min(offset, end))]) + 1,
		Text:   f.Text[start:end],
	}
}

// Whole is the position that means the file itself.
func (f *File) Whole() Position { return Position{Path: f.shown} }
