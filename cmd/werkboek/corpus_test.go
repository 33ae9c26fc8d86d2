package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
)

// corpusShape is a workbook with every type of question, as the browser knows it.
const corpusShape = `{"id":"corpus","title":"Corpus","version":"1","build":"","language":"nl","lineage":["corpus"],"pages":[],"lists":{},"renamed":{},
"sheets":{"all":{"title":"Alles","page":"p","questions":[%[1]s]},"shared":{"title":"Samen","page":"p","questions":[%[1]s]},
"again":{"title":"Meer","page":"p","repeat":{},"questions":[%[1]s]}},"phrases":%[2]s}`

var corpusKinds = strings.Fields("text longtext choice number date money scale yesno item checks reference grid table actions")

// half stands before four digits for half of a character, which Go cannot hold.
const half = "\ue000"

var halves = regexp.MustCompile(half + `([0-9a-f]{4})`)

func encode(t testing.TB, doc map[string]any) []byte {
	t.Helper()
	data, err := json.MarshalIndent(doc, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return halves.ReplaceAll(data, []byte(`\u$1`))
}

// A corpusMaker makes up dossiers.
type corpusMaker struct{ *rand.Rand }

func newCorpusMaker(seed int) corpusMaker { return corpusMaker{rand.New(rand.NewPCG(uint64(seed), 7))} }

func (m corpusMaker) words() string {
	all := []string{"Meer volk", "", "constructor", "__proto__", "</script><script>alert(1)</script>", "=1+1", "é́ 👩‍👩‍👧 🌱", "שלום עולם", "\u202eomgekeerd",
		"nul\x00 en \x1b\x7f\u0085", "regel\r\n\tinsprong\u2028en\u2029verder", half + "d83d alleen", "einde " + half + "dc00", half + "dc00" + half + "d83d", "\uffff\ufeff", `\"'{}[]`, "٤٢"}
	if m.IntN(60) == 0 {
		return strings.Repeat("heel lang 🌱 ", 1500)
	}
	return all[m.IntN(len(all))]
}

func (m corpusMaker) notes(ids ...string) map[string]any {
	notes := map[string]any{}
	for _, id := range ids {
		if m.IntN(3) > 0 {
			notes[id] = m.words()
		}
	}
	return notes
}

func (m corpusMaker) value(kind string) any {
	if m.IntN(20) == 0 {
		return nil
	}
	switch kind {
	case "money":
		return []any{1250, -99, "ongeveer " + m.words()}[m.IntN(3)]
	case "scale":
		return []any{m.IntN(11), "unknown"}[m.IntN(2)]
	case "yesno", "item":
		v := m.notes("note", "who", "by")
		v["is"] = []string{"yes", "no", "done"}[m.IntN(3)]
		return v
	case "checks":
		return m.notes("a", "constructor", "prototype", "b")
	case "reference":
		return []any{"a", "constructor"}[m.IntN(2)]
	case "grid":
		return map[string]any{"a": m.notes("x", "constructor"), "prototype": m.notes("x")}
	case "table", "actions", "copies":
		rows := []any{}
		for i := range m.IntN(4) {
			rows = append(rows, map[string]any{"id": fmt.Sprintf("row%d", i), "cells": m.notes("what", "who", "constructor"), "x-later": m.words()})
		}
		return rows
	}
	return m.words()
}

// file makes up a work file; most is how many answers it has at most.
func (m corpusMaker) file(most int) map[string]any {
	const now = "2026-03-04T05:06:07.890Z"
	var all, former []any
	for _, sheet := range []string{"all", "shared", "again"} {
		for _, kind := range corpusKinds {
			for _, person := range []string{"", "anna", "constructor"} {
				if m.IntN(3) > 0 {
					continue
				}
				a := map[string]any{"person": person, "worksheet": sheet, "copy": map[bool]string{true: "copya"}[sheet == "again"], "question": "q-" + kind,
					"kind": kind, "value": m.value(kind), "time": now, "revision": 1 + m.IntN(3), "counter": 0,
					"words": map[string]any{"question": m.words(), "options": m.notes("a", "constructor", "x.a")}}
				if m.IntN(5) == 0 {
					a["other"] = []any{map[string]any{"value": m.value(kind), "time": now, "from": "file"}}
				}
				if m.IntN(8) == 0 {
					a["x-later"] = map[string]any{"a": 1.5e300, "b": m.words()}
				}
				if m.IntN(9) == 0 { // what the workbook does not ask
					a["worksheet"] = "gone-" + sheet
					former = append(former, a)
				} else if len(all) < most {
					all = append(all, a)
				}
			}
		}
	}
	if m.IntN(4) == 0 {
		former = append(former, map[string]any{"kind": "of a later program", "value": m.words()})
	}
	return map[string]any{"format": "werkboek-answers", "formatVersion": 1, "purpose": "copy", "filledBy": "anna",
		"workbook": map[string]any{"id": "corpus", "title": "Corpus", "lineage": []any{"corpus"}, "version": "1", "language": "nl"},
		"dossier":  map[string]any{"id": "d", "title": m.words(), "created": now, "changed": now, "x-later": m.words()},
		"people":   []any{map[string]any{"id": "anna", "name": m.words(), "group": "", "party": ""}, map[string]any{"id": "constructor", "name": "Bob", "group": "constructor", "party": ""}},
		"answers":  append([]any{}, all...), "formerly": append([]any{}, former...), "x-later": []any{m.words(), map[string]any{"constructor": m.words()}}, "checksum": ""}
}

// mutate spoils a file by chance, a few times.
func (m corpusMaker) mutate(data []byte) []byte {
	tokens := []string{`"`, `{`, `}`, `[`, `]`, `,`, `:`, `null`, `-1`, `1e999`, `"__proto__":1,`, `"constructor":{},`, "\x00", "\xff", "\\", `\ud800`, `"answers":[],`, `4.5`, `true`, "</script>", "\ufeff"}
	for range 1 + m.IntN(4) {
		if len(data) < 4 {
			return data
		}
		i := m.IntN(len(data))
		j := min(len(data), i+1+m.IntN(60))
		switch m.IntN(8) {
		case 0:
			data[i] ^= byte(1 << m.IntN(8))
		case 1:
			data = append(data[:i:i], data[j:]...)
		case 2:
			data = append(data[:j:j], data[i:]...)
		case 3:
			data = data[:i]
		case 4:
			data = append(append(data[:i:i], tokens[m.IntN(len(tokens))]...), data[i:]...)
		case 5: // a value becomes another one
			at := bytes.Index(data[i:], []byte(": "))
			if at >= 0 {
				at += i + 2
				end := at + max(0, bytes.IndexAny(data[at:], ",\n"))
				data = append(append(data[:at:at], tokens[m.IntN(len(tokens))]...), data[end:]...)
			}
		case 6: // a name becomes another one
			data = bytes.Replace(data, []byte(`"value"`), []byte([]string{`"Value"`, `"kind"`, `"__proto__"`, `"prototype"`}[m.IntN(4)]), 1)
		case 7:
			data[i] = byte(m.IntN(256))
		}
	}
	return data
}
