package main

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// outcome is what a result says on the page, its lines joined.
func outcome(id string) string {
	return `document.querySelector("#` + id + ` .outcome").innerText.replace(/\s*\n\s*/g, " | ")`
}

// says waits until a result says all this.
func says(b *tab, id string, words ...string) {
	b.t.Helper()
	for _, w := range words {
		b.wait(fmt.Sprintf("%s.includes(%q)", outcome(id), w))
	}
}

// Signals follow the answers at once, on the page and in the files: a colour in
// words, with the reason, the stop and the way to the answer. Questions can be
// shown because of them. What does not apply counts for nothing.
func TestJourneySignals(t *testing.T) {
	b := newTab(t)
	address := bookSite(t, "testdata/garden")
	b.visit(address + "outlook.html")
	says(b, "light", "○ grey", "We do not know enough yet.", "Ground and water | ○ grey", "The light does not decide. You do.")
	if text := ask[string](b, outcome("light")); strings.Contains(text, "The tap") {
		t.Errorf("the tap does not apply yet: %s", text)
	}
	expect(b, `document.getElementById("spade.why-still").hidden`, true)

	b.visit(address + "index.html")
	b.click(box("plan.water", "no"))
	b.typeIn(field("plan.area"), "60")
	b.click(box("plan.wish", "4"))
	b.saved()
	b.visit(address + "outlook.html")
	says(b, "light", "✖ red", "Not this spring.", "It ends here.", "✖ red Without water nothing grows.", "People and hours | ○ grey")
	expect(b, `document.getElementById("spade.why-still").hidden`, false)
	b.click("#light .signals li:first-child summary")
	expect(b, `document.querySelector("#light .signals li:first-child details a").getAttribute("href")`, "index.html#plan.water")
	barriers(b, "signals")

	b.visit(address + "index.html")
	b.click(box("plan.water", "unsure"))
	b.typeIn(`#plan\.neighbours [data-column=name]`, "Ana")
	b.typeIn(`#plan\.neighbours [data-column=hours]`, "4")
	b.saved()
	b.visit(address + "outlook.html")
	says(b, "light", "▲ orange", "Possible, but work", "▲ orange Ask who has a tap.", "▲ orange Few hands for so much ground.", "The tap | ▲ orange")
	expect(b, `document.getElementById("spade.why-still").hidden`, true)
}

// answered puts answers into the open dossier, by worksheet.question, with
// worksheet/copy in a copy and person@ before it for somebody's own, and opens
// the page anew. parties say of the persons to which party they belong.
func (b *tab) answered(answers map[string]any, parties ...map[string]string) {
	b.t.Helper()
	data, err := json.Marshal(answers)
	if err != nil {
		b.t.Fatal(err)
	}
	belong, err := json.Marshal(append(parties, map[string]string{})[0])
	if err != nil {
		b.t.Fatal(err)
	}
	askLater[bool](b, `(async (answers, parties) => {
		const name = (await indexedDB.databases()).find(d => d.name.startsWith("werkboek:")).name;
		const db = await new Promise((yes, no) => { const r = indexedDB.open(name); r.onsuccess = () => yes(r.result); r.onerror = no; });
		const t = db.transaction(["dossiers", "answers"], "readwrite");
		const all = t.objectStore("dossiers").getAll();
		all.onsuccess = () => {
			const dossier = all.result[0];
			if (Object.keys(parties).length > 0) dossier.people = Object.entries(parties).map(([id, party]) => ({ id, name: id, group: "", party }));
			t.objectStore("dossiers").put(dossier);
			for (const [at, value] of Object.entries(answers)) {
				const [, person = "", worksheet, copy = "", question] = at.match(/^(?:([^@]+)@)?([^/.]+)(?:\/([^.]+))?\.(.*)$/);
				const kind = werkboek.sheets[worksheet].questions.find(q => q.id === question)?.kind ?? "copies";
				t.objectStore("answers").put({ dossier: dossier.id, person, worksheet, copy, question, kind, value,
					words: { question, options: {} }, revision: 1, counter: 1, time: "2027-01-01T10:00:00.000Z", tab: "file" });
			}
		};
		await new Promise((yes, no) => { t.oncomplete = yes; t.onerror = no; });
		db.close();
		return true;
	})(`+string(data)+`, `+string(belong)+`)`)
	b.reload()
}

// rows makes a table: an id and its cells in turn.
func tableOf(column string, rows ...string) (all []map[string]any) {
	for i := 0; i < len(rows); i += 2 {
		all = append(all, map[string]any{"id": rows[i], "cells": map[string]string{column: rows[i+1]}})
	}
	return all
}

// A matrix reckons with what is known and shows how far it could still go; what
// falls out stands below the line with the reason; the first place is tested
// against a little more or less weight; conditions can look at it.
func TestJourneyMatrix(t *testing.T) {
	b := newTab(t)
	address := bookSite(t, "testdata/garden")
	b.visit(address + "outlook.html")
	says(b, "best-bed", "There are no names to compare yet.")
	b.typeIn(field("spade.first-day"), "2027-04-01")
	b.saved()
	stars := func(pairs ...string) map[string]any {
		all := map[string]any{}
		for i := 0; i < len(pairs); i += 2 {
			all[pairs[i]] = map[string]string{"stars": pairs[i+1]}
		}
		return all
	}
	beds := tableOf("name", "b1", "North", "b2", "South", "b3", "Shed", "b4", "Path")
	beds[2]["cells"].(map[string]string)["sunny"] = "no"
	b.answered(map[string]any{
		"plan.beds": beds, "plan.crops": tick("beans pumpkin other"),
		"taste.crops":    map[string]any{"beans": map[string]string{"weight": "3"}, "pumpkin": map[string]string{"weight": "1"}},
		"bed/b1.ratings": stars("herbs", "5", "beans", "4", "pumpkin", "2", "other", "4"),
		"bed/b2.ratings": stars("herbs", "4", "beans", "4", "pumpkin", "5"),
		"bed/b3.ratings": stars("herbs", "5", "beans", "5", "pumpkin", "5", "other", "5"),
		"bed/b4.ratings": stars("pumpkin", "1"),
	})
	// Weights: herbs 2 and other 2 by default, beans 3, pumpkin 1, so 8 in all.
	// North: (2×4 + 3×3 + 1×1 + 2×3) / (8×4) = 24/32 = 75 %.
	// South without other: (2×3 + 3×3 + 1×4) / (6×4) = 19/24 = 79 %; between
	// 19/32 = 59 % and 27/32 = 84 %. Known: 6/8. Path knows 1/8.
	says(b, "best-bed", "1–2, about equal | South | 79 % (between 59 and 84 %)", "1–2, about equal | North | 75 %",
		"Path | too little known", "Below the line", "Shed: There is no sun.", "Figures help. You choose.",
		"Strong: Herbs · Beans", "This outcome depends on: Pumpkins.")
	expect(b, `document.querySelector("#best-bed .outcome").innerText.includes("100 %")`, false)
	expect(b, `document.getElementById("spade.two-beds").hidden`, false)
	says(b, "spring", "We like to eat in every bed | It is about: Shed")
	barriers(b, "matrix")
}

// Rounds stand side by side in the order of their days, each question and what
// is reckoned of each; what people answered apart by the middle, and by party
// only where three or more answered.
func TestJourneyRounds(t *testing.T) {
	b := newTab(t)
	address := bookSite(t, "testdata/garden")
	b.visit(address + "season.html")
	says(b, "walks", "No round has been filled in yet.")
	b.visit(address + "index.html")
	b.typeIn(field("plan.name"), "The Green Corner")
	b.saved()
	answers := map[string]any{
		"walk.":        []map[string]any{{"id": "w2", "cells": map[string]string{}}, {"id": "w1", "cells": map[string]string{}}},
		"walk/w1.date": "2027-04-03", "walk/w1.seen": "Mud everywhere.",
		"walk/w2.date": "2027-06-05", "walk/w2.seen": "Flowers.",
		"walk/w2.birds":   tableOf("name", "r1", "Wren", "r2", "Robin"),
		"plan.neighbours": tableOf("name", "n1", "Ana"),
	}
	parties := map[string]string{"p1": "us", "p2": "us", "p3": "us", "p4": "n1", "p5": "n1", "p6": "n1"}
	for i, mood := range []int{5, 4, 4, 2, 3, 2} {
		answers[fmt.Sprintf("p%d@mood/w2.mood", i+1)] = mood
		if i < 5 { // two of the other party: too few to stand apart
			answers[fmt.Sprintf("p%d@mood/w1.points", i+1)] = map[string]any{"smell": map[string]string{"score": fmt.Sprint(mood)}, "noise": map[string]string{"score": ""}}
		}
	}
	b.answered(answers, parties)
	b.visit(address + "season.html")
	says(b, "walks", "2 rounds until now", "Mud everywhere.", "Flowers.", "Kinds of birds", "How did you like it?", "3.5 (from 2 to 5)", "The Green Corner: 4 (from 4 to 5)", "Ana: 2 (from 2 to 3)", "4 (from 2 to 5)")
	expect(b, `Array.from(document.querySelectorAll("#walks thead th"), h => h.textContent).slice(0, 2).map(h => h.split(":")[0]).join()`, "Walk 2,Walk 1")
	expect(b, `Array.from(document.querySelectorAll("#walks tbody tr")).find(r => r.textContent.startsWith("Kinds")).textContent`, "Kinds of birds02")
	expect(b, `document.querySelector("#walks .outcome").innerText.includes("The noise")`, false)
	expect(b, `document.querySelector("#walks .outcome").innerText.split("Ana: ").length`, 2) // only of the mood
	barriers(b, "rounds")
}

// An edition hides, adds and rewords what stands in a result. One that needs
// what the edition hid says so, and stays unknown: nothing is guessed from an
// answer that nobody can give.
func TestJourneyResultWithoutItsQuestion(t *testing.T) {
	b := newTab(t)
	address := editionSite(t, "tuin", map[string]string{
		"nl/capacity.toml":        "[question.time]\nhidden = true\n",
		"nl/candidate-check.toml": "[question.scores]\nhidden = true\n",
		"nl/value.toml":           "hidden = true\n",
		"nl/traffic-light.toml": `[dimension.risk]
hidden = true
[dimension.x-tuin-bees]
after = "support"
title = "De bijen"
[dimension.x-tuin-bees.rule.x-tuin-alone]
green = "why.alone = no"
[dimension.balance.rule.shape]
label = "Wie graaft?"
`,
	})
	b.visit(address + "beslissen.html")
	says(b, "traffic-light", "○ grijs ‘Hebben we genoeg tijd?’ staat niet in deze uitgave, dus dit blijft onbekend.",
		"○ grijs ‘Levert het voor elke partij genoeg op?’ staat niet in deze uitgave")
	expect(b, `Array.from(document.querySelectorAll("#traffic-light h3"), h => h.textContent).join()`,
		"Reden en doel,Passende partner,Steun bij onze mensen,De bijen,Tijd, handen, geld,Meerwaarde,Verhouding")
	says(b, "traffic-light", "Wie graaft?")
	expect(b, `document.querySelectorAll("#traffic-light a[href*='capacity.time'], #traffic-light a[href*='value.']").length`, 0)
	b.visit(address + "met-wie.html")
	says(b, "partner-matrix", "‘Geef punten’ staat niet in deze uitgave")
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
