package main

import (
	"regexp"
	"slices"
	"testing"

	"werkboek/generator/source"
	"werkboek/generator/workbook"
)

// breaking are the edits that can take an answer from its question.
var breaking = regexp.MustCompile(`^take away| becomes |^copies of`)

// check --against agrees with what really becomes of answers: when one of them
// has no question any more that can show it, though nothing was retired, it
// says so; and where no edit could do that, it says nothing.
func TestRandomEditsAgainstWhatWasPublished(t *testing.T) {
	maker := newSiteMaker(t)
	lost, quiet := 0, 0
	for seed := uint64(1); seed <= 200; seed++ {
		b := newRandomBook(seed)
		var none source.Problems
		book, _ := maker.read(t, seed, b, nil, &none)
		maker.sound(t, seed, b, &none)
		published, err := workbook.ReadManifest(workbook.ManifestFile, []byte(book.Manifest()))
		if err != nil {
			t.Fatal(seed, err)
		}
		answers := b.answers()
		for range b.IntN(6) {
			b.edit()
		}
		var problems source.Problems
		maker.read(t, seed, b, published, &problems)
		gone := slices.ContainsFunc(answers, func(a *randomAnswer) bool {
			return a.q != nil && !a.asked() && !a.sheet.retired && !a.q.retired
		})
		if gone && !problems.Any() {
			t.Errorf("seed %d: an answer has no place any more, and nothing is said, after %q", seed, b.did)
		}
		if problems.Any() && !slices.ContainsFunc(b.did, breaking.MatchString) {
			t.Errorf("seed %d: nothing was lost by %q, and this is said:\n%s", seed, b.did, say(problems.Sorted()))
		}
		if gone {
			lost++
		} else if !problems.Any() {
			quiet++
		}
	}
	if lost < 40 || quiet < 40 {
		t.Errorf("only %d workbooks lost something, and %d nothing", lost, quiet)
	}
}
