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

// answered puts joint answers into the open dossier, by worksheet.question or
// worksheet/copy.question, and opens the page anew.
func (b *tab) answered(answers map[string]any) {
	b.t.Helper()
	data, err := json.Marshal(answers)
	if err != nil {
		b.t.Fatal(err)
	}
	askLater[bool](b, `(async (answers) => {
		const name = (await indexedDB.databases()).find(d => d.name.startsWith("werkboek:")).name;
		const db = await new Promise((yes, no) => { const r = indexedDB.open(name); r.onsuccess = () => yes(r.result); r.onerror = no; });
		const t = db.transaction(["dossiers", "answers"], "readwrite");
		const all = t.objectStore("dossiers").getAll();
		all.onsuccess = () => {
			for (const [at, value] of Object.entries(answers)) {
				const [, worksheet, copy = "", question] = at.match(/^([^/.]+)(?:\/([^.]+))?\.(.+)$/);
				const kind = werkboek.sheets[worksheet].questions.find(q => q.id === question).kind;
				t.objectStore("answers").put({ dossier: all.result[0].id, person: "", worksheet, copy, question, kind, value,
					words: { question, options: {} }, revision: 1, counter: 1, time: "2027-01-01T10:00:00.000Z", tab: "file" });
			}
		};
		await new Promise((yes, no) => { t.oncomplete = yes; t.onerror = no; });
		db.close();
		return true;
	})(`+string(data)+`)`)
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
	barriers(b, "matrix")
}
