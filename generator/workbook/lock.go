package workbook

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"werkboek/generator/source"
	"werkboek/generator/worksheet"
)

// LockFile remembers every id that was published. It lies beside werkboek.toml.
//
// It is sorted text to review in a diff. Lines that begin with # are remarks;
// each other line is an id as its key (see id) with its type, its revision when
// it has one above 1, and what became of it:
//
//	why
//	why.reasons checks
//	why.reasons#network
//	why.goal longtext revision 2
//	why.old text retired
//	why.older text -> why.goal
//	why.oldest text gone
//	talk copies
//	talk.who reference many
//
// Retired: kept in its worksheet with retired = true. An arrow: the other one
// says formerly. Gone: given up, with the answers that people gave; only a
// person writes that. None of these ids may ever be used for something else.
// What belongs to something with a new id stands under the new one.
const LockFile = "ids.lock"

const lockHeader = `# Ids that were published, with their types. People's answers are stored under
# them, so none may vanish or come to mean something else.
# Written by "werkboek check --accept", which keeps no other remarks. By hand
# only to give up the answers under an id: end its line with gone.
`

// A mark says what became of an id.
type mark string

const (
	retired mark = "retired"
	renamed mark = "->"
	gone    mark = "gone"
)

// An entry is one line of the lock.
type entry struct {
	key      string
	kind     string
	revision int // 0 when the line does not say
	mark     mark
	to       string // of a renamed one
	place    source.Position
}

func (e *entry) String() string {
	words := []string{e.key}
	if e.kind != "" {
		words = append(words, e.kind)
	}
	if e.revision > 1 {
		words = append(words, "revision", strconv.Itoa(e.revision))
	}
	if e.mark != "" {
		words = append(words, string(e.mark))
	}
	if e.to != "" {
		words = append(words, e.to)
	}
	return strings.Join(words, " ")
}

// byKey makes what belongs to an id follow it: a dash sorts before the signs
// that part a key, so plain order would put why-not between why and why.goal.
var byKey = strings.NewReplacer("#", "\x01", "/", "\x02", ".", "\x03")

// write gives the lines of a lock, in order.
func write(entries []*entry) string {
	slices.SortFunc(entries, func(a, b *entry) int {
		return cmp.Compare(byKey.Replace(a.key), byKey.Replace(b.key))
	})
	var out strings.Builder
	for _, e := range entries {
		fmt.Fprintln(&out, e)
	}
	return out.String()
}

var (
	validKey = func() *regexp.Regexp {
		one := strings.Trim(source.ValidID.String(), "^$")
		return regexp.MustCompile(`^` + one + `(\.` + one + `(/` + one + `)?(#` + one + `)?)?$`)
	}()
	conflict = regexp.MustCompile(`^(<{7}|={7}|>{7}|\|{7})( |$)`)
	word     = regexp.MustCompile(`\S+`)
)

// A lockReader reads one line of the lock after the other.
type lockReader struct {
	file     *source.File
	problems *source.Problems
	words    []string // those of this line that are not read yet
	at       []int    // their offsets in the file, and that of the line's end
}

// readLock reads the text of a lock, in any order. It is not ok when a line
// cannot be understood.
func readLock(file *source.File, problems *source.Problems) (entries []*entry, ok bool) {
	var inLock source.Problems
	r := &lockReader{file: file, problems: &inLock}
	first := map[string]*entry{}
	offset := 0
	for line := range strings.SplitSeq(file.Text, "\n") {
		r.begin(line, offset)
		offset += len(line) + 1
		if len(r.words) == 0 || r.words[0][0] == '#' {
			continue
		}
		place := r.place()
		e := r.entry()
		if e == nil {
			continue
		}
		e.place = place
		if other := first[e.key]; other != nil {
			inLock.Add(place, "keep the one that is right", "%s stands at line %d already", e.key, other.place.Line)
			continue
		}
		first[e.key] = e
		entries = append(entries, e)
	}
	for _, e := range entries {
		if parent, _ := cut(e.key); parent != "" && first[parent] == nil && !inLock.Any() {
			inLock.Add(e.place, "put it back, or take away all that belongs to it", "the line of %s is missing", parent)
		}
	}
	problems.Join(&inLock)
	return entries, !inLock.Any()
}

func (r *lockReader) begin(line string, offset int) {
	r.words, r.at = word.FindAllString(line, -1), nil
	for _, i := range word.FindAllStringIndex(line, -1) {
		r.at = append(r.at, offset+i[0])
	}
	r.at = append(r.at, offset+len(strings.TrimRight(line, " \t\r")))
}

// place is that of the next word, or of the end of the line.
func (r *lockReader) place() source.Position { return r.file.Position(r.at[0]) }

func (r *lockReader) peek() string {
	if len(r.words) == 0 {
		return ""
	}
	return r.words[0]
}

func (r *lockReader) next() string {
	text := r.peek()
	if text != "" {
		r.words, r.at = r.words[1:], r.at[1:]
	}
	return text
}

// entry reads the words of a line, or reports the first that is wrong.
func (r *lockReader) entry() *entry {
	e := &entry{key: r.peek()}
	switch {
	case conflict.MatchString(e.key):
		r.problems.Add(r.place(), "keep the lines of both sides, and take the markers away", "two versions of this file were never put together")
		return nil
	case !validKey.MatchString(e.key):
		r.problems.Add(r.place(), "as in plan, plan.soil, plan.soil#clay or plan.beds/name", "%q is not the id of anything", e.key)
		return nil
	}
	r.next()
	if !r.kind(e) || !r.revision(e) || !r.mark(e) {
		return nil
	}
	if more := r.peek(); more != "" {
		r.problems.Add(r.place(), source.OneOf(more, []string{string(retired), string(gone), string(renamed)}),
			"nobody knows what %q means here", more)
		return nil
	}
	return e
}

// kind reads the type, of one word or two.
func (r *lockReader) kind(e *entry) bool {
	_, own := cut(e.key)
	var known []string
	switch own[0] {
	case '#':
		return true
	case '.', '/':
		known = worksheet.Kinds()
	default:
		if r.peek() == withCopies {
			e.kind = r.next()
		}
		return true
	}
	text := r.peek()
	if !slices.Contains(known, text) {
		if text == "" || slices.Contains([]string{"revision", string(retired), string(gone), string(renamed)}, text) {
			r.problems.Add(r.place(), e.key+" text", "the type of %s is missing", e.key)
		} else {
			r.problems.Add(r.place(), source.OneOf(text, known), "unknown type %q", text)
		}
		return false
	}
	e.kind = r.next()
	if r.peek() == strings.TrimSpace(withMany) && e.kind == string(worksheet.ReferenceTo) {
		e.kind += " " + r.next()
	}
	return true
}

func (r *lockReader) revision(e *entry) bool {
	if r.peek() != "revision" {
		return true
	}
	r.next()
	n, err := strconv.Atoi(r.peek())
	if err != nil || n < 2 {
		r.problems.Add(r.place(), "revision 2", "a revision is a whole number above 1")
		return false
	}
	e.revision = n
	r.next()
	return true
}

func (r *lockReader) mark(e *entry) bool {
	switch mark(r.peek()) {
	case retired, gone:
		e.mark = mark(r.next())
	case renamed:
		e.mark = mark(r.next())
		e.to = r.peek()
		if !validKey.MatchString(e.to) || e.to == e.key || beside(e.key, bare(e.to)) != e.to {
			r.problems.Add(r.place(), "as in "+e.key+" -> "+beside(e.key, "other"),
				"the arrow must lead to another id at the same place")
			return false
		}
		r.next()
	}
	return true
}
