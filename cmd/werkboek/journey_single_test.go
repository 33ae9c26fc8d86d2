package main

import (
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"werkboek/assets"
	"werkboek/content"
	"werkboek/generator"
	"werkboek/generator/publish"
	"werkboek/generator/render"
	"werkboek/layouts"
)

// builtSite builds a workbook that has no mistakes.
func builtSite(t *testing.T, folder fs.FS) *render.Site {
	t.Helper()
	built, problems, err := generator.Build(generator.Input{Content: folder, Layouts: layouts.FS(), Assets: assets.FS()})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	return built
}

// singleFile writes the file form of the shipped workbook alone in a folder.
func singleFile(t *testing.T) string { t.Helper(); return wholeFile(t, content.FS()) }

// wholeFile writes the file form of a workbook alone in a folder.
func wholeFile(t *testing.T, folder fs.FS) string {
	t.Helper()
	built := builtSite(t, folder)
	name := filepath.Join(t.TempDir(), "ons werkboek.html")
	if err := os.WriteFile(name, read(t, built, built.Single()), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

// onLeaf finds a field on the page that is shown.
func onLeaf(selector string) string { return "[data-leaf]:not([hidden]) " + selector }

// turn goes to a fragment of the file form, as a link would.
func (b *tab) turn(fragment, leaf string) {
	b.t.Helper()
	ask[bool](b, fmt.Sprintf(`(location.hash = %q, true)`, fragment))
	b.wait(fmt.Sprintf(`document.documentElement.dataset.shown === %q`, leaf))
}

// The whole workbook in one file, from disk and from a server: a sheet is
// filled in, found again after a reload, pages are turned with links and with
// back, and nothing is asked from anywhere.
func TestJourneySingle(t *testing.T) {
	file := singleFile(t)
	server := httptest.NewServer(http.FileServer(http.Dir(filepath.Dir(file))))
	defer server.Close()
	for _, address := range []string{"file://" + filepath.ToSlash(file), server.URL + "/ons%20werkboek.html"} {
		b := newTab(t)
		b.visit(address + "#waarom/why")
		expect(b, `document.title`, "Waarom samenwerken? · Samen sterk gestart")
		expect(b, `document.querySelectorAll("[data-leaf]:not([hidden])").length`, 1)
		b.click(onLeaf(box("why.reasons", "network")))
		b.typeIn(onLeaf(field("why.reasons#network")), "Meer volk")
		b.saved()
		b.do(chromedp.Reload())
		b.wait(`document.documentElement.dataset.ready !== undefined`)
		expect(b, fmt.Sprintf(`document.querySelector('%s').value`, onLeaf(`[name="why.reasons#network"]`)), "Meer volk")
		b.turn("#mijn-werkboek", "mijn-werkboek")
		expect(b, `document.activeElement.tagName`, "H1")
		expect(b, `document.querySelector("[data-leaf]:not([hidden]) [data-part=continue] a").getAttribute("href")`, "#waarom/why.reasons")
		b.click(onLeaf("[data-part=continue] a"))
		b.wait(`document.documentElement.dataset.shown === "waarom"`)
		expect(b, `document.activeElement.id`, "waarom/why.reasons")
		ask[bool](b, `(history.back(), true)`)
		b.wait(`document.documentElement.dataset.shown === "mijn-werkboek"`)
		expect(b, `document.querySelector("[data-mine-link]").getAttribute("aria-current")`, "page")
		expect(b, `performance.getEntriesByType("resource").filter(r => !r.name.startsWith("data:")).length`, 0)
		b.click(onLeaf("[data-do=erase]"))
		b.click(".erase-dialog button.danger")
		b.wait(`document.querySelector("[data-part=erased] .done") !== null`)
	}
}

// Without JavaScript every page stands in the file, one below the other, after
// a list of all of them.
func TestJourneySingleWithoutJavaScript(t *testing.T) {
	b := newTab(t)
	tell(b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	b.do(chromedp.Navigate("file://" + filepath.ToSlash(singleFile(t))))
	expect(b, `document.querySelectorAll(".whole a").length > 25`, true)
	expect(b, `Array.from(document.querySelectorAll("[data-leaf]")).every(l => l.getClientRects().length > 0)`, true)
	expect(b, `document.querySelector("[id='waarom/why'] .question").getClientRects().length > 0`, true)
}

// Nobody finds a barrier that a program can find: on a page to read, a page
// with a sheet, the reader's own page.
func TestJourneySingleAxe(t *testing.T) {
	b := newTab(t)
	b.visit("file://" + filepath.ToSlash(singleFile(t)))
	barriers(b, "first page")
	for _, page := range []string{"waarom", "regels", "mijn-werkboek"} {
		b.turn("#"+page, page)
		barriers(b, page)
	}
}

// The reader's own page offers the file form, and the site holds it; the file
// form does not offer itself.
func TestJourneyOwnPageOffersTheFile(t *testing.T) {
	b, address := newTab(t), site(t)
	b.visit(address + "mijn-werkboek.html")
	expect(b, `document.querySelector("a[download]").getAttribute("href")`, "samen-sterk-gestart.html")
	b.visit(address + "samen-sterk-gestart.html#mijn-werkboek")
	expect(b, `document.querySelector(".buttons a[download]") === null`, true)
}

// pagesOnDisk writes the site into a folder.
func pagesOnDisk(t *testing.T) string {
	t.Helper()
	built, folder := builtSite(t, content.FS()), filepath.Join(t.TempDir(), "site")
	if err := publish.Publish(folder, built.Paths(), built.Read); err != nil {
		t.Fatal(err)
	}
	return folder
}

// Separate pages that are opened from disk say so, and lead to the one file.
func TestJourneyPagesFromDisk(t *testing.T) {
	b, folder := newTab(t), pagesOnDisk(t)
	b.visit(onDisk(folder) + "/regels.html")
	expect(b, `document.querySelector("aside.in-app a").getAttribute("href")`, "samen-sterk-gestart.html")
	b.visit(onDisk(folder) + "/samen-sterk-gestart.html")
	expect(b, `document.querySelector("aside.in-app") === null`, true)
}
