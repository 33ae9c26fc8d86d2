package main

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

func is(value string) map[string]string { return map[string]string{"is": value} }

func tick(ids string) map[string]string {
	ticks := map[string]string{}
	for _, id := range strings.Fields(ids) {
		ticks[id] = ""
	}
	return ticks
}

// aloneAnswers makes what one person of the shipped example answered alone.
func aloneAnswers(reasons string, wish int, informed string, favour int, help, few, reluctant, worries, hands string) map[string]any {
	return map[string]any{"why.reasons": tick(reasons), "why.wish": wish, "support.informed": is(informed), "support.in-favour": favour,
		"support.help": help, "support.few-only": is(few), "support.reluctant": is(reluctant), "support.worries": worries, "capacity.hands": is(hands)}
}

// fivePeople are three of the board and two volunteers.
var fivePeople = []voice{
	{"p1", "board", "Mieke", aloneAnswers("renew-offering larger-audience visibility", 5, "yes", 5, "yes", "no", "no", "Regen.", "no")},
	{"p2", "board", "Youssef", aloneAnswers("share-costs larger-audience", 4, "yes", 4, "yes", "unsure", "no", "Geld.", "no")},
	{"p3", "board", "Lode", aloneAnswers("renew-offering visibility", 4, "yes", 5, "yes", "no", "no", "Tijd.", "no")},
	{"p5", "volunteers", "Bram", aloneAnswers("share-costs network", 3, "unsure", 3, "some", "yes", "unsure", "Te veel werk.", "no")},
	{"p6", "volunteers", "Fien", aloneAnswers("renew-offering expertise", 3, "no", 2, "unsure", "yes", "yes", "Alleen blijven met de <b>afwas</b>.", "no")},
}

// gathered opens the page on which the five look together.
func gathered(t *testing.T) *tab {
	t.Helper()
	b, address := newTab(t), site(t)
	b.visit(address + "op-een-lijn.html")
	b.click(box("participants.method", "mixed"))
	b.saved()
	b.seed(fivePeople)
	return b
}

// points lists the questions on the first screen, with how far they lie apart.
const points = `Array.from(document.querySelectorAll(".points > .point:not([hidden])"), p => p.dataset.point + " " + p.dataset.level).join("\n")`

// Five people answered apart. The biggest disagreement is in sight with one
// click, what counts most before the rest; nobody is named and the two
// volunteers do not stand apart until they agree.
func TestJourneyCompare(t *testing.T) {
	b := gathered(t)
	all := strings.Split(ask[string](b, points), "\n")
	if len(all) > 10 || !strings.HasPrefix(all[0], "support.in-favour far-apart") {
		t.Errorf("first stands %q, of %d", all[0], len(all))
	}
	differing := false
	for _, p := range all {
		far := strings.HasSuffix(p, "far-apart")
		if far && differing {
			t.Errorf("%s stands behind something that lies nearer", p)
		}
		differing = differing || !far
	}
	b.click(`p.to-sheet a[href="#compare"]`) // the only click that it takes
	favour := `[data-point="support.in-favour"]`
	b.wait(`document.querySelector('` + favour + ` h3').getBoundingClientRect().width > 0`)
	text := func(selector string) string {
		return ask[string](b, fmt.Sprintf(`document.querySelector(%q).innerText`, selector))
	}
	if got := text(favour); !strings.Contains(got, "Ver uit elkaar") || !strings.Contains(got, "Iedereen midden 4, van 2 tot 5") || !strings.Contains(got, "Wie wil vertellen wat erachter zit?") {
		t.Errorf("the point says %q", got)
	}
	for _, hidden := range []string{"Mieke", "Fien", "Vrijwilligers midden"} {
		if strings.Contains(text(".points"), hidden) {
			t.Errorf("%s is shown without being asked for", hidden)
		}
	}
	expect(b, `[...document.querySelectorAll(".points > .point[data-level=far-apart] .opening-line")].filter(e => e.getClientRects().length > 0).length`, 1)
	b.click(".names input")
	if got := text(".points"); strings.Contains(got, "Mieke") || strings.Contains(got, "Fien") {
		t.Error("names are shown that give the two volunteers away")
	}
	b.click(".consent input")
	b.wait(`document.querySelector(".points").innerText.includes("Vrijwilligers midden 2,5, van 2 tot 3")`)
	if got := text(favour); !strings.Contains(got, "Mieke: 5") || !strings.Contains(got, "Fien: 2") {
		t.Errorf("with names the point says %q", got)
	}
	expect(b, `Array.from(document.querySelectorAll('[data-point="why.reasons"] .only'), o => o.textContent).sort().join()`,
		"alleen Bestuur,alleen Bestuur,alleen Vrijwilligers,alleen Vrijwilligers")
	expect(b, `document.querySelectorAll(".compare b b, .compare li b").length`, 0)
	if !strings.Contains(ask[string](b, `document.querySelector(".points").textContent`), "<b>afwas</b>") {
		t.Error("what somebody wrote does not stand there as it was written")
	}
	b.click(".names input")
	if strings.Contains(text(".points"), "Mieke") {
		t.Error("names do not go away again")
	}
}

// The joint answer is written under the point, is stored where it belongs, is
// told when it is milder than what people said apart, and can be undone.
func TestJourneyJointAnswer(t *testing.T) {
	b := gathered(t)
	point := `[data-point="support.few-only"] `
	b.click(point + box("support.few-only", "no"))
	b.wait(`document.querySelector('` + point + `.milder').innerText.startsWith("Samen milder dan apart")`)
	b.saved()
	expect(b, `document.querySelector('#support [name="support.few-only"][value="no"]').checked`, true)
	b.click(point + ".answer-actions button")
	b.wait(`document.querySelector('` + point + `.milder').innerText === ""`)
	b.click(point + ".undo button")
	b.wait(`document.querySelector('` + point + `.milder').innerText !== ""`)
	b.saved()
	hands := `[data-point="capacity.hands"] `
	ask[bool](b, `(document.querySelector("[data-fold=agreed]").open = true)`)
	b.click(hands + ".take-all button")
	b.wait(`document.querySelector('` + hands + `[value="no"]').checked`)
	b.saved()
	b.reload()
	b.wait(`document.querySelector('` + point + `[value="no"]')?.checked`)
}

// keys sends keys, one after the other.
func (b *tab) keys(keys ...string) {
	b.t.Helper()
	for _, key := range keys {
		b.do(chromedp.KeyEvent(key))
	}
}

// A sheet of paper is copied with nothing but the keyboard; it is kept at once,
// and can be gone on with later and taken away with a way back.
func TestJourneyPaperByKeyboard(t *testing.T) {
	b, address := newTab(t), bookSite(t, "testdata/garden")
	b.visit(address + "circle.html")
	b.wait(`document.querySelector("[data-compare]")?.dataset.ready !== undefined`)
	expect(b, `document.querySelector(".empty-head").textContent`, "Here you will lay the answers side by side. There are none yet.")
	ask[bool](b, `(Array.from(document.querySelectorAll(".empty-steps button")).at(-1).focus(), true)`)
	b.keys("\r", "A", "n", "n", "\t", " ", "2")
	expect(b, `document.querySelector("[name=entry-group]:checked").value`, "even")
	b.keys("\r")
	b.wait(`document.querySelector(".entry-far")?.textContent.startsWith("Filled in: 0 of")`)
	expect(b, `document.activeElement.name`, "plan.dream")
	b.keys("B", "e", "a", "n", "s", "\r", "4", "\r", "y", "\r", "2", "\r", "1", "3", "\r", "3", "\r", "0", "\r", "7", "\r")
	b.wait(`document.querySelector(".entry-far").textContent === "Filled in: 7 of 7 questions"`)
	expect(b, `document.activeElement.textContent`, "This was the last question.")
	b.saved()
	b.keys("\r") // too often is no harm
	expect(b, `document.querySelector(".entry").hidden`, false)
	b.keys("\t", "\r")
	b.wait(`document.querySelector(".entry").hidden`)
	expect(b, `document.querySelector(".empty-head").textContent`, "There are answers of one person here. From two on you can compare.")
	b.reload()
	b.wait(`document.querySelector("[data-compare]")?.dataset.ready !== undefined`)
	expect(b, `document.querySelector(".who-title").textContent`, "Ann · 7 answers")
	b.click(".who summary")
	b.click(".who-actions button:first-child")
	b.wait(`document.querySelector('.entry [name="plan.wish"][value="4"]')?.checked`)
	expect(b, `document.querySelector('.entry [name="circle.jobs"][value="other"]').checked`, true)
	expect(b, `document.querySelector('#plan [name="plan.wish"]:checked') === null`, true)
	b.click(".entry .buttons .main")
	b.click(".who-actions button:last-child")
	b.click(".undo-person button")
	b.wait(`document.querySelector(".who-title")?.textContent === "Ann · 7 answers"`)
}

// Nobody finds a barrier that a program can find, in any state, light or dark,
// on a phone; nothing scrolls sideways, and the sheet prints.
func TestJourneyCompareLook(t *testing.T) {
	b := gathered(t)
	shot := func(name string) {
		if dir := os.Getenv("WERKBOEK_SHOTS"); dir != "" {
			png, err := chromedp.Run(b.ctx, chromedp.FullScreenshot(90))
			if err == nil {
				_ = os.WriteFile(dir+"/"+name+".png", png, 0o644)
			}
		}
	}
	for _, scheme := range []string{"light", "dark"} {
		for _, width := range []int64{1280, 360} {
			tell(b, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: width, Height: 800, DeviceScaleFactor: 1, Mobile: width < 700})
			colours(b, scheme)
			b.reload()
			b.wait(`document.querySelector("[data-compare]")?.dataset.ready !== undefined`)
			what := fmt.Sprint("compare ", scheme, " ", width)
			if wide := ask[int64](b, `document.scrollingElement.scrollWidth`); wide > width {
				t.Fatalf("%s is %d wide: %s", what, wide, ask[string](b, `Array.from(document.querySelectorAll(".compare *")).filter(e => e.getBoundingClientRect().right > innerWidth && !e.closest(".hidden")).slice(0, 5).map(e => e.outerHTML.slice(0, 120)).join("\n")`))
			}
			b.click(".names input")
			b.click(".consent input")
			ask[bool](b, `(document.querySelectorAll("[data-compare] details").forEach(d => d.open = true), true)`)
			barriers(b, what)
			shot(what)
			if wide := ask[int64](b, `document.scrollingElement.scrollWidth`); wide > width {
				t.Errorf("%s is %d wide", what, wide)
			}
			b.click("[data-do=fill-in]")
			barriers(b, what+", who")
			b.click(".entry-start .main")
			b.wait(`document.querySelector(".entry-far") !== null`)
			barriers(b, what+", filling in")
			shot(what + " entry")
		}
	}
	b.reload()
	b.wait(`document.querySelector("[data-compare]")?.dataset.ready !== undefined`)
	ask[bool](b, `(document.documentElement.classList.add("print-filled", "print-talk"), dispatchEvent(new Event("beforeprint")), true)`)
	tell(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
	visible := func(selector string) string {
		return fmt.Sprintf(`Array.from(document.querySelectorAll(%q)).some(e => e.getClientRects().length > 0)`, selector)
	}
	expect(b, visible(".talk-rules"), true)
	expect(b, visible("#support"), false)
	expect(b, visible(".compare-bar, .consent, .who, .entry"), false)
	expect(b, visible(`[data-point="support.in-favour"] .opening-line`), true)
	expect(b, visible(`[data-point="support.worries"] .ruled i`), true)
	expect(b, `getComputedStyle(document.querySelector(".point")).breakInside`, "avoid")
	if dir := os.Getenv("WERKBOEK_SHOTS"); dir != "" {
		if pdf, err := chromedp.Run(b.ctx, chromedp.PrintToPDF()); err == nil {
			_ = os.WriteFile(dir+"/talk.pdf", pdf, 0o644)
		}
	}
}
