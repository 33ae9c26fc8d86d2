package main

import (
	"fmt"
	"strings"
	"testing"
)

// set gives a field another value, as somebody would who types over it.
func set(b *tab, selector, value string) {
	b.t.Helper()
	ask[bool](b, fmt.Sprintf(`(field => { field.value = %q; return ["input", "change"].every((type) => field.dispatchEvent(new Event(type, { bubbles: true }))); })(document.querySelector(%q))`, value, selector))
}

// figures is what a result says, with plain spaces.
func figures(b *tab, id string) string {
	b.t.Helper()
	return strings.ReplaceAll(ask[string](b, outcome(id)), "\u00a0", " ")
}

// adds waits until a result says all this, whatever its spaces are.
func adds(b *tab, id string, words ...string) {
	b.t.Helper()
	for _, w := range words {
		b.wait(fmt.Sprintf(`%s.replaceAll("\u00a0", " ").replaceAll("\t", " ").includes(%q)`, outcome(id), w))
	}
}

// Totals follow the answers: single values and a row for each item, in percent,
// divided without losing a cent; what is not known is said, never guessed, and
// dividing by nothing is not known.
func TestJourneyTotals(t *testing.T) {
	b := newTab(t)
	address := bookSite(t, "testdata/garden")
	b.visit(address + "outlook.html")
	adds(b, "purse", "Totals will stand here as soon as there is something to count.")

	b.visit(address + "index.html")
	b.typeIn(field("plan.area"), "45")
	b.typeIn(field("plan.budget"), "100")
	for i, name := range []string{"Ana", "Bo", "<i>Cy</i>"} {
		if i > 0 {
			b.click(`#plan\.neighbours button.add`)
		}
		b.typeIn(rowed("plan.neighbours", i+1, "name"), name)
	}
	b.typeIn(rowed("plan.neighbours", 1, "share"), "100")
	b.typeIn(rowed("plan.neighbours", 1, "hours"), "0")
	b.saved()
	b.visit(address + "outlook.html")
	adds(b, "purse", "Hours a week 0 hours", "Ground for each hour not known yet", "Bo not known yet €33.33 not known yet",
		"Ana 0 €33.34 -€66.66", "<i>Cy</i>", "Together 0 €100.00", "Who pays what cannot be said yet. Something is missing.",
		"In 2 rows of ‘Who takes part?’, ‘Hours a week’ is not filled in. They do not count.", "Nobody likes digging.")
	expect(b, `document.getElementById("spade.relief").hidden`, true)
	expect(b, `document.getElementById("spade.relief").querySelector(".when").textContent`,
		"Only if “Hours a week” (Who pays what?) says more than 5 and the highest of ‘Hours’ in ‘Who pays what?’ is more than 5.")

	b.visit(address + "index.html")
	set(b, rowed("plan.neighbours", 1, "hours"), "6")
	b.typeIn(rowed("plan.neighbours", 2, "hours"), "1.5")
	b.typeIn(rowed("plan.neighbours", 3, "hours"), "1.5")
	b.typeIn(rowed("plan.neighbours", 2, "share"), "0")
	b.typeIn(rowed("plan.neighbours", 3, "share"), "0")
	b.click(box("plan.water", "yes"))
	b.saved()
	b.visit(address + "outlook.html")
	adds(b, "purse", "Hours a week 9 hours", "Ground for each hour 5 m²", "Ana 6 (67%) €66.67 -€33.33", "Bo 1.5 (17%) €16.67 €16.67", "<i>Cy</i> 1.5 (17%) €16.66 €16.66",
		"Bo pays €16.67 to Ana.", "<i>Cy</i> pays €16.66 to Ana.", "One household does most of the work. It is about: Ana")
	expect(b, `document.getElementById("spade.relief").hidden`, false)
	expect(b, `document.querySelectorAll("#purse .outcome i").length`, 0)
	barriers(b, "totals")
}

// The worked example comes to what was worked out by hand: hours and shares of
// each party, the budget, who pays whom; with three parties and with hours that
// went askew too.
func TestJourneyTotalsOfTheExample(t *testing.T) {
	b, address := newTab(t), site(t)
	openExample(b, address)
	roles, money := address+"stap-3-wie-doet-wat.html", address+"stap-3-geld-en-regels.html"
	b.visit(roles)
	adds(b, "role-table", "Alle uren samen 240 uur", "Tuinclub De Scheve Schoffel 108 uur (45 %) 50 % -5 punten",
		"Theatergroep Het Natte Gordijn vzw 132 uur (55 %) 50 % 5 punten", "Samen 240 uur 100 %")
	if said := figures(b, "role-table"); strings.Contains(said, "wijken af") || strings.Contains(said, "niet ingevuld") {
		t.Errorf("nothing stands out: %s", said)
	}
	b.visit(money)
	adds(b, "budget", "Gezamenlijke kosten € 1.380,50", "Eigen kosten € 220,00", "Inkomsten € 2.120,00", "overblijft (of het tekort) € 739,50",
		"Tuinclub De Scheve Schoffel € 1.570,00 € 760,00 € 369,75 € 440,25", "Tuinclub De Scheve Schoffel betaalt € 440,25 aan Theatergroep Het Natte Gordijn vzw.")
	shot(b, "budget")

	b.visit(roles)
	set(b, rowed("roles.tasks", 3, "hours"), "160")
	adds(b, "role-table", "Alle uren samen 340 uur", "108 uur (32 %) 50 % -18 punten", "232 uur (68 %) 50 % 18 punten",
		"De uren wijken af van wat jullie afspraken. Het gaat om: Tuinclub De Scheve Schoffel · Theatergroep Het Natte Gordijn vzw")
	set(b, rowed("roles.tasks", 3, "hours"), "")
	adds(b, "role-table", "Bij 1 regel van ‘Welke taken zijn er?’ is ‘Uren’ niet ingevuld. Die telt niet mee.")

	unfold(b, "#parties")
	b.click(`#parties\.list button.add`)
	b.typeIn(rowed("parties.list", 3, "name"), "Harmonie De Volle Toeter")
	b.saved()
	b.visit(money)
	adds(b, "budget", "Harmonie De Volle Toeter € 0,00 € 0,00 € 246,50 € -246,50", "Tuinclub De Scheve Schoffel € 1.570,00 € 760,00 € 246,50 € 563,50",
		"Tuinclub De Scheve Schoffel betaalt € 317,00 aan Theatergroep Het Natte Gordijn vzw.", "Tuinclub De Scheve Schoffel betaalt € 246,50 aan Harmonie De Volle Toeter.")
	unfold(b, "#money")
	b.click(box("money.split", "by-share"))
	adds(b, "budget", "Wie wat betaalt, is nog niet te zeggen. Er ontbreekt nog iets.")
	b.click(box("money.split", "one-pays"))
	adds(b, "budget", "Jullie verdelen op een eigen manier.")
	b.click(box("money.split", "by-share"))
	b.saved()
	b.visit(address + "stap-2-delen.html")
	unfold(b, "balance")
	for i, percent := range []string{"40", "30", "30"} {
		set(b, rowed("balance.share", i+1, "money"), percent)
	}
	b.saved()
	b.visit(money)
	adds(b, "budget", "Tuinclub De Scheve Schoffel € 1.570,00 € 760,00 € 295,80 € 514,20", "Harmonie De Volle Toeter € 0,00 € 0,00 € 221,85 € -221,85",
		"Tuinclub De Scheve Schoffel betaalt € 292,35 aan Theatergroep Het Natte Gordijn vzw.", "Tuinclub De Scheve Schoffel betaalt € 221,85 aan Harmonie De Volle Toeter.")
}

// A partner's file holds totals of what a partner may see, and of nobody else: no
// other candidate, and no sentence that looks at a sheet that stays inside.
func TestJourneyTotalsForThePartner(t *testing.T) {
	b, address := newTab(t), site(t)
	b.visit(address + "waarom.html")
	fill(b)
	row := func(id string, cells map[string]string) map[string]any {
		return map[string]any{"id": id, "cells": cells}
	}
	b.answered(map[string]any{
		"candidates.list": tableOf("name", "cand-1", "Het Natte Gordijn", "cand-2", "Kladblok"),
		"decision.chosen": map[string]string{"cand-1": ""},
		"roles.tasks": []any{
			row("r1", map[string]string{"task": "Soep", "does": "us", "hours": "90"}),
			row("r2", map[string]string{"task": "Bar", "does": "all", "hours": "30"}),
			row("r3", map[string]string{"task": "Licht", "does": "cand-1", "hours": "120", "who": "Jasmien"}),
			row("r4", map[string]string{"task": "Affiche", "does": "cand-2"}),
		},
		"money.income":      []any{row("r1", map[string]string{"source": "Bar", "estimate": "10001", "received-by": "us"})},
		"money.costs":       []any{row("r1", map[string]string{"item": "Tent", "estimate": "5000", "paid-by": "cand-1", "shared": "shared"})},
		"money.split":       "equal",
		"first-roles.shape": "we-lead", "balance.model": "own-part",
		"expectations.list": tableOf("what", "r1", "Helpen opruimen"),
	})
	changed := "De verdeling is anders dan jullie eerst dachten."
	b.visit(address + "stap-3-wie-doet-wat.html")
	adds(b, "role-table", changed, "Het Natte Gordijn 135 uur (56 %)", "Eén persoon of ploeg doet meer dan een derde van alle uren. Kan iemand helpen? Het gaat om: Jasmien",
		"staat bij ‘Doet het’ iets wat hier geen rij heeft. Die telt niet overal mee.")
	give(b, "partner")
	b.wait(`document.querySelector(".leaving") !== null`)
	preview := strings.ReplaceAll(ask[string](b, `document.querySelector(".leaves").textContent`), "\u00a0", " ")
	for _, said := range []string{"240 uur", "105 uur (44 %)", "betaalt € 75,00 aan Het Natte Gordijn", "Het gaat om: Helpen opruimen", "Let op: Eén persoon of ploeg"} {
		if !strings.Contains(preview, said) {
			t.Errorf("the partner does not hear %q", said)
		}
	}
	for _, inside := range []string{changed, "Kladblok", "Zijn we klaar met stap 1?"} {
		if strings.Contains(preview, inside) {
			t.Errorf("the partner hears %q", inside)
		}
	}
}

// What an edition does not ask stays unknown in every sum that needs it.
func TestJourneyTotalsWithoutTheirQuestion(t *testing.T) {
	b := newTab(t)
	address := editionSite(t, "tuin", map[string]string{"nl/money.toml": "[question.income]\nhidden = true\n"})
	b.visit(address + "stap-3-geld-en-regels.html")
	b.typeIn(rowed("money.costs", 1, "estimate"), "12,50")
	ask[bool](b, `(document.querySelector("#money details").open = true)`)
	set(b, rowed("money.costs", 1, "shared"), "shared")
	adds(b, "budget", "Gezamenlijke kosten € 12,50", "Inkomsten nog onbekend", "overblijft (of het tekort) nog onbekend",
		"‘Welke inkomsten zijn er?’ staat niet in deze uitgave, dus dit blijft onbekend.", "is ‘Wie betaalt?’ niet ingevuld. Die telt niet overal mee.")
	b.saved()
}

// What is printed blank holds nothing that follows from answers, but room to
// work it out by hand; printed with the answers it is the other way round.
func TestJourneyResultsOnPaper(t *testing.T) {
	b := newTab(t)
	address := bookSite(t, "testdata/garden")
	b.visit(address + "index.html")
	b.click(box("plan.water", "yes"))
	b.typeIn(field("plan.area"), "45")
	b.typeIn(rowed("plan.neighbours", 1, "name"), "Ana")
	b.typeIn(rowed("plan.neighbours", 1, "hours"), "9")
	b.saved()
	b.visit(address + "outlook.html")
	adds(b, "purse", "9 hours")
	byHand := []string{"Work this out on paper.", "On paper: tick what is ready.", "On paper: circle what fits."}
	computed := []string{"9 hours", "Take a walk first.", "Still open: ", "Few hands", "Ana"}
	for how, texts := range map[string][2][]string{"print-filled": {computed[:3], byHand}, "print-blank": {byHand, computed}} {
		ask[bool](b, `(document.documentElement.classList.add("`+how+`"), true)`)
		text := printed(b)
		ask[bool](b, `(document.documentElement.classList.remove("`+how+`"), true)`)
		for _, yes := range texts[0] {
			if !strings.Contains(text, yes) {
				t.Errorf("%s: %q is not there:\n%s", how, yes, text)
			}
		}
		for _, no := range texts[1] {
			if strings.Contains(text, no) {
				t.Errorf("%s: %q is there:\n%s", how, no, text)
			}
		}
	}
}

// A file without names calls nobody by name who has a row, a part or something
// open; with names it does.
func TestJourneyResultsWithoutNames(t *testing.T) {
	b := newTab(t)
	address := bookSite(t, "testdata/garden")
	b.visit(address + "index.html")
	b.typeIn(field("plan.budget"), "100")
	b.typeIn(rowed("plan.neighbours", 1, "name"), "Zelda")
	b.typeIn(rowed("plan.neighbours", 1, "hours"), "9")
	b.click(`#plan\.neighbours button.add`)
	b.typeIn(rowed("plan.neighbours", 2, "name"), "Quintus")
	b.saved()
	give(b, "files")
	b.wait(`document.querySelector(".give-dialog input[value=names]") !== null`)
	word := contents(t, made(b, ".give-dialog .actions button.main", ".docx"))
	for _, said := range []string{"It is about: Quintus", "It is about: Zelda", "One household does most"} {
		if !strings.Contains(word, said) {
			t.Errorf("with names, %q is not there", said)
		}
	}
	b.click(".give-dialog .foot button:first-child")
	b.click("[data-purpose=files]")
	b.wait(`document.querySelector(".give-dialog input[value=names]") !== null`)
	b.click(".give-dialog input[value=names]")
	word = contents(t, made(b, ".give-dialog .actions button.main", ".docx"))
	if strings.Contains(word, "Zelda") || strings.Contains(word, "Quintus") {
		t.Errorf("a name stands in a file without names")
	}
	for _, said := range []string{"It is about: row 2", "Name 1", "One household does most"} {
		if !strings.Contains(word, said) {
			t.Errorf("without names, %q is not there: %s", said, word)
		}
	}
}
