package generator_test

import (
	"regexp"
	"testing"

	"golang.org/x/net/html"
)

// What a condition asks for stands on paper in the words that the reader sees
// at the question: in quotes, also where it is a column of a table elsewhere. On
// the sheet of an evening it is the number that stands on that sheet.
func TestConditionsInWords(t *testing.T) {
	bare := regexp.MustCompile(`(is|staat|aangekruist): [a-z]|’ of [a-z-]+\.$`)
	found, onTheSheet := 0, false
	for name, page := range pages(t, shipped(t)) {
		for n := range page.Descendants() {
			if n.Type != html.ElementNode || attribute(n, "class") != "when" || n.FirstChild == nil {
				continue
			}
			found++
			onTheSheet = onTheSheet || name == "eerste-avond.html" && n.FirstChild.Data == "Alleen als vraag 2 is ingevuld."
			if words := n.FirstChild.Data; bare.MatchString(words) {
				t.Errorf("%s: this names an id: %s", name, words)
			}
		}
	}
	if !onTheSheet {
		t.Error("the sheet of the first evening does not name its own question by its number")
	}
	if found < 50 {
		t.Errorf("only %d conditions are said in words", found)
	}
}
