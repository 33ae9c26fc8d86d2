package main

import (
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"werkboek/generator/worksheet"
)

// A kindCase is a question of one kind in the garden, and what becomes of it.
type kindCase struct {
	kind     worksheet.Kind
	question string   // its name
	label    string   // its words
	keys     string   // what is pressed once the focus is in it; "" where nothing is asked
	value    string   // what the file then has, with rows called r
	paper    []string // words that only filled paper shows
	room     string   // what blank paper has to write on
	rooms    int      // how many of those
}

// gardenKinds has every kind, in the order of the page.
var gardenKinds = []kindCase{
	{worksheet.Text, "plan.name", "What is your garden called?", "Grasland", `"Grasland"`, []string{"Grasland"}, ".ruled i", 1},
	{worksheet.LongText, "plan.dream", "What do you dream of?", "Appels\rPeren, " + dream, `"Appels\nPeren, ` + dream + `"`,
		[]string{"Appels", "Peren", "laatste woord."}, ".ruled i", 4},
	{worksheet.YesNo, "plan.water", "Is there water nearby?", " " + kb.ArrowDown + kb.ArrowUp + "\tRegenton", `{"is": "yes", "note": "Regenton"}`,
		[]string{"Regenton"}, ".option input, .ruled i", 4},
	{worksheet.Choice, "plan.soil", "What is the soil like?", kb.ArrowUp + kb.ArrowUp, `"clay"`, nil, ".option input", 3},
	{worksheet.Checks, "plan.crops", "What shall we grow?", "Munt\t \tSperzie\t \t\t \tQuinoa", `{"herbs": "Munt", "beans": "Sperzie", "pumpkin": "", "other": "Quinoa"}`,
		[]string{"Munt", "Sperzie", "Quinoa"}, ".option input, .ruled i", 8},
	{worksheet.Choice, "plan.favourite", "Which of these first?", " " + kb.ArrowDown + kb.ArrowDown + kb.ArrowDown, `"other"`, nil, ".option input", 4},
	{worksheet.ScaleOf, "plan.wish", "How keen are you?", " " + kb.ArrowRight + kb.ArrowRight, `3`, nil, ".step input, .option input", 6},
	{worksheet.Number, "plan.area", "How large is the garden?", "1234,5", `"1234.5"`, []string{"1234,5 m²"}, ".ruled i", 1},
	{worksheet.Money, "plan.budget", "How much may it cost?", "4321,05", `432105`, []string{"4321,05"}, ".ruled i", 1},
	{worksheet.Date, "plan.opening", "When do we open?", "05052027", `"2027-05-05"`, []string{"May 5, 2027"}, ".ruled i", 1},
	{worksheet.Table, "plan.neighbours", "Who takes part?", "Zoë\t06062026\t\t12,50\t3\t " + kb.ArrowRight + "\t\t\rWim",
		`[{"id": "r", "cells": {"name": "Zoë", "since": "2026-06-06", "share": "1250", "hours": "3", "likes": "2"}}, {"id": "r", "cells": {"name": "Wim"}}]`,
		[]string{"Zoë", "Wim", "12.50"}, "table.paper td", 30},
	{worksheet.Grid, "plan.duties", "How much does each job matter?", " " + kb.ArrowRight + "\tOnkruid\t \tDroogte",
		`{"weeding": {"weight": "1", "why": "Onkruid"}, "watering": {"weight": "0", "why": "Droogte"}}`, []string{"Onkruid", "Droogte"}, "table.paper td", 4},
	{worksheet.ActionList, "plan.next", "What do we do next?", "Spitten\tKaat\t07072027\t\tY",
		`[{"id": "r", "cells": {"what": "Spitten", "who": "Kaat", "when": "2027-07-07", "done": "yes"}}]`, []string{"Spitten", "Kaat", "July 7, 2027"}, "table.paper td", 18},
	{worksheet.ReferenceTo, "plan.chair", "Who leads?", "Zo", `"r"`, nil, ".ruled i", 1},
	{worksheet.ReferenceTo, "plan.keys", "Who gets a key?", "\t ", `{"r": ""}`, nil, ".ruled i", 1},
	{worksheet.Recall, "plan.repeat-name", "You called it", "", "", []string{"Grasland"}, ".ruled i", 2},
	{worksheet.Info, "plan.words", "A word about water", "", "", nil, "p", 2},
	{worksheet.Item, "plan.tap", "The tap is tested", " \t\r\tPiet\tlente\tLekt", `{"is": "done", "who": "Piet", "by": "lente", "note": "Lekt"}`,
		[]string{"Piet", "lente", "Lekt"}, ".tick input, .whom span", 3},
	{worksheet.Sign, "plan.signed", "Agreed by", "", "", nil, ".signature span", 9},
}

// dream is an answer that is longer than its field.
var dream = strings.Repeat("en nog een zin die lang genoeg is om te breken, ", 5) + "tot het laatste woord."

// Every kind of question can be named by a screen reader, filled in with the
// keyboard, used on a phone, printed blank and filled in, erased and brought
// back, kept in a file, and read in another language.
func TestJourneyEveryKind(t *testing.T) {
	everyKindIsThere(t)
	b, address := newTab(t), bookSite(t, "testdata/garden")
	b.visit(address + "index.html")
	named(b)
	blankPaper(b)
	fillByKeyboard(b)
	was := standing(b)
	b.reload()
	stillStands(b, "after a reload", was)
	onAPhone(b)
	filledPaper(b)
	blankPaper(b)
	eraseAndUndo(b, was)
	file := keep(b)
	inTheFile(b, file)
	for where, c := range map[string]struct{ address, prefix string }{
		"opened elsewhere":    {bookSite(t, "testdata/garden"), ""},
		"in another language": {serving(t, translated(t)), "Vertaald: "},
	} {
		other := newTab(t)
		openIn(other, c.address, file)
		stillStands(other, where, was)
		for _, k := range gardenKinds {
			expect(other, labelOf(k), c.prefix+k.label)
		}
	}
}

// everyKindIsThere holds the table against the kinds that a file can name.
func everyKindIsThere(t *testing.T) {
	t.Helper()
	for _, kind := range worksheet.Kinds() {
		if !slices.ContainsFunc(gardenKinds, func(k kindCase) bool { return string(k.kind) == kind }) {
			t.Errorf("no journey goes past a question of kind %s", kind)
		}
	}
}

// labelOf asks what stands above a question.
func labelOf(k kindCase) string {
	return fmt.Sprintf(`(() => { const l = document.getElementById(%q).querySelector("legend, label, .label").cloneNode(true);
		l.querySelectorAll(".number").forEach(n => n.remove()); return l.textContent.trim(); })()`, k.question)
}

// named looks whether each question is of its kind and carries its label, each
// control in it has a name, and its help is tied to it.
func named(b *tab) {
	b.t.Helper()
	for _, k := range gardenKinds {
		found := fmt.Sprintf(`document.getElementById(%q)`, k.question)
		expect(b, found+`.dataset.kind`, string(k.kind))
		expect(b, labelOf(k), k.label)
		nameless := ask[string](b, `Array.from(`+found+`.querySelectorAll("input, select, textarea, [role=radiogroup]"))
			.filter(c => !(c.getAttribute("aria-label") ?? Array.from(c.labels ?? [], l => Array.from(l.querySelectorAll("span"), s => s.textContent).join("") || l.firstChild.textContent).join("")).trim()).map(c => c.outerHTML).join("\n")`)
		if nameless != "" {
			b.t.Errorf("%s: without a name:\n%s", k.question, nameless)
		}
		if k.keys == "" {
			continue
		}
		tied := ask[bool](b, `(() => { const q = `+found+`, id = q.id + "-help", by = q.querySelector("[aria-describedby]") ?? q;
			return by.getAttribute("aria-describedby") === id && document.getElementById(id).textContent.trim() !== ""
				&& (by === q ? q.matches("fieldset") && q.querySelector(":scope > legend") !== null : by.labels.length > 0); })()`)
		if !tied {
			b.t.Errorf("%s: its help is not tied to it", k.question)
		}
	}
}

// fillByKeyboard goes through the page with Tab, once, and fills in all.
func fillByKeyboard(b *tab) {
	b.t.Helper()
	for _, k := range gardenKinds {
		if k.keys == "" {
			continue
		}
		inside := fmt.Sprintf(`document.activeElement.closest(".question")?.id === %q`, k.question)
		for i := 0; !ask[bool](b, inside); i++ {
			if i == 100 {
				b.t.Fatalf("%s cannot be reached with Tab", k.question)
			}
			b.do(chromedp.KeyEvent("\t"))
		}
		b.do(chromedp.KeyEvent(k.keys))
	}
	b.saved()
}

// standing gives what stands in each question, without the ids of rows.
func standing(b *tab) map[string]string {
	b.t.Helper()
	return ask[map[string]string](b, `Object.fromEntries(Array.from(document.querySelectorAll("#plan .question"), q => [q.id,
		Array.from(q.querySelectorAll("input, select, textarea"))
			.filter(c => c.name && (c.matches("[type=radio], [type=checkbox]") ? c.checked : c.value))
			.map(c => c.name.replace(/\/.*\//, "/") + "=" + c.value).concat(q.querySelector(".recalled")?.textContent ?? []).join("\n")]))`)
}

func stillStands(b *tab, when string, was map[string]string) {
	b.t.Helper()
	now := standing(b)
	for _, k := range gardenKinds {
		if now[k.question] != was[k.question] || (k.keys != "") && now[k.question] == "" {
			b.t.Errorf("%s, %s:\nwas %s\nnow %s", when, k.question, was[k.question], now[k.question])
		}
	}
}

// eraseAndUndo erases each answer and takes that back.
func eraseAndUndo(b *tab, was map[string]string) {
	b.t.Helper()
	for _, k := range gardenKinds {
		q := "#" + strings.ReplaceAll(k.question, ".", `\.`)
		if k.keys == "" {
			expect(b, fmt.Sprintf(`document.querySelectorAll(%q).length`, q+" .answer-actions"), 0)
			continue
		}
		b.click(q + " .answer-actions button")
		if standing(b)[k.question] == was[k.question] {
			b.t.Errorf("%s: erased, and it still stands there", k.question)
		}
		b.click(q + " .undo button")
		if now := standing(b)[k.question]; now != was[k.question] {
			b.t.Errorf("%s: was %q, and after undoing %q", k.question, was[k.question], now)
		}
	}
	b.saved()
	stillStands(b, "after undoing", was)
}

var rowID = regexp.MustCompile(`"[a-z0-9]{9}"`)

// inTheFile compares the answers in the file with those that were given.
func inTheFile(b *tab, file string) {
	b.t.Helper()
	var kept struct {
		Answers []struct {
			Worksheet, Question, Kind string
			Value                     json.RawMessage
		}
	}
	if text, err := os.ReadFile(file); err != nil || json.Unmarshal(text, &kept) != nil {
		b.t.Fatal("the file cannot be read: ", err)
	}
	values := map[string]string{}
	for _, a := range kept.Answers {
		values[a.Worksheet+"."+a.Question] = a.Kind + " " + tidy(b.t, string(a.Value))
	}
	for _, k := range gardenKinds {
		if want := string(k.kind) + " " + tidy(b.t, k.value); k.keys != "" && values[k.question] != want {
			b.t.Errorf("%s in the file:\n got %s\nwant %s", k.question, values[k.question], want)
		} else if k.keys == "" && values[k.question] != "" {
			b.t.Errorf("%s asks nothing and is in the file", k.question)
		}
	}
}

// tidy writes JSON in one way, with all rows called r.
func tidy(t testing.TB, text string) string {
	t.Helper()
	if text == "" {
		return ""
	}
	var value any
	if err := json.Unmarshal([]byte(rowID.ReplaceAllString(text, `"r"`)), &value); err != nil {
		t.Fatal(text, err)
	}
	plain, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return string(plain)
}

// openIn opens a file in a workbook that has no answers yet.
func openIn(b *tab, address, file string) {
	b.t.Helper()
	b.visit(address + "mijn-werkboek.html")
	choose(b, file)
	b.click("dialog.open-dialog button.main")
	b.wait(`document.querySelector("[data-report] .done") !== null`)
	b.visit(address + "index.html")
}
