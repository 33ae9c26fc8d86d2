package generator_test

import (
	"regexp"
	"strings"
	"testing"
)

// mostWords is how long a sentence of the guide may be.
const mostWords = 18

var (
	frontMatter  = regexp.MustCompile(`(?s)\A\+\+\+\n.*?\n\+\+\+\n`)
	codeSpans    = regexp.MustCompile("`[^`]+`")
	linkTargets  = regexp.MustCompile(`\]\([^)]*\)`)
	sentenceEnds = regexp.MustCompile(`[.?!]["”*]*\s|\s\|\s|\n+([-#>:|]|\d+\.)|\n\n`)
)

// Editors read the guide once, in the evening: its sentences are short, and
// there is no dash that joins two of them.
func TestGuideSentencesAreShort(t *testing.T) {
	for _, page := range guide {
		_, prose := taken(t, page)
		prose = frontMatter.ReplaceAllString(prose, "")
		prose = codeSpans.ReplaceAllString(prose, "x")
		prose = linkTargets.ReplaceAllString(prose, "]")
		for _, sentence := range sentenceEnds.Split(prose, -1) {
			if words := strings.Fields(sentence); len(words) > mostWords {
				t.Errorf("%s: %d words: %s", page, len(words), strings.Join(words, " "))
			}
		}
		if strings.ContainsAny(prose, "—–") {
			t.Errorf("%s: a dash joins two sentences", page)
		}
	}
}
