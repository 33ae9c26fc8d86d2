package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// openReport is where the page says what became of the files.
const openReport = `document.querySelector("[data-part=open] [data-report]")`

// chooseAll gives several files to the page at once.
func chooseAll(b *tab, files ...string) {
	b.t.Helper()
	b.do(chromedp.SetUploadFiles(chromedp.CSS("input[type=file]"), files))
	b.wait(`document.querySelector("dialog.open-dialog") !== null`)
}

// workFile writes a work file. fields replace those of an empty copy.
func workFile(t *testing.T, name string, fields map[string]any) string {
	t.Helper()
	const when = "2026-05-12T20:00:00.000Z"
	file := map[string]any{
		"format": "werkboek-answers", "formatVersion": 1, "checksum": "", "purpose": "copy", "filledBy": "",
		"workbook": map[string]any{"id": "samen-sterk-gestart", "title": "Samen sterk gestart", "lineage": []string{"samen-sterk-gestart"}},
		"dossier":  map[string]any{"id": "feest", "title": "Feest", "created": when, "changed": when},
		"people":   []any{}, "answers": []any{}, "formerly": []any{},
	}
	for key, v := range fields {
		file[key] = v
	}
	data, err := json.Marshal(file)
	if err != nil {
		t.Fatal(err)
	}
	place := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(place, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return place
}

// said is one answer of a file.
func said(person, worksheet, question, kind string, value any) map[string]any {
	return map[string]any{"person": person, "worksheet": worksheet, "copy": "", "question": question, "kind": kind, "value": value,
		"words": map[string]any{"question": "Vraag", "options": map[string]string{}}, "revision": 1, "counter": 1, "time": "2026-05-12T20:00:00.000Z"}
}

// answered is what somebody sends back: own answers only.
func answered(t *testing.T, person, name, group string, favour int) string {
	t.Helper()
	return workFile(t, name+".werkboek.json", map[string]any{
		"purpose": "answer", "filledBy": person,
		"people":  []any{map[string]string{"id": person, "name": name, "group": group, "party": ""}},
		"answers": []any{said(person, "support", "in-favour", "scale", favour), said(person, "support", "gone-by", "text", "van vroeger")},
	})
}

// stored gives what the browser keeps, as text, without what changes by itself.
func stored(b *tab) string {
	b.t.Helper()
	return askLater[string](b, `(async () => {
		const name = (await indexedDB.databases())[0]?.name;
		if (!name) return "";
		const db = await new Promise((ok) => { const r = indexedDB.open(name); r.onsuccess = () => ok(r.result); });
		const all = await Promise.all(["dossiers", "answers"].map((s) => new Promise((ok) => { const r = db.transaction(s).objectStore(s).getAll(); r.onsuccess = () => ok(r.result); })));
		db.close();
		return JSON.stringify([all[0].map(({changed, seen, ...d}) => d), all[1].filter((a) => a.value !== null).map(({counter, ...a}) => a)]);
	})()`)
}

// Five files come in with one press, each with its name and group; the page
// leads to where they are compared; one press takes all of it back, and the
// same files once more change nothing.
func TestJourneyOpenFivePeople(t *testing.T) {
	b, address := newTab(t), site(t)
	b.visit(address + "op-een-lijn.html")
	b.click(box("support.in-favour", "3"))
	b.saved()
	before := stored(b)
	files := []string{answered(t, "p1", "Ann", "board", 5), answered(t, "p2", "Bram", "board", 4), answered(t, "p3", "Fien", "volunteers", 1),
		answered(t, "p4", "", "volunteers", 2), answered(t, "p5", "Rita", "unheard-of", 3)}
	b.visit(address + "mijn-werkboek.html")
	chooseAll(b, files...)
	expect(b, `Array.from(document.querySelectorAll(".chosen-files [id$=name]"), n => n.value).join()`, "Ann,Bram,Fien,,Rita")
	expect(b, `Array.from(document.querySelectorAll(".chosen-files [id$=group]"), n => n.value).join()`, "board,board,volunteers,volunteers,")
	expect(b, `document.querySelector("dialog .main").textContent`, "Alle 5 openen")
	barriers(b, "five files")
	tell(b, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: 360, Height: 800, DeviceScaleFactor: 1, Mobile: true})
	expect(b, `document.querySelector("dialog").scrollWidth <= document.querySelector("dialog").clientWidth && document.scrollingElement.scrollWidth <= 360`, true)
	tell(b, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: 1280, Height: 900, DeviceScaleFactor: 1})
	b.click("dialog .main")
	b.wait(openReport + `.querySelector(".done button") !== null`)
	expect(b, openReport+`.querySelector("a").getAttribute("href")`, "op-een-lijn.html#compare")
	barriers(b, "five opened")
	expect(b, `Array.from(document.querySelectorAll("[data-part=people] strong"), s => s.textContent).join()`, "Ann,Bram,Fien,Persoon 4,Rita")
	expect(b, `document.querySelector("[data-part=people] .when").textContent.startsWith("Bestuur · 1 antwoord")`, true)

	b.click("[data-part=open] [data-report] .done button")
	b.wait(openReport + `.textContent.includes("ongedaan")`)
	if after := stored(b); after != before {
		t.Errorf("undone, this stands there:\n%s\nand this did:\n%s", after, before)
	}
	chooseAll(b, files...)
	b.click("dialog .main")
	b.wait(openReport + `.querySelector(".done button") !== null`)
	once := stored(b)
	chooseAll(b, files[:4]...)
	expect(b, `document.querySelectorAll("dialog .main").length`, 0)
	b.click("dialog .quiet")
	if twice := stored(b); twice != once {
		t.Errorf("a second time changed\n%s\ninto\n%s", once, twice)
	}
	b.visit(address + "op-een-lijn.html")
	expect(b, ticked("support.in-favour", "3"), true)
}

// A person's answers get another name and group, go away, and come back whole.
func TestJourneyPeople(t *testing.T) {
	b, address := newTab(t), site(t)
	b.visit(address + "op-een-lijn.html")
	b.click(box("support.in-favour", "3"))
	b.saved()
	b.visit(address + "mijn-werkboek.html")
	expect(b, `document.querySelector("[data-part=people]").hidden`, true)
	chooseAll(b, answered(t, "p1", "Ann", "board", 5))
	expect(b, `document.querySelector("dialog input[type=radio]:checked").value`, "view")
	barriers(b, "preview of one")
	b.click("dialog .main")
	b.wait(`document.querySelector("[data-part=people] strong")?.textContent === "Ann"`)
	b.click("[data-part=people] .dossier-actions button")
	b.wait(`document.querySelector("#person-name") !== null`)
	ask[bool](b, `(document.querySelector("#person-name").value = "Annelies", document.querySelector("#person-group").value = "members", true)`)
	barriers(b, "name and group")
	b.click("dialog .main")
	b.wait(`document.querySelector("[data-part=people] li").textContent.startsWith("Annelies Leden")`)
	before := stored(b)
	b.click("[data-part=people] .dossier-actions button:last-child")
	b.wait(`document.querySelector("[data-part=people] .done button") !== null && document.querySelector("[data-part=people] strong") === null`)
	b.click("[data-part=people] .done button")
	b.wait(`document.querySelector("[data-part=people] strong")?.textContent === "Annelies"`)
	if after := stored(b); after != before {
		t.Errorf("brought back, this stands there:\n%s\nand this did:\n%s", after, before)
	}
}

// A file opens as a dossier of its own beside what is there, and is gone again
// when that is undone; what is there is not touched.
func TestJourneyOpenAsNew(t *testing.T) {
	b, address := newTab(t), site(t)
	b.visit(address + "wie-zijn-wij.html")
	put(b, "dossier.title", "van ons")
	b.saved()
	before := stored(b)
	file := workFile(t, "x.json", map[string]any{"answers": []any{said("", "dossier", "title", "text", "van hen")}})
	b.visit(address + "mijn-werkboek.html")
	chooseAll(b, file)
	expect(b, `document.querySelectorAll("dialog input[type=radio]").length`, 0)
	b.click("dialog .main")
	b.wait(`document.querySelector(".open-dossier")?.textContent === "Feest"`)
	b.wait(openReport + `.querySelector(".done button") !== null`)
	b.click("[data-part=open] [data-report] .done button")
	b.wait(`document.querySelector(".open-dossier") === null`)
	if after := stored(b); after != before {
		t.Errorf("undone, this stands there:\n%s\nand this did:\n%s", after, before)
	}
	b.visit(address + "wie-zijn-wij.html")
	expect(b, value("dossier.title"), "van ons")
}

// When storing fails at any record, nothing has changed, and the page says so.
func TestJourneyOpenFails(t *testing.T) {
	b, address := newTab(t), site(t)
	b.visit(address + "op-een-lijn.html")
	b.click(box("support.in-favour", "3"))
	b.saved()
	before := stored(b)
	files := []string{answered(t, "p1", "Ann", "board", 5), answered(t, "p2", "Bram", "board", 4)}
	for at := 1; at <= 6; at++ {
		b.visit(address + "mijn-werkboek.html")
		ask[bool](b, fmt.Sprintf(`(() => { let n = 0; const put = IDBObjectStore.prototype.put;
			IDBObjectStore.prototype.put = function (...all) { if (++n === %d) throw new DOMException("no", "QuotaExceededError"); return put.apply(this, all); }; return true; })()`, at))
		chooseAll(b, files...)
		b.click("dialog .main")
		b.wait(openReport + `.querySelector(".trouble") !== null`)
		expect(b, openReport+`.textContent`, "Het overnemen lukte niet. Er is hier niets veranderd.")
		if after := stored(b); after != before {
			t.Errorf("failing at record %d leaves\n%s", at, after)
		}
	}
	barriers(b, "not opened")
}

// An invitation, as an address, begins a dossier that is filled in alone; the
// page says so and counts. Who invited is told that it is their own.
func TestJourneyInvited(t *testing.T) {
	b, address := newTab(t), site(t)
	b.visit(address + "op-een-lijn.html#invited=feest.support")
	b.wait(`document.querySelector(".invited .far")?.textContent.startsWith("0 van") === true`)
	expect(b, `document.querySelector("#support .person [value=own]").checked`, true)
	expect(b, `location.hash`, "")
	b.click(box("support.in-favour", "4"))
	b.saved()
	expect(b, `document.querySelector(".invited .far").textContent.startsWith("1 van")`, true)
	expect(b, `document.querySelector(".invited.ready button").dataset.do`, "answer")
	barriers(b, "invited")
	b.reload()
	expect(b, ticked("support.in-favour", "4"), true)
	for link, says := range map[string]string{"#invited=feest.no-such": "klopt niet", "#invited=.support": "klopt niet", "#invited=Feest/..": "klopt niet"} {
		b.do(chromedp.Navigate("about:blank"))
		b.visit(address + "op-een-lijn.html" + link)
		b.wait(fmt.Sprintf(`document.querySelector(".invited").textContent.includes(%q)`, says))
	}

	own := newTab(t)
	other := site(t)
	own.visit(other + "mijn-werkboek.html")
	chooseAll(own, workFile(t, "x.json", map[string]any{"answers": []any{said("", "dossier", "title", "text", "van ons")}}))
	own.click("dialog .main")
	own.wait(openReport + `.querySelector(".done") !== null`)
	before := stored(own)
	own.visit(other + "op-een-lijn.html#invited=feest.support")
	own.wait(`document.querySelector(".invited").textContent.includes("jullie eigen uitnodiging")`)
	expect(own, `document.querySelector("#support .person [value=joint]").checked`, true)
	barriers(own, "own invitation")
	if after := stored(own); after != before {
		t.Errorf("an own invitation changed\n%s\ninto\n%s", before, after)
	}
}

// An invitation as a file says who asks and for which sheets, and then leads to
// the first of them.
func TestJourneyInvitedByFile(t *testing.T) {
	b, address := newTab(t), site(t)
	when := "2026-05-12T20:00:00.000Z"
	file := workFile(t, "x.json", map[string]any{"purpose": "invitation", "dossier": map[string]any{"id": "feest", "title": "Feest",
		"created": when, "changed": when, "invited": map[string]any{"by": "Tuinclub", "sheets": []string{"support"}}}})
	b.visit(address + "mijn-werkboek.html")
	chooseAll(b, file)
	expect(b, `document.querySelector("dialog h2").textContent`, "Tuinclub vraagt je om mee in te vullen")
	expect(b, `document.querySelector("dialog ul").textContent`, "Staat iedereen erachter?")
	barriers(b, "invitation")
	b.click("dialog .main")
	b.wait(`location.pathname === "/op-een-lijn.html" && document.documentElement.dataset.ready !== undefined`)
	expect(b, `document.querySelector(".invited strong").textContent`, "Je vult dit in voor Tuinclub. Ieder vult apart in.")
	expect(b, `document.querySelector("#support .person [value=own]").checked`, true)
}
