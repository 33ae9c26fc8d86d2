package main

import (
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
)

// onAPhone looks whether each question fits a phone and a thumb.
func onAPhone(b *tab) {
	b.t.Helper()
	tell(b, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: 360, Height: 740, DeviceScaleFactor: 2, Mobile: true})
	ask[bool](b, `(document.querySelectorAll("details").forEach(d => d.open = true), true)`)
	b.wait(`innerWidth === 360`)
	for _, k := range gardenKinds {
		all := fmt.Sprintf(`Array.from(document.getElementById(%q).querySelectorAll("*")).filter(e => e.getClientRects().length > 0 && !e.matches(".hidden, .hidden *"))`, k.question)
		show := `.map(e => e.outerHTML.slice(0, 100)).join("\n")`
		expect(b, all+`.length > 0`, true)
		for what, wrong := range map[string]string{
			"sticks out":      `r => r.left < 0 || r.right > 360 || e.matches("input, select, textarea") && r.width > 340`,
			"is a small mark": `r => e.matches("input, select, textarea, button, summary, a") && Math.min(r.width, r.height) < 24`,
			"is small print":  `() => e.matches("input[type=text], input[type=date], select, textarea") && parseFloat(getComputedStyle(e).fontSize) < 16`,
		} {
			if found := ask[string](b, all+`.filter(e => (`+wrong+`)(e.getBoundingClientRect()))`+show); found != "" {
				b.t.Errorf("%s on a phone: this %s:\n%s", k.question, what, found)
			}
		}
	}
	expect(b, `document.scrollingElement.scrollWidth`, 360)
	tell(b, emulation.ClearDeviceMetricsOverride, cdp.Empty{})
	b.wait(`innerWidth > 1000`)
}

// onPaper shows the page as the printer gets it when the reader chooses this,
// looks, and shows the screen again. It gives the printed text, in one line.
func onPaper(b *tab, button, how string, look func()) string {
	b.t.Helper()
	ask[bool](b, `(window.asked = undefined, window.print = () => { window.asked = document.documentElement.className }, true)`)
	b.click(button)
	b.click(fmt.Sprintf(`[name=print-how][value=%s]`, how))
	b.click("#print-dialog button[type=submit]")
	b.wait(fmt.Sprintf(`(window.asked ?? "").includes("print-%s")`, how))
	tell(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
	ask[bool](b, `dispatchEvent(new Event("beforeprint"))`)
	look()
	tell(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{})
	ask[bool](b, `(() => { const how = document.documentElement.className; dispatchEvent(new Event("afterprint")); document.documentElement.className = how; return true; })()`)
	return strings.Join(strings.Fields(printed(b)), " ")
}

// marks counts the rings and boxes of a question that print as chosen.
func marks(k kindCase) string {
	return fmt.Sprintf(`Array.from(document.getElementById(%q).querySelectorAll(":is(.option, .tick, .step) input:checked"))
		.filter(i => i.getClientRects().length > 0 && getComputedStyle(i, "::after").display !== "none" && getComputedStyle(i, "::after").content !== "none").length`, k.question)
}

// blankPaper looks whether each question prints with room to write, and nothing
// of what was answered.
func blankPaper(b *tab) {
	b.t.Helper()
	text := onPaper(b, "#plan [data-do=print]", "blank", func() {
		for _, k := range gardenKinds {
			expect(b, marks(k), 0)
			room := ask[int](b, fmt.Sprintf(`Array.from(document.getElementById(%q).querySelectorAll(%q)).filter(e => { const r = e.getBoundingClientRect();
				return r.height >= (e.matches("i, td") ? 22 : 15) && r.width >= 15; }).length`, k.question, k.room))
			if room < k.rooms {
				b.t.Errorf("%s: blank paper has %d places to write, and should have %d", k.question, room, k.rooms)
			}
		}
	})
	for _, k := range gardenKinds {
		if !strings.Contains(text, k.label) {
			b.t.Errorf("%s: blank paper does not ask it", k.question)
		}
		for _, word := range k.paper {
			if strings.Contains(text, word) {
				b.t.Errorf("%s: blank paper says %q", k.question, word)
			}
		}
	}
}

// filledPaper looks whether each answer prints whole.
func filledPaper(b *tab) {
	b.t.Helper()
	text := onPaper(b, "#plan [data-do=print]", "filled", func() {
		for _, k := range gardenKinds {
			chosen := ask[int](b, fmt.Sprintf(`document.getElementById(%q).querySelectorAll(":is(.option, .tick, .step):not(.row *) > input:checked").length`, k.question))
			expect(b, marks(k), chosen)
		}
	})
	for _, k := range gardenKinds {
		for _, word := range append([]string{k.label}, k.paper...) {
			if !strings.Contains(text, word) {
				b.t.Errorf("%s: filled paper does not say %q:\n%s", k.question, word, text)
			}
		}
	}
}

// Nor is there a barrier in a workbook with every kind of question: empty,
// filled in, with copies, actions, an own answer and the way back on the page.
func TestJourneyAxeEveryKind(t *testing.T) {
	b, address := newTab(t), bookSite(t, "testdata/garden")
	all := func(what string) {
		for _, scheme := range []string{"light", "dark"} {
			colours(b, scheme)
			for _, page := range []string{"index.html", "plots.html", "season.html", "mijn-werkboek.html"} {
				b.visit(address + page)
				ask[bool](b, `(document.querySelectorAll("details").forEach(d => d.open = true), true)`)
				barriers(b, page+" "+what+" "+scheme)
			}
		}
	}
	all("empty")
	b.visit(address + "index.html")
	fillByKeyboard(b)
	b.typeIn(rowed("plan.beds", 1, "name"), "North")
	b.click(forWhom("own"))
	b.typeIn(field("plan.dream"), "Mine")
	b.click(forWhom("joint"))
	b.click(`#plan\.area .answer-actions button`)
	b.typeIn(field("plan.budget"), "x")
	b.saved()
	for _, scheme := range []string{"light", "dark"} {
		colours(b, scheme)
		barriers(b, "on the way, "+scheme)
	}
	b.visit(address + "season.html")
	b.typeIn(now(field("walk.seen")), "Frost")
	b.click(".copies .add")
	b.typeIn(now(field("walk.seen")), "Buds")
	b.saved()
	all("filled in")
}

var (
	labels  = regexp.MustCompile(`\b(label\s*=\s*")`)
	choices = regexp.MustCompile(`(?m)^\[question\.[a-z-]+\.(options|rows)\]\n([^\[\n].*\n)+`)
	short   = regexp.MustCompile(`(?m)^([a-z-]+\s*=\s*")`)
)

// translated gives the garden in another language: other labels, the same ids.
func translated(t *testing.T) fs.FS {
	t.Helper()
	folder, other := os.DirFS("testdata/garden/content"), fstest.MapFS{}
	err := fs.WalkDir(folder, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(folder, name)
		text := strings.Replace(string(data), `languages = ["en"]`, `languages = ["nl"]`, 1)
		text = labels.ReplaceAllString(text, `${1}Vertaald: `)
		text = choices.ReplaceAllStringFunc(text, func(block string) string { return short.ReplaceAllString(block, `${1}Vertaald: `) })
		other[strings.Replace(name, "en/", "nl/", 1)] = &fstest.MapFile{Data: []byte(text)}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return other
}
