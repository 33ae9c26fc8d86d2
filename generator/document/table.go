package document

import (
	"strconv"

	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension/ast"
)

var (
	kindTable = extension.KindTable
	kindTask  = extension.KindTaskCheckBox
)

// nameKey is the attribute that holds a table's name.
var nameKey = []byte("name")

// table names a table after the heading above it, with a number from the
// second one on: whoever cannot see where it scrolls hears this.
func (r *reader) table(n ast.Node) {
	if n.Kind() != kindTable {
		return
	}
	name := r.page.options.Table
	if last := len(r.page.Headings) - 1; last >= 0 && r.page.Headings[last].Text != "" {
		name = r.page.Headings[last].Text
	}
	if r.tables == nil {
		r.tables = map[string]int{}
	}
	r.tables[name]++
	if count := r.tables[name]; count > 1 {
		name += " " + strconv.Itoa(count)
	}
	n.SetAttribute(nameKey, name)
}

// renderTable puts a table in a box that can scroll, also by keyboard.
func renderTable(out *output, _ []byte, n ast.Node, entering bool) ast.WalkStatus {
	if entering {
		name, _ := n.Attribute(nameKey)
		text, _ := name.(string)
		out.WriteString(`<div class="table" role="region" tabindex="0"`)
		out.attribute("aria-label", text)
		out.WriteString("><table>\n")
	} else {
		out.WriteString("</table></div>\n")
	}
	return ast.WalkContinue
}

// renderTask draws the box of a task. It is a picture, not a control: a page
// is for reading, and a worksheet is for ticking.
func renderTask(out *output, _ []byte, n ast.Node, entering bool) ast.WalkStatus {
	if entering {
		out.WriteString(`<span class="task"`)
		name := out.options.Todo
		if n.(*extension.TaskCheckBox).IsChecked {
			out.WriteString(" data-done")
			name = out.options.Done
		}
		out.WriteString(` role="img"`)
		out.attribute("aria-label", name)
		out.WriteString("></span> ")
	}
	return ast.WalkContinue
}
