package main

import "testing"

// legends are the names of the rows of a table.
func legends(question string) string {
	return `Array.from(document.querySelectorAll('[data-question="` + question + `"] .rows > .row'), r => r.dataset.label ?? "").join("|")`
}

// Who was chosen has a row in every table of parties, under the same id; a row
// that names a party already is not doubled. Others on the list have none.
func TestJourneyPartiesThatWereChosen(t *testing.T) {
	b, address := newTab(t), site(t)
	b.visit(address + "met-wie.html")
	b.typeIn(rowed("candidates.list", 1, "name"), "Koor")
	b.click(`#candidates\.list button.add`)
	b.typeIn(rowed("candidates.list", 2, "name"), "Toneel")
	b.saved()

	b.visit(address + "meerwaarde-en-risico.html")
	expect(b, legends("per-party"), "Onze vereniging")
	b.typeIn(rowed("value.per-party", 1, "gives"), "Het park")
	b.click(`#value\.per-party button.add`)
	b.typeIn(rowed("value.per-party", 2, "party"), "Koor") // as with a keyboard
	b.typeIn(rowed("value.per-party", 2, "gains"), "Nieuwe stemmen")
	b.saved()

	b.visit(address + "beslissen.html")
	b.click(`#decision\.chosen [data-option]:not([hidden]) input`)
	b.saved()
	b.visit(address + "meerwaarde-en-risico.html")
	expect(b, legends("per-party"), "Onze vereniging|")
	b.visit(address + "stap-3-wie-doet-wat.html")
	expect(b, legends("list"), "Onze vereniging|Koor")
	b.typeIn(rowed("parties.list", 2, "contact"), "Jasmien")
	b.saved()
	b.visit(address + "stap-3-geld-en-regels.html")
	expect(b, legends("approved"), "Onze vereniging|Koor")

	b.visit(address + "stap-3-wie-doet-wat.html") // one more comes and goes
	b.typeIn(rowed("parties.list", 2, "backup"), "Kobe")
	b.click(`#parties\.list button.add`)
	b.typeIn(rowed("parties.list", 3, "name"), "Kunst")
	b.typeIn(rowed("roles.pullers", 3, "name"), "Ria")
	b.saved()
	expect(b, legends("pullers"), "Onze vereniging|Koor|Kunst")
	b.click(`#parties\.list .row:nth-child(3) button.remove`)
	b.saved()
	b.wait(`document.querySelectorAll("#roles\\.pullers .rows > .row button.remove:not([hidden])").length === 1`)
	expect(b, `document.querySelector("#roles\\.pullers .row:nth-child(3) [data-column=name]").value`, "Ria")
}

// A sheet that lies on other ways than the one that was chosen says that it may
// be left out, and stays there.
func TestJourneyRoute(t *testing.T) {
	b, address := newTab(t), site(t)
	beside := `(l => l.checkVisibility() ? l.textContent : "")(document.querySelector("#communication .off-route"))`
	b.visit(address + "stap-3-geld-en-regels.html")
	expect(b, beside, "")
	b.visit(address + "welke-soort.html")
	b.click(box("type.kind", "short-once"))
	b.saved()
	b.visit(address + "stap-3-geld-en-regels.html")
	expect(b, beside, "Jullie kozen voor ‘Kort en één keer’. Dan mag je dit blad overslaan.")
	expect(b, `document.querySelector("#communication textarea").disabled`, false)
	b.visit(address + "welke-soort.html")
	b.click(box("type.kind", "recurring"))
	b.saved()
	b.visit(address + "stap-3-geld-en-regels.html")
	expect(b, beside, "")
}

// Before a group is sure, the sheets about the partner say that nobody is to be
// asked yet; who was asked themselves, reads to take time.
func TestJourneyGate(t *testing.T) {
	b, address := newTab(t), site(t)
	said := func(sheet string) {
		t.Helper()
		b.visit(address + "stap-1-verkennen.html")
		expect(b, `Array.from(document.querySelectorAll("#invite .warning"), w => w.checkVisibility() ? w.textContent : "").filter(Boolean).join("|")`, sheet)
	}
	said("Spreek nog niemand aan. Beslis eerst of jullie helemaal zeker zijn.")
	b.visit(address + "doel-en-moment.html")
	b.click(box("initiative.who-asks", "we-were-asked"))
	b.saved()
	said("Vraag bedenktijd. Beslis eerst onder elkaar.")
	b.visit(address + "beslissen.html")
	b.click(box("decision.sure", "yes"))
	b.saved()
	said("")
}

// Before the first round every sheet that comes once a round says what to fill
// in first, and leads there: none of them to another that is empty too.
func TestJourneyBeforeTheFirstRound(t *testing.T) {
	b, address := newTab(t), site(t)
	b.visit(address + "evalueren.html")
	b.wait(`document.querySelector("[data-compare=health-compare]").dataset.ready !== undefined`)
	expect(b, `[...document.querySelectorAll(".copies > .none")].map(e => e.textContent).filter(words => words !== "Hier is nog geen blad. Vul eerst dit in: Evaluatieronde (PDCA)").join(" | ")`, "")
	expect(b, `document.querySelectorAll(".copies > .none a[href$='#round']").length > 1`, true)
}
