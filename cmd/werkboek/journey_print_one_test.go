package main

import (
	"testing"

	"github.com/chromedp/cdproto/emulation"
)

// On a page with many sheets the button of one of them prints that one: the
// agenda for tonight, and not the other agendas with it. It has its own title
// once, and room to write; the next print is again of the whole page.
func TestJourneyPrintOneSheet(t *testing.T) {
	b, address := newTab(t), site(t)
	openExample(b, address)
	toSheet(b, address, "agenda-1")
	ask[bool](b, `(window.print = () => { window.printed = (window.printed ?? 0) + 1; }, true)`)
	b.click("#agenda-1 [data-do=print]")
	expect(b, `document.querySelector("#print-dialog [name=print-only]").value`, "agenda-1")
	b.click("#print-dialog [name=print-how][value=filled]")
	b.click("#print-dialog .main")
	b.wait(`window.printed === 1`)
	ask[bool](b, `dispatchEvent(new Event("beforeprint"))`)
	tell(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
	const seen = `[...document.querySelectorAll(".sheet")].filter(e => e.getClientRects().length > 0).map(e => e.id).join()`
	expect(b, seen, "agenda-1")
	expect(b, `document.querySelector("#agenda-1 > header").getClientRects().length + document.querySelector("#agenda-1 .foot").getClientRects().length`, 0)
	expect(b, `parseFloat(getComputedStyle(document.querySelector("#agenda-1 .draft .prose")).fontSize) < 15`, true)
	expect(b, `(() => { const [what, who] = document.querySelectorAll("#agenda-1 .draft th"); return Math.abs(what.offsetWidth - who.offsetWidth) < 3 && document.querySelector("#agenda-1 .draft tbody tr").offsetHeight > 35; })()`, true)
	ask[bool](b, `dispatchEvent(new Event("afterprint"))`)
	b.wait(seen + `.split(",").length > 5`)
	tell(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "screen"})
	b.click(`header [data-do=print]`)
	expect(b, `document.querySelector("#print-dialog [name=print-only]").value`, "")
}
