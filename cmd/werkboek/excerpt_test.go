package main

import (
	"strings"
	"testing"
)

// A long line is shown around the place that is meant, and nothing in it can
// play with the terminal.
func TestExcerpt(t *testing.T) {
	for name, c := range map[string]struct {
		text       string
		column     int
		line, back string
	}{
		"start":     {"abc", 1, "abc", ""},
		"end":       {"abc", 4, "abc", "   "},
		"past":      {"abc", 40, "abc", "   "},
		"zero":      {"abc", 0, "abc", ""},
		"empty":     {"", 1, "", ""},
		"tabs":      {"\ta\tb", 4, "\ta\tb", "\t \t"},
		"not ASCII": {"één", 3, "één", "  "},
		"control":   {"a\x1b[31mb\u202e", 1, "a\ufffd[31mb\ufffd", ""},
		"long": {strings.Repeat("x", 150) + "!" + strings.Repeat("y", 150), 151,
			"…" + strings.Repeat("x", 50) + "!" + strings.Repeat("y", 49) + "…", strings.Repeat(" ", 51)},
	} {
		line, back := excerpt(c.text, c.column)
		if line != c.line || back != c.back {
			t.Errorf("%s: got %q and %q", name, line, back)
		}
	}
}
