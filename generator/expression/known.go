package expression

import (
	"math"
	"regexp"
	"slices"
	"strconv"
)

// known is a text, or nothing.
func known(text string) any {
	if text == "" {
		return nil
	}
	return text
}

// given reports whether a value counts as an answer.
func given(v any) bool {
	switch v := v.(type) {
	case nil:
		return false
	case string:
		return v != ""
	case []any:
		return len(ids(v)) > 0
	case map[string]any:
		if is, ok := v["is"]; ok {
			return is != "" && is != nil
		}
		return len(v) > 0
	}
	return true
}

// ids gives the ticks of a list, or the rows in which something stands.
func ids(v any) []string {
	var all []string
	switch v := v.(type) {
	case map[string]any:
		for id := range v {
			all = append(all, id)
		}
	case []any:
		for _, row := range v {
			if id, isID := row.(string); isID {
				all = append(all, id)
				continue
			}
			row, _ := row.(map[string]any)
			cells, _ := row["cells"].(map[string]any)
			for _, cell := range cells {
				if id, _ := row["id"].(string); cell != "" && !slices.Contains(all, id) {
					all = append(all, id)
				}
			}
		}
	}
	return all
}

// plain gives what a comparison looks at: a number, a text, or nil.
func plain(v any) any {
	switch v := v.(type) {
	case string:
		return known(v)
	case float64, bool:
		return v
	case map[string]any:
		if is, ok := v["is"].(string); ok {
			return known(is)
		}
	}
	return nil
}

var figures = regexp.MustCompile(`^-?\d+(\.\d+)?$`)

// most is more than anybody can fill in, and far below where a cent is lost.
const most = 1e14

// toNumber reads a number as it is stored; ok is false for anything else, and
// for what is too large to be reckoned with to the last cent.
func toNumber(v any) (n float64, ok bool) {
	switch v := plain(v).(type) {
	case float64:
		n, ok = v, true
	case string:
		if figures.MatchString(v) {
			n, _ = strconv.ParseFloat(v, 64) // infinite when it is too large
			ok = true
		}
	}
	return n, ok && math.Abs(n) <= most
}

// exact is an outcome, or nothing when nobody can reckon on with it.
func exact(n float64) any {
	if _, ok := toNumber(n); !ok {
		return nil
	}
	return n
}

// compare compares numbers when one side is a number, else texts; what is
// unknown equals nothing and is neither more nor less than anything.
func compare(o Operator, a, b any) bool {
	if a == nil || b == nil {
		return o == IsNot
	}
	_, left := a.(float64)
	_, right := b.(float64)
	order := 0
	switch {
	case left || right || o != Is && o != IsNot && !(ValidDate(text(a)) && ValidDate(text(b))):
		x, okay := toNumber(a)
		y, okayToo := toNumber(b)
		if !okay || !okayToo {
			return o == IsNot
		}
		order = three(x < y, x > y)
	default:
		order = three(text(a) < text(b), text(a) > text(b))
	}
	switch o {
	case Is:
		return order == 0
	case IsNot:
		return order != 0
	case Less:
		return order < 0
	case Most:
		return order <= 0
	case More:
		return order > 0
	}
	return order >= 0
}

func text(v any) string {
	s, _ := v.(string)
	return s
}

func three(less, more bool) int {
	switch {
	case less:
		return -1
	case more:
		return 1
	}
	return 0
}
