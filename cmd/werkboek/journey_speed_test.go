package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/tracing"
	"github.com/chromedp/chromedp"
)

// fullFile writes a file in which every question of the workbook has an
// answer, and of the sheets with copies there are several. It runs on a page
// and gives the text of the file.
const fullFile = `(() => {
	const answers = [], words = {question: "", options: {}}, time = "2027-01-01T12:00:00.000Z";
	const row = (i, q) => ({id: "row" + i, cells: Object.fromEntries((q.columns ?? []).map(c => [c.id,
		c.kind === "date" ? "2027-05-05" : c.kind === "text" || c.kind === "longtext" ? c.id + " " + i : ""]).filter(([, v]) => v))});
	const rows = q => [1, 2, 3, 4, 5].map(i => row(i, q));
	const value = q => ({text: "Een antwoord", longtext: "Een langer antwoord.\nIn twee regels.", date: "2027-05-05", scale: 3, money: 1250,
		number: "12", yesno: {is: "yes", note: "Omdat"}, item: {is: "done", who: "Mieke"}, checks: q.options && Object.fromEntries(Object.keys(q.options).map(id => [id, ""])),
		table: rows(q), actions: [{id: "row1", cells: {what: "Bellen", who: "Mieke"}}],
		grid: q.options && q.columns && Object.fromEntries(Object.keys(q.options).map(id => [id, row(1, q).cells]))})[q.kind];
	for (const [worksheet, sheet] of Object.entries(werkboek.sheets)) {
		const free = sheet.repeat && !sheet.repeat.from ? Array.from({length: worksheet === "talk" ? 4 : 3}, (_, i) => "copy" + i) : [];
		if (free.length) answers.push({person: "", worksheet, copy: "", question: "", kind: "copies", value: free.map(id => ({id, cells: {}})), words, time});
		const copies = free.length ? free : sheet.repeat ? ["row1", "row2", "row3", "row4", "row5"] : [""];
		for (const copy of copies) for (const q of sheet.questions ?? []) {
			if (value(q)) answers.push({person: "", worksheet, copy, question: q.id, kind: q.kind, value: value(q), words, time});
		}
	}
	return JSON.stringify({format: "werkboek-answers", formatVersion: 1, dossier: {id: "full", title: "Vol", created: time, changed: time},
		workbook: {id: werkboek.id, title: werkboek.title, lineage: werkboek.lineage}, people: [], answers, formerly: [], checksum: ""});
})()`

// countSearches counts how often the program searches the page.
const countSearches = `window.searches = 0;
for (const name of ["querySelector", "querySelectorAll"]) {
	const search = Element.prototype[name];
	Element.prototype[name] = function (what) { window.searches++; return search.call(this, what); };
}`

// keystroke types a letter into the field with this name and gives how often
// the program searched the page because of it.
const keystroke = `(() => {
	const field = document.querySelector('[name="%s"]'), before = window.searches;
	field.value += "x";
	field.dispatchEvent(new Event("input", {bubbles: true}));
	return window.searches - before;
})()`

// A tracer reads what the browser says of its own work.
type tracer struct {
	*tab
	mu    sync.Mutex
	noted []traced
	ended chan bool
}

// traced is a task of a thread, with the time that the processor worked on it.
// On a busy machine that still differs by half from run to run.
type traced struct {
	Name     string
	Pid, Tid int64
	Tdur     float64 // µs
}

func newTracer(t *testing.T) *tracer {
	t.Helper()
	r := &tracer{tab: newTab(t), ended: make(chan bool, 1)}
	err := chromedp.Listen(r.ctx, func(event any) {
		switch e := event.(type) {
		case *tracing.EventDataCollected:
			r.mu.Lock()
			defer r.mu.Unlock()
			for _, text := range e.Value {
				var one traced
				if json.Unmarshal(text, &one) == nil {
					r.noted = append(r.noted, one)
				}
			}
		case *tracing.EventTracingComplete:
			r.ended <- true
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// longest gives the longest task of the pages while something is done, in ms.
func (r *tracer) longest(do func()) float64 {
	r.t.Helper()
	r.noted = nil
	tell(r.tab, tracing.Start, tracing.StartParams{TraceConfig: &tracing.TraceConfig{
		IncludedCategories: []string{"toplevel", "devtools.timeline"}, ExcludedCategories: []string{"*"}}})
	do()
	tell(r.tab, tracing.End, cdp.Empty{})
	select {
	case <-r.ended:
	case <-time.After(patience):
		r.t.Fatal("the browser does not end its trace")
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	pages := map[[2]int64]bool{}
	for _, e := range r.noted {
		if e.Name == "UpdateLayoutTree" || e.Name == "FunctionCall" {
			pages[[2]int64{e.Pid, e.Tid}] = true
		}
	}
	var longest float64
	for _, e := range r.noted {
		if pages[[2]int64{e.Pid, e.Tid}] {
			longest = max(longest, e.Tdur/1000)
		}
	}
	return longest
}

// The largest pages open, and answer to each key, while hundreds of answers are
// kept. What is asserted is what cannot depend on the machine: a letter in one
// field does not make the program look at the whole page again. The times are
// only told: go test ./cmd/werkboek -run JourneySpeed -v
func TestJourneySpeed(t *testing.T) {
	b := newTracer(t)
	tell(b.tab, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: countSearches})
	for _, dossier := range []string{"empty", "full"} {
		address := site(t)
		if dossier == "full" {
			b.visit(address + "index.html")
			file := filepath.Join(t.TempDir(), "full.json")
			if err := os.WriteFile(file, []byte(ask[string](b.tab, fullFile)), 0o600); err != nil {
				t.Fatal(err)
			}
			openIn(b.tab, address, file)
		}
		for _, name := range []string{"stap-3-overeenkomen.html", "stap-3-geld-en-regels.html", "met-wie.html", "evalueren.html"} {
			for _, slower := range []float64{1, 4} {
				tell(b.tab, emulation.SetCPUThrottlingRate, emulation.SetCPUThrottlingRateParams{Rate: slower})
				opening := b.longest(func() { b.visit(address + name) })
				questions := ask[int](b.tab, `document.querySelectorAll(".question").length`)
				field := ask[string](b.tab, `Array.from(document.querySelectorAll(".question:not([hidden]) :is(input[type=text], textarea)[name]")).find(f => f.getClientRects().length > 0).name`)
				searches := 0
				typing := b.longest(func() {
					for range 5 {
						searches = max(searches, ask[int](b.tab, fmt.Sprintf(keystroke, field)))
					}
					b.saved()
				})
				t.Logf("%s, %s, %v× slower: %d questions, longest task %.0f ms when it opens, %.0f ms when a key is pressed (%d searches)",
					name, dossier, slower, questions, opening, typing, searches)
				if most := 200 + 4*questions; searches > most {
					t.Errorf("%s, %s: a key made the program search the page %d times, and %d is enough", name, dossier, searches, most)
				}
			}
		}
	}
}
