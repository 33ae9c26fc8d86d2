package source

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// A Problem is a mistake of the author: where, what, and what would be right.
type Problem struct {
	Position
	Message string `json:"message"`
	Hint    string `json:"hint,omitempty"`
}

// Problems collects mistakes, so that an author sees all of them at once.
type Problems struct {
	list   []Problem
	unread bool
}

// Add notes a mistake. The hint may be empty.
func (p *Problems) Add(at Position, hint, format string, args ...any) {
	p.list = append(p.list, Problem{at, fmt.Sprintf(format, args...), hint})
}

// Any reports whether there is at least one mistake.
func (p *Problems) Any() bool { return len(p.list) > 0 }

// AddUnread notes a mistake because of which nobody knows what a file says.
func (p *Problems) AddUnread(at Position, hint, format string, args ...any) {
	p.Add(at, hint, format, args...)
	p.unread = true
}

// Unread reports whether a file could not be read at all. What others say of it
// cannot be judged then: it would look as if they were wrong.
func (p *Problems) Unread() bool { return p.unread }

// Sorted gives the mistakes by path, line and column, without repeats.
func (p *Problems) Sorted() []Problem {
	list := slices.Clone(p.list)
	slices.SortStableFunc(list, func(a, b Problem) int {
		return cmp.Or(
			cmp.Compare(a.Path, b.Path),
			cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.Column, b.Column),
			cmp.Compare(a.Message, b.Message))
	})
	return slices.Compact(list)
}

// Suggest gives "did you mean …" for the nearest of the candidates, or "" when
// none is near. Nearness is the number of typing mistakes between two words.
func Suggest(word string, candidates []string) string { return SuggestAs(word, candidates, nil) }

// SuggestAs is Suggest for candidates that are written in another way than
// they are compared: paths, of which only the names are near.
func SuggestAs(word string, candidates []string, written map[string]string) string {
	best, nearest := "", 1+max(1, len(word)/3)
	for _, c := range candidates {
		if d := distance(strings.ToLower(word), strings.ToLower(c)); d < nearest {
			best, nearest = c, d
		}
	}
	if best == "" {
		return ""
	}
	return fmt.Sprintf("did you mean %q?", cmp.Or(written[best], best))
}

// OneOf is Suggest, and names all candidates when none is near.
func OneOf(word string, candidates []string) string {
	if hint := Suggest(word, candidates); hint != "" {
		return hint
	}
	return "use one of: " + strings.Join(candidates, ", ")
}

// distance is the least number of letters to add, drop, change or swap.
func distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	before, last, row := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range last {
		last[j] = j
	}
	for i := range x {
		row[0] = i + 1
		for j := range y {
			change := last[j]
			if x[i] != y[j] {
				change++
			}
			row[j+1] = min(change, last[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && x[i] == y[j-1] && x[i-1] == y[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(y)]
}

// Join adds the mistakes of another collection.
func (p *Problems) Join(other *Problems) {
	p.list = append(p.list, other.list...)
	p.unread = p.unread || other.unread
}
