package main

import (
	"fmt"
	"strings"
	"testing"
)

// lit gives each dimension of the traffic light with its colour, the worst
// reasons behind it, and the colour of all together.
const lit = `document.querySelector("#traffic-light .overall .signal").textContent.slice(2) + "\n" +
	Array.from(document.querySelectorAll("#traffic-light .signals > li"), li => li.querySelector("h3").textContent + ": " + li.querySelector(":scope > .signal").textContent.slice(2) +
	" " + Array.from(li.querySelectorAll("details li .signal"), s => s.textContent.slice(2)).join(" ")).join("\n")`

// light waits for the traffic light and compares it.
func light(b *tab, address, want string) {
	b.t.Helper()
	b.visit(address + "beslissen.html")
	b.wait(`document.querySelector("#traffic-light .signals") !== null`)
	if got := ask[string](b, lit); got != strings.TrimSpace(want) {
		b.t.Errorf("the light is\n%s\nand not\n%s", got, want)
	}
}

// The traffic light, the comparison of partners and the overview of evaluations
// say of the worked example what was worked out by hand for it, and of its
// variants too.
func TestJourneyOracleResults(t *testing.T) {
	b, address := newTab(t), site(t)
	openExample(b, address)
	example := `
oranje
Reden en doel: groen groen groen groen groen
Passende partner: groen groen groen
Steun bij onze mensen: oranje groen oranje groen oranje
Tijd, handen, geld: oranje oranje oranje groen oranje
Meerwaarde: groen groen groen groen
Verhouding: groen groen groen groen
Risico’s: oranje oranje groen
Regels: groen groen
`
	light(b, address, example)
	expect(b, `document.getElementById("decision.override").hidden`, true)

	b.visit(address + "met-wie.html")
	says(b, "partner-matrix", "Plaats 1 | Theatergroep Het Natte Gordijn vzw | 79 % | Plaats 2–3, ongeveer gelijk | Jeugdatelier Kladblok vzw | 67 % (tussen 61 en 70 %) | Plaats 2–3, ongeveer gelijk | Ruilclub Tweede Adem | 63 % | Een klein beetje meer of minder gewicht verandert de eerste plaats niet.",
		"Verfraaiingscomité Strak Gazon: Hun missie of visie gaat in tegen de onze.")
	expect(b, outcome("partner-matrix")+`.includes("25 %")`, false)

	b.visit(address + "evalueren.html")
	says(b, "evaluation", "2 rondes tot nu toe", "Tijdens de samenwerking", "Na de samenwerking", "4 november 2027", "We willen nog hetzelfde", "4,5 (van 4 tot 5)", "Tuinclub De Scheve Schoffel: 3 (van 2 tot 4)")
	rounds := `Array.from(document.querySelectorAll("#evaluation tbody tr"), r => Array.from(r.cells, c => c.textContent).join(" ")).filter(r => r.startsWith("Tekens")).join()`
	expect(b, rounds, "Tekens: bereikt 0 2,Tekens: deels bereikt 1 1,Tekens: niet bereikt 0 0")

	// C: a doubt about the mission of the partner.
	b.answered(map[string]any{"candidate-check/cand-1.opposite-mission": is("unsure")})
	light(b, address, strings.Replace(example, "Passende partner: groen groen groen", "Passende partner: oranje oranje groen", 1))
	b.visit(address + "met-wie.html")
	says(b, "partner-matrix", "1 | Theatergroep Het Natte Gordijn vzw | 79 %")

	// G: little is known of a partner.
	b.answered(map[string]any{"candidate-check/cand-1.opposite-mission": is("no"),
		"candidate-check/cand-2.scores": map[string]any{"trust": map[string]string{"score": "4"}, "innovation": map[string]string{"score": "4"}}})
	says(b, "partner-matrix", "Jeugdatelier Kladblok vzw | te weinig info")
	expect(b, outcome("partner-matrix")+`.includes("67 %")`, false)

	// A: asked, and it becomes no. B: red, and yes all the same.
	b.answered(map[string]any{"support.few-only": is("yes"), "support.reluctant": is("yes"), "support.worth-risk": is("no"), "decision.outcome": "no", "decision.sure": is("no")})
	red := strings.Replace(strings.Replace(example, "oranje\n", "rood\n", 1), "mensen: oranje groen oranje groen oranje", "mensen: rood groen oranje rood rood", 1)
	light(b, address, red)
	expect(b, `document.getElementById("decision.override").hidden`, true)
	expect(b, `document.getElementById("decision.conditions").hidden`, true)
	expect(b, `document.getElementById("decision.unsure-why").hidden`, false)
	b.answered(map[string]any{"decision.outcome": "go", "decision.sure": is("yes")})
	light(b, address, red)
	expect(b, `document.getElementById("decision.override").hidden`, false)
}

// E: of a dossier in which little stands, the results say that little is known.
func TestJourneyOracleLittleKnown(t *testing.T) {
	b, address := newTab(t), site(t)
	b.visit(address + "wie-zijn-wij.html")
	b.typeIn(field("dossier.title"), "Oogstfeest")
	b.saved()
	b.answered(map[string]any{"why.reasons": tick("renew-offering"), "goal.goal": "Nieuwe gezichten."})
	light(b, address, `
grijs
Reden en doel: grijs groen groen grijs grijs
Passende partner: grijs grijs grijs
Steun bij onze mensen: grijs grijs grijs grijs grijs
Tijd, handen, geld: grijs grijs grijs grijs grijs
Meerwaarde: grijs grijs grijs grijs
Verhouding: grijs grijs grijs grijs
Risico’s: grijs grijs grijs
`)
	for page, id := range map[string]string{"met-wie": "partner-matrix", "evalueren": "evaluation"} {
		b.visit(address + page + ".html")
		b.wait(fmt.Sprintf(`document.querySelector("#%s .outcome .none") !== null`, id))
		expect(b, outcome(id)+`.includes("%")`, false)
	}
}

// What follows from the answers goes into the files too, as soon as something
// is known of it.
func TestJourneyResultsInFiles(t *testing.T) {
	b, address := newTab(t), site(t)
	openExample(b, address)
	b.visit(address + "beslissen.html")
	give(b, "files")
	word := contents(t, made(b, ".give-dialog .actions button.main", ".docx"))
	for _, want := range []string{"Verkeerslicht", "▲ oranje: Eén groep staat er minder sterk achter dan de andere.", "67 % (tussen 61 en 70 %)",
		"Overzicht van de evaluaties", "Zijn we klaar met stap 1?", "Wat doen we nog?"} {
		if !strings.Contains(word, want) {
			t.Errorf("the Word file has no %q", want)
		}
	}
}
