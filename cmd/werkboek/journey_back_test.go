package main

import (
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
)

// deafTab is a tab that hears nothing from others: what it knows it has read.
const deafTab = `delete window.BroadcastChannel; addEventListener("storage", e => e.stopImmediatePropagation(), true);`

// goBack goes back to a page that the browser kept as it was.
func goBack(b *tab) {
	b.t.Helper()
	ask[bool](b, `(history.back(), true)`)
	b.wait(`window.kept === true`)
}

// keepsPages notes on each page whether it came back as it was.
const keepsPages = `addEventListener("pageshow", e => { window.kept = e.persisted; }, true);`

// A page that comes back as the browser kept it shows what was changed on the
// page after it, and an edit there goes on from that.
func TestJourneyBack(t *testing.T) {
	b, address := newTab(t), site(t)
	before(b, deafTab+keepsPages)
	b.visit(address + "wie-zijn-wij.html")
	put(b, "dossier.title", "op de eerste")
	b.visit(address + "wie-zijn-wij.html?2") // at once: the first page still writes
	b.wait(value("dossier.title") + ` === "op de eerste"`)
	put(b, "dossier.title", "op de tweede")
	b.saved()
	goBack(b)
	b.wait(value("dossier.title") + ` === "op de tweede"`)
	b.saved()
	put(b, "dossier.title", "weer op de eerste")
	b.saved()
	expect(b, `document.querySelectorAll(".conflict").length`, 0)
	ask[bool](b, `(history.forward(), true)`)
	b.wait(`location.search === "?2" && ` + value("dossier.title") + ` === "weer op de eerste"`)
}

// Tabs that hear each other show the same after going back, whether the browser
// kept the page or not.
func TestJourneyBackWithOtherTab(t *testing.T) {
	b, other, address := newTab(t), newTab(t), site(t)
	b.visit(address + "wie-zijn-wij.html")
	put(b, "dossier.title", "op de eerste")
	b.saved()
	b.visit(address + "regels.html")
	other.visit(address + "wie-zijn-wij.html")
	put(other, "dossier.title", "in een ander venster")
	other.saved()
	ask[bool](b, `(history.back(), true)`)
	b.wait(`location.pathname === "/wie-zijn-wij.html" && ` + value("dossier.title") + ` === "in een ander venster"`)
	expect(b, `document.querySelectorAll(".conflict").length`, 0)
}

// Who types on a page that came back, before it has read what happened
// meanwhile, finds both answers and chooses.
func TestJourneyBackDiffers(t *testing.T) {
	b, address := newTab(t), site(t)
	before(b, deafTab+`addEventListener("pageshow", e => { window.kept = e.persisted; if (!e.persisted) return;
		const f = document.querySelector('[name="dossier.title"]'); f.value = "wat er stond, en meer"; f.dispatchEvent(new Event("input", {bubbles: true})); }, true);`)
	b.visit(address + "wie-zijn-wij.html")
	put(b, "dossier.title", "wat er stond")
	b.saved()
	b.visit(address + "wie-zijn-wij.html?2")
	put(b, "dossier.title", "op de tweede")
	b.saved()
	goBack(b)
	choosesBetween(b, "op de tweede", "wat er stond, en meer")
}

// choosesBetween sees both answers, keeps the second, and finds it again.
func choosesBetween(b *tab, first, second string) {
	b.t.Helper()
	b.wait(`document.querySelector(".conflict") !== null`)
	expect(b, stateOfPage, "conflict")
	expect(b, `Array.from(document.querySelectorAll(".conflict blockquote"), q => q.textContent).sort().join("|")`, first+"|"+second)
	ask[bool](b, `(Array.from(document.querySelectorAll(".conflict .reading")).find(r => r.querySelector("blockquote").textContent === "`+second+`").querySelector("button").setAttribute("data-kept", ""), true)`)
	b.click("[data-kept]")
	b.saved()
	b.reload()
	expect(b, value("dossier.title"), second)
	expect(b, `document.querySelectorAll(".conflict").length`, 0)
}

// sleep freezes a tab, as a browser does with those that nobody looks at.
func sleep(b *tab) {
	b.t.Helper()
	tell(b, page.SetWebLifecycleState, page.SetWebLifecycleStateParams{State: page.SetWebLifecycleStateStateFrozen})
}

// wake lets a tab go on, before the reader's eyes.
func wake(b *tab) {
	b.t.Helper()
	tell(b, page.SetWebLifecycleState, page.SetWebLifecycleStateParams{State: page.SetWebLifecycleStateStateActive})
	tell(b, page.BringToFront, cdp.Empty{})
}

// A tab that slept while another one changed its answer shows the new one when
// it wakes, whether it heard of it or not; what was typed in it just before it
// fell asleep is stored by then, and differs for the reader to see.
func TestJourneySleepingTab(t *testing.T) {
	for name, script := range map[string]string{"hearing": "", "deaf": deafTab} {
		t.Run(name, func(t *testing.T) {
			one, two, address := newTab(t), newTab(t), site(t)
			before(one, script)
			before(two, script)
			one.visit(address + "wie-zijn-wij.html")
			put(one, "dossier.organisation", "nog wakker")
			one.saved()
			put(one, "dossier.title", "voor het slapen")
			sleep(one) // at once
			two.visit(address + "wie-zijn-wij.html")
			two.wait(value("dossier.title") + ` === "voor het slapen"`)
			put(two, "dossier.title", "terwijl het sliep")
			two.saved()
			wake(one)
			one.wait(value("dossier.title") + ` === "terwijl het sliep"`)
			one.saved()
			expect(one, `document.querySelectorAll(".conflict").length`, 0)
		})
	}
}

// Who types in a tab that just woke, before it has read anything, finds both
// answers and chooses.
func TestJourneyWokenTabDiffers(t *testing.T) {
	one, two, address := newTab(t), newTab(t), site(t)
	before(one, deafTab+`document.addEventListener("resume", () => { const f = document.querySelector('[name="dossier.title"]'); f.value = "wakker getypt"; f.dispatchEvent(new Event("input", {bubbles: true})); });`)
	before(two, deafTab)
	one.visit(address + "wie-zijn-wij.html")
	put(one, "dossier.title", "voor het slapen")
	one.saved()
	sleep(one)
	two.visit(address + "wie-zijn-wij.html")
	put(two, "dossier.title", "terwijl het sliep")
	two.saved()
	wake(one)
	choosesBetween(one, "terwijl het sliep", "wakker getypt")
	two.reload()
	expect(two, value("dossier.title"), "wakker getypt")
}

// While the database is being opened the browser is told not to put the page
// away as it is: that would hold up every other page.
func TestJourneyOpeningIsNotPutAway(t *testing.T) {
	b, address := newTab(t), site(t)
	before(b, `addEventListener("beforeunload", e => e.stopImmediatePropagation(), true); const open = IDBFactory.prototype.open; IDBFactory.prototype.open = function (...all) { return window.slow ? {} : open.apply(this, all); }`)
	held := `navigator.locks.query().then(all => all.held.filter(l => l.name.startsWith("` + ownStore + `")).length)`
	b.visit(address + "wie-zijn-wij.html")
	ask[bool](b, `window.slow = true`)
	put(b, "dossier.title", "een")
	b.wait(stateOfPage + ` === "failed"`)
	if n := askLater[int](b, held); n == 0 {
		t.Error("no lock is held")
	}
	b.visit(address + "regels.html")
	b.visit(address + "wie-zijn-wij.html")
	b.saved()
	ask[bool](b, `(setInterval(async () => { window.held = await `+held+`; }, 50), true)`)
	b.wait(`window.held === 0`) // it is open, so the lock is let go
}
