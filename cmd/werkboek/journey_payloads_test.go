package main

import (
	"bytes"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	goldhtml "github.com/yuin/goldmark/renderer/html"
)

// unfold opens all that is folded, and looks for what a payload brought along.
func unfold(b *tab, what string) {
	b.t.Helper()
	ask[bool](b, `(document.querySelectorAll("details").forEach(d => d.open = true), true)`)
	if found := ask[string](b, strange); found != "" {
		b.t.Errorf("%s: a payload became an element: %s", what, found)
	}
}

// shownOf gives the payloads that cannot be read in a part of the page.
const shownOf = `(() => { const flat = (text) => text.replace(/\s+/g, " ").trim(), shown = flat(document.querySelector(%[2]q).textContent);
	return %[1]s.filter((text) => !shown.includes(flat(text))).join("\n"); })()`

// fillAll types the next payloads, one into each field of the page, and says how many.
const fillAll = `(() => { const all = %s, fields = document.querySelectorAll("main form[data-worksheet] :is(textarea, input[type=text], input:not([type]))");
	fields.forEach((f, i) => { f.value = all[(%d + i) %% all.length]; for (const type of ["input", "change"]) f.dispatchEvent(new Event(type, {bubbles: true})); });
	return fields.length; })()`

// Every payload is typed, stored, and shown again, in the web form and in the
// file form: not one runs, asks or tries anything.
func TestJourneyPayloadsTyped(t *testing.T) {
	texts := payloadTexts()
	web := bookSite(t, "testdata/garden")
	file := wholeFile(t, os.DirFS("testdata/garden/content"))
	for name, at := range map[string]struct{ own, page, again string }{
		"web form":  {web, web + "index.html", web + "plots.html"},
		"file form": {"file://", "file://" + file, ""},
	} {
		t.Run(name, func(t *testing.T) {
			b := newTab(t)
			watch(b, at.own)
			b.visit(at.page)
			for from := 0; from < len(payloads()); {
				n := ask[int](b, fmt.Sprintf(fillAll, texts, from))
				if n < 20 {
					t.Fatalf("only %d fields", n)
				}
				from += n
				b.saved()
				b.reload()
				unfold(b, name)
			}
			if at.again != "" {
				b.visit(at.again) // items that were typed are titles here
				unfold(b, "copies")
			}
		})
	}
}

// In every text of a work file, and of many: titles, people, labels, values,
// other values, words of then. They are previewed, opened, listed, compared,
// looked into and written down again.
func TestJourneyPayloadsInFiles(t *testing.T) {
	b, address := newTab(t), bookSite(t, "testdata/garden")
	watch(b, address)
	all := payloads()
	text := func(i int) string { return all[i%len(all)].text }
	key := func(i int) string { return strings.Replace(text(i), "__proto__", "proto", 1) + " " } // a file with such a key is refused
	words := func(i int) map[string]any {
		return map[string]any{"question": text(i), "options": map[string]string{"dig": text(i + 1), "all": text(i + 2), key(i + 3): text(i + 4)}}
	}
	gardened := map[string]any{"id": "shared-garden", "title": text(5), "lineage": []string{"shared-garden"}, "version": text(6), "language": text(7)}
	var people, answers, rows []any
	add := func(person, sheet, question, kind string, value any, i int) {
		a := said(person, sheet, question, kind, value)
		a["words"] = words(i)
		if kind == "longtext" {
			a["other"] = []any{map[string]any{"value": text(i + 5), "time": "2026-05-12T20:00:00.000Z", "from": text(i + 6)}}
		}
		answers = append(answers, a)
	}
	for i := range all {
		person := fmt.Sprintf("p%d", i)
		people = append(people, map[string]string{"id": person, "name": text(i), "group": []string{"odd", "even", "constructor"}[i%3], "party": ""})
		rows = append(rows, map[string]any{"id": fmt.Sprintf("r%d", i), "cells": map[string]string{"name": text(i), "sunny": text(i + 1), key(i + 2): text(i + 3)}})
		add(person, "plan", "dream", "longtext", text(i), i)
		add(person, "circle", "rule", "choice", text(i), i)
		add(person, "circle", "jobs", "checks", map[string]string{"dig": text(i), key(i + 1): text(i + 2)}, i)
		add("", "plan", fmt.Sprintf("gone-%d", i), "text", text(i), i)
	}
	add("", "plan", "beds", "table", rows[:200], 1)
	add("", "plan", "name", "text", text(0), 0)
	add("", "plan", "dream", "longtext", text(1), 1)
	add("", "plan", "water", "yesno", map[string]string{"is": "yes", "note": text(2), key(3): text(4)}, 2)
	add("", "plan", "soil", "choice", text(3), 3)
	file := workFile(t, "all.json", map[string]any{"workbook": gardened, "people": people, "answers": answers, key(8): text(9),
		"dossier": map[string]any{"id": "d", "title": text(10), "created": "2026-05-12T20:00:00.000Z", "changed": "2026-05-12T20:00:00.000Z", key(11): text(12)}})
	var files []string
	for i := 0; i < len(all); i += 15 { // the rest of the titles follows below
		files = append(files, workFile(t, fmt.Sprintf("t%d.json", i), map[string]any{"workbook": gardened,
			"dossier": map[string]any{"id": fmt.Sprintf("t%d", i), "title": text(i), "created": "2026-05-12T20:00:00.000Z", "changed": "2026-05-12T20:00:00.000Z"}}))
	}
	opened := func(files ...string) {
		b.visit(address + "mijn-werkboek.html")
		b.do(chromedp.SetUploadFiles(chromedp.CSS("input[type=file]"), files))
		b.wait(openReport + `.textContent !== "" || document.querySelector("dialog.open-dialog") !== null`)
		expect(b, openReport+`.textContent`, "")
		unfold(b, "the preview")
		b.click("dialog.open-dialog button.main")
		b.wait(openReport + `.querySelector(".done") !== null`)
		unfold(b, "the reader's own page")
	}
	opened(files...)
	opened(file)
	ask[bool](b, inRecords(fmt.Sprintf(`%s.forEach((title, i) => t.objectStore("dossiers").put({id: "x" + i, title, created: "2026-05-12T20:00:00.000Z", changed: "2026-05-12T20:00:00.000Z",
		...(i %% 3 === 0 && {deleted: "2026-05-12T20:00:00.000Z"}), ...(i %% 3 === 1 && {archived: "2026-05-12T20:00:00.000Z"}), invited: {by: title, sheets: []}, seen: {build: title, told: [title]}}))`, payloadTexts())))
	b.wait(`window.made === true`)
	for _, page := range []string{"index.html", "plots.html", "season.html", "circle.html", "mijn-werkboek.html"} {
		b.visit(address + page)
		unfold(b, page)
	}
	b.wait(`document.querySelectorAll(".dossiers li").length > 370`)
	unfold(b, "many dossiers")
	for _, part := range []string{"dossiers", "people", "former"} { // each payload stands there to be read
		b.wait(fmt.Sprintf(shownOf, payloadTexts(), "[data-part="+part+"]") + ` === ""`)
	}
	carried, elsewhere := keepWhole(b), elsewhere(t) // the whole workbook with all of it inside
	watch(elsewhere, "file://")
	elsewhere.visit(onDisk(carried) + "#mijn-werkboek")
	unfold(elsewhere, "the workbook with answers inside")
	elsewhere.wait(notice + ` !== ""`)
	b.visit(address + "index.html")
	for _, purpose := range []string{"files", "partner", "others"} {
		give(b, purpose)
		b.wait(`document.querySelectorAll(".give-dialog .foot").length === 1`)
		unfold(b, "the dialog: "+purpose)
		b.click(".give-dialog .foot button:last-child")
		b.wait(`document.querySelector("dialog.give-dialog") === null`)
	}
}

// What cannot be opened is told with its title or its place, and is text there;
// so is what stands in an address.
func TestJourneyPayloadsInBadFiles(t *testing.T) {
	b, address := newTab(t), bookSite(t, "testdata/garden")
	watch(b, address)
	b.visit(address + "mijn-werkboek.html")
	when := "2026-05-12T20:00:00.000Z"
	dossier := func(id string) map[string]any {
		return map[string]any{"id": id, "title": "x", "created": when, "changed": when}
	}
	garden := map[string]any{"id": "shared-garden", "title": "x"}
	var files []string
	all := payloads()
	for i, p := range all {
		one := said("", "plan", "name", "text", "x")
		fields := []map[string]any{
			{"workbook": map[string]any{"id": "other", "title": p.text}}, {"workbook": map[string]any{"id": p.text, "title": p.text}},
			{"dossier": dossier(p.text), "workbook": garden}, {"filledBy": p.text, "workbook": garden}, {"purpose": p.text, "workbook": garden},
			{"people": []any{map[string]string{"id": p.text, "name": "x", "group": "", "party": ""}}, "workbook": garden}, {"formatVersion": p.text}, {"format": p.text},
			{"answers": []any{one}, "workbook": garden},
		}[i%9]
		one[[]string{"person", "worksheet", "copy", "question", "kind", "time", "value"}[i%7]] = map[bool]any{true: p.text, false: []string{p.text}}[i%7 < 6]
		files = append(files, workFile(t, fmt.Sprintf("x%d.json", i), fields))
	}
	for from := 0; from < len(files); from += 100 {
		b.do(chromedp.SetUploadFiles(chromedp.CSS("input[type=file]"), files[from:min(len(files), from+100)]))
		b.wait(openReport + `.querySelectorAll(".trouble").length + document.querySelectorAll("dialog[open] .trouble").length > 0`)
		unfold(b, "the report of bad files")
		ask[bool](b, openReport+`.replaceChildren() === undefined`)
	}
	for i := 0; i < len(all); i += len(all) / share(60) { // an address is a text of somebody else too
		for _, begin := range []string{"#invited=", "#invited=a.", "#"} {
			b.do(chromedp.Navigate("about:blank"))
			b.visit(address + "index.html" + begin + url.PathEscape(all[i].text))
			unfold(b, "an address")
		}
	}
}

// Nor does a payload do anything in the files that we make: readable pages are
// opened in the browser, Markdown too, by a program that lets HTML through;
// spreadsheets hold no formula, and Word files and calendars are whole.
func TestJourneyPayloadsInMadeFiles(t *testing.T) {
	b, address := newTab(t), bookSite(t, "testdata/garden")
	b.visit(address + "index.html")
	ask[bool](b, formsProgram(t))
	hostileReport(b, payloadTexts())
	made := formsOf(b, "report, JSON.stringify({answers: hostile})")
	all := payloads()
	if w := readWord(t, made["word"]); len(w.headings) != len(all) {
		t.Errorf("Word has %d headings for %d payloads", len(w.headings), len(all))
	}
	readHTML(t, made["html"])
	readMarkdown(t, made["markdown"])
	readSheets(t, made["spreadsheets"])
	readCalendar(t, made["calendar"])

	var careless bytes.Buffer
	careless.WriteString("<!doctype html><meta charset=utf-8><title>x</title>")
	if err := goldmark.New(goldmark.WithExtensions(extension.GFM), goldmark.WithRendererOptions(goldhtml.WithUnsafe())).Convert(made["markdown"], &careless); err != nil {
		t.Fatal(err)
	}
	dir, reader := t.TempDir(), newTab(t)
	watch(reader, "file://")
	for name, data := range map[string][]byte{"readable.html": made["html"], "markdown.html": careless.Bytes()} {
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, data, 0o600); err != nil {
			t.Fatal(err)
		}
		reader.do(chromedp.Navigate("file://" + file))
		unfold(reader, name)
		expect(reader, `document.querySelectorAll("h2, h3").length`, len(all))
	}
}
