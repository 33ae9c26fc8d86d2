package answers

import (
	"regexp"
	"strings"
	"unicode"
)

// CSV writes a table as spreadsheets here read it: with a mark for UTF-8, a
// semicolon between quoted cells, and nothing that would be taken for a formula.
func (t Table) CSV() []byte {
	var out strings.Builder
	out.WriteString("\uFEFF")
	for _, row := range append([][]string{t.Headings}, t.Rows...) {
		for i, cell := range row {
			if i > 0 {
				out.WriteByte(';')
			}
			out.WriteString(`"` + strings.ReplaceAll(harmless(cell), `"`, `""`) + `"`)
		}
		out.WriteString("\r\n")
	}
	return []byte(out.String())
}

var (
	plainNumber = regexp.MustCompile(`^-?[0-9]+([.,][0-9]+)?$`)
	asFormula   = regexp.MustCompile(`^[\s\x{00A0};,|"']*[=+\-@＝＋－＠\t\r\n]`)
)

// harmless puts an apostrophe before what a spreadsheet would calculate, and
// replaces what no text may hold.
func harmless(cell string) string {
	cell = strings.Map(func(r rune) rune {
		if r != '\n' && r != '\t' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)) {
			return unicode.ReplacementChar
		}
		return r
	}, strings.ToValidUTF8(cell, string(unicode.ReplacementChar)))
	if !plainNumber.MatchString(cell) && asFormula.MatchString(cell) {
		return "'" + cell
	}
	return cell
}
