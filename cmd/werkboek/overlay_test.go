package main

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

// Both folders are seen as one, and the upper file counts, also when only one
// of them has the folder that it lies in.
func TestOverlay(t *testing.T) {
	file := func(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }
	both := overlay{
		upper: fstest.MapFS{"both.html": file("upper"), "a/own.html": file("upper"), "only/x.html": file("upper")},
		lower: fstest.MapFS{"both.html": file("lower"), "a/built.html": file("lower"), "z/y.html": file("lower")},
	}
	var got []string
	err := fs.WalkDir(both, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(both, p)
		got = append(got, p+" "+string(text))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"a/built.html lower", "a/own.html upper", "both.html upper", "only/x.html upper", "z/y.html lower"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if _, err := both.ReadDir("nowhere"); err == nil {
		t.Error("a folder that neither has is listed")
	}
}

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
