package main

import (
	"bytes"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"werkboek/assets"
	"werkboek/content"
	"werkboek/generator"
	"werkboek/layouts"
)

// pagesOfTheSite gives every page of the shipped workbook.
func pagesOfTheSite(t *testing.T) []string {
	t.Helper()
	built, problems, err := generator.Build(generator.Input{Content: content.FS(), Layouts: layouts.FS(), Assets: assets.FS()})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	return slices.DeleteFunc(slices.Clone(built.Paths()), func(p string) bool { return path.Ext(p) != ".html" || p == built.Single() })
}

// Without JavaScript every page can be read and every question filled in, and
// the page says that nothing is kept.
func TestJourneyWithoutJavaScript(t *testing.T) {
	b, address := newTab(t), site(t)
	tell(b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	b.do(chromedp.Navigate(address + "waarom.html"))
	b.do(chromedp.Click(chromedp.CSS(box("why.reasons", "network")))) // click needs the page's own clock, which stands still here
	b.typeIn(field("why.reasons#network"), "op papier")
	expect(b, ticked("why.reasons", "network"), true)
	expect(b, value("why.reasons#network"), "op papier")
	expect(b, `document.querySelectorAll("#why .question[hidden]").length`, 0)
	expect(b, `document.querySelector("#why .when").getClientRects().length > 0`, true)
	expect(b, `document.querySelector(".state").textContent`, "Je antwoorden worden hier niet bewaard. Vul in en druk af.")
	expect(b, `Array.from(document.querySelectorAll("[data-do], .add, .remove")).filter(e => e.getClientRects().length > 0).length`, 0)
}

// The site works from a folder on disk, without a server.
func TestJourneyFromDisk(t *testing.T) {
	b := newTab(t)
	dir := filepath.Join(t.TempDir(), "mijn map")
	if out, err := exec.Command("go", "run", ".", "build", "-o", dir).CombinedOutput(); err != nil {
		t.Fatal(err, string(out))
	}
	address := (&url.URL{Scheme: "file", Path: filepath.ToSlash(dir) + "/"}).String()
	b.visit(address + "waarom.html")
	fill(b)
	b.reload()
	filled(b)
	b.click("a[href='mijn-werkboek.html']")
	b.wait(`document.querySelector("li[data-page=waarom] .far")?.textContent === "4 van 5 vragen"`)
	b.click("[data-do=erase]")
	b.click("dialog.erase-dialog button.danger")
	b.wait(`document.querySelector("[data-part=erased] .done") !== null`)
}

// No page scrolls sideways, from the smallest phone to a wide screen, and what
// is touched is large enough.
func TestJourneySizes(t *testing.T) {
	b, address := newTab(t), site(t)
	for _, width := range []int64{320, 360, 768, 1280, 1920} {
		tell(b, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: width, Height: 800, DeviceScaleFactor: 1, Mobile: width < 700})
		for _, page := range pagesOfTheSite(t) {
			b.visit(address + page)
			ask[bool](b, `(document.querySelectorAll("details").forEach(d => d.open = true), true)`)
			if wide := ask[int64](b, `document.scrollingElement.scrollWidth`); wide > width {
				t.Errorf("%s is %d wide on a screen of %d", page, wide, width)
			}
			small := ask[string](b, `Array.from(document.querySelectorAll("main button, main input, main select, main textarea, main summary"))
				.filter(e => e.getClientRects().length > 0 && Math.min(e.getBoundingClientRect().height, e.getBoundingClientRect().width) < 24)
				.filter(e => !e.matches("[type=file]")).map(e => e.outerHTML.slice(0, 80)).join("\n")`)
			if small != "" {
				t.Errorf("%s at %d: too small to touch:\n%s", page, width, small)
			}
			letters := ask[string](b, `Array.from(document.querySelectorAll("main input[type=text], main select, main textarea")).filter(e => parseFloat(getComputedStyle(e).fontSize) < 16).map(e => e.name).join()`)
			if letters != "" {
				t.Errorf("%s at %d: letters under 16 px in %s", page, width, letters)
			}
		}
	}
}

// barriers tells what axe-core finds on the page as it is.
func barriers(b *tab, what string) {
	b.t.Helper()
	axe, err := os.ReadFile("../../node_modules/axe-core/axe.min.js")
	if err != nil {
		if os.Getenv("WERKBOEK_BROWSER") == "required" || os.Getenv("CI") != "" {
			b.t.Fatal(err)
		}
		b.t.Skip("axe-core is not installed, so this journey is skipped")
	}
	ask[bool](b, string(axe)+`;true`)
	ask[bool](b, `(window.found = undefined, axe.run().then(r => { window.found = r.violations.map(v => v.id + ": " + v.help + "\n" + v.nodes.map(n => "   " + n.html.slice(0, 200)).join("\n")).join("\n") }), true)`)
	b.wait(`window.found !== undefined`)
	if found := ask[string](b, `window.found`); found != "" {
		b.t.Errorf("%s:\n%s", what, found)
	}
}

// colours asks for the light or the dark page.
func colours(b *tab, scheme string) {
	b.t.Helper()
	tell(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}})
}

// Nobody finds a barrier that can be found by a program: axe-core has nothing
// to say about any page, light or dark, empty or filled in, nor about dialogs.
func TestJourneyAxe(t *testing.T) {
	b, address := newTab(t), site(t)
	for _, scheme := range []string{"light", "dark"} {
		colours(b, scheme)
		for _, page := range pagesOfTheSite(t) {
			b.visit(address + page)
			ask[bool](b, `(document.querySelectorAll("details.more").forEach(d => d.open = true), true)`)
			barriers(b, page+" "+scheme)
		}
		b.visit(address + "waarom.html")
		if !ask[bool](b, ticked("why.reasons", "network")) {
			fill(b)
		}
		barriers(b, "filled in, "+scheme)
		b.click("#why [data-do=print]")
		barriers(b, "print dialog, "+scheme)
	}
}

// Nothing is asked from elsewhere and nothing is kept before the first answer.
func TestJourneyQuiet(t *testing.T) {
	b, address := newTab(t), site(t)
	for _, page := range pagesOfTheSite(t) {
		b.visit(address + page)
		expect(b, `performance.getEntriesByType("resource").filter(r => !r.name.startsWith(location.origin) && !r.name.startsWith("data:")).length`, 0)
		expect(b, `Object.keys(localStorage).length + Object.keys(sessionStorage).length`, 0)
		ask[bool](b, `(window.left = undefined, indexedDB.databases().then(d => { window.left = d.length }), true)`)
		b.wait(`window.left === 0`)
	}
}

// printed gives the text of the page as it comes out of the printer, or skips.
func printed(b *tab) string {
	b.t.Helper()
	pdf, err := chromedp.Run(b.ctx, chromedp.PrintToPDF())
	if err != nil {
		b.t.Fatal(err)
	}
	command := exec.Command("pdftotext", "-layout", "-", "-")
	command.Stdin = bytes.NewReader(pdf)
	text, err := command.Output()
	if err != nil && os.Getenv("WERKBOEK_BROWSER") == "required" {
		b.t.Fatal(err)
	}
	if err != nil {
		b.t.Skip("pdftotext is not installed, so the rest of this journey is skipped: ", err)
	}
	return string(text)
}

// The sheet prints without the guidance, menus or controls; a blank one without
// the answers and with all questions, a filled one with every word.
func TestJourneyPaper(t *testing.T) {
	b, address := newTab(t), site(t)
	b.visit(address + "waarom.html")
	fill(b)
	long := strings.Repeat("Een heel lang antwoord dat op papier helemaal te lezen moet zijn. ", 60) + "Einde."
	ask[bool](b, `(document.querySelector("details.more").open = true)`)
	put(b, "why.explain", long)
	b.saved()
	ask[bool](b, `(window.print = () => { window.asked = document.documentElement.className }, true)`)
	for _, how := range []string{"filled", "blank"} {
		b.click("#why [data-do=print]")
		b.click(fmt.Sprintf(`[name=print-how][value=%s]`, how))
		b.click("#print-dialog button[type=submit]")
		b.wait(fmt.Sprintf(`(window.asked ?? "").includes("print-%s")`, how))
		text := printed(b)
		for _, no := range []string{"Afdrukken", "Kopie bewaren", "Wis antwoord", "Dit doe je hier", "Mijn werkboek", "Naar het werkblad", "Op deze bladzijde"} {
			if strings.Contains(text, no) {
				t.Errorf("%s: prints %q", how, no)
			}
		}
		for _, yes := range []string{"Waarom willen we samenwerken?", "Vereniging", "Leg je belangrijkste reden uit", "CC BY 4.0", "/waarom.html", "Samen sterk gestart"} {
			if !strings.Contains(text, yes) {
				t.Errorf("%s: does not print %q", how, yes)
			}
		}
		if all := strings.Contains(text, "Wat willen we zeker niet verliezen?"); all != (how == "blank") {
			t.Errorf("%s: wrong about questions without an answer that were folded", how)
		}
		for _, answer := range []string{"Meer contacten", "en minder werk", "Einde."} {
			if strings.Contains(text, answer) != (how == "filled") {
				t.Errorf("%s: wrong about %q:\n%s", how, answer, text)
			}
		}
		expect(b, `document.querySelectorAll(".written").length`, 0)
		ask[bool](b, `(window.asked = undefined, document.documentElement.classList.remove("print-blank", "print-filled"), true)`)
	}
}
