package main

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// kindOf is the kind of each question that the five answered alone.
var kindOf = map[string]string{"why.reasons": "checks", "why.wish": "scale", "support.informed": "yesno", "support.in-favour": "scale",
	"support.help": "choice", "support.few-only": "yesno", "support.reluctant": "yesno", "support.worries": "longtext", "capacity.hands": "yesno"}

// sentBack is the file that somebody sends back, with all that was answered.
func sentBack(t *testing.T, v voice) string {
	t.Helper()
	var answers []any
	for at, value := range v.Answers {
		worksheet, question, _ := strings.Cut(at, ".")
		answers = append(answers, said(v.Person, worksheet, question, kindOf[at], value))
	}
	return workFile(t, v.Name+".werkboek.json", map[string]any{"purpose": "answer", "filledBy": v.Person, "answers": answers,
		"people": []any{map[string]string{"id": v.Person, "name": v.Name, "group": v.Group, "party": ""}}})
}

// Five files came in. From the page on which the board was, through the file
// dialog, to the first disagreement in sight: at most ten presses, of which no
// one takes longer than a few seconds.
func TestJourneyFromFilesToDisagreement(t *testing.T) {
	b, address := elsewhere(t), site(t)
	b.visit(address + "op-een-lijn.html")
	b.click(box("participants.method", "mixed"))
	b.saved()
	var files []string
	for _, v := range fivePeople {
		files = append(files, sentBack(t, v))
	}
	presses := 0
	press := func(what, until string, do func()) {
		t.Helper()
		presses++
		began := time.Now()
		do()
		b.wait(until)
		took := time.Since(began)
		t.Logf("%d. %s: %v", presses, what, took.Round(time.Millisecond))
		if took > 5*time.Second {
			t.Errorf("%s takes %v", what, took)
		}
	}
	press("Mijn werkboek", `location.pathname === "/mijn-werkboek.html" && document.documentElement.dataset.ready !== undefined`, func() { b.click("[data-mine-link]") })
	presses += 3 // Openen, all files in the system's own dialog, and its button
	press("the files", `document.querySelector("dialog.open-dialog .main")?.textContent === "Alle 5 openen"`, func() {
		b.do(chromedp.SetUploadFiles(chromedp.CSS("input[type=file]"), files))
	})
	presses-- // the browser handed them over by itself
	press("Alle 5 openen", openReport+`.querySelector("a[href$='#compare']") !== null`, func() { b.click("dialog.open-dialog .main") })
	first := `document.querySelector(".points > .point:not([hidden])[data-level=far-apart] h3")`
	press("to where they are compared", first+` !== null && (r => r.top >= 0 && r.bottom <= innerHeight)(`+first+`.getBoundingClientRect())`, func() {
		b.click("[data-part=open] [data-report] a[href$='#compare']")
	})
	expect(b, first+`.closest(".point").dataset.point`, "support.in-favour")
	if presses > 10 {
		t.Errorf("it takes %d presses", presses)
	}
}

// sendBack makes the file of somebody who was invited, with a name.
func sendBack(b *tab, name string) string {
	b.t.Helper()
	b.click(".invited.ready button")
	b.typeIn("#give-name", name)
	return fileFrom(b, ".give-dialog .actions button.main", ".werkboek.json")
}

// The board invites with an address and with a file. Two members, each on a
// device of their own, fill in alone and send a file back; the board opens both
// and sees where they differ. What the board answered stays what it was.
func TestJourneyInviteAndBack(t *testing.T) {
	board, address := elsewhere(t), site(t)
	board.visit(address + "op-een-lijn.html")
	board.click(box("support.in-favour", "3"))
	board.saved()
	give(board, "others")
	board.wait(`document.querySelector("[data-message]") !== null`)
	link := ask[string](board, `document.querySelector("[data-message]").textContent.match(/http\S+/)[0]`)
	ask[bool](board, `(Array.from(document.querySelectorAll(".give-dialog button")).find(b => b.textContent === "Bestand maken").id = "make-file", true)`)
	file := fileFrom(board, "#make-file", ".werkboek.json")

	one := elsewhere(t)
	one.visit(link)
	two := elsewhere(t)
	two.visit(address + "mijn-werkboek.html")
	chooseAll(two, file)
	two.click("dialog.open-dialog .main")
	two.wait(`location.pathname === "/thuis.html" && document.documentElement.dataset.ready !== undefined`)
	var back []string
	for _, m := range []struct {
		*tab
		name  string
		value string
	}{{one, "Ann", "5"}, {two, "Fien", "1"}} {
		expect(m.tab, `document.querySelectorAll("#thuis .person [value=own]:checked").length`, 1)
		m.click("#thuis " + box("support.in-favour", m.value))
		m.saved()
		back = append(back, sendBack(m.tab, m.name))
		data, err := os.ReadFile(back[len(back)-1])
		if err != nil {
			t.Fatal(err)
		}
		if text := string(data); !strings.Contains(text, `"purpose": "answer"`) || strings.Count(text, `"question": "in-favour"`) != 1 {
			t.Errorf("%s sends back %s", m.name, text)
		}
	}

	board.visit(address + "mijn-werkboek.html")
	chooseAll(board, back...)
	expect(board, `Array.from(document.querySelectorAll(".chosen-files [id$=name]"), n => n.value).join()`, "Ann,Fien")
	board.click("dialog.open-dialog .main")
	board.wait(openReport + `.querySelector("a[href$='#compare']") !== null`)
	board.reload() // nobody was last where others wrote
	expect(board, `document.querySelector("[data-part=continue] a").textContent.includes("Kunnen we het aan?")`, false)
	board.visit(address + "op-een-lijn.html#compare")
	point := `document.querySelector('.point[data-point="support.in-favour"]')`
	board.wait(point + `?.dataset.level === "far-apart"`)
	expect(board, point+`.innerText.includes("van 1 tot 5")`, true)
	expect(board, fmt.Sprintf(`document.querySelector('#support %s').checked`, box("support.in-favour", "3")), true)
	barriers(board, "what came back")
}
