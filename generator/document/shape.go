package document

import (
	"strings"

	"werkboek/generator/source"
)

// The limits of what is parsed. Nobody writes more; a text that does would
// keep the parser busy for minutes, because some of its work grows with the
// square of these numbers, or worse.
const (
	maxOpen      = 200    // brackets left open in one block
	maxDepth     = 32     // quotes and lists begun on one line
	maxLine      = 20_000 // bytes
	maxIndent    = 400    // characters before the first of a line
	maxMarks     = 4000   // stars, underscores and backticks in one block
	maxCells     = 20_000 // of one table
	maxFootnotes = 500
	maxBlock     = 5000 // lines without a blank one between them
)

// A shape is what the limits look at, line by line.
type shape struct {
	round, square, curly int // brackets left open in the block so far
	marks, lines         int // of the block so far
	columns, rows        int // of the table that it may hold
	footnotes            int // in the whole page
}

// sane reports whether a page keeps within the limits.
func sane(file *source.File, body []byte, problems *source.Problems) bool {
	var s shape
	rest := string(body)
	for at := 0; len(rest) > 0; {
		line, after, _ := strings.Cut(rest, "\n")
		if message := s.line(line); message != "" {
			problems.Add(file.Position(at+len(line)-len(strings.TrimLeft(line, " \t"))), "write it more simply", "%s", message)
			return false
		}
		at += len(rest) - len(after)
		rest = after
	}
	return true
}

// line looks at the next line and says what is too much.
func (s *shape) line(line string) string {
	text := strings.TrimLeft(line, " \t")
	if text == "" {
		*s = shape{footnotes: s.footnotes}
		return ""
	}
	s.lines++
	s.table(text)
	if strings.HasPrefix(text, "[^") && strings.Contains(text, "]:") {
		s.footnotes++
	}
	if !strings.HasPrefix(text, "|") { // the cells of a table are read one by one
		s.count(text)
	}
	switch {
	case len(line) > maxLine:
		return "this line is too long"
	case len(line)-len(text) > maxIndent:
		return "this line is indented too far"
	case depth(text) > maxDepth:
		return "too many quotes and lists inside each other"
	case s.round+s.square+s.curly > maxOpen:
		return "too many brackets are left open here"
	case s.marks > maxMarks:
		return "too many stars, underscores and backticks without a blank line between them"
	case s.lines > maxBlock:
		return "too many lines without a blank line between them"
	case s.columns*s.rows > maxCells:
		return "this table is too large"
	case s.footnotes > maxFootnotes:
		return "this page has too many footnotes"
	}
	return ""
}

// count counts what makes inline markup slow.
func (s *shape) count(text string) {
	for i := range len(text) {
		switch text[i] {
		case '(':
			s.round++
		case ')':
			s.round = max(0, s.round-1)
		case '[':
			s.square++
		case ']':
			s.square = max(0, s.square-1)
		case '{':
			s.curly++
		case '}':
			s.curly = max(0, s.curly-1)
		case '*', '_', '`':
			s.marks++
		}
	}
}

// table counts the rows below a line that says which columns there are.
func (s *shape) table(text string) {
	if s.columns > 0 {
		s.rows++
	}
	if strings.Trim(text, "|:- \t>") == "" {
		s.columns = max(s.columns, strings.Count(text, "|")+1)
		s.rows++
	}
}

// depth counts the quotes, lists, descriptions and footnotes that begin on a
// line.
func depth(text string) (n int) {
	for text != "" {
		digits := strings.TrimLeft(text, "0123456789")
		switch {
		case text[0] == ' ' || text[0] == '\t':
			text = text[1:]
			continue
		case text[0] == '>':
			text = text[1:]
		case len(text) > 1 && strings.IndexByte("-+*:", text[0]) >= 0 && (text[1] == ' ' || text[1] == '\t'):
			text = text[2:]
		case len(digits) < len(text) && len(digits) > 1 && (digits[0] == '.' || digits[0] == ')'):
			text = digits[1:]
		case strings.HasPrefix(text, "[^"):
			_, after, found := strings.Cut(text, "]:")
			if !found {
				return n
			}
			text = after
		default:
			return n
		}
		n++
	}
	return n
}
