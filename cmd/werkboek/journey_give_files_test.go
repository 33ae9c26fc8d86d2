package main

import (
	"archive/zip"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	downloads "github.com/chromedp/cdproto/browser"
)

// made presses a button of the dialog and gives the file that comes of it.
func made(b *tab, selector, ending string) string {
	b.t.Helper()
	dir := b.t.TempDir()
	tell(b, downloads.SetDownloadBehavior, downloads.SetDownloadBehaviorParams{
		Behavior: downloads.SetDownloadBehaviorBehaviorAllow, DownloadPath: dir})
	b.click(selector)
	for began := time.Now(); time.Since(began) < patience; time.Sleep(20 * time.Millisecond) {
		if found, _ := filepath.Glob(filepath.Join(dir, "*"+ending)); len(found) == 1 {
			b.wait(fmt.Sprintf(`document.querySelector("dialog.give-dialog").textContent.includes(%q)`, filepath.Base(found[0])))
			return found[0]
		}
	}
	b.t.Fatal("no file came")
	return ""
}

// contents gives all the text of a file; of a Word file that of all its parts.
func contents(t testing.TB, file string) string {
	t.Helper()
	if !strings.HasSuffix(file, ".docx") {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	parts, err := zip.OpenReader(file)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = parts.Close() }()
	var all strings.Builder
	for _, part := range parts.File {
		r, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(data)
	}
	return all.String()
}

// What goes to the partner is what the preview shows: joint answers of sheets
// for the partner. Every other text has the word intern in it and is in neither
// file: other sheets, own answers, the rest of a list, people, unknown parts,
// what is hidden, what was answered formerly, and the title when it is left out.
func TestJourneyPartnerHoldsNothingElse(t *testing.T) {
	b, address := newTab(t), site(t)
	b.visit(address + "met-wie.html")
	b.typeIn(`#candidates\.list .row [data-column=name]`, "intern-kandidaat")
	b.saved()
	b.visit(address + "waarom.html")
	b.click(box("why.reasons", "network"))
	b.typeIn(field("why.reasons#network"), "intern-reden")
	b.saved()
	b.visit(address + "stap-2-delen.html")
	ask[bool](b, `(Array.from(document.querySelectorAll("#ambition textarea")).filter(f => !f.closest(".row")).forEach((f, i) => { f.value = "voor-partner-" + i; f.dispatchEvent(new Event("input", {bubbles: true})); }), true)`)
	b.saved()
	askLater[bool](b, `new Promise(done => { indexedDB.open("werkboek:1:samen-sterk-gestart:").onsuccess = e => {
		const d = e.target.result, t = d.transaction(["dossiers", "answers"], "readwrite"), answers = t.objectStore("answers");
		t.objectStore("dossiers").getAll().onsuccess = r => { const one = r.target.result[0];
			t.objectStore("dossiers").put({...one, title: "intern-titel", people: [{id: "intern-id", name: "intern-naam", group: "", party: ""}], vreemd: "intern-vreemd", rest: {vreemd: "intern-rest", formerly: [{x: "intern-oud"}]}}); };
		answers.getAll().onsuccess = r => { const some = r.target.result.find(a => a.worksheet === "ambition" && typeof a.value === "string");
			const {worksheet, question, kind} = some;
			answers.put({...some, person: "ander", value: "intern-eigen"});
			answers.put({...some, extra: "intern-extra", other: [{value: "intern-ander", time: some.time, from: "file"}],
				former: [{kind: "yesno", value: {is: "yes", note: "intern-vroeger"}, words: some.words, time: some.time}],
				words: {...some.words, options: {...some.words.options, "niet-gekozen": "intern-optie"}}});
			answers.put({...some, question: "bestaat-niet-meer", value: "intern-weg"}); };
		t.oncomplete = () => { d.close(); done(true); }; }; })`)
	b.reload()
	give(b, "partner")
	b.wait(`document.querySelector(".leaving") !== null`)
	preview := ask[string](b, `document.querySelector(".leaves").textContent`)
	if strings.Contains(preview, "intern-") || !strings.Contains(preview, "voor-partner-0") {
		t.Errorf("the preview: %s", preview)
	}
	barriers(b, "the preview")
	b.click(".give-dialog input[value=title]") // the title stays at home
	for button, ending := range map[string]string{".give-dialog .actions button:nth-of-type(1)": ".docx", ".give-dialog .actions button:nth-of-type(2)": ".html"} {
		file := made(b, button, ending)
		text := contents(t, file)
		if !strings.Contains(text, "voor-partner-0") {
			t.Errorf("%s holds not what the preview shows", ending)
		}
		if at := strings.Index(text+filepath.Base(file), "intern-"); at >= 0 {
			t.Errorf("%s holds what stays inside: %s", ending, text[max(0, at-100):min(len(text), at+60)])
		}
		b.click(".give-dialog .foot button:first-child")
		b.click("[data-purpose=partner]")
		b.wait(`document.querySelector(".leaving") !== null`)
		b.click(".give-dialog input[value=title]")
	}
	b.click(".leaving[data-sheet=ambition] input")
	b.click(".leaving[data-sheet=agreement] input") // its text holds the ambition too
	b.wait(`!document.querySelector(".leaves").textContent.includes("voor-partner-0")`)
}

// Word and the other files hold what was chosen; the choice stands as long as
// the dialog does, and only a readable document with everything counts as a
// copy, once it is confirmed.
func TestJourneyWordAndOthers(t *testing.T) {
	b, address := newTab(t), site(t)
	b.visit(address + "waarom.html")
	fill(b)
	give(b, "files")
	barriers(b, "Word and the others")
	word := contents(t, made(b, ".give-dialog .actions button.main", ".docx"))
	if !strings.Contains(word, "Meer contacten") || strings.Contains(word, "Wie zijn wij") {
		t.Error("the Word file holds other things than what is filled in")
	}
	barriers(b, "a file was made")
	b.click(".give-dialog .foot button:first-child")
	b.click("[data-purpose=files]")
	b.click(".give-dialog input[value=unanswered]")
	b.wait(`document.querySelector(".files") !== null`)
	ask[bool](b, `(document.querySelectorAll(".give-dialog details").forEach(d => d.open = true), true)`)
	barriers(b, "other files")
	page := contents(t, made(b, ".files li:nth-child(1) button", ".html"))
	if !strings.Contains(page, `id="werkboek-answers"`) || !strings.Contains(page, "Meer contacten") || !strings.Contains(page, "Wat willen we zeker niet verliezen?") {
		t.Error("the readable document is not whole, or forgot the choice")
	}
	expect(b, `document.querySelector("p.copy").textContent`, "Nog geen kopie gemaakt")
	b.click(".give-dialog .actions button.main")
	b.wait(`document.querySelector("p.copy").textContent.startsWith("Laatste kopie")`)
}

// With nothing filled in the dialog says so, and a blank document can be made.
func TestJourneyGiveEmpty(t *testing.T) {
	b, address := newTab(t), site(t)
	b.visit(address + "mijn-werkboek.html")
	give(b, "")
	b.wait(`document.querySelector(".give-dialog .empty") !== null`)
	b.click("[data-purpose=partner]")
	b.wait(`document.querySelector(".give-dialog").textContent.includes("nog niets samen ingevuld")`)
	b.click(".give-dialog .foot button:first-child")
	b.click("[data-purpose=files]")
	blank := contents(t, made(b, ".give-dialog .actions button.main", ".docx"))
	if !strings.Contains(blank, "Wat willen we zeker niet verliezen?") {
		t.Error("the blank document lacks questions")
	}
}

// An invitation names the dossier and the sheets by id, and no answer; the file
// holds none either.
func TestJourneyInvitation(t *testing.T) {
	b, address := newTab(t), site(t)
	b.visit(address + "waarom.html")
	fill(b)
	give(b, "others")
	b.wait(`document.querySelector("[data-message]") !== null`)
	barriers(b, "an invitation")
	message := ask[string](b, `document.querySelector("[data-message]").textContent`)
	if !strings.Contains(message, address+"thuis.html#invited=") || !strings.Contains(message, ".thuis\n") || strings.Contains(message, "Meer contacten") {
		t.Errorf("the invitation says: %s", message)
	}
	mail := ask[string](b, `decodeURIComponent(document.querySelector('.give-dialog a[href^="mailto:"]').href)`)
	if !strings.Contains(mail, "#invited=") || strings.Contains(mail, "contacten") {
		t.Errorf("the mail says: %s", mail)
	}
	b.click(".give-dialog details.folded summary")
	b.click(`.give-dialog input[value="why"]`)
	expect(b, `document.querySelector("[data-message]").textContent.includes("thuis.why")`, true)
	ask[bool](b, `(Array.from(document.querySelectorAll(".give-dialog button")).find(b => b.textContent === "Bestand maken").id = "make-file", true)`)
	file := contents(t, made(b, "#make-file", ".werkboek.json"))
	if !strings.Contains(file, `"purpose": "invitation"`) || !strings.Contains(file, `"thuis"`) || strings.Contains(file, "contacten") {
		t.Error("the file of an invitation is wrong")
	}
}

// Who was invited sends back only what was answered alone, with a name if one
// is given.
func TestJourneySendBack(t *testing.T) {
	b, address := newTab(t), site(t)
	b.visit(address + "waarom.html")
	fill(b)
	b.click("#why .person label:first-of-type input")
	b.typeIn(field("why.added-by-together"), "alleen ik")
	b.saved()
	askLater[bool](b, `new Promise(done => { indexedDB.open("werkboek:1:samen-sterk-gestart:").onsuccess = e => {
		const d = e.target.result, t = d.transaction("dossiers", "readwrite"), all = t.objectStore("dossiers");
		all.getAll().onsuccess = r => all.put({...r.target.result[0], invited: {by: "Bestuur Buurthuis", sheets: ["why"]}});
		t.oncomplete = () => { d.close(); done(true); }; }; })`)
	b.reload()
	give(b, "")
	expect(b, `document.querySelector(".purposes li button").textContent.startsWith("Terugsturen naar Bestuur Buurthuis")`, true)
	b.click("[data-purpose=answer]")
	barriers(b, "sending back")
	b.typeIn("#give-name", "Mieke")
	file := contents(t, made(b, ".give-dialog .actions button.main", ".werkboek.json"))
	if !strings.Contains(file, `"purpose": "answer"`) || !strings.Contains(file, "alleen ik") || !strings.Contains(file, `"name": "Mieke"`) || strings.Contains(file, "Meer contacten") {
		t.Error("what is sent back is wrong: ", file)
	}
}
