package main

import (
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// How browsers, and apps that show pages themselves, call themselves.
const (
	iPhone  = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
	android = "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) "
	webView = "Mozilla/5.0 (Linux; Android 14; Pixel 8; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/138.0.0.0 Mobile Safari/537.36"
)

var appAgents = map[string]string{
	"Facebook on an iPhone": iPhone + "Mobile/15E148 [FBAN/FBIOS;FBAV/520.0.0.38.101;FBDV/iPhone16,1]",
	"Facebook on Android":   webView + " [FB_IAB/FB4A;FBAV/520.0.0.38.101;]",
	"Messenger":             iPhone + "Mobile/15E148 [FBAN/MessengerForiOS;FBAV/510.0.0.40.110]",
	"Instagram":             iPhone + "Mobile/15E148 Instagram 389.0.0.24.88 (iPhone16,1; iOS 18_5; nl_BE)",
	"WhatsApp":              iPhone + "Mobile/15E148 WhatsApp/2.25.18",
	"another Android app":   webView,
}

var browserAgents = map[string]string{
	"Safari on an iPhone": iPhone + "Version/18.5 Mobile/15E148 Safari/604.1",
	"Chrome on an iPhone": iPhone + "CriOS/138.0.7204.33 Mobile/15E148 Safari/604.1",
	"Chrome on Android":   android + "Chrome/138.0.0.0 Mobile Safari/537.36",
	"Safari on a Mac":     "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15",
	"Firefox":             "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0",
	"Edge":                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36 Edg/138.0.0.0",
}

// callItself makes a tab call itself otherwise, in all that it says and asks.
func callItself(b *tab, agent string) {
	b.t.Helper()
	tell(b, emulation.SetUserAgentOverride, emulation.SetUserAgentOverrideParams{UserAgent: agent})
}

// Inside an app every page says to open it in a browser, with the address to
// copy, and Doorgeven says that files often do not arrive; in a browser none of
// this is said.
func TestJourneyAppsAndBrowsers(t *testing.T) {
	b, address := newTab(t), site(t)
	for name, agent := range appAgents {
		callItself(b, agent)
		b.visit(address + "waarom.html")
		if ask[int](b, `document.querySelectorAll("main > .in-app").length`) != 1 {
			t.Error(name, ": nothing is said")
		}
	}
	expect(b, `document.querySelector(".in-app").textContent.includes("Open deze bladzijde in Safari of Chrome.")`, true)
	barriers(b, "inside an app")
	ask[bool](b, `(Object.defineProperty(navigator, "clipboard", {value: {writeText: (text) => window.refuse ? Promise.reject(new Error("no")) : (window.taken = text, Promise.resolve())}, configurable: true}), true)`)
	b.click(".in-app button")
	b.wait(`document.querySelector(".in-app [role=status]").textContent.includes("Gekopieerd")`)
	expect(b, `window.taken === location.href`, true)
	ask[bool](b, `window.refuse = true`)
	b.click(".in-app button")
	b.wait(`document.querySelector(".in-app [role=status]").textContent.includes("ingedrukt")`)
	expect(b, `getSelection().toString() === location.href || document.activeElement.value === location.href`, true)
	give(b, "")
	expect(b, `document.querySelector(".give-dialog").textContent.includes("binnen een andere app")`, true)
	for name, agent := range browserAgents {
		callItself(b, agent)
		b.visit(address + "waarom.html")
		if ask[int](b, `document.querySelectorAll(".in-app").length`) != 0 {
			t.Error(name, " is taken for an app")
		}
	}
}

// Safari forgets after seven days, and says nothing of it; so we do, from the
// first answer on and until a copy is kept. Other browsers are not accused.
func TestJourneySafariForgets(t *testing.T) {
	const forgets = `document.querySelector("p.copy").textContent.includes("Safari wist dit als je zeven dagen niet langskomt.")`
	for name, agent := range browserAgents {
		t.Run(name, func(t *testing.T) {
			safari := strings.HasPrefix(name, "Safari")
			b, address := newTab(t), site(t)
			callItself(b, agent)
			b.visit(address + "wie-zijn-wij.html")
			expect(b, forgets, false)
			put(b, "dossier.title", "een")
			b.saved()
			expect(b, forgets, safari)
			if safari {
				keep(b)
				expect(b, forgets, false)
			}
		})
	}
}

// In a private window everything works, and no page can know that it is one:
// what is typed is gone with the window. So every sheet says that answers are in
// this browser only, and a page says what that means in such a window.
func TestJourneyPrivateWindow(t *testing.T) {
	address := site(t)
	private := newTab(t, chromedp.WithNewBrowserContext())
	private.visit(address + "wie-zijn-wij.html")
	expect(private, `document.querySelector(".state").textContent.includes("alleen in deze browser bewaard")`, true)
	put(private, "dossier.title", "in een privévenster")
	private.saved()
	private.reload()
	expect(private, value("dossier.title"), "in een privévenster")
	if err := chromedp.Cancel(private.ctx); err != nil {
		t.Fatal(err)
	}
	for _, b := range []*tab{newTab(t), newTab(t, chromedp.WithNewBrowserContext())} {
		b.visit(address + "wie-zijn-wij.html")
		expect(b, value("dossier.title"), "")
		expect(b, stateOfPage, "empty")
		b.visit(address + "index.html")
		b.click("main a[href='mijn-antwoorden.html']")
		b.wait(`location.pathname === "/mijn-antwoorden.html"`)
		expect(b, `document.querySelector("main").textContent.includes("privévenster")`, true)
	}
}

// In a frame of another page the sheet says so, and nothing is written, however
// much is typed.
func TestJourneyFramedSays(t *testing.T) {
	b, address := newTab(t), site(t)
	b.visit(address + "index.html")
	b.do(chromedp.Navigate(ask[string](b, `document.querySelector("script[src*=workbook-]").src`))) // ours, and with no policy about frames
	ask[bool](b, `(() => { const f = document.createElement("iframe"); f.width = 900; f.height = 600; f.src = `+"`"+address+"wie-zijn-wij.html`"+`; document.body.append(f); return true; })()`)
	b.wait(`frames[0]?.document.documentElement?.dataset.ready !== undefined`)
	expect(b, `frames[0].document.querySelector(".state").dataset.state`, "framed")
	expect(b, `frames[0].document.querySelector(".state").textContent.includes("Open het in een eigen venster")`, true)
	ask[bool](b, `(() => { const f = frames[0].document.querySelector('[name="dossier.title"]'); f.value = "x"; return f.dispatchEvent(new Event("input", {bubbles: true})); })()`)
	expect(b, `Object.keys(localStorage).length`, 0)
	expect(b, `frames[0].document.querySelector(".state").dataset.state`, "framed")
	if n := askLater[int](b, `indexedDB.databases().then(all => all.length)`); n != 0 {
		t.Error("something was written")
	}
	b.overlook("404") // the icon that the browser looks for
}
