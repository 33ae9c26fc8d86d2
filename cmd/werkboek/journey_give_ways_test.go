package main

import (
	"fmt"
	"strings"
	"testing"
)

// device stands in for what a phone can do: it notes what was shared and what
// went to the clipboard, or refuses both.
const device = `
navigator.share = (what) => { if (window.refuse) return Promise.reject(new DOMException("the reader changed their mind", "AbortError")); window.shared = what; return Promise.resolve(); };
navigator.canShare = (what) => what.files.every(f => f.size > 0);
Object.defineProperty(navigator, "clipboard", {value: {writeText: (text) => window.refuse ? Promise.reject(new DOMException("no", "NotAllowedError")) : (window.taken = text, Promise.resolve())}});
Document.prototype.execCommand = () => false;`

// pressIn clicks the button in the dialog that says these words.
func pressIn(b *tab, words string) {
	b.t.Helper()
	b.wait(fmt.Sprintf(`(() => { document.querySelector("[data-pressed]")?.removeAttribute("data-pressed");
		const found = Array.from(document.querySelectorAll("dialog[open] :is(button, a)")).find(x => x.textContent.startsWith(%q) && x.getClientRects().length > 0);
		found?.setAttribute("data-pressed", "");
		return found !== undefined; })()`, words))
	b.click("[data-pressed]")
}

// The sheet of the device gets the words of an invitation, the plain text and a
// file; a reader who changes their mind there is not troubled.
func TestJourneyShareSheet(t *testing.T) {
	b, address := newTab(t), site(t)
	before(b, device)
	b.visit(address + "waarom.html")
	fill(b)
	give(b, "others")
	pressIn(b, "Delen")
	b.wait(`window.shared?.text.includes("#invited=") === true`)
	expect(b, `window.shared.text.includes("Meer contacten")`, false)
	b.click(".give-dialog .foot button:first-child")
	b.click("[data-purpose=files]")
	b.wait(`document.querySelector(".files") !== null`)
	ask[bool](b, `(document.querySelectorAll(".give-dialog details").forEach(d => d.open = true), true)`)
	pressIn(b, "Delen")
	b.wait(`window.shared?.text.includes("Meer contacten") === true`)
	expect(b, `typeof window.shared.title`, "string")
	made(b, ".give-dialog .actions button.main", ".docx")
	pressIn(b, "Het bestand versturen")
	b.wait(`window.shared.files?.length === 1`)
	expect(b, `window.shared.files[0].name.endsWith(".docx")`, true)
	barriers(b, "a file that can be sent")
	ask[bool](b, `(window.refuse = true, window.shared = undefined, true)`)
	pressIn(b, "Het bestand versturen")
	expect(b, `window.shared === undefined && document.querySelector("dialog[open] [role=alert]") === null`, true)
}

// A mail holds the text when that is short, and else says where to paste it; no
// mail program cuts off answers in silence.
func TestJourneyMailText(t *testing.T) {
	b, address := newTab(t), site(t)
	before(b, device)
	b.visit(address + "wie-zijn-wij.html")
	mail := func() string {
		b.t.Helper()
		give(b, "files")
		b.wait(`document.querySelector(".give-dialog .files a[href^='mailto:']") !== null`)
		text := ask[string](b, `decodeURIComponent(document.querySelector(".give-dialog .files a[href^='mailto:']").href)`)
		b.click(".give-dialog .foot button:last-child")
		b.wait(`document.querySelector("dialog.give-dialog") === null`)
		return text
	}
	put(b, "dossier.activity", "Meer volk & minder werk?\nEn plezier")
	b.saved()
	if text := mail(); !strings.Contains(text, "Meer volk & minder werk?\r\nEn plezier") {
		t.Errorf("the mail says: %s", text)
	}
	put(b, "dossier.activity", strings.Repeat("Een lang verhaal. ", 150))
	b.saved()
	if text := mail(); !strings.Contains(text, "Plak hier de tekst.") || strings.Contains(text, "lang verhaal") {
		t.Errorf("the mail says: %s", text)
	}
}

// Where the clipboard is refused, the words stand there to be copied by hand.
func TestJourneyClipboardRefused(t *testing.T) {
	b, address := newTab(t), site(t)
	before(b, device)
	b.visit(address + "waarom.html")
	fill(b)
	give(b, "others")
	ask[bool](b, `window.refuse = true`)
	pressIn(b, "Bericht kopiëren")
	b.wait(`document.querySelector(".give-dialog textarea.by-hand")?.value.includes("#invited=") === true`)
	expect(b, `document.querySelector(".give-dialog .said").textContent.startsWith("Kopiëren lukt hier niet.")`, true)
	barriers(b, "words to copy by hand")
	ask[bool](b, `(window.refuse = false, true)`)
	pressIn(b, "Bericht kopiëren")
	b.wait(`window.taken?.includes("#invited=") === true && document.querySelector(".give-dialog textarea.by-hand") === null`)
}

// A file that cannot be made, or did not come, has a sentence and another way;
// a copy that nobody saw arrive does not count.
func TestJourneyFileDoesNotCome(t *testing.T) {
	b, address := newTab(t), site(t)
	before(b, device)
	b.visit(address + "waarom.html")
	fill(b)
	give(b, "files")
	ask[bool](b, `(window.real = URL.createObjectURL, URL.createObjectURL = () => { throw new Error("no files"); }, true)`)
	pressIn(b, "Word-document maken")
	b.wait(`document.querySelector(".give-dialog").textContent.includes("Dit toestel kon het bestand niet maken.")`)
	barriers(b, "no file came")
	pressIn(b, "Tekst kopiëren")
	b.wait(`window.taken?.includes("Meer contacten") === true`)
	ask[bool](b, `(URL.createObjectURL = window.real, true)`)
	ask[bool](b, `(Array.from(document.querySelectorAll(".give-dialog button")).find(x => x.textContent === "Opnieuw proberen").id = "again", true)`)
	made(b, "#again", ".docx")
	pressIn(b, "Het staat er niet")
	b.wait(`document.querySelector(".give-dialog").textContent.includes("map Downloads")`)
	b.click(".give-dialog .foot button:last-child")
	b.wait(`document.querySelector("dialog.give-dialog") === null`)

	give(b, "")
	download(b, "[data-purpose=copy]")
	b.click("dialog.copy-dialog button.quiet")
	expect(b, `document.querySelector("p.copy").textContent`, "Nog geen kopie gemaakt")
	b.reload()
	expect(b, `document.querySelector("p.copy").textContent`, "Nog geen kopie gemaakt")
}

// A file without names says where names still stand in what people wrote, with
// a link to each; the file itself leaves out the questions that ask for them.
func TestJourneyNamesInTexts(t *testing.T) {
	b, address := newTab(t), site(t)
	b.visit(address + "index.html")
	b.visit(address + ask[string](b, `werkboek.pages.find(p => p.sheets.includes("participants")).href`))
	b.typeIn(rowed("participants.people", 1, "name"), "Annemie Peeters")
	b.saved()
	b.visit(address + "wie-zijn-wij.html")
	put(b, "dossier.activity", "Dan helpt annemie’s zus, zei Annemie Peeters. Annemiek niet.")
	b.saved()
	give(b, "files")
	b.wait(`document.querySelector(".give-dialog input[value=names]") !== null`)
	expect(b, `document.querySelector(".give-dialog .instead") === null`, true)
	b.click(".give-dialog input[value=names]")
	b.wait(`document.querySelector(".give-dialog .instead") !== null`)
	expect(b, `document.querySelector(".give-dialog .instead").textContent.includes("Deze namen staan nog in wat jullie schreven.")`, true)
	expect(b, `Array.from(document.querySelectorAll(".give-dialog .instead li strong"), s => s.textContent).sort().join()`, "Annemie,Annemie Peeters")
	expect(b, `document.querySelector(".give-dialog .instead a").getAttribute("href").endsWith("#dossier.activity")`, true)
	barriers(b, "names in texts")
	word := contents(t, made(b, ".give-dialog .actions button.main", ".docx"))
	if strings.Contains(word, "Wie doet mee?") || !strings.Contains(word, "zei Annemie Peeters") {
		t.Error("the file leaves out something else than the questions for names")
	}
}
