package main

import (
	"fmt"
	"html"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// watch makes everything that a payload could do a complaint of the tab, which
// fails the test: running something, also in a frame; asking something from
// elsewhere; and trying to, because then only the policy of the page stood
// between.
func watch(b *tab, own ...string) {
	b.t.Helper()
	before(b, `for (const name of ["alert", "confirm", "prompt"]) window[name] = (what) => console.error("ran " + what);
		addEventListener("securitypolicyviolation", (e) => console.error("tried " + e.blockedURI + " " + e.effectiveDirective), true);`)
	tell(b, network.Enable, network.EnableParams{})
	own = append(own, "data:", "blob:", "about:")
	err := chromedp.Listen(b.ctx, func(event any) {
		e, ok := event.(*network.EventRequestWillBeSent)
		if !ok {
			return
		}
		for _, address := range own {
			if strings.HasPrefix(e.Request.URL, address) {
				return
			}
		}
		b.complain("asked " + e.Request.URL)
	})
	if err != nil {
		b.t.Fatal(err)
	}
}

// forget gives what the tab complained about so far, and forgets it.
func (b *tab) forget() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	said := b.said
	b.said = nil
	return said
}

// patiently asks until something is so, or until it has taken too long.
func patiently(is func() bool) {
	for began := time.Now(); time.Since(began) < patience/10 && !is(); time.Sleep(20 * time.Millisecond) {
	}
}

// strange finds what only a payload can have brought into a page: handlers, and
// addresses that run or lead elsewhere. A link of the author may lead elsewhere.
const strange = `Array.from(document.querySelectorAll("*")).filter(e => e.getAttributeNames().some(name => name.startsWith("on") || name === "srcdoc"
	|| ["style", "srcset"].includes(name) && e.getAttribute(name).includes("elsewhere.invalid")
	|| ["href", "src", "action", "formaction", "data", "poster", "background", "xlink:href"].includes(name) && e.rel !== "noopener noreferrer"
		&& /^\s*((https?:)?\/\/elsewhere\.invalid|javascript:|vbscript:|data:text)/i.test(e.getAttribute(name))))
	.map(e => e.outerHTML.slice(0, 200)).join("\n")`

// press presses what can be pressed.
const press = `<script>document.querySelectorAll("a[href],button").forEach(e => e.click()); document.querySelectorAll("[autofocus]").forEach(e => e.dispatchEvent(new Event("focus")))</script>`

// careless is a page that writes each payload into a frame as it is.
func careless(some []payload) string {
	var page strings.Builder
	page.WriteString(`<!doctype html><meta charset=utf-8><title>Control</title>`)
	for _, p := range some {
		if !p.quiet {
			doc := `<!doctype html>` + fmt.Sprintf(p.in, p.text) + press
			fmt.Fprintf(&page, `<iframe srcdoc="%s"></iframe>`, html.EscapeString(doc))
		}
	}
	return page.String()
}

// The alarm rings: on a page that writes payloads carelessly every loud one is
// heard to run, ask or try. Without this the silence elsewhere proves nothing.
func TestJourneyTheAlarmRings(t *testing.T) {
	all := payloads()
	if len(all) < 200 {
		t.Fatalf("only %d payloads", len(all))
	}
	const batch = 50
	b := newTab(t)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		if r.URL.Path == "/policy" {
			_, _ = w.Write([]byte(`<!doctype html><meta http-equiv=Content-Security-Policy content="img-src 'none'"><img src=https://elsewhere.invalid/policy>`))
			return
		}
		from, _ := strconv.Atoi(r.URL.Query().Get("from"))
		_, _ = w.Write([]byte(careless(all[from:min(len(all), from+batch)])))
	}))
	t.Cleanup(server.Close)
	watch(b, server.URL)
	tell(b, network.SetBlockedURLs, network.SetBlockedURLsParams{URLPatterns: []*network.BlockPattern{{URLPattern: "https://elsewhere.invalid/*", Block: true}}})
	rang := map[string]bool{}
	number := regexp.MustCompile(`ran (\d+)|elsewhere\.invalid/(\d+)`)
	listen := func() {
		for _, line := range b.forget() {
			for _, found := range number.FindAllStringSubmatch(line, -1) {
				rang[found[1]+found[2]] = true
			}
		}
	}
	for from := 0; from < len(all); from += batch {
		b.do(chromedp.Navigate(fmt.Sprintf("%s/?from=%d", server.URL, from)))
		patiently(func() bool {
			listen()
			for i := from; i < min(len(all), from+batch); i++ {
				if !all[i].quiet && !rang[fmt.Sprint(i)] {
					return false
				}
			}
			return true
		})
	}
	loud := 0
	for i, p := range all {
		if p.quiet {
			continue
		}
		loud++
		if !rang[fmt.Sprint(i)] {
			t.Errorf("nothing rang for payload %d: %s", i, p.text)
		}
	}
	t.Logf("%d payloads, %d of them loud; %d rang", len(all), loud, len(rang))
	b.do(chromedp.Navigate(server.URL + "/policy"))
	patiently(func() bool {
		return strings.Contains(strings.Join(b.forget(), "\n"), "tried https://elsewhere.invalid/policy")
	})
	b.wait(`document.readyState === "complete"`)
	if found := ask[string](b, `(document.body.innerHTML += "<a href='javascript:alert(1)'>x</a><b onclick='alert(1)'>y</b>", `+strange+`)`); strings.Count(found, "\n") != 2 {
		t.Errorf("strange elements are not seen: %s", found)
	}
	b.forget()
}
