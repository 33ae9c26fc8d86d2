package main

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// stateJourneys names, for each state of the status line, the journey that asks
// axe about it; here are those of the next one.
var stateJourneys = map[string]string{
	"empty": "TestJourneyAxe", "slow": "TestJourneyWriteHangs", "failed": "TestJourneyStorageFaults", "local": "TestJourneyStorageFaults",
	"silent": "TestJourneyStorageFaults", "memory": "TestJourneyStorageFaults", "direct": "TestJourneyStorageFaults", "gone": "TestJourneyClearedFromOutside",
	"newer": "TestJourneyNewerWhileOpen", "saving": "", "saved": "", "conflict": "", "damaged": "", "shared": "", "upgrade": "", "framed": "",
}

// inStore changes what is stored in the first dossier, over d (the dossier) and
// put (which stores an answer of it).
func inStore(change string) string {
	return fmt.Sprintf(`new Promise(done => { indexedDB.open(%q).onsuccess = e => { const base = e.target.result, t = base.transaction(["dossiers", "answers"], "readwrite");
		t.objectStore("dossiers").getAll().onsuccess = r => { const d = r.target.result[0], put = a => t.objectStore("answers").put({dossier: d.id, person: "", copy: "", ...a}); %s; };
		t.oncomplete = () => { base.close(); done(true); }; }; })`, ownStore, change)
}

// In no state of the status line is there a barrier, in the light and in the
// dark, also with an answer to choose, a piece that is damaged, on a computer of
// somebody else, in a frame, and where an older store could not be renewed.
func TestJourneyAxeEveryState(t *testing.T) {
	both := func(b *tab, state string) {
		b.t.Helper()
		stateJourneys[state] = b.t.Name()
		for _, scheme := range []string{"light", "dark"} {
			colours(b, scheme)
			b.wait(fmt.Sprintf(stateOfPage+` === %q`, state))
			barriers(b, state+" "+scheme)
		}
	}
	b, address := newTab(t), site(t)
	before(b, `{
		IDBObjectStore.prototype.put = (put => function (...all) { if (!sessionStorage.hold) return put.apply(this, all); const r = put.apply(this, all); const spin = () => { if (sessionStorage.hold) this.count().onsuccess = spin; }; spin(); return r; })(IDBObjectStore.prototype.put); }`)
	b.visit(address + "wie-zijn-wij.html")
	put(b, "dossier.title", "feest")
	b.saved()
	both(b, "saved")
	ask[string](b, `sessionStorage.hold = "1"`) // the transaction does not end
	put(b, "dossier.title", "feest!")
	b.wait(fmt.Sprintf(stateOfPage+` === %q`, "saving"))
	barriers(b, "saving")
	stateJourneys["saving"] = t.Name()
	ask[bool](b, `delete sessionStorage.hold`)
	b.saved()

	askLater[bool](b, inStore(`put({worksheet: "dossier", question: "title", kind: "text", value: "het ene", words: {question: "Vraag", options: {}}, revision: 1, counter: 9, time: d.created, tab: "x",
		other: [{value: "het andere", time: d.created, from: "file"}]})`))
	b.reload()
	b.wait(`document.querySelectorAll(".conflict .reading").length === 2`)
	both(b, "conflict")
	b.click(".conflict .reading:last-child button")
	b.saved()
	askLater[bool](b, inStore(`put({worksheet: "dossier", question: "activity", value: "kapot"})`))
	b.reload()
	both(b, "damaged")

	b.visit(address + "mijn-werkboek.html")
	b.click("[data-part=shared] button")
	b.wait(`document.querySelector("[data-part=shared] .trouble") !== null`)
	b.visit(address + "wie-zijn-wij.html")
	put(b, "dossier.title", "van een gast")
	both(b, "shared")
	b.visit(address + "mijn-werkboek.html")
	barriers(b, "the own page on a shared computer")

	old, other := newTab(t), site(t)
	before(old, `if (sessionStorage.fail) { const make = IDBDatabase.prototype.createObjectStore; IDBDatabase.prototype.createObjectStore = function (name) { if (name === "snapshots") throw new Error("no"); return make.apply(this, arguments); }; }`)
	old.visit(other + "mijn-werkboek.html")
	ask[bool](old, olderStore)
	old.wait(`window.made === true`)
	ask[string](old, `sessionStorage.fail = "1"`)
	for _, page := range []string{"mijn-werkboek.html", "wie-zijn-wij.html"} {
		old.visit(other + page)
		barriers(old, "upgrade, "+page)
	}
	both(old, "upgrade")

	framed, third := newTab(t), site(t)
	before(framed, `Object.defineProperty(window, "self", {value: {}});`) // as it is inside a frame
	framed.visit(third + "wie-zijn-wij.html")
	both(framed, "framed")
	everyStateWasAsked(t)
}

// everyStateWasAsked compares with the states that the program knows.
func everyStateWasAsked(t *testing.T) {
	t.Helper()
	var known []string
	for file, kinds := range map[string]string{"state.ts": `(?m)^export type (?:State|Bar|Trouble) = (.*);`, "shelf.ts": `readonly why: (.*)\)`} {
		text, err := os.ReadFile("../../assets/answers/" + file)
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range regexp.MustCompile(kinds).FindAllStringSubmatch(string(text), -1) {
			for _, word := range regexp.MustCompile(`"([a-z]+)"`).FindAllStringSubmatch(line[1], -1) {
				if word[1] != "why" { // the name of a field
					known = append(known, word[1])
				}
			}
		}
	}
	if len(known) < 12 {
		t.Fatalf("only %q", known)
	}
	for _, state := range known {
		if stateJourneys[state] == "" {
			t.Errorf("nobody asks axe about the state %q", state)
		}
	}
	source := ""
	for _, file := range []string{"journey_look_test.go", "journey_faults_test.go", "journey_states_test.go"} {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		source += string(text)
	}
	for state, journey := range stateJourneys {
		if name, _, _ := strings.Cut(journey, "/"); !strings.Contains(source, "func "+name+"(") || !slices.Contains(append(known, "conflict", "damaged", "direct"), state) {
			t.Errorf("the state %q: there is no %s", state, journey)
		}
	}
}
