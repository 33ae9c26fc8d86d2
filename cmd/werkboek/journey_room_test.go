package main

import (
	"fmt"
	"testing"
)

// A list that is full says so before it can become too long; what was made
// opens again, whole.
func TestJourneyFullList(t *testing.T) {
	var rows []any
	for i := range 499 {
		rows = append(rows, map[string]any{"id": fmt.Sprint("r", i), "cells": map[string]string{"name": fmt.Sprint("Naam ", i)}})
	}
	b, address := elsewhere(t), site(t)
	b.visit(address + "mijn-werkboek.html")
	chooseAll(b, workFile(t, "x.json", map[string]any{"answers": []any{said("", "participants", "people", "table", rows)}}))
	b.click("dialog.open-dialog button.main")
	b.wait(openReport + `.querySelector(".done") !== null`)
	b.visit(address + "op-een-lijn.html")
	count := `document.querySelectorAll("[id='participants.people'] .rows > .row").length`
	expect(b, count, 499)
	b.click("[id='participants.people'] button.add")
	expect(b, count, 500)
	ask[bool](b, `(() => { const f = document.querySelector("[id='participants.people'] .rows > .row:last-child input"); f.value = "De laatste"; return f.dispatchEvent(new Event("input", {bubbles: true})); })()`)
	b.saved()
	b.click("[id='participants.people'] button.add")
	expect(b, count, 500)
	expect(b, `document.querySelector("[id='participants.people'] .full").textContent.startsWith("Een lijst kan 500 rijen hebben.")`, true)
	b.visit(address + "mijn-werkboek.html")
	give(b, "")
	file := fileFrom(b, "[data-purpose=copy]", ".werkboek.json")

	e := elsewhere(t)
	e.visit(site(t) + "mijn-werkboek.html")
	chooseAll(e, file)
	e.click("dialog.open-dialog button.main")
	e.wait(openReport + `.querySelector(".done") !== null`)
	again := keepWhole(e)
	x := elsewhere(t)
	x.visit(onDisk(again) + "#op-een-lijn")
	expect(x, fmt.Sprintf(`document.querySelectorAll(%q).length`, onLeaf("[id$='participants.people'] .rows > .row")), 500)
}

// Where as many people are as a dossier can have, nobody is added.
func TestJourneyFullOfPeople(t *testing.T) {
	b, address := elsewhere(t), site(t)
	b.visit(address + "op-een-lijn.html")
	b.click(box("support.in-favour", "3"))
	b.saved()
	all := make([]voice, 500)
	for i := range all {
		all[i] = voice{Person: fmt.Sprint("p", i), Answers: map[string]any{"support.in-favour": i%5 + 1}}
	}
	b.seed(all)
	b.click("[data-do=fill-in]")
	b.wait(`document.querySelector(".entry")?.textContent.includes("In een dossier passen 500 personen.") === true`)
	b.visit(address + "mijn-werkboek.html")
	chooseAll(b, answered(t, "one-more", "Ann", "board", 5))
	b.click("dialog.open-dialog input[value=view]")
	b.click("dialog.open-dialog button.main")
	b.wait(openReport + `.querySelector(".trouble")?.textContent.startsWith("In dit dossier past niet meer.") === true`)
}

// A dossier with very many answers leaves and opens again; what would not fit
// any more is refused with a sentence, and nothing has changed.
func TestJourneyFullDossier(t *testing.T) {
	var answers []any
	for i := range 20_000 {
		one := said("", "check-in", "going-well", "longtext", fmt.Sprint("antwoord ", i))
		one["copy"] = fmt.Sprint("c", i)
		answers = append(answers, one)
	}
	b, address := elsewhere(t), site(t)
	b.visit(address + "mijn-werkboek.html")
	chooseAll(b, workFile(t, "x.json", map[string]any{"answers": answers}))
	b.click("dialog.open-dialog button.main")
	b.wait(openReport + `.querySelector(".done") !== null`)
	chooseAll(b, answered(t, "p1", "Ann", "board", 5))
	b.click("dialog.open-dialog input[value=view]")
	b.click("dialog.open-dialog button.main")
	b.wait(openReport + `.querySelector(".trouble")?.textContent.startsWith("In dit dossier past niet meer.") === true`)
	expect(b, `document.querySelector("[data-part=people]").hidden`, true)
	give(b, "")
	file := fileFrom(b, "[data-purpose=copy]", ".werkboek.json")
	e := elsewhere(t)
	e.visit(site(t) + "mijn-werkboek.html")
	chooseAll(e, file)
	expect(e, `document.querySelector("dialog.open-dialog .details").textContent.includes("20000 antwoorden")`, true)
	e.click("dialog.open-dialog button.main")
	e.wait(openReport + `.querySelector(".done") !== null`)
}
