package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	downloads "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/chromedp"
)

// elsewhere is a tab on a device where nothing is kept yet.
func elsewhere(t *testing.T) *tab {
	t.Helper()
	return newTab(t, chromedp.WithNewBrowserContext())
}

// onDisk is the address of a file.
func onDisk(file string) string { return "file://" + filepath.ToSlash(file) }

// keepWhole makes the workbook with the answers inside, on the reader's own
// page, and says that it arrived.
func keepWhole(b *tab) string {
	b.t.Helper()
	file := fileFrom(b, "[data-do=keep-whole]", ".html")
	b.click("dialog.copy-dialog button.main")
	b.wait(`[...document.querySelectorAll("p.copy")].some(p => p.textContent.match(/^(Laatste kopie|Last copy)/))`)
	return file
}

// fileFrom presses a button and gives the file that comes of it, also on a
// device of its own.
func fileFrom(b *tab, selector, ending string) string {
	b.t.Helper()
	dir := b.t.TempDir()
	tell(b, downloads.SetDownloadBehavior, downloads.SetDownloadBehaviorParams{BrowserContextID: chromedp.FromContext(b.ctx).BrowserContextID,
		Behavior: downloads.SetDownloadBehaviorBehaviorAllow, DownloadPath: dir})
	b.click(selector)
	for began := time.Now(); time.Since(began) < patience; time.Sleep(20 * time.Millisecond) {
		if found, _ := filepath.Glob(filepath.Join(dir, "*"+ending)); len(found) == 1 {
			return found[0]
		}
	}
	b.t.Fatal("no file came")
	return ""
}

// valueOn is the text of a field on the page of the file form that is shown.
func valueOn(name string) string {
	return fmt.Sprintf(`document.querySelector('%s').value`, onLeaf(field(name)))
}

// notice is what the page says about the answers that came in the file.
const notice = `(document.querySelector(".carried")?.textContent ?? "")`

// The whole workbook leaves with the answers inside, opens from disk on a device
// that knows nothing of it, is filled in further there, and leaves again. The
// same file once more reverts nothing, and a copy of a copy is the same text.
func TestJourneyCarry(t *testing.T) {
	b, address := newTab(t), site(t)
	b.visit(address + "waarom.html")
	fill(b)
	b.visit(address + "mijn-werkboek.html")
	first := keepWhole(b)
	if name := filepath.Base(first); len(name) > 80 || !strings.HasSuffix(name, "-ingevuld.html") {
		t.Error("the file is called ", name)
	}

	e := elsewhere(t)
	e.visit(onDisk(first) + "#waarom")
	expect(e, notice+`.startsWith("Dit bestand bracht 4 antwoorden mee.")`, true)
	expect(e, valueOn("why.reasons#network"), "Meer contacten")
	barriers(e, "a file that brought answers")
	e.typeIn(onLeaf(field("why.added-by-together")), " En plezier.")
	e.saved()
	e.visit(onDisk(first) + "?#waarom")
	expect(e, notice, "")
	expect(e, valueOn("why.added-by-together"), "Meer volk\nen minder werk En plezier.")
	expect(e, `document.querySelectorAll(".conflict").length`, 0)
	e.turn("#mijn-werkboek", "mijn-werkboek")
	second := keepWhole(e)
	e.turn("#waarom", "waarom")
	e.typeIn(onLeaf(field("why.added-by-together")), " En taart.")
	e.saved()
	e.visit(onDisk(second) + "#waarom") // made here, and older by now
	expect(e, notice, "")
	expect(e, `document.querySelector("dialog[open]") === null`, true)
	expect(e, valueOn("why.added-by-together"), "Meer volk\nen minder werk En plezier. En taart.")

	x := elsewhere(t)
	x.visit(onDisk(second) + "#waarom")
	expect(x, valueOn("why.added-by-together"), "Meer volk\nen minder werk En plezier.")
	x.turn("#mijn-werkboek", "mijn-werkboek")
	third := keepWhole(x)
	if one, two := around(t, second), around(t, third); one != two {
		t.Error("a copy of a copy is another document")
	}
}

// around is a document without the work file in it.
func around(t *testing.T, file string) string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	before, after, _ := bytes.Cut(data, []byte(holderTag))
	_, after, _ = bytes.Cut(after, []byte("</script>"))
	return string(before) + string(after)
}

const holderTag = `<script type="application/json" id="werkboek-answers">`

// carrying writes the file form with this text where answers stand.
func carrying(t *testing.T, text string) string {
	t.Helper()
	name := singleFile(t)
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	data = bytes.Replace(data, []byte(holderTag), []byte(holderTag+text), 1)
	if err := os.WriteFile(name, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

// carriedFile is the text of a work file, as it stands in a document.
func carriedFile(t *testing.T, fields map[string]any) string {
	t.Helper()
	data, err := os.ReadFile(workFile(t, "x.json", fields))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	json.HTMLEscape(&out, data)
	return out.String()
}

// What came in a file goes away with one press and does not come back by
// itself. Where something else stands, the reader sees both and chooses.
func TestJourneyCarryUndoAndDiffering(t *testing.T) {
	e := elsewhere(t)
	one := carrying(t, carriedFile(t, map[string]any{"answers": []any{said("", "dossier", "title", "text", "een")}}))
	e.visit(onDisk(one) + "#wie-zijn-wij")
	expect(e, valueOn("dossier.title"), "een")
	e.click(".carried .quiet")
	e.wait(notice + `.startsWith("Ze zijn weer weg")`)
	expect(e, valueOn("dossier.title"), "")
	e.visit(onDisk(one) + "?#wie-zijn-wij")
	expect(e, notice+`.startsWith("In dit bestand zit 1 antwoord. Het staat niet in deze browser.")`, true)
	expect(e, valueOn("dossier.title"), "")
	barriers(e, "answers that were not wanted")
	e.click(".carried button")
	e.click("dialog.open-dialog button.main")
	e.wait(valueOn("dossier.title") + ` === "een"`)
	before := stored(e)

	two := carrying(t, carriedFile(t, map[string]any{"answers": []any{said("", "dossier", "title", "text", "twee"), said("", "dossier", "organisation", "text", "club")}}))
	e.visit(onDisk(two) + "#wie-zijn-wij")
	e.wait(`document.querySelector("dialog.open-dialog .difference") !== null`)
	barriers(e, "answers that differ")
	if now := stored(e); now != before {
		t.Errorf("before the reader chose, this stands there:\n%s", now)
	}
	e.click("dialog.open-dialog .quiet")
	e.visit(onDisk(two) + "?#wie-zijn-wij")
	expect(e, valueOn("dossier.title"), "een")
	e.click(".carried button")
	e.click("dialog.open-dialog button.main")
	e.wait(`document.querySelectorAll(".conflict .reading").length === 2`)
	expect(e, valueOn("dossier.organisation"), "club")
}

// Answers in a file that are damaged, hostile, of another workbook or not there
// at all change nothing and run nothing; the guide works, and says what is
// wrong. Nothing that people write breaks out of the document.
func TestJourneyCarryHostile(t *testing.T) {
	fine := carriedFile(t, map[string]any{"answers": []any{said("", "dossier", "title", "text", "x")}})
	cases := map[string]struct{ text, says string }{
		"empty":        {" \n ", ""},
		"no JSON":      {"{", "niet gelezen worden. Heb je nog een andere kopie?"},
		"cut off":      {fine[:len(fine)-20], "ontbreekt het einde"},
		"prototype":    {strings.Replace(fine, `"answers":`, `"__proto__":{"x":1},"answers":`, 1), "niet veilig"},
		"other book":   {strings.ReplaceAll(fine, "samen-sterk-gestart", "iets-anders"), "ander werkboek"},
		"a newer form": {strings.Replace(fine, `"formatVersion":1`, `"formatVersion":2`, 1), "nieuwere versie"},
		"a script":     {`</script><script>window.ran = 1</script><script type="application/json">`, ""},
		"too long":     {strings.Replace(fine, `"value":"x"`, `"value":"`+strings.Repeat("x", 20_001)+`"`, 1), "meer dan"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			e := elsewhere(t)
			if name == "a script" { // the policy tells the console
				t.Cleanup(func() { e.mu.Lock(); e.said = nil; e.mu.Unlock() })
			}
			e.visit(onDisk(carrying(t, c.text)) + "#wie-zijn-wij")
			if got := ask[string](e, notice); !strings.Contains(got, c.says) || (c.says == "") != (got == "") {
				t.Errorf("the page says %q", got)
			}
			expect(e, `window.ran === undefined && ({}).x === undefined`, true)
			e.wait(`(indexedDB.databases().then(d => { window.left = d.length }), window.left === 0)`)
			put(e, "dossier.title", "het werkt")
			e.saved()
		})
	}
}

// Whatever people wrote stands in the file as text, and comes back as it was.
func TestJourneyCarryStrangeText(t *testing.T) {
	const strange = "</script><script>window.ran = 1</script> <!--<script> \u2028\u2029 & < > \\u003c __proto__ \u202e \U0001f600 ]]>"
	b, address := newTab(t), site(t)
	b.visit(address + "wie-zijn-wij.html")
	set := func(name, text string) {
		ask[bool](b, fmt.Sprintf(`(() => { const f = document.querySelector('[name="%s"]'); f.value = %q; f.dispatchEvent(new Event("input", {bubbles: true})); return true; })()`, name, text))
	}
	long := strings.Repeat("lang ", 3_900)
	set("dossier.title", strange)
	set("dossier.activity", long)
	b.saved()
	kept := ask[string](b, value("dossier.title"))
	b.visit(address + "mijn-werkboek.html")
	file := keepWhole(b)
	e := elsewhere(t)
	e.visit(onDisk(file) + "#wie-zijn-wij")
	expect(e, valueOn("dossier.title"), kept)
	expect(e, valueOn("dossier.activity"), long)
	expect(e, `window.ran === undefined`, true)
}

// Texts that break what is written carelessly go into the file, out of it and
// into another one, letter by letter; nothing of them ever runs.
func TestJourneyCarryHostileTexts(t *testing.T) {
	var answers []string
	for i, text := range hostile {
		if strings.Contains(text, ".repeat(") || text == `""` {
			continue
		}
		answers = append(answers, fmt.Sprintf(`{"person":"","worksheet":"check-in","copy":"c%d","question":"going-well","kind":"longtext","value":%s,`+
			`"words":{"question":%[2]s,"options":{"a":%[2]s}},"time":"2026-05-12T20:00:00.000Z"}`, i, text))
	}
	data, err := os.ReadFile(workFile(t, "x.json", map[string]any{"dossier": map[string]any{"id": "feest", "title": `</script><b>"Feest"</b>`,
		"created": "2026-05-12T20:00:00.000Z", "changed": "2026-05-12T20:00:00.000Z"}}))
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Replace(string(data), `"answers":[]`, `"answers":[`+strings.Join(answers, ",")+`]`, 1)
	first := filepath.Join(t.TempDir(), "x.json")
	if err := os.WriteFile(first, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	b := elsewhere(t)
	b.visit(site(t) + "mijn-werkboek.html")
	chooseAll(b, first)
	b.click("dialog.open-dialog button.main")
	b.wait(openReport + `.querySelector(".done") !== null`)
	one := keepWhole(b)
	e := elsewhere(t)
	e.visit(onDisk(one) + "#mijn-werkboek")
	expect(e, notice+fmt.Sprintf(`.startsWith("Dit bestand bracht %d antwoorden mee.")`, len(answers)), true)
	two := keepWhole(e)
	answersIn := func(file string) string {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		_, after, _ := strings.Cut(string(data), holderTag)
		_, after, _ = strings.Cut(after, `"answers": [`)
		inside, _, _ := strings.Cut(after, "\n ],")
		return inside
	}
	if a, z := answersIn(one), answersIn(two); a != z || strings.Count(a, `"question": "going-well"`) != len(answers) {
		t.Errorf("the answers are %d and then %d letters", len(a), len(z))
	}
}
