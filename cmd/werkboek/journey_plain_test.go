package main

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// withoutProgram opens a tab in which no script runs.
func withoutProgram(t *testing.T) *tab {
	t.Helper()
	b := newTab(t)
	tell(b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	return b
}

// plainPages gives the text of each page as it prints where no script runs.
func plainPages(b *tab, address string) []string {
	b.t.Helper()
	b.do(chromedp.Navigate(address))
	b.wait(`document.readyState === "complete"`)
	return strings.Split(strings.TrimSuffix(printed(b), "\f"), "\f")
}

// noFootAlone looks whether a printed page holds nothing but the foot of a sheet.
func noFootAlone(t *testing.T, pages []string) {
	t.Helper()
	for i, text := range pages {
		if words := strings.Fields(text); len(words) < 16 && strings.HasPrefix(strings.TrimSpace(text), "Samen sterk gestart ·") {
			t.Errorf("page %d holds a foot alone: %v", i+1, words)
		}
	}
}

// Without the program a result is a form to fill in by hand, on the screen and
// on paper: nobody sees an empty box.
func TestJourneyPlainResults(t *testing.T) {
	b, address := withoutProgram(t), bookSite(t, "testdata/garden")
	rounds := plainPages(b, address+"season.html")
	text := strings.Join(strings.Fields(strings.Join(append(rounds, plainPages(b, address+"outlook.html")...), " ")), " ")
	time.Sleep(1100 * time.Millisecond) // until then nobody says that the program will not come
	expect(b, `[...document.querySelectorAll(".result")].filter(r => !(r.querySelector(".blank")?.getBoundingClientRect().height > 60)).map(r => r.id).join()`, "")
	expect(b, `[...document.querySelectorAll(".blank")].filter(r => getComputedStyle(r).visibility !== "visible").length`, 0)
	for _, words := range []string{
		"Score each point, multiply by the weight, and add up.", "Weight Name Name Name Name",
		"Write each round in a column.", "Date Date Date",
		"On paper: circle what fits.", "Work this out on paper.", "Complete it by hand.",
	} {
		if !strings.Contains(text, words) {
			t.Errorf("paper without the program does not say %q:\n%s", words, text)
		}
	}
	if strings.Contains(text, "needs JavaScript") {
		t.Error("paper speaks of JavaScript beside a form to fill in")
	}
}

// Without the program actions, a talk and an agenda are forms too; an empty
// date is a line, a given one prints; and no foot stands on a page of its own.
func TestJourneyPlainPaper(t *testing.T) {
	b, address := withoutProgram(t), site(t)
	tools := plainPages(b, address+"hulpmiddelen.html")
	noFootAlone(t, tools)
	expect(b, `document.querySelector("[data-actions] .blank tbody").rows.length`, 12)
	expect(b, `document.querySelector("[data-actions] .action-list").getClientRects().length`, 0)
	text := strings.Join(strings.Fields(strings.Join(tools, " ")), " ")
	for _, words := range []string{"Wat? Wie? Tegen wanneer? Klaar?", "Vandaag beslissen we niets over taken of geld.", "Wie zijn jullie, en wat doen jullie graag?"} {
		if !strings.Contains(text, words) {
			t.Errorf("blank paper does not say %q", words)
		}
	}
	text = strings.Join(plainPages(b, address+"op-een-lijn.html"), "\n")
	for _, words := range []string{"Waar verschillen we?", "Wat spreken we af?", "We zoeken niet wie gelijk heeft."} {
		if !strings.Contains(text, words) {
			t.Errorf("the blank talk sheet does not say %q", words)
		}
	}
	if text = strings.Join(plainPages(b, address+"beslissen.html"), "\n"); strings.Contains(text, "mm/dd") || strings.Contains(text, "dd/mm") {
		t.Error("an empty date prints the pattern of a date")
	}
	b.typeIn(`[name="decision.decided-on"]`, "11272026\t")
	if text = printed(b); !strings.Contains(text, "11/27/2026") {
		t.Error("a date that was filled in without the program does not print")
	}
}

// With everything filled in no page of the smallest phone goes beyond its edge,
// nor does one on which letters are twice as large.
func TestJourneySizesFilled(t *testing.T) {
	b, address := newTab(t), site(t)
	openExample(b, address)
	tell(b, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: 320, Height: 640, DeviceScaleFactor: 1, Mobile: true})
	pages := []string{"waarom.html", "met-wie.html", "op-een-lijn.html", "stap-3-geld-en-regels.html", "evalueren.html", "hulpmiddelen.html", "mijn-werkboek.html"}
	if os.Getenv("WERKBOEK_LONG") != "" {
		pages = pagesOfTheSite(t)
	}
	for _, page := range pages {
		b.visit(address + page)
		b.wait(`document.querySelectorAll(".outcome:not([data-made])").length === 0`)
		ask[bool](b, `(document.querySelectorAll("details").forEach(d => d.open = true), true)`)
		for _, size := range []string{"100%", "200%"} {
			ask[string](b, fmt.Sprintf(`document.documentElement.style.fontSize = %q`, size))
			beyond := ask[string](b, `[...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().width > 0 && e.getBoundingClientRect().right > 321)
				.filter(e => { for (let p = e.parentElement; p; p = p.parentElement) if (/auto|scroll|hidden|clip/.test(getComputedStyle(p).overflowX) && p.getBoundingClientRect().right <= 321) return false; return true; })
				.map(e => e.outerHTML.slice(0, 90)).slice(0, 5).join("\n")`)
			if wide := ask[int64](b, `document.scrollingElement.scrollWidth`); wide > 320 || beyond != "" {
				t.Errorf("%s, letters of %s: %d wide; beyond the edge of 320:\n%s", page, size, wide, beyond)
			}
		}
	}
}

// A printed table calls a row that belongs to an item by its words, breaks no
// word of usual length, and a text does not say where it comes from.
func TestJourneyPaperFilled(t *testing.T) {
	b, address := newTab(t), site(t)
	openExample(b, address)
	b.visit(address + "stap-3-wie-doet-wat.html")
	b.wait(`document.querySelector("[data-row=us]") !== null && document.querySelectorAll(".outcome:not([data-made])").length === 0`)
	parties := strings.Join(strings.Fields(printed(b)), " ")
	for _, words := range []string{"Tuinclub De Scheve Schoffel Mieke", "Theatergroep Het Natte Gordijn vzw Jasmien", "Contactpersoon", "Ondernemingsnummer", "bestuursleden", "Waar komt dit vandaan?"} {
		if !strings.Contains(parties, words) {
			t.Errorf("paper does not say %q:\n%s", words, parties)
		}
	}
	b.visit(address + "beslissen.html")
	b.wait(`document.querySelectorAll(".outcome:not([data-made])").length === 0`)
	pages := strings.Split(printed(b), "\f")
	noFootAlone(t, pages)
	at := slices.IndexFunc(pages, func(p string) bool { return strings.Contains(p, "Het licht beslist niet.") })
	if !strings.Contains(pages[at], "Verkeerslicht") || !strings.Contains(pages[at], "Hebben we genoeg tijd?") {
		t.Errorf("the colours and what they look at do not stand on one page:\n%s", pages[at])
	}
	if text := strings.Join(pages, " "); strings.Contains(text, "Waar komt dit vandaan?") {
		t.Error("a record of the decision says where it comes from, on paper")
	}
}

// Who uses the keyboard stays where they were: at the list when an action is
// ticked and moves away, and at the line that says so when they leave the
// example.
func TestJourneyKeysStay(t *testing.T) {
	b, address := newTab(t), site(t)
	openExample(b, address)
	b.visit(address + "hulpmiddelen.html")
	b.wait(`document.querySelectorAll("table.actions input").length > 2`)
	next := ask[string](b, `document.querySelectorAll("table.actions input")[1].getAttribute("aria-label")`)
	ask[bool](b, `(document.querySelector("table.actions input").focus(), true)`)
	b.do(chromedp.KeyEvent(" "))
	b.wait(fmt.Sprintf(`document.querySelector("table.actions input").getAttribute("aria-label") === %q`, next))
	expect(b, `document.activeElement.getAttribute("aria-label")`, next)
	ask[bool](b, `(document.querySelector(".practice .actions .main").focus(), true)`)
	b.do(chromedp.KeyEvent("\r"))
	b.wait(`document.activeElement.textContent === "Je bent terug in je eigen dossier."`)
}

// Nor is there a barrier where results are filled in, on a phone.
func TestJourneyAxeFilled(t *testing.T) {
	b, address := newTab(t), site(t)
	openExample(b, address)
	tell(b, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: 360, Height: 740, DeviceScaleFactor: 1, Mobile: true})
	pages := []string{"met-wie.html", "beslissen.html", "stap-3-geld-en-regels.html", "evalueren.html", "hulpmiddelen.html"}
	if os.Getenv("WERKBOEK_LONG") != "" {
		pages = pagesOfTheSite(t)
	}
	for _, scheme := range []string{"light", "dark"} {
		colours(b, scheme)
		for _, page := range pages {
			b.visit(address + page)
			b.wait(`document.querySelectorAll(".outcome:not([data-made])").length === 0`)
			ask[bool](b, `(document.querySelectorAll("details").forEach(d => d.open = true), true)`)
			barriers(b, page+" filled in, "+scheme)
		}
	}
}
