package main

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// In Firefox a file on disk that moves loses sight of its answers: the page says
// so until a copy was made, and the reader's own page always.
func TestJourneyCarryFirefox(t *testing.T) {
	e := elsewhere(t)
	tell(e, emulation.SetUserAgentOverride, emulation.SetUserAgentOverrideParams{UserAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"})
	file := onDisk(singleFile(t))
	e.visit(file + "#wie-zijn-wij")
	expect(e, `document.querySelector("aside.in-app").textContent.includes("Verplaats je dit bestand")`, true)
	barriers(e, "a file that must stay")
	put(e, "dossier.title", "x")
	e.saved()
	kept := fileFrom(e, "aside.in-app button", ".html")
	e.click("dialog.copy-dialog button.main")
	e.wait(`document.querySelector("dialog.copy-dialog") === null`)
	e.visit(onDisk(kept) + "#wie-zijn-wij")
	expect(e, `document.querySelector("aside.in-app") === null`, true)
	e.turn("#mijn-werkboek", "mijn-werkboek")
	expect(e, `document.querySelector("[data-part=whole]").textContent.includes("Verplaats je dit bestand")`, true)
}

// Where a browser keeps nothing, the answers in the file are shown all the same;
// on a computer that is not the reader's own, they stand in this tab alone.
func TestJourneyCarryWithoutStorage(t *testing.T) {
	name := carrying(t, carriedFile(t, map[string]any{"answers": []any{said("", "dossier", "title", "text", "een")}}))
	file := onDisk(name)
	e := elsewhere(t)
	before(e, noSmall+`Object.defineProperty(window, "sessionStorage", {get() { throw new DOMException("no", "SecurityError") }});
		Object.defineProperty(window, "indexedDB", {get() { throw new DOMException("no", "SecurityError") }});`)
	for range 2 {
		e.visit(file + "#wie-zijn-wij")
		expect(e, valueOn("dossier.title"), "een")
		expect(e, notice+`.includes("Deze browser bewaart niets")`, true)
	}
	put(e, "dossier.title", "een en meer")
	e.turn("#mijn-werkboek", "mijn-werkboek")
	again := keepWhole(e)
	x := elsewhere(t)
	x.visit(onDisk(again) + "#wie-zijn-wij")
	expect(x, valueOn("dossier.title"), "een en meer")

	server := httptest.NewServer(http.FileServer(http.Dir(filepath.Dir(name))))
	defer server.Close()
	s := newTab(t)
	before(s, fmt.Sprintf(`sessionStorage.setItem(%q, "1")`, ownStore+"shared"))
	s.visit(server.URL + "/ons%20werkboek.html#wie-zijn-wij")
	expect(s, valueOn("dossier.title"), "een")
	expect(s, notice+`.includes("Op dit toestel blijft niets staan")`, true)
	expect(s, `localStorage.length`, 0)
	s.wait(`(indexedDB.databases().then(d => { window.left = d.length }), window.left === 0)`)
	put(s, "dossier.title", "twee")
	s.wait(`document.querySelector(".state[data-state=shared]") !== null && !Object.keys(sessionStorage).some(k => k.includes("journal"))`)
	s.do(chromedp.Reload())
	s.wait(`document.documentElement.dataset.ready !== undefined`)
	expect(s, valueOn("dossier.title"), "twee")
	expect(s, notice, "")
}

// The file opens in the workbook on a site too, and the program that checks
// files of readers reads it. Pages that are opened from disk say what to do.
func TestJourneyCarryOpensElsewhere(t *testing.T) {
	b, address := newTab(t), site(t)
	b.visit(address + "waarom.html")
	fill(b)
	b.visit(address + "mijn-werkboek.html")
	file := keepWhole(b)
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if f, refused := rulesOf(t).Read(file, data, nil); refused != nil || len(f.Answers) != 4 || !f.Whole {
		t.Error("answers check says ", refused)
	}
	e := elsewhere(t)
	e.visit(site(t) + "mijn-werkboek.html")
	chooseAll(e, file)
	e.click("dialog.open-dialog button.main")
	e.wait(openReport + `.querySelector(".done") !== null`)
	expect(e, openReport+`.textContent.startsWith("Geopend als nieuw dossier")`, true)

	d := elsewhere(t)
	d.visit(onDisk(pagesOnDisk(t)) + "/mijn-werkboek.html")
	chooseAll(d, file)
	d.click("dialog.open-dialog button.main")
	d.wait(openReport + `.querySelector(".done") !== null`)
	d.click("[data-do=keep-whole]")
	d.wait(`document.querySelector("dialog.copy-dialog")?.textContent.includes("samen-sterk-gestart.html uit dezelfde map") === true`)
}

// Who finds that the computer is not their own takes along what the file
// brought; and once something was written, there is no undoing that would take
// it away.
func TestJourneyCarryLeavesNothing(t *testing.T) {
	name := carrying(t, carriedFile(t, map[string]any{"answers": []any{said("", "dossier", "title", "text", "een")}}))
	server := httptest.NewServer(http.FileServer(http.Dir(filepath.Dir(name))))
	defer server.Close()
	b := newTab(t)
	b.visit(server.URL + "/ons%20werkboek.html#mijn-werkboek")
	b.click(onLeaf("[data-part=shared] button"))
	b.wait(`document.documentElement.dataset.ready !== undefined && document.querySelector(".state[data-state=shared]") !== null`)
	expect(b, notice+`.includes("Op dit toestel blijft niets staan")`, true)
	expect(b, `localStorage.length`, 0)
	b.wait(`(indexedDB.open("` + ownStore + `").onsuccess = (e) => { const d = e.target.result, names = [...d.objectStoreNames];
		if (names.length === 0) { window.left = 0; return d.close(); }
		d.transaction(names).objectStore("answers").count().onsuccess = (c) => { window.left = c.target.result; d.close(); }; }, window.left === 0)`)

	e := elsewhere(t)
	e.visit(onDisk(name) + "#wie-zijn-wij")
	expect(e, `document.querySelectorAll(".carried .quiet").length`, 1)
	put(e, "dossier.title", "een en meer")
	e.saved()
	expect(e, `document.querySelectorAll(".carried .quiet").length`, 0)
}

// What makes a file impossible has its sentence, and a copy is one press away.
func TestJourneyCarryNoFile(t *testing.T) {
	b, address := newTab(t), site(t)
	b.visit(address + "wie-zijn-wij.html")
	put(b, "dossier.title", "x")
	b.saved()
	for script, says := range map[string]string{
		`window.fetch = () => Promise.reject(new TypeError("no network"))`:                             "Heb je internet?",
		`window.fetch = () => Promise.resolve(new Response("<p>Log in", {status: 200}))`:               "kwam niet goed aan",
		`window.fetch = () => Promise.resolve(new Response("<p>Not found", {status: 404}))`:            "kwam niet goed aan",
		`window.fetch = () => Promise.resolve(new Response('<script type="application/json" id="we'))`: "kwam niet goed aan",
	} {
		b.visit(address + "mijn-werkboek.html")
		ask[bool](b, `(`+script+`, true)`)
		b.click("[data-do=keep-whole]")
		b.wait(fmt.Sprintf(`document.querySelector("dialog.copy-dialog")?.textContent.includes(%q) === true`, says))
		expect(b, `document.querySelector("dialog.copy-dialog .main").textContent`, "Kopie bewaren")
	}
	barriers(b, "no file")
}

// From a file with answers an empty one can be made, to give to others.
func TestJourneyCarryEmptied(t *testing.T) {
	e := elsewhere(t)
	e.visit(onDisk(carrying(t, carriedFile(t, map[string]any{"answers": []any{said("", "dossier", "title", "text", "zeer-geheim-9")}}))) + "#mijn-werkboek")
	empty := fileFrom(e, onLeaf("[data-do=keep-plain]"), ".html")
	data, err := os.ReadFile(empty)
	if err != nil || bytes.Contains(data, []byte("zeer-geheim-9")) {
		t.Errorf("the empty file holds the answers: %v", err)
	}
	if !bytes.Contains(data, []byte(holderTag+"</script>")) {
		t.Errorf("the empty file of %d bytes has no empty place for answers", len(data))
	}
	x := elsewhere(t)
	x.visit(onDisk(empty) + "#wie-zijn-wij")
	expect(x, notice+" + "+valueOn("dossier.title"), "")
}

// Without the program the file says that there are answers in it, and only then.
func TestJourneyCarryWithoutProgram(t *testing.T) {
	b := elsewhere(t)
	tell(b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	for name, shown := range map[string]bool{singleFile(t): false, carrying(t, "{}"): true} {
		b.do(chromedp.Navigate(onDisk(name)))
		expect(b, `document.querySelector(".carried-inside").getClientRects().length > 0`, shown)
	}
}

// An invitation that was made in the file form leads into the file form.
func TestJourneyInvitedIntoTheFile(t *testing.T) {
	server := httptest.NewServer(http.FileServer(http.Dir(filepath.Dir(singleFile(t)))))
	defer server.Close()
	b := newTab(t)
	b.visit(server.URL + "/ons%20werkboek.html#mijn-werkboek")
	b.click(onLeaf("[data-do=give]"))
	b.click("[data-purpose=others]")
	b.wait(`document.querySelector("[data-message]") !== null`)
	link := ask[string](b, `document.querySelector("[data-message]").textContent.match(/http\S+/)[0]`)
	e := elsewhere(t)
	e.visit(link)
	expect(e, `document.documentElement.dataset.shown`, "thuis")
	expect(e, `document.querySelectorAll('`+onLeaf(".invited .far")+`').length`, 1)
}
