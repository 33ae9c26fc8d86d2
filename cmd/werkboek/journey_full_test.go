package main

import (
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/storage"
)

// room gives the pages of an origin so many bytes to keep things in; none
// means as many as ever.
func room(b *tab, address string, bytes *float64) {
	b.t.Helper()
	tell(b, storage.OverrideQuotaForOrigin, storage.OverrideQuotaForOriginParams{Origin: strings.TrimSuffix(address, "/"), QuotaSize: bytes})
}

// longStory is a text that cannot be stored any shorter.
func longStory(length int) string {
	text := make([]rune, length)
	for i := range text {
		text[i] = '\u4e00' + rand.Int32N(20_000)
	}
	return string(text)
}

// noRoom is what a reader meets when nothing more can be stored: a sentence, and
// a file that holds what was stored and what was not.
func noRoom(b *tab, says string, held ...string) {
	b.t.Helper()
	if said := ask[string](b, `document.querySelector(".state").textContent`); !strings.Contains(said, says) {
		b.t.Errorf("the line says %q", said)
	}
	text, err := os.ReadFile(download(b, "main [data-do=copy]:not([hidden])"))
	if err != nil {
		b.t.Fatal(err)
	}
	for _, answer := range held {
		if !strings.Contains(string(text), answer) {
			b.t.Errorf("the copy lacks %.40q", answer)
		}
	}
	b.click("dialog.copy-dialog button.quiet")
}

// When the browser gives no more room, that is said at once, a copy takes
// everything along, what was stored stays stored, and what was typed is stored
// as soon as there is room, also after the page was left and opened again.
func TestJourneyQuotaReached(t *testing.T) {
	b, address := newTab(t), site(t)
	before(b, `addEventListener("beforeunload", e => e.stopImmediatePropagation(), true)`) // the reader leaves all the same
	little, large := new(200_000.0), longStory(200_000)
	room(b, address, little)
	b.visit(address + "wie-zijn-wij.html")
	put(b, "dossier.title", "bewaard van vroeger")
	b.saved()
	put(b, "dossier.activity", large+"past er niet meer bij")
	b.wait(stateOfPage + ` === "failed"`)
	noRoom(b, "lukt niet", "bewaard van vroeger", "past er niet meer bij")
	barriers(b, "failed")
	if all := askLater[string](b, everything); !strings.Contains(all, "bewaard van vroeger") || strings.Contains(all, "past er niet") {
		t.Errorf("stored: %s", all)
	}
	b.reload()
	expect(b, value("dossier.title"), "bewaard van vroeger")
	expect(b, value("dossier.activity")+`.endsWith("past er niet meer bij")`, true)
	expect(b, stateOfPage, "failed")
	room(b, address, nil)
	b.saved() // without a key that is pressed
	expect(b, `Object.keys(localStorage).length`, 0)
	if all := askLater[string](b, everything); !strings.Contains(all, "bewaard van vroeger") || !strings.Contains(all, "past er niet meer bij") {
		t.Errorf("stored: %s", all)
	}
}
