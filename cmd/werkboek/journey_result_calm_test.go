package main

import (
	"fmt"
	"testing"
)

// placeOnScreen gives how far from the top of the window something stands.
func placeOnScreen(b *tab, selector string) int {
	b.t.Helper()
	return ask[int](b, fmt.Sprintf(`Math.round(document.querySelector(%q).getBoundingClientRect().top)`, selector))
}

// Whoever fills in a question on a page with results stays where they are: the
// focus in the field, what is typed, the folds that they opened, the page at its
// place, although what stands above and below is drawn anew.
func TestJourneyResultsAreCalm(t *testing.T) {
	b := newTab(t)
	address := bookSite(t, "testdata/garden")
	b.visit(address + "index.html")
	b.typeIn(field("plan.name"), "x")
	b.saved()
	filled := wellFilled()
	for at := range filled {
		if placeOf.FindStringSubmatch(at)[1] != "" {
			delete(filled, at)
		}
	}
	b.answered(filled)

	b.visit(address + "outlook.html")
	says(b, "best-bed", "79 %")
	b.click("#light .signals li:nth-child(2) summary")
	b.click("#purse .origin summary")
	const open = `Array.from(document.querySelectorAll(".outcome details[open]"), d => d.closest("[data-result]").dataset.result + " " + (d.closest("li")?.querySelector("h3")?.textContent ?? "")).join()`
	expect(b, open, "light People and hours,purse ")
	weight := `#taste\.crops [name*="beans"][value="0"]`
	b.click(weight)
	says(b, "best-bed", "Beans\t0")
	expect(b, fmt.Sprintf(`document.activeElement === document.querySelector(%q)`, weight), true)
	expect(b, open, "light People and hours,purse ")

	before := placeOnScreen(b, weight)
	b.answeredElsewhere(map[string]any{"plan.water": map[string]string{"is": "no"}, "plan.neighbours": []any{}})
	says(b, "light", "✖ red")
	says(b, "purse", "There is nobody yet")
	expect(b, fmt.Sprintf(`document.activeElement === document.querySelector(%q)`, weight), true)
	b.wait(fmt.Sprintf(`Math.abs(Math.round(document.querySelector(%q).getBoundingClientRect().top) - %d) < 4`, weight, before))
	expect(b, open, "light People and hours,purse ") // although all of it is drawn anew

	b.visit(address + "season.html")
	says(b, "walks", "Flowers.")
	unfold(b, "#walk")
	seen := `form.copy-form:not([hidden]) [name*="seen"]`
	b.typeIn(seen, " A wren in the hedge.")
	says(b, "walks", "A wren in the hedge.")
	expect(b, fmt.Sprintf(`document.querySelector(%q).value.endsWith("A wren in the hedge.")`, seen), true)
	expect(b, `document.activeElement.name.includes("seen")`, true)
}

// answeredElsewhere gives other answers to what is answered in the open dossier,
// as another tab would.
func (b *tab) answeredElsewhere(answers map[string]any) {
	b.t.Helper()
	askLater[bool](b, `(async (answers) => {
		const name = (await indexedDB.databases()).find(d => d.name.startsWith("werkboek:")).name;
		const db = await new Promise((yes, no) => { const r = indexedDB.open(name); r.onsuccess = () => yes(r.result); r.onerror = no; });
		const t = db.transaction("answers", "readwrite"), store = t.objectStore("answers"), all = store.getAll();
		all.onsuccess = () => {
			for (const a of all.result) {
				const value = answers[a.worksheet + "." + a.question];
				if (value !== undefined) store.put({ ...a, value, counter: a.counter + 1, time: new Date().toISOString(), tab: "other" });
			}
		};
		await new Promise((yes, no) => { t.oncomplete = yes; t.onerror = no; });
		db.close();
		dispatchEvent(new Event("focus")); // a page that the reader comes back to reads again
		return true;
	})(`+jsonOf(b.t, answers)+`)`)
}
