package content_test

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// checked is the last line of a card: where to ask or look, and when somebody
// last checked the card.
var checked = regexp.MustCompile(`^: \*(Navragen|Nakijken): [^.]+(\.\pL[^.]*)*\. Laatst nagekeken: \d{1,2} \pL+ \d{4}\.\*$`)

// Every card about a rule says where to ask, and on which day it was checked.
// None gives advice, an amount or a term: those change each year, or from town
// to town.
func TestRulesSayWhereToCheck(t *testing.T) {
	data, err := os.ReadFile("nl/regels.md")
	if err != nil {
		t.Fatal(err)
	}
	page := string(data)
	if !strings.Contains(page, "Dit is geen juridisch advies.") {
		t.Error("the page does not say that it is no legal advice")
	}
	cards := 0
	for block := range strings.SplitSeq(page, "\n\n") {
		lines := strings.Split(strings.TrimSpace(block), "\n")
		if len(lines) < 2 || !strings.HasPrefix(lines[1], ": ") {
			continue
		}
		cards++
		if len(lines) != 3 || !checked.MatchString(lines[2]) {
			t.Errorf("%s: a card is a name, what to know, and where and when it was checked", lines[0])
		}
		if found := regexp.MustCompile(`\d|%|€|(?i)\b(een|twee|drie|vier|vijf|zes|acht|tien) (dagen|weken|maanden|euro|procent)\b`).FindString(lines[0] + lines[1]); found != "" {
			t.Errorf("%s: %q may be an amount or a term", lines[0], found)
		}
	}
	if cards < 20 {
		t.Errorf("only %d cards were found", cards)
	}
}
