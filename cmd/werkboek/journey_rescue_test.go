package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"werkboek/assets"
	"werkboek/content"
	"werkboek/generator"
	"werkboek/generator/answers"
	"werkboek/generator/publish"
	"werkboek/layouts"
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

// Where nothing is kept the page says so without a button, and makes nothing;
// where the database does not answer, it does not say that there is nothing.
func TestJourneyRescueOfNothing(t *testing.T) {
	b, address := newTab(t), site(t)
	lacking(b, address+"waarom.html", "main-*.js")
	b.wait(rescueSays + ` === "none"`)
	expect(b, rescue+`.querySelector("button").getClientRects().length`, 0)
	expect(b, `localStorage.length`, 0)
	if found := askLater[int](b, `indexedDB.databases().then(all => all.length)`); found != 0 {
		t.Errorf("there are %d databases", found)
	}
	barriers(b, "nothing to rescue")
	before(b, `indexedDB.databases = undefined;`) // as in older browsers
	b.do(chromedp.Reload())
	b.wait(rescueSays + ` === "none"`)
	before(b, `indexedDB.open = () => ({});`)
	b.do(chromedp.Reload())
	b.wait(rescueSays + ` === "silent"`)
	b.overlook("ERR_BLOCKED_BY_CLIENT")
}

// Who is only slow is not alarmed; and when the program comes after the page
// said that it does not start, the notice goes.
func TestJourneyRescueOfTheSlow(t *testing.T) {
	b, address := newTab(t), site(t)
	before(b, `const real = indexedDB.open; indexedDB.open = (name, version) => version ? {} : real.call(indexedDB, name); indexedDB.databases = undefined; window.notices = 0;
		new MutationObserver(all => { for (const m of all) for (const n of m.addedNodes) if (n.matches?.(".rescue")) notices++; }).observe(document, {subtree: true, childList: true});
		if (sessionStorage.fails) addEventListener("DOMContentLoaded", () => { throw new Error("meant"); });`)
	b.visit(address + "waarom.html")
	expect(b, `notices`, 0)
	ask[string](b, `sessionStorage.fails = "1"`)
	b.do(chromedp.Navigate(address + "waarom.html"))
	b.wait(rescueSays + ` === "none"`)
	b.wait(`document.documentElement.dataset.ready !== undefined`)
	b.wait(rescue + ` === null`)
	b.overlook("meant")
}

// On a computer that is not the reader's own, only what stands in this tab is
// rescued; what is kept on the device is of somebody else.
func TestJourneyRescueOnASharedComputer(t *testing.T) {
	b, address := newTab(t), site(t)
	b.visit(address + "wie-zijn-wij.html")
	put(b, "dossier.title", "van een ander")
	b.saved()
	ask[string](b, fmt.Sprintf(`sessionStorage[%q + "shared"] = "1"`, ownStore))
	b.visit(address + "wie-zijn-wij.html")
	put(b, "dossier.organisation", "van mij")
	b.wait(fmt.Sprintf(`Object.keys(sessionStorage).some(k => k.startsWith(%q + "answer:"))`, ownStore))
	lacking(b, address+"waarom.html", "main-*.js")
	b.wait(rescueSays + ` === "some"`)
	_, values := rescued(t, download(b, ".rescue button"))
	if len(values) != 1 || values["dossier.organisation"] != "van mij" {
		t.Errorf("the file holds %v", values)
	}
	b.overlook("ERR_BLOCKED_BY_CLIENT")
}

// Opened from disk, as pages of which the program is lost and as the one file,
// with answers in it or without, the way to a file is there too.
func TestJourneyRescueFromDisk(t *testing.T) {
	single := "file://" + filepath.ToSlash(singleFile(t))
	b := newTab(t)
	before(b, `if (location.search === "?broken") Object.defineProperty(window, "EventTarget", {value: undefined});`)
	b.visit(single + "#waarom/why")

	text, err := os.ReadFile(strings.TrimPrefix(single, "file://"))
	if err != nil {
		t.Fatal(err)
	}
	work, err := os.ReadFile(workFile(t, "feest.werkboek.json", map[string]any{"answers": []any{said("", "dossier", "title", "text", "Oogstfeest")}, "formerly": []any{"oud"}}))
	if err != nil {
		t.Fatal(err)
	}
	carried := filepath.Join(t.TempDir(), "meegebracht.html")
	if err := os.WriteFile(carried, []byte(strings.Replace(string(text), `id="werkboek-answers"></script>`, `id="werkboek-answers">`+string(work)+`</script>`, 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	b.do(chromedp.Navigate("file://" + filepath.ToSlash(carried) + "?broken"))
	b.wait(rescueSays + ` === "some"`)
	if file, values := rescued(t, download(b, ".rescue button")); values["dossier.title"] != "Oogstfeest" || len(file["formerly"].([]any)) != 1 {
		t.Errorf("of the answers that a file brings, %v are rescued", values)
	}
	b.visit(single + "#waarom/why")
	b.click(onLeaf(box("why.reasons", "network")))
	b.saved()
	b.do(chromedp.Navigate(single + "?broken"))
	b.wait(rescueSays + ` === "some"`)
	barriers(b, "rescue in the one file")
	if _, values := rescued(t, download(b, ".rescue button")); values["why.reasons"] == nil {
		t.Errorf("the file holds %v", values)
	}
	b.overlook("TypeError")

	folder := filepath.Join(t.TempDir(), "site")
	built, problems, err := generator.Build(generator.Input{Content: content.FS(), Layouts: layouts.FS(), Assets: assets.FS()})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	if err := publish.Publish(folder, built.Paths(), built.Read); err != nil {
		t.Fatal(err)
	}
	programs, _ := filepath.Glob(filepath.Join(folder, "assets", "main-*.js"))
	for _, program := range programs {
		if err := os.Remove(program); err != nil {
			t.Fatal(err)
		}
	}
	b.do(chromedp.Navigate("file://" + filepath.ToSlash(folder) + "/waarom.html"))
	b.wait(rescueSays + ` === "some"`)
	_, values := rescued(t, download(b, ".rescue button"))
	if values["why.reasons"] == nil {
		t.Errorf("the file holds %v", values)
	}
	b.overlook("ERR_FILE_NOT_FOUND")

	// all that is opened from disk shares one store, also with other journeys
	b.visit(single + "#mijn-werkboek")
	b.click(onLeaf("[data-do=erase]"))
	b.click(".erase-dialog button.danger")
	b.wait(`document.querySelector("[data-part=erased] .done") !== null`)
}
