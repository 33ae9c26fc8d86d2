package result

import "strings"

// A Fixed is something that a document says whatever is answered: words, or a
// table. Blank paper has it, with room to write below.
type Fixed struct {
	Is    string
	Words string
	Rows  [][]string // of a table, its head first
}

// Fixed are the words and tables above the first article.
func (d *Document) Fixed() []Fixed { return fixed(d.Intro) }

// Fixed are the words and tables of an article.
func (a *Article) Fixed() []Fixed { return fixed(a.Lines) }

// HasTable reports whether a table gives the room to write.
func (a *Article) HasTable() bool {
	for _, f := range a.Fixed() {
		if f.Is == row {
			return true
		}
	}
	return false
}

func fixed(lines []*Line) []Fixed {
	var all []Fixed
	for _, l := range lines {
		words, known := plain(l.Text)
		switch l.Is {
		case paragraph, bullet, step, note, subheading:
			if known && words != "" {
				all = append(all, Fixed{Is: l.Is, Words: words})
			}
		case head:
			all = append(all, Fixed{Is: row})
			fallthrough
		case row:
			var cells []string
			for _, c := range l.Cells {
				cell, _ := plain(c) // an answer is written by hand
				cells = append(cells, cell)
			}
			table := &all[len(all)-1]
			table.Rows = append(table.Rows, cells)
		}
	}
	for i, f := range all { // the rows of a table that answers fill
		if len(f.Rows) == 1 {
			for range rowsByHand {
				all[i].Rows = append(all[i].Rows, make([]string, len(f.Rows[0])))
			}
		}
	}
	return all
}

// rowsByHand are the empty rows of a table that only answers fill.
const rowsByHand = 4

// plain gives words without answers, and whether there was none among them.
func plain(pieces []any) (string, bool) {
	var words strings.Builder
	for _, piece := range pieces {
		text, ok := piece.(string)
		if !ok {
			return "", false
		}
		words.WriteString(text)
	}
	return words.String(), true
}
