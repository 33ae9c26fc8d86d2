package main

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/evanw/esbuild/pkg/api"

	"werkboek/assets"
	"werkboek/generator/bundle"
	"werkboek/generator/phrases"
	"werkboek/generator/render"
	"werkboek/generator/source"
	"werkboek/generator/workbook"
	"werkboek/layouts"
)

// keptCases is how many workbooks are edited by chance, ten times as many with
// WERKBOEK_LONG, and keptEdits how many edits that is at least.
const (
	keptCases = 100
	keptEdits = 1000
)

// Whatever an author changes, no answer is lost over a thousand edits: what is
// still asked is found under its present name, to look at again when its
// meaning changed; what is not asked any more stays as it was stored; and a copy
// brings all of it back on another device.
func TestJourneyNoAnswerIsLost(t *testing.T) {
	b := newTab(t)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		_, _ = w.Write([]byte("<!doctype html><html lang=nl><title>Leeg</title><body>"))
	}))
	t.Cleanup(server.Close)
	b.do(chromedp.Navigate(server.URL + "/"))
	ask[bool](b, keptProgram(t)+";true")

	maker := newSiteMaker(t)
	first, count := uint64(1), keptCases
	if os.Getenv("WERKBOEK_LONG") != "" {
		count *= 10
	}
	wanted, edits, bumps, answers := count/keptCases*keptEdits, 0, 0, 0
	if seed := os.Getenv("WERKBOEK_SEED"); seed != "" {
		_, _ = fmt.Sscan(seed, &first)
		count, wanted = 1, 0
	}
	const batch = 25
	for from := 0; from < count; from += batch {
		var cases []keptCase
		for seed := first + uint64(from); seed < first+uint64(min(from+batch, count)); seed++ {
			c := newKeptCase(t, maker, seed)
			cases, edits, answers = append(cases, c), edits+len(c.edits), answers+len(c.Answers)
			bumps += strings.Count(strings.Join(c.edits, "\n"), "means something else")
		}
		data, err := json.Marshal(cases)
		if err != nil {
			t.Fatal(err)
		}
		failures := askLater[[]string](b, fmt.Sprintf("keptCases(%s)", data))
		for i, failure := range failures {
			if failure != "" {
				t.Errorf("seed %d, after the edits\n  %s\n%s", cases[i].Seed, strings.Join(cases[i].edits, "\n  "), failure)
			}
		}
		if t.Failed() {
			return
		}
	}
	t.Logf("%d edits, %d of them of a meaning; %d answers, none lost", edits, bumps, answers)
	if edits < wanted || bumps < wanted/20 {
		t.Errorf("only %d edits of %d, and %d of a meaning", edits, wanted, bumps)
	}
}

// keptProgram is the real program for answers, to be loaded for any workbook.
func keptProgram(t *testing.T) string {
	t.Helper()
	built := api.Build(api.BuildOptions{EntryPoints: []string{"testdata/kept/kept.ts"}, Bundle: true,
		Format: api.FormatIIFE, GlobalName: "kept", MinifySyntax: true})
	if len(built.Errors) > 0 {
		t.Fatal(built.Errors)
	}
	text, err := json.Marshal(string(built.OutputFiles[0].Contents))
	if err != nil {
		t.Fatal(err)
	}
	return `window.keptModule = new Function("werkboek", ` + string(text) + ` + ";return kept");` + `
window.keptCases = async (cases) => {
	const said = [];
	for (const c of cases) {
		try {
			const here = keptModule({ ...c.Shape, id: "k" + c.Seed, lineage: ["k"] });
			const there = keptModule({ ...c.Shape, id: "other" + c.Seed, lineage: ["k"] });
			const one = await here.check(c.Page, c.Answers ?? []);
			const two = await there.open(one.file, c.Answers ?? []);
			said.push([...one.failures, ...two.failures.map((f) => "on another device: " + f)].slice(0, 4).join("\n"));
		} catch (error) {
			said.push(String(error) + error.stack);
		}
	}
	return said;
};`
}

// A keptCase is what the browser is told of a workbook after its edits.
type keptCase struct {
	Seed    uint64
	Shape   json.RawMessage
	Page    string
	Answers []expectedAnswer
	edits   []string
}

// An expectedAnswer is an answer as it was stored and as it must be found.
type expectedAnswer struct {
	Was   map[string]any `json:"was"`
	Now   map[string]any `json:"now"`
	Asked bool           `json:"asked"`
	Again bool           `json:"again"` // its question means something else now
	Next  map[string]any `json:"next,omitempty"`
}

func newKeptCase(t *testing.T, maker *siteMaker, seed uint64) keptCase {
	t.Helper()
	b := newRandomBook(seed)
	maker.site(t, seed, b) // what an author cannot write proves nothing
	answers := b.answers()
	c := keptCase{Seed: seed}
	for _, a := range answers {
		c.Answers = append(c.Answers, expectedAnswer{Was: a.record()})
	}
	for range b.IntN(36) {
		b.edit()
	}
	site := maker.site(t, seed, b)
	for i, a := range answers {
		e := &c.Answers[i]
		e.Now, e.Asked = a.record(), a.asked()
		e.Again = e.Asked && a.q != nil && a.q.revision > 0
		if a.q != nil && !e.Asked && a.sheet.live() && a.q.live() && a.sheet.repeated == a.within && a.other == nil {
			if value := b.value(a.q); value != nil {
				e.Next = map[string]any{"kind": a.q.kind, "value": value()}
			}
		}
	}
	c.edits = b.did
	c.Page = string(read(t, site, "index.html"))
	for _, p := range site.Paths() {
		if strings.HasPrefix(p, "assets/workbook-") {
			text := strings.TrimPrefix(string(read(t, site, p)), "var werkboek=")
			c.Shape = json.RawMessage(strings.TrimSuffix(text, ";\n"))
		}
	}
	return c
}

func read(t *testing.T, site *render.Site, path string) []byte {
	t.Helper()
	data, err := site.Read(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// A siteMaker builds many workbooks with one bundle and one set of layouts.
type siteMaker struct {
	texts   phrases.Phrases
	bundle  *bundle.Bundle
	layouts *render.Layouts
}

func newSiteMaker(t *testing.T) *siteMaker {
	t.Helper()
	var problems source.Problems
	must := func(err error) {
		t.Helper()
		if err != nil || problems.Any() {
			t.Fatal(err, problems.Sorted())
		}
	}
	folder, err := source.Open(layouts.FS(), "layouts")
	must(err)
	m := &siteMaker{}
	m.texts, err = phrases.Load(folder, "nl", source.Position{}, &problems)
	must(err)
	m.bundle, err = bundle.Build(assets.FS(), "", &problems)
	must(err)
	m.layouts, err = render.ParseLayouts(folder, m.texts, &problems)
	must(err)
	return m
}

func say(problems []source.Problem) string {
	all := ""
	for _, p := range problems {
		all += fmt.Sprintf("%s: %s (%s)\n", p.Position, p.Message, p.Hint)
	}
	return all
}

func (m *siteMaker) site(t *testing.T, seed uint64, b *randomBook) *render.Site {
	t.Helper()
	var problems source.Problems
	book, content := m.read(t, seed, b, nil, &problems)
	m.sound(t, seed, b, &problems)
	site, err := render.New(render.Input{Workbook: book, Texts: m.texts, Bundle: m.bundle, Content: content, Layouts: m.layouts})
	if err != nil {
		t.Fatal(seed, err)
	}
	return site
}

// read reads a workbook, beside what an earlier one published.
func (m *siteMaker) read(t *testing.T, seed uint64, b *randomBook, against *workbook.Manifest, problems *source.Problems) (*workbook.Workbook, *source.Folder) {
	t.Helper()
	content, err := source.Open(b.files(), "content")
	if err != nil {
		t.Fatal(seed, err)
	}
	settings, err := workbook.ReadSettings(content, problems)
	if err != nil || settings == nil {
		t.Fatal(seed, err, say(problems.Sorted()))
	}
	book, err := workbook.Load(content, settings, m.texts, against, problems)
	if err != nil {
		t.Fatal(seed, err)
	}
	return book, content
}

// sound shows the whole workbook when it has a mistake.
func (m *siteMaker) sound(t *testing.T, seed uint64, b *randomBook, problems *source.Problems) {
	t.Helper()
	if !problems.Any() {
		return
	}
	files, all := b.files(), ""
	_ = fs.WalkDir(files, "nl", func(p string, d fs.DirEntry, _ error) error {
		if !d.IsDir() {
			text, _ := fs.ReadFile(files, p)
			all += "-- " + p + "\n" + string(text)
		}
		return nil
	})
	t.Fatalf("seed %d %q: %s\n%s", seed, b.did, say(problems.Sorted()), all)
}
