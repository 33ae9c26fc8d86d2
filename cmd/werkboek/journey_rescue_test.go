package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"werkboek/assets"
	"werkboek/generator/answers"
)

// lacking opens a page without the files that have these letters in their name.
func lacking(b *tab, address string, names ...string) {
	b.t.Helper()
	patterns := []*network.BlockPattern{} // omitting them blocks nothing
	for _, name := range names {
		patterns = append(patterns, &network.BlockPattern{URLPattern: "*://*:*/assets/" + name, Block: true})
	}
	tell(b, network.Enable, network.EnableParams{})
	tell(b, network.SetBlockedURLs, network.SetBlockedURLsParams{URLPatterns: patterns})
	b.do(chromedp.Navigate(address))
}

// rescue is the notice, and which of its sentences stands there.
const (
	rescue     = `document.querySelector("header.top + .rescue")`
	rescueSays = rescue + `?.querySelector("[data-say]:not([hidden])").dataset.say`
)

// rescued reads a file that was rescued, as a federation would, and gives it
// with the values by question.
func rescued(t *testing.T, name string) (file map[string]any, values map[string]any) {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	rules, err := answers.LoadRules(assets.FS())
	if err != nil {
		t.Fatal(err)
	}
	if read, refused := rules.Read(name, data, []string{"samen-sterk-gestart"}); refused != nil || !read.Whole {
		t.Fatalf("the file is not right: %v\n%s", refused, data)
	}
	if err := json.Unmarshal(data, &file); err != nil {
		t.Fatal(err)
	}
	values = map[string]any{}
	for _, a := range file["answers"].([]any) {
		a := a.(map[string]any)
		values[fmt.Sprint(a["worksheet"], ".", a["question"])] = a["value"]
	}
	return file, values
}

// breaks are scripts that make the program fail on its way to being ready.
var breaks = map[string]string{
	"it cannot begin": `Object.defineProperty(window, "EventTarget", {value: undefined});`,
	"it fails midway": `const real = addEventListener; window.addEventListener = (name, ...all) => { if (name === "storage") throw new Error("no"); real(name, ...all); };`,
	"its texts lack":  `let book; Object.defineProperty(window, "werkboek", {get: () => book, set: (b) => { book = {...b, phrases: {}}; }});`,
}

// However the program fails, the page says so in one sentence and gives a file
// with all that is kept, which a healthy copy of the site opens.
func TestJourneyRescue(t *testing.T) {
	b, address := newTab(t), site(t)
	before(b, `if (sessionStorage.broken) eval?.(sessionStorage.broken);`)
	b.visit(address + "wie-zijn-wij.html")
	put(b, "dossier.title", "Oogstfeest")
	b.saved()
	b.visit(address + "waarom.html")
	fill(b)
	for name, files := range map[string][]string{"no program": {"main-*.js"}, "no shape": {"workbook-*"}, "nothing": {"workbook-*", "main-*.js", "main-*.css"}} {
		lacking(b, address+"waarom.html", files...)
		b.wait(rescueSays + ` === "some"`)
		t.Log(name, ": ", ask[string](b, rescue+`.innerText`))
	}
	lacking(b, address+"waarom.html", "main-*.js")
	b.wait(rescueSays + ` === "some"`)
	barriers(b, "rescue")
	file := download(b, ".rescue button")
	expect(b, rescueSays, "done")
	expect(b, rescue+`.querySelector("button").hidden`, true)
	barriers(b, "rescued")
	b.overlook("ERR_BLOCKED_BY_CLIENT")

	lacking(b, address)
	for name, script := range breaks {
		ask[string](b, fmt.Sprintf(`sessionStorage.broken = %q`, script))
		b.do(chromedp.Navigate(address + "waarom.html"))
		b.wait(rescueSays + ` === "some"`)
		t.Log(name)
		b.mu.Lock()
		b.said = nil
		b.mu.Unlock()
	}
	ask[bool](b, `delete sessionStorage.broken`)
	b.visit(address + "waarom.html")
	expect(b, rescue+` === null`, true)

	_, values := rescued(t, file)
	if values["dossier.title"] != "Oogstfeest" || values["why.added-by-together"] != "Meer volk\nen minder werk" {
		t.Error("the file holds ", values)
	}
	other, elsewhere := newTab(t), site(t)
	other.visit(elsewhere + "mijn-werkboek.html")
	chooseAll(other, file)
	if warning := ask[string](other, `document.querySelector("dialog.open-dialog").textContent`); strings.Contains(warning, "nog veranderd") {
		t.Error("the file is not trusted: ", warning)
	}
	other.click("dialog.open-dialog button.main")
	other.wait(openReport + `.querySelector(".done") !== null`)
	other.visit(elsewhere + "waarom.html")
	filled(other)
}
