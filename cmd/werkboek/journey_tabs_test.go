package main

import (
	"fmt"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// before runs a script on every page of the tab before the page's own.
func before(b *tab, script string) {
	b.t.Helper()
	tell(b, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: script})
}

// put writes a text into a field as an edit of the reader.
func put(b *tab, name, text string) {
	b.t.Helper()
	ask[bool](b, fmt.Sprintf(`(() => { const f = document.querySelector('[name="%s"]'); f.value = %q; return f.dispatchEvent(new Event("input", {bubbles: true})); })()`, name, text))
}

// Two tabs that are open from the start, so that both make the first dossier,
// edit different questions in turn, also where tabs cannot hear each other:
// after a reload both have the last value of every question.
func TestJourneyTwoTabsDifferentQuestions(t *testing.T) {
	for name, script := range map[string]string{
		"hearing": ``,
		"deaf":    `delete window.BroadcastChannel; addEventListener("storage", e => e.stopImmediatePropagation(), true); addEventListener("focus", e => e.stopImmediatePropagation(), true);`,
	} {
		t.Run(name, func(t *testing.T) {
			one, two, address := newTab(t), newTab(t), site(t)
			before(one, script)
			before(two, script)
			one.visit(address + "wie-zijn-wij.html")
			two.visit(address + "wie-zijn-wij.html")
			for i := range 100 {
				put(one, "dossier.title", fmt.Sprint("een ", i))
				put(two, "dossier.organisation", fmt.Sprint("twee ", i))
				put(one, "dossier.activity", fmt.Sprint("drie ", i))
				put(two, "dossier.open-notes", fmt.Sprint("vier ", i))
			}
			one.saved()
			two.saved()
			for _, b := range []*tab{one, two} {
				b.reload()
				expect(b, value("dossier.title"), "een 99")
				expect(b, value("dossier.organisation"), "twee 99")
				expect(b, value("dossier.activity"), "drie 99")
				expect(b, value("dossier.open-notes"), "vier 99")
				expect(b, `document.querySelectorAll(".conflict").length`, 0)
			}
		})
	}
}

// The same question edited in two tabs that do not know of each other keeps
// both values, and the reader chooses.
func TestJourneyTwoTabsSameQuestion(t *testing.T) {
	deaf := `delete window.BroadcastChannel; for (const name of ["storage", "focus", "pageshow"]) addEventListener(name, e => e.stopImmediatePropagation(), true); document.addEventListener("visibilitychange", e => e.stopImmediatePropagation(), true)`
	one, two, address := newTab(t), newTab(t), site(t)
	before(one, deaf)
	before(two, deaf)
	one.visit(address + "wie-zijn-wij.html")
	put(one, "dossier.title", "begin")
	one.saved()
	two.visit(address + "wie-zijn-wij.html")
	put(one, "dossier.title", "van één")
	one.saved()
	put(two, "dossier.title", "van twee")
	two.wait(`document.querySelector(".conflict") !== null`)
	expect(two, `document.querySelector(".state").dataset.state`, "conflict")
	one.reload()
	expect(one, `Array.from(document.querySelectorAll(".conflict blockquote"), q => q.textContent).sort().join("|")`, "van twee|van één")
	one.click(`.conflict .reading:last-child button`)
	one.saved()
	two.reload()
	expect(two, `document.querySelectorAll(".conflict").length`, 0)
	expect(two, value("dossier.title"), "van één")
}

// What is typed just before a tab closes is there in the next one.
func TestJourneyClosedTab(t *testing.T) {
	one, address := newTab(t), site(t)
	one.visit(address + "wie-zijn-wij.html")
	put(one, "dossier.title", "net op tijd")
	if err := chromedp.Cancel(one.ctx); err != nil {
		t.Fatal(err)
	}
	two := newTab(t)
	two.visit(address + "wie-zijn-wij.html")
	expect(two, value("dossier.title"), "net op tijd")
}

// An edit in one tab shows in the other, also when that tab was asleep, and
// erasing everything in one leaves nothing in the other.
func TestJourneyTabsFollowEachOther(t *testing.T) {
	one, two, address := newTab(t), newTab(t), site(t)
	one.visit(address + "wie-zijn-wij.html")
	two.visit(address + "wie-zijn-wij.html")
	put(one, "dossier.title", "hallo")
	two.wait(value("dossier.title") + ` === "hallo"`)
	one.visit(address + "mijn-werkboek.html")
	one.click("[data-do=erase]")
	one.click("dialog.erase-dialog button.danger")
	one.wait(`document.querySelector("[data-part=erased] .done") !== null`)
	two.wait(value("dossier.title") + ` === ""`)
	expect(two, `document.querySelector(".state").dataset.state`, "empty")
}

// Where the browser keeps less, or nothing, the status line says so, and what
// is typed stays on the page.
func TestJourneyStorageTroubles(t *testing.T) {
	const noDatabase = `Object.defineProperty(window, "indexedDB", {value: {open() { throw new Error("no") }}});`
	const deafDatabase = `indexedDB.open = () => ({}); indexedDB.databases = undefined;`
	const noLocal = `Object.defineProperty(window, "localStorage", {get() { throw new Error("no") }});`
	const failing = `IDBObjectStore.prototype.put = function () { throw new DOMException("full", "QuotaExceededError"); };`
	for name, c := range map[string]struct {
		script, state string
		stays         bool
	}{
		"no database":       {noDatabase, "local", true},
		"a deaf database":   {deafDatabase, "silent", true},
		"nothing at all":    {noDatabase + noLocal, "memory", false},
		"database only":     {noLocal, "direct", true},
		"writing fails":     {failing, "failed", false},
		"all writing fails": {failing + `Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };`, "failed", false},
	} {
		t.Run(name, func(t *testing.T) {
			b, address := newTab(t), site(t)
			before(b, c.script)
			b.visit(address + "wie-zijn-wij.html")
			put(b, "dossier.title", "bewaar mij")
			b.wait(fmt.Sprintf(`document.querySelector(".state").dataset.state === %q`, c.state))
			expect(b, value("dossier.title"), "bewaar mij")
			if c.stays {
				b.reload()
				expect(b, value("dossier.title"), "bewaar mij")
			}
		})
	}
}

// Answers of a day on which the database did not answer are taken in on the
// next good day.
func TestJourneyBadDayThenGoodDay(t *testing.T) {
	one, address := newTab(t), site(t)
	before(one, `if (sessionStorage.bad !== "over") { indexedDB.open = () => ({}); indexedDB.databases = undefined; }`)
	one.visit(address + "wie-zijn-wij.html")
	put(one, "dossier.title", "slechte dag")
	one.wait(`document.querySelector(".state").dataset.state === "silent"`)
	one.wait(`Object.keys(localStorage).some(k => k.includes("answer:"))`)
	ask[string](one, `sessionStorage.bad = "over"`)
	one.reload()
	expect(one, value("dossier.title"), "slechte dag")
	one.saved()
	expect(one, `Object.keys(localStorage).length`, 0)
}

// A store of a newer program is read-only: nothing is written.
func TestJourneyNewerStore(t *testing.T) {
	b, address := newTab(t), site(t)
	b.visit(address + "wie-zijn-wij.html")
	ask[bool](b, `(indexedDB.open("werkboek:1:samen-sterk-gestart:", 7).onsuccess = e => { e.target.result.close(); window.made = true }, true)`)
	b.wait(`window.made === true`)
	b.reload()
	expect(b, `document.querySelector(".state").dataset.state`, "newer")
	put(b, "dossier.title", "x")
	expect(b, `Object.keys(localStorage).length`, 0)
}

// A record that cannot be read is never thrown away.
func TestJourneyGarbageStays(t *testing.T) {
	b, address := newTab(t), site(t)
	b.visit(address + "wie-zijn-wij.html")
	ask[string](b, `localStorage["werkboek:1:samen-sterk-gestart:journal:x"] = "{kapot"`)
	ask[string](b, `localStorage["van-een-ander"] = "blijft"`)
	b.reload()
	put(b, "dossier.title", "x")
	b.saved()
	expect(b, `localStorage["werkboek:1:samen-sterk-gestart:journal:x"]`, "{kapot")
	b.visit(address + "mijn-werkboek.html")
	b.click("[data-do=erase]")
	b.click("dialog.erase-dialog button.danger")
	b.wait(`document.querySelector("[data-part=erased] .done") !== null`)
	expect(b, `Object.keys(localStorage).join()`, "van-een-ander")
}

// Who goes on typing while an answer is being written has one answer, and it
// counts as saved when the last of it is: also for the next page.
func TestJourneyTypingWhileSaving(t *testing.T) {
	b, address := newTab(t), site(t)
	b.visit(address + "wie-zijn-wij.html")
	ask[bool](b, `(() => { const put = IDBObjectStore.prototype.put, field = document.querySelector('[name="dossier.title"]');
		IDBObjectStore.prototype.put = function (...all) {
			if (all[0].question === "title" && field.value === "een") { field.value = "twee"; field.dispatchEvent(new Event("input", {bubbles: true})); }
			return put.apply(this, all);
		};
		return true; })()`)
	put(b, "dossier.title", "een")
	b.saved()
	expect(b, `Object.keys(localStorage).length`, 0)
	b.reload()
	expect(b, value("dossier.title"), "twee")
	expect(b, `document.querySelectorAll(".conflict").length`, 0)
}

// An edit that comes late, from the journal of a page that closed, does not
// take the place of what the same page stored after it.
func TestJourneyLateJournal(t *testing.T) {
	b, address := newTab(t), site(t)
	b.visit(address + "wie-zijn-wij.html")
	put(b, "dossier.title", "een")
	ask[bool](b, `(window.late = Object.entries(localStorage).find(([key]) => key.includes("journal")), true)`)
	put(b, "dossier.title", "twee")
	b.saved()
	ask[bool](b, `(localStorage.setItem(...window.late), true)`)
	b.reload()
	expect(b, value("dossier.title"), "twee")
	expect(b, `document.querySelectorAll(".conflict").length`, 0)
	b.wait(`Object.keys(localStorage).length === 0`)
}

// stored waits until a store of the browser's database holds records, each of
// which an expression over r is true for.
func (b *tab) stored(store, expression string) {
	b.t.Helper()
	askLater[bool](b, fmt.Sprintf(`(async () => {
		for (let n = 0; n < 200; n++) {
			const name = (await indexedDB.databases())[0]?.name;
			const all = name === undefined ? [] : await new Promise((found) => { indexedDB.open(name).onsuccess = (e) => {
				const d = e.target.result, request = d.transaction(%q).objectStore(%q).getAll();
				request.onsuccess = () => { d.close(); found(request.result); }; }; });
			if (all.length > 0 && all.every((r) => %s)) return true;
			await new Promise((next) => setTimeout(next, 50));
		}
		throw new Error("never stored"); })()`, store, store, expression))
}

// What another page stores while this one is reading is shown all the same,
// also when nothing more is said about it: a reader types and goes on at once.
func TestJourneyStoredWhileReading(t *testing.T) {
	one, two, address := newTab(t), newTab(t), site(t)
	one.visit(address + "wie-zijn-wij.html")
	put(one, "dossier.title", "nog net")
	one.saved()
	before(two, `{ const databases = indexedDB.databases.bind(indexedDB); let first = true;
		indexedDB.databases = async () => {
			if (!first) return databases();
			first = false;
			new BroadcastChannel("werkboek:1:samen-sterk-gestart:").postMessage("written");
			await new Promise((next) => setTimeout(next, 100));
			return []; // as it was before the other page had stored anything
		}; }`)
	two.visit(address + "wie-zijn-wij.html")
	two.wait(value("dossier.title") + ` === "nog net"`)
	two.saved()
}
