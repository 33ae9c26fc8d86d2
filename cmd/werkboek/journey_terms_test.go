package main

import (
	"testing"
	"testing/fstest"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// termsBook explains a word on one page and uses it on another.
var termsBook = fstest.MapFS{
	"werkboek.toml": {Data: []byte("id = \"t\"\ntitle = \"T\"\nversion = \"1\"\nlanguages = [\"en\"]\n[outline.a]\ntitle = \"A\"\npages = [\"use\", \"words\"]\n")},
	"en/use.md":     {Data: []byte("# Use\n\nAsk for a [mandate](words.md#mandate) first.\n\nThen go.\n")},
	"en/words.md":   {Data: []byte("# Words\n\nMandate\n: What one may promise.\n")},
}

// explained is whether the explanation can be seen, and where the finger or
// the keyboard is.
const explained = `document.querySelector(".explanation").getClientRects().length > 0`

// A word is explained where it stands: by mouse, by keyboard, on a phone, with
// no script at all, on paper and in the file form. Escape closes it, and the
// way to the list leads to the word.
func TestJourneyTerms(t *testing.T) {
	b, address := newTab(t), serving(t, termsBook)
	b.visit(address + "index.html")
	expect(b, explained, false)
	b.click(".term")
	b.wait(explained)
	barriers(b, "an explained word")
	b.keys("\u001b")
	b.wait(`!(` + explained + `)`)
	expect(b, `document.activeElement.className`, "term")
	b.keys("\r")
	b.wait(explained)
	b.keys("\t")
	expect(b, `document.activeElement.textContent`, "Words")
	expect(b, `document.activeElement.hash`, "#mandate")

	tell(b, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: 320, Height: 600, DeviceScaleFactor: 1, Mobile: true})
	tell(b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	b.do(chromedp.Navigate(address + "index.html"))
	b.do(chromedp.Click(chromedp.CSS(".term")))
	b.wait(explained)
	expect(b, `(r => r.left >= 0 && r.right <= 320 && r.bottom <= 600)(document.querySelector(".explanation").getBoundingClientRect())`, true)
	tell(b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{})

	b.visit(address + "t.html#use")
	b.click(".term")
	b.wait(explained)
	b.click(".explanation a")
	b.wait(`location.hash === "#words/mandate"`)
	b.visit(address + "index.html")
	tell(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
	expect(b, explained, true)
	expect(b, `getComputedStyle(document.querySelector(".explanation")).position`, "static")
}
