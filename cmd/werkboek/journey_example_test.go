package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// band is what every page says while an example is open.
const band = `(document.querySelector("aside.practice strong")?.textContent ?? "")`

const feast = "Dit is een voorbeeld: Oogstfeest met openluchttoneel 2027."

// openExample opens the example of the shipped workbook.
func openExample(b *tab, address string) {
	b.t.Helper()
	b.visit(address + "voorbeeld.html")
	b.click("[data-do=example]")
	b.wait(band + ` === "` + feast + `"`)
}

// An example opens beside the reader's own answers, says on every page what it
// is, asks for no copy, and leaves the own answers as they were. A page that is
// opened anew shows the own answers.
func TestJourneyExample(t *testing.T) {
	b, address := newTab(t), site(t)
	b.visit(address + "waarom.html")
	fill(b)
	openExample(b, address)
	b.wait(`document.activeElement.closest(".around") !== null`)
	expect(b, `document.querySelector(".open-dossier").textContent`, "Voorbeeld")
	barriers(b, "the page from which an example opens")
	b.visit(address + "waarom.html")
	expect(b, band, feast)
	expect(b, ticked("why.reasons", "visibility"), true)
	expect(b, `document.querySelector("#why .state").textContent.startsWith("Voorbeeld. Bewaard op dit toestel")`, true)
	expect(b, `document.querySelector("#why .copy").textContent`, "Een kopie hoeft niet")
	expect(b, `document.querySelector("#why .copy").hasAttribute("data-due")`, false)
	b.click(box("why.reasons", "network"))
	b.saved()
	expect(b, `document.querySelector("#why .copy").hasAttribute("data-due")`, false)
	b.click(".practice .actions .quiet") // back to how the author made it
	b.wait(`document.querySelector(".practice [role=status]").textContent.startsWith("Het voorbeeld staat weer")`)
	b.wait("!" + ticked("why.reasons", "network"))
	b.click(".practice [role=status] button")
	b.wait(ticked("why.reasons", "network"))
	own := newTab(t) // who erases everything hears that the own dossiers go too
	own.visit(address + "mijn-werkboek.html")
	own.press("Voorbeeld: Oogstfeest met openluchttoneel 2027", "Hierin")
	own.wait(band + ` === "` + feast + `"`)
	own.click("[data-do=erase]")
	own.wait(`document.querySelector("dialog.erase-dialog").textContent.includes("ook je eigen dossiers")`)
	expect(own, `document.querySelectorAll("dialog.erase-dialog button").length`, 2)
	b.click(".practice .actions .main")
	b.wait(`document.querySelector(".practice [role=status]").textContent === "Je bent terug in je eigen dossier."`)
	b.wait(`document.documentElement.dataset.inExample === undefined && ` + ticked("why.reasons", "network"))
	filled(b)
	openExample(b, address)
	other := newTab(t)
	other.visit(address + "waarom.html")
	expect(other, band, "")
	b.click(".practice .actions .quiet:last-child")
	b.wait(`document.querySelector(".practice").textContent.startsWith("Het voorbeeld is weg.")`)
	b.click(".practice [role=status] button")
	b.wait(band + ` === "` + feast + `"`)
}

// A reader without answers looks around first. What is written on a page that
// is opened anew never goes into the example.
func TestJourneyExampleFirst(t *testing.T) {
	b, address := newTab(t), site(t)
	openExample(b, address)
	other := newTab(t)
	other.visit(address + "waarom.html")
	fill(other)
	expect(other, band, "")
	b.visit(address + "waarom.html")
	expect(b, value("why.explain"), "De plantenruil krijgt elk jaar minder bezoekers. Met toneel erbij wordt het een feest.")
	b.click(".practice .actions .main")
	b.wait(band + ` === ""`)
	filled(b)
}

// Every file of an example says what it is, opens as an example again, and is
// nobody's view beside own answers.
func TestJourneyExampleFiles(t *testing.T) {
	b, address := newTab(t), site(t)
	openExample(b, address)
	b.visit(address + "waarom.html")
	give(b, "")
	expect(b, `document.querySelector("[data-purpose=others]") === null`, true)
	b.click("dialog.give-dialog .foot button:last-child")
	b.click("main [data-do=give]")
	copied := download(b, "[data-purpose=copy]")
	b.click("dialog.copy-dialog button.main")
	data, err := os.ReadFile(copied)
	if err != nil {
		t.Fatal(err)
	}
	var file struct{ Dossier struct{ Practice string } }
	if err := json.Unmarshal(data, &file); err != nil || file.Dossier.Practice != "oogstfeest" {
		t.Errorf("the copy does not say that it is an example: %v %+v", err, file)
	}
	if name := filepath.Base(copied); len(name) > 80 || !strings.HasPrefix(name, "voorbeeld-") {
		t.Errorf("the copy is called %s", name)
	}
	give(b, "files")
	word := contents(t, made(b, ".made .main, dialog.give-dialog .actions .main", ".docx"))
	if all := []byte(word); strings.Contains(word, ">Naam of ploeg<") || !regexp.MustCompile(`w:w="(1[3-9]|[2-9][0-9])\d\d" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHead"/></w:pPr><w:r><w:rPr><w:sz w:val="16"/>[^<]*<w:szCs w:val="16"/></w:rPr><w:t xml:space="preserve">Denkt mee<`).Match(all) {
		t.Error("in a table of many columns an empty one is left out, and the others are wide enough for their words")
	}
	for _, said := range []string{"Voorbeeld: Oogstfeest", "Alles erin is bedacht."} {
		if !strings.Contains(word, said) {
			t.Errorf("the file for Word does not say %q", said)
		}
	}
	b.click("dialog.give-dialog .foot button:last-child")
	b.visit(address + "mijn-werkboek.html")
	away := elsewhere(t) // the whole workbook with the example inside
	away.visit(onDisk(fileFrom(b, "[data-do=keep-whole]", ".html")))
	away.wait(band + ` === "` + feast + `"`)
	fresh := site(t)
	b.visit(fresh + "waarom.html")
	fill(b)
	b.visit(fresh + "mijn-werkboek.html")
	choose(b, copied)
	b.wait(`document.querySelector("dialog.open-dialog") !== null`)
	expect(b, `document.querySelector("dialog.open-dialog [value=view]") === null`, true)
	b.click("dialog.open-dialog .main")
	b.wait(band + ` === "` + feast + `"`)
}

// What would leave for the partner is shown from an example too; the files say
// what they are, on top and to who opens them, and hold nothing that is not for
// the partner.
func TestJourneyExampleToThePartner(t *testing.T) {
	b, address := newTab(t), site(t)
	openExample(b, address)
	b.visit(address + "stap-2-delen.html")
	give(b, "partner")
	b.wait(`document.querySelectorAll(".leaving .read").length > 5`)
	expect(b, `document.querySelector("[data-sheet=ambition] .read").textContent.startsWith("Wat is onze gezamenlijke ambitie?")`, true)
	text := contents(t, made(b, ".give-dialog .actions button:nth-of-type(2)", ".html"))
	for _, said := range []string{"Voorbeeld: Oogstfeest met openluchttoneel 2027", `"practice":`, "Minstens 250 bezoekers"} {
		if !strings.Contains(text, said) {
			t.Errorf("the file for the partner does not say %s", said)
		}
	}
	for _, inside := range []string{"Ruilclub Tweede Adem", "Strak Gazon", "Kladblok", "soepploeg", "Verkeerslicht", "open-notes", "dat weekend vrij", "Waar staan we nu"} {
		if at := strings.Index(text, inside); at >= 0 {
			t.Errorf("the file for the partner holds what stays inside: %s", text[max(0, at-100):min(len(text), at+60)])
		}
	}
}

// The band has no barrier, in light and dark, on a phone; nothing scrolls
// sideways, and each sheet on paper says that it is an example.
func TestJourneyExampleLook(t *testing.T) {
	b, address := newTab(t), site(t)
	openExample(b, address)
	for _, look := range []struct {
		scheme, page string
		width        int64
	}{{"light", "voorbeeld", 1280}, {"dark", "voorbeeld", 360}, {"light", "doel-en-moment", 360}, {"dark", "doel-en-moment", 1280}} {
		tell(b, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: look.width, Height: 800, DeviceScaleFactor: 1, Mobile: look.width < 700})
		colours(b, look.scheme)
		what := fmt.Sprint(look.page, " ", look.scheme, " ", look.width)
		b.visit(address + look.page + ".html")
		b.wait(band + ` === "` + feast + `"`)
		barriers(b, what)
		if wide := ask[int64](b, `document.scrollingElement.scrollWidth`); wide > look.width {
			t.Errorf("%s is %d wide", what, wide)
		}
		shot(b, what)
	}
	colours(b, "light")
	if text := printed(b); strings.Count(text, "Voorbeeld") < 2 || !strings.Contains(text, feast) {
		t.Errorf("paper does not say that this is an example:\n%.600s", text)
	}
}

// shot keeps a picture of the page, where somebody asks for pictures.
func shot(b *tab, name string) {
	if dir := os.Getenv("WERKBOEK_SHOTS"); dir != "" {
		if png, err := chromedp.Run(b.ctx, chromedp.FullScreenshot(90)); err == nil {
			_ = os.WriteFile(dir+"/"+name+".png", png, 0o600)
		}
	}
}

// An example opens from a folder on disk and in the one file, where nothing may
// be fetched; there pages turn without being loaded anew, and the band stays.
func TestJourneyExampleFromDisk(t *testing.T) {
	b := newTab(t)
	b.visit(onDisk(pagesOnDisk(t)) + "/voorbeeld.html")
	b.click("[data-do=example]")
	b.wait(band + ` === "` + feast + `"`)
	b = newTab(t)
	b.visit(onDisk(singleFile(t)) + "#voorbeeld")
	b.click(onLeaf("[data-do=example]"))
	b.wait(band + ` === "` + feast + `"`)
	b.turn("#waarom", "waarom")
	expect(b, band, feast)
	b.wait(`document.querySelector('` + onLeaf(box("why.reasons", "visibility")) + `').checked`)
	b.click(".practice .actions .main")
	b.wait(`!document.querySelector('` + onLeaf(box("why.reasons", "visibility")) + `').checked`)
}

// What somebody sends back while an example is open comes beside the reader's
// own answers, and never into the example.
func TestJourneyExampleTakesNoAnswers(t *testing.T) {
	b, address := elsewhere(t), site(t)
	b.visit(address + "waarom.html")
	fill(b)
	openExample(b, address)
	b.visit(address + "mijn-werkboek.html")
	choose(b, sentBack(t, fivePeople[3]))
	b.click("dialog.open-dialog .main")
	b.wait(band + ` === "" && document.querySelector("[data-part=people]").textContent.includes("Bram")`)
	expect(b, `document.querySelector("[data-part=people]").textContent.includes("Jasmien")`, false)
	b.visit(address + "waarom.html")
	filled(b)
}

// The agenda of the first talk lies on the table with the partner: it names what
// we still wonder about them, and nobody with whom we did not go on.
func TestJourneyExampleAgendaOfTheTalk(t *testing.T) {
	b, address := newTab(t), site(t)
	openExample(b, address)
	b.visit(address + "hulpmiddelen.html")
	b.wait(`(document.querySelector("#agenda-1 .outcome")?.textContent ?? "").includes("Hoe luid is het?")`)
	for _, other := range []string{"Kladblok", "Ruilclub", "Strak Gazon"} {
		expect(b, fmt.Sprintf(`document.querySelector("#agenda-1 .outcome").textContent.includes(%q)`, other), false)
	}
}

// The buttons of the rounds keep their names when the status line speaks, and
// stand free of what is below them.
func TestJourneyExampleRounds(t *testing.T) {
	b, address := newTab(t), site(t)
	openExample(b, address)
	b.visit(address + "evalueren.html")
	b.wait(`document.querySelector("[data-compare=health-compare] p.copy")?.textContent === "Een kopie hoeft niet"`)
	expect(b, `[...document.querySelectorAll("[data-compare=health-compare] .copies button")].map(e => e.textContent).join(" | ")`, "Ronde 1: 1 juli 2027 | Ronde 2: 7 oktober 2027")
	expect(b, `(() => { const bar = document.querySelector("[data-compare=health-compare] .copies"); return bar.getBoundingClientRect().bottom <= bar.nextElementSibling.getBoundingClientRect().top; })()`, true)
}
