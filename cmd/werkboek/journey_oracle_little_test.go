package main

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// E: of a dossier in which little stands, the results say that little is known.
func TestJourneyOracleLittleKnown(t *testing.T) {
	b, address := newTab(t), site(t)
	b.visit(address + "wie-zijn-wij.html")
	b.typeIn(field("dossier.title"), "Oogstfeest")
	b.saved()
	b.answered(map[string]any{"why.reasons": tick("renew-offering"), "goal.goal": "Nieuwe gezichten."})
	b.visit(address + "beslissen.html")
	light := lightOf(b, "traffic-light")
	if diff := cmp.Diff(lightSaid{Sheet: "traffic-light", Overall: "grey", Dimension: map[string]string{
		"Reden en doel":         "grey: green green grey grey",
		"Passende partner":      "grey: grey grey",
		"Steun bij onze mensen": "grey: grey grey grey grey",
		"Tijd, handen, geld":    "grey: grey grey grey grey",
		"Meerwaarde":            "grey: grey grey grey",
		"Verhouding":            "grey: grey grey grey",
		"Risico’s":              "grey: grey grey",
	}}, light); diff != "" {
		t.Errorf("the light:\n%s", diff)
	}
	for page, id := range map[string]string{"met-wie": "partner-matrix", "evalueren": "evaluation"} {
		b.visit(address + page + ".html")
		b.wait(fmt.Sprintf(`document.querySelector("#%s .outcome .none") !== null`, id))
		expect(b, outcome(id)+`.includes("%")`, false)
	}
}
