package main

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// How often a browser is killed, and how much of the typing may be lost by it.
// A machine that does other things at the same time gets a second in the share
// that always runs.
const (
	killsAfterSaved, killsWhileTyping = 60, 50
	mostLost, mostLostInShare         = 300 * time.Millisecond, time.Second
)

// hear calls a function with what the page tells with told(…).
func hear(b *tab, heard func(text string)) {
	b.t.Helper()
	tell(b, runtime.AddBinding, runtime.AddBindingParams{Name: "told"})
	err := chromedp.Listen(b.ctx, func(event any) {
		if e, ok := event.(*runtime.EventBindingCalled); ok {
			heard(e.Payload)
		}
	})
	if err != nil {
		b.t.Fatal(err)
	}
}

// answersAtOnce are the answers that are given before each kill.
var answersAtOnce = []string{"dossier.title", "dossier.organisation", "dossier.activity", "dossier.open-notes"}

// What was called saved is there after the browser was killed: at that moment,
// a second and five seconds later.
func TestJourneyKilledAfterSaved(t *testing.T) {
	address, profile := site(t), t.TempDir()
	wanted := func(name string, trial int) string { return fmt.Sprintf("%s, de %de keer", name, trial) }
	trials := killsAfterSaved
	if !longRun() {
		trials = 3
	}
	for trial := range trials + 1 {
		b := startOn(t, profile)
		saved := make(chan bool, 1)
		hear(b.tab, func(string) { saved <- true })
		b.visit(address + "wie-zijn-wij.html")
		for _, name := range answersAtOnce {
			if trial > 0 {
				expect(b.tab, value(name), wanted(name, trial))
			}
		}
		expect(b.tab, `document.querySelectorAll(".conflict").length`, 0)
		if trial == trials {
			return
		}
		ask[bool](b.tab, `(new MutationObserver((_, o) => { if (document.querySelector(".state").dataset.state === "saved") { o.disconnect(); told(""); } })
			.observe(document.querySelector(".state"), {attributes: true}), true)`)
		for _, name := range answersAtOnce {
			put(b.tab, name, wanted(name, trial+1))
		}
		<-saved
		time.Sleep([]time.Duration{0, time.Second, 5 * time.Second}[trial%3])
		b.kill()
	}
}

// typingOn types a letter every 40 to 120 ms, without a pause, and tells each.
const typingOn = `(async () => {
	const field = document.querySelector('[name="dossier.open-notes"]');
	for (let n = 1; ; n++) {
		field.value += n % 10;
		field.dispatchEvent(new Event("input", {bubbles: true}));
		told(String(n));
		await new Promise(next => setTimeout(next, 40 + Math.random() * 80));
	}
})()`

// Whoever types without a pause when the browser is killed loses what was typed
// in the last moment and not more.
func TestJourneyKilledWhileTyping(t *testing.T) {
	trials, most := killsWhileTyping, mostLost
	if !longRun() {
		trials, most = 3, mostLostInShare
	}
	address := site(t)
	var worst time.Duration
	for range trials {
		profile := t.TempDir()
		b := startOn(t, profile)
		var mu sync.Mutex
		var typed []time.Time
		hear(b.tab, func(string) { mu.Lock(); typed = append(typed, time.Now()); mu.Unlock() })
		b.visit(address + "wie-zijn-wij.html")
		ask[bool](b.tab, typingOn+" instanceof Promise")
		time.Sleep(time.Second + rand.N(2*time.Second))
		killed := time.Now()
		b.kill()

		b = startOn(t, profile)
		b.visit(address + "wie-zijn-wij.html")
		text := ask[string](b.tab, value("dossier.open-notes"))
		mu.Lock()
		var whole strings.Builder
		for n := range typed {
			fmt.Fprint(&whole, (n+1)%10)
		}
		if !strings.HasPrefix(whole.String()+fmt.Sprint((len(typed)+1)%10), text) {
			t.Errorf("%q was typed, and %q is there", whole.String(), text)
		} else if len(text) < len(typed) {
			lost := killed.Sub(typed[len(text)])
			worst = max(worst, lost)
			if lost > most {
				t.Errorf("the last %v of typing are lost: %d of %d letters", lost, len(typed)-len(text), len(typed))
			}
		}
		mu.Unlock()
		b.kill()
	}
	t.Logf("at most the last %v of typing were lost", worst)
}
