package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
)

// leafReport is where the reader's own page of the file form says what became of
// files.
const leafReport = `document.querySelector("[data-leaf].mine [data-part=open] [data-report]")`

// accepted opens a file on the reader's own page of the file form.
func accepted(b *tab, file, way string) {
	b.t.Helper()
	b.turn("#mijn-werkboek", "mijn-werkboek")
	chooseAll(b, file)
	if way != "" {
		b.click(fmt.Sprintf(`dialog.open-dialog input[value=%s]`, way))
	}
	b.click("dialog.open-dialog button.main")
	b.wait(leafReport + `.querySelector(".done button") !== null`)
}

func undone(b *tab) {
	b.t.Helper()
	b.click("[data-leaf].mine [data-part=open] [data-report] .done button")
	b.wait(leafReport + `.textContent.includes("ongedaan")`)
}

// Where there is no database, on a computer that is not the reader's own, and
// where nothing can be kept at all, files open as everywhere: as a dossier of
// their own, as a person's view and as an update, and each can be undone.
func TestJourneyOpenOnSmallShelves(t *testing.T) {
	server := httptest.NewServer(http.FileServer(http.Dir(filepath.Dir(singleFile(t)))))
	defer server.Close()
	noDatabase := `Object.defineProperty(window, "indexedDB", {value: undefined});`
	for state, script := range map[string]string{
		"local":  noDatabase,
		"shared": fmt.Sprintf(`sessionStorage.setItem(%q, "1");`, ownStore+"shared"),
		"memory": noDatabase + noSmall + `Object.defineProperty(window, "sessionStorage", {get() { throw new DOMException("no", "SecurityError") }});`,
	} {
		t.Run(state, func(t *testing.T) {
			b := elsewhere(t)
			before(b, script)
			b.visit(server.URL + "/ons%20werkboek.html#wie-zijn-wij")
			put(b, "dossier.title", "van ons")
			b.wait(fmt.Sprintf(`document.querySelector(".state[data-state=%s]") !== null`, state))
			ours := func() {
				t.Helper()
				b.turn("#wie-zijn-wij", "wie-zijn-wij")
				expect(b, valueOn("dossier.title"), "van ons")
				expect(b, `document.querySelectorAll(".conflict").length`, 0)
			}

			accepted(b, workFile(t, "x.json", map[string]any{"answers": []any{said("", "dossier", "title", "text", "van hen")}}), "")
			b.turn("#wie-zijn-wij", "wie-zijn-wij")
			expect(b, valueOn("dossier.title"), "van hen")
			b.turn("#mijn-werkboek", "mijn-werkboek")
			undone(b)
			ours()

			accepted(b, answered(t, "p1", "Ann", "board", 5), "view")
			expect(b, `document.querySelector("[data-part=people] strong").textContent`, "Ann")
			undone(b)
			expect(b, `document.querySelector("[data-part=people]").hidden`, true)
			ours()

			b.turn("#mijn-werkboek", "mijn-werkboek")
			b.click(onLeaf("[data-do=give]"))
			b.wait(`document.querySelector("dialog [data-purpose=copy]") !== null`)
			copied := fileFrom(b, "[data-purpose=copy]", ".werkboek.json")
			b.click("dialog.copy-dialog button.main")
			data, err := os.ReadFile(copied)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(copied, []byte(strings.Replace(string(data), "van ons", "van later", 1)), 0o600); err != nil {
				t.Fatal(err)
			}
			accepted(b, copied, "update")
			b.turn("#wie-zijn-wij", "wie-zijn-wij")
			b.wait(`document.querySelectorAll(".conflict .reading").length === 2`)
			b.turn("#mijn-werkboek", "mijn-werkboek")
			undone(b)
			ours()
		})
	}
}

// Undoing never takes what was written since: a dossier that a file brought goes
// where it can be taken back.
func TestJourneyUndoAfterWriting(t *testing.T) {
	b := elsewhere(t)
	b.visit(onDisk(singleFile(t)) + "#mijn-werkboek")
	accepted(b, workFile(t, "x.json", map[string]any{"answers": []any{said("", "dossier", "title", "text", "van hen")}}), "")
	b.turn("#wie-zijn-wij", "wie-zijn-wij")
	put(b, "dossier.title", "van hen en van ons")
	b.saved()
	b.turn("#mijn-werkboek", "mijn-werkboek")
	undone(b)
	b.wait(`document.querySelector("[data-part=dossiers]").textContent.includes("Prullenmand (1)")`)
	b.click("[data-part=dossiers] summary")
	b.click("[data-part=dossiers] details button")
	b.turn("#wie-zijn-wij", "wie-zijn-wij")
	b.wait(valueOn("dossier.title") + ` === "van hen en van ons"`)
}

// A file that is dropped anywhere on the page opens as a chosen one does, also
// a document that holds answers; what else is dropped is no business of ours.
func TestJourneyDrop(t *testing.T) {
	b, address := elsewhere(t), site(t)
	b.visit(address + "mijn-werkboek.html")
	page := filepath.Join(t.TempDir(), "leesbaar.html")
	text := "<!doctype html>\n<title>x</title>" + holderTag + carriedFile(t, map[string]any{"answers": []any{said("", "dossier", "title", "text", "uit een document")}}) + "</script>"
	if err := os.WriteFile(page, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	drag := func(what input.DispatchDragEventType, data input.DragData) {
		t.Helper()
		tell(b, input.DispatchDragEvent, input.DispatchDragEventParams{Type: what, X: 300, Y: 300, Data: &data})
	}
	words := input.DragData{Items: []*input.DragDataItem{{MimeType: "text/plain", Data: "dag"}}, DragOperationsMask: 1}
	files := input.DragData{Items: []*input.DragDataItem{}, Files: []string{page}, DragOperationsMask: 1}
	drag(input.DispatchDragEventTypeDragEnter, words)
	drag(input.DispatchDragEventTypeDragOver, words)
	expect(b, `document.body.hasAttribute("data-dropping")`, false)
	drag(input.DispatchDragEventTypeDragCancel, words)

	drag(input.DispatchDragEventTypeDragEnter, files)
	drag(input.DispatchDragEventTypeDragOver, files)
	b.wait(`document.body.hasAttribute("data-dropping") && document.querySelector(".drop-here").getClientRects().length > 0`)
	barriers(b, "a file above the page")
	drag(input.DispatchDragEventTypeDrop, files)
	b.wait(`document.querySelector("dialog.open-dialog") !== null && !document.body.hasAttribute("data-dropping")`)
	b.click("dialog.open-dialog button.main")
	b.wait(openReport + `.querySelector(".done") !== null`)
	b.visit(address + "wie-zijn-wij.html")
	expect(b, value("dossier.title"), "uit een document")
}

// A file from before an update, opened into a dossier that knows the update,
// tells what it means for its answers, as the update itself does; undoing takes
// the report away too. A dossier that is doubled keeps a report that waits.
func TestJourneyOldFileIsReported(t *testing.T) {
	address, publish := servingAnew(t, smallBook(map[string]string{"a": beforeUpdate}))
	b := elsewhere(t)
	b.visit(address + "index.html")
	b.typeIn(field("a.why"), "For fun")
	b.typeIn(field("a.gone"), "051 20 30 40")
	b.saved()
	b.visit(address + "mijn-werkboek.html")
	give(b, "")
	old := fileFrom(b, "[data-purpose=copy]", ".werkboek.json")
	b.click("dialog.copy-dialog button.main")
	b.visit(address + "index.html")
	put(b, "a.why", "")
	put(b, "a.gone", "")
	b.saved()
	publish(smallBook(map[string]string{"a": afterUpdate}))
	b.visit(address + "index.html")
	b.typeIn(field("a.title"), "Ada")
	b.saved()
	b.stored("dossiers", `r.seen.told.length === 0`)
	expect(b, reportText, "")

	b.visit(address + "mijn-werkboek.html")
	chooseAll(b, old)
	b.click("dialog.open-dialog button.main")
	b.wait(has(reportText, "the question has changed") + " && " + has(reportText, "another version"))
	barriers(b, "a report about a file")
	b.click("[data-part=open] [data-report] .done button")
	b.wait(openReport + `.textContent.startsWith("Undone")`)
	expect(b, reportText, "")
	b.visit(address + "index.html")
	expect(b, reportText, "")

	b.visit(address + "mijn-werkboek.html")
	chooseAll(b, old)
	b.click("dialog.open-dialog button.main")
	b.wait(reportText + ` !== ""`)
	b.click(".dossier-actions button:nth-child(2)")
	b.wait(`document.querySelectorAll(".dossiers > li").length === 2`)
	b.visit(address + "index.html")
	b.wait(has(reportText, "the question has changed"))
	b.click(".renewed .buttons button")
	b.wait(reportText + ` === ""`)
	b.reload()
	expect(b, reportText, "")
}
