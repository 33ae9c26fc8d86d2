package main

import (
	"os"
	"strings"
	"testing"
)

// raw is a store as a newer program may leave it: what is known to this one,
// what is not, and what is damaged; and the keys beside it.
const raw = `new Promise(done => {
	const when = "2026-05-12T20:00:00.000Z", key = (rest) => "werkboek:1:samen-sterk-gestart:" + rest;
	const answer = (dossier, question, value, more) => ({dossier, person: "", worksheet: "dossier", copy: "", question, kind: "text", value, words: {question: "Vraag", options: {}}, revision: 1, counter: 3, time: when, tab: "t", ...more});
	const open = indexedDB.open(key(""), 9);
	open.onupgradeneeded = () => {
		const d = open.result;
		for (const [store, records] of Object.entries({
			dossiers: [{id: "een", title: "Één feest", created: when, changed: when, copied: when, mood: "blij", people: [{id: "mieke", name: "Mieke", group: "", party: ""}], rest: {"x-later": 1, formerly: ["oud"]}},
				{id: "twee", title: "Twee", created: when, changed: "2026-06-12T20:00:00.000Z"}, {id: "weg", title: "Weg", created: when, changed: "2026-07-12T20:00:00.000Z", deleted: when}, {id: "Niet Goed", created: "toen"}],
			answers: [answer("een", "title", "van gisteren"), answer("een", "activity", "hier"), answer("een", "status", "kapot-stuk", {words: 3}), answer("een", "place", "nieuw-soort", {kind: "rating"}),
				answer("een", "former", {a: ""}, {kind: "checks", former: [{kind: "text", value: "vroeger-tekst", words: {question: "Vraag", options: {}}, time: when}]}),
				JSON.parse('{"dossier": "een", "question": "evil", "__proto__": {"polluted": "gemeen"}}'), answer("twee", "title", "tweede"), answer("weg", "title", "derde"), answer("Niet Goed", "title", "nergens-thuis")],
			snapshots: [{id: "s", time: when, why: "edit", dossier: {id: "een", title: "oud", created: when, changed: when}, answers: [answer("een", "title", "van vroeger", {time: "2026-01-01T00:00:00.000Z"}), answer("een", "only", "alleen vroeger")]}],
			ratings: [{stars: "onbekende-ster"}], meta: [],
		})) {
			const made = d.createObjectStore(store, {autoIncrement: true});
			for (const record of records) made.put(record);
		}
	};
	open.onsuccess = () => {
		open.result.close();
		localStorage[key("journal:a")] = JSON.stringify({answer: answer("een", "title", "net getypt", {time: "2026-05-13T20:00:00.000Z"}), base: 3});
		localStorage[key("journal:b")] = JSON.stringify({answer: answer("een", "activity", "daar", {tab: "u", time: "2026-05-13T20:00:00.000Z"}), base: 2});
		localStorage[key("journal:c")] = "{half-geschreven";
		localStorage[key("answer:d")] = JSON.stringify(answer("een", "organisation", "uit de noodopslag"));
		localStorage[key("me")] = "mieke";
		localStorage["werkboek:1:ander:answer:d"] = JSON.stringify(answer("een", "organisation", "van een ander werkboek"));
		sessionStorage[key("dossier")] = "een";
		done(true);
	};
})`

// Whatever stands there goes along: what can be understood as answers, in a
// file for each dossier, and all else as it is. Nothing that is stored changes.
func TestJourneyRescueKeepsEverything(t *testing.T) {
	b, address := newTab(t), site(t)
	b.visit(address + "mijn-werkboek.html")
	askLater[bool](b, raw)
	before := askLater[string](b, everything) + ask[string](b, `JSON.stringify({...localStorage})`)
	lacking(b, address+"waarom.html", "main-*.js")
	b.wait(rescueSays + ` === "some"`)
	first := download(b, ".rescue button")
	expect(b, rescueSays, "more")
	second := download(b, ".rescue button")
	third := download(b, ".rescue button")
	expect(b, rescueSays, "done")
	b.overlook("ERR_BLOCKED_BY_CLIENT")
	if after := askLater[string](b, everything) + ask[string](b, `JSON.stringify({...localStorage})`); after != before {
		t.Errorf("what is stored changed from\n%s\nto\n%s", before, after)
	}

	file, values := rescued(t, first)
	for question, want := range map[string]string{"title": "net getypt", "activity": "daar", "organisation": "uit de noodopslag", "only": "alleen vroeger"} {
		if values["dossier."+question] != want {
			t.Errorf("%s is %v, want %s", question, values["dossier."+question], want)
		}
	}
	text, _ := os.ReadFile(first)
	for _, part := range []string{"kapot-stuk", "nieuw-soort", "vroeger-tekst", "gemeen", "nergens-thuis", "onbekende-ster", "half-geschreven", "blij", "x-later", `"oud"`, `"hier"`, "Mieke"} {
		if !strings.Contains(string(text), part) {
			t.Errorf("the file lacks %s:\n%s", part, text)
		}
	}
	if strings.Contains(string(text), "ander werkboek") || file["dossier"].(map[string]any)["title"] != "Één feest" {
		t.Errorf("the file holds\n%s", text)
	}
	for name, want := range map[string]string{second: "tweede", third: "derde"} {
		if _, values := rescued(t, name); len(values) != 1 || values["dossier.title"] != want {
			t.Errorf("the file of another dossier holds %v", values)
		}
	}
	other, elsewhere := newTab(t), site(t)
	other.visit(elsewhere + "mijn-werkboek.html")
	chooseAll(other, first)
	other.click("dialog.open-dialog button.main")
	other.wait(openReport + `.querySelector(".done") !== null`)
	other.visit(elsewhere + "wie-zijn-wij.html")
	expect(other, value("dossier.title"), "net getypt")
	expect(other, `document.querySelector(".state").dataset.state`, "conflict")
	if copied, _ := os.ReadFile(keep(other)); !strings.Contains(string(copied), "onbekende-ster") {
		t.Error("what could not be understood is not in the next copy")
	}
}
