package main

import (
	"io/fs"
	"net/http"
	"net/http/httptest"
	"path"
	"strings"
	"sync/atomic"
	"testing"
	"testing/fstest"

	"github.com/chromedp/chromedp"

	"werkboek/assets"
	"werkboek/content"
	"werkboek/generator"
	"werkboek/generator/render"
	"werkboek/layouts"
)

// nextProgram is our program as a later version would be: each file of it gets
// another name on the site.
func nextProgram(t *testing.T) fs.FS {
	t.Helper()
	next := fstest.MapFS{}
	err := fs.WalkDir(assets.FS(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(assets.FS(), name)
		switch {
		case path.Ext(name) == ".css":
			data = append(data, "\n.next { color: red; }\n"...)
		case name == "main.ts" || name == "rescue.ts" || path.Dir(name) == "later":
			data = append(data, "\nObject.assign(window, { next: true });\n"...)
		}
		next[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return next
}

// nextContent is our workbook with one word changed.
func nextContent(t *testing.T) fs.FS {
	t.Helper()
	next := fstest.MapFS{}
	err := fs.WalkDir(content.FS(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(content.FS(), name)
		next[name] = &fstest.MapFile{Data: []byte(strings.Replace(string(data), "Waarom willen we samenwerken?", "Waarom willen we dat?", 1))}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return next
}

// A page that the browser or a company kept from before a publication finds
// scripts gone. It can be read, it never says that something is kept, its old
// parts never work together with new ones, and the answers are there for the
// page of today. What a page that stood open loads later may be gone too; then
// it says so and a copy can be made.
func TestJourneyScriptsGone(t *testing.T) {
	before := builtSite(t, content.FS())
	after, problems, err := generator.Build(generator.Input{Content: nextContent(t), Layouts: layouts.FS(), Assets: nextProgram(t)})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	for _, name := range before.Paths() { // nothing of the old program has the name of a new part
		if data, err := after.Read(name); strings.HasPrefix(name, "assets/") && err == nil && string(data) != string(read(t, before, name)) {
			t.Errorf("%s is another file now", name)
		}
	}
	var pages, files atomic.Pointer[render.Site]
	var kept atomic.Value // the beginnings of old files that are still to be had
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := strings.TrimPrefix(path.Clean(r.URL.Path), "/")
		from := files.Load()
		if path.Ext(name) == ".html" {
			from = pages.Load()
		} else if begin := kept.Load().(string); begin != "" && strings.HasPrefix(name, begin) {
			from = before
		}
		data, err := from.Read(name)
		if err != nil {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Cache-Control", "no-store")
		w.Header().Set("Content-Type", map[string]string{".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css"}[path.Ext(name)])
		_, _ = w.Write(data)
	}))
	t.Cleanup(server.Close)
	show := func(page, rest *render.Site, old string) { pages.Store(page); files.Store(rest); kept.Store(old) }

	b, address := newTab(t), server.URL+"/"
	show(before, before, "")
	b.visit(address + "waarom.html")
	fill(b)

	show(after, after, "") // the page still stands open
	b.click("main [data-do=give]")
	b.wait(`document.querySelector("dialog.give-dialog [role=alert]") !== null`)
	download(b, "dialog.give-dialog button.main")
	b.click("dialog.copy-dialog button.main")

	stale := func(old string) {
		show(before, after, old)
		b.do(chromedp.Navigate(address + "waarom.html"))
		expect(b, `document.querySelector("#why .question").getClientRects().length > 0`, true)
	}
	stale("") // all of it is gone
	expect(b, `document.querySelector(".state").textContent`, "Je antwoorden worden hier niet bewaard. Vul in en druk af.")
	ask[bool](b, `(document.querySelector('[name="why.added-by-together"]').value = "verdwijnt", true)`)
	for _, old := range []string{"assets/workbook-", "assets/main-", "assets/rescue-"} { // half of it
		stale(old)
		if old == "assets/rescue-" {
			b.wait(rescueSays + ` === "some"`)
		}
		expect(b, `document.documentElement.dataset.ready === undefined`, true)
		expect(b, `/bewaard op/i.test(document.querySelector(".state").textContent)`, false)
		expect(b, `window.next === undefined`, true)
	}
	b.forget()

	show(after, after, "")
	b.visit(address + "waarom.html")
	expect(b, `window.next`, true)
	expect(b, `document.querySelector("#why-title, #why h2").textContent.includes("Waarom willen we dat?")`, true)
	filled(b)
}
