package main

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
)

// A fault spoils a good file: its fields, or its bytes.
type fault struct {
	name, class string
	fields      func(m corpusMaker, doc map[string]any)
	bytes       func(m corpusMaker, data []byte) []byte
}

type fields = map[string]any

// some gives an answer, and puts one in its place that has a value of this kind.
func some(m corpusMaker, doc fields, kind string, value any) fields {
	all := doc["answers"].([]any)
	a := all[m.IntN(len(all))].(fields)
	if kind != "" {
		delete(a, "other")
		a["kind"], a["value"] = kind, value
	}
	return a
}

func inAnswer(name string, value any) func(corpusMaker, fields) {
	return func(m corpusMaker, doc fields) { some(m, doc, "", nil)[name] = value }
}

func valued(kind string, value any) func(corpusMaker, fields) {
	return func(m corpusMaker, doc fields) { some(m, doc, kind, value) }
}

func in(name, field string, value any) func(corpusMaker, fields) {
	return func(_ corpusMaker, doc fields) {
		if name != "" {
			doc = doc[name].(fields)
		}
		if value == nil {
			delete(doc, field)
			return
		}
		doc[field] = value
	}
}

func entries(n int, entry func(i int) any) []any {
	all := make([]any, n)
	for i := range all {
		all[i] = entry(i)
	}
	return all
}

func person(i int) any {
	return fields{"id": fmt.Sprintf("p%d", i), "name": "", "group": "", "party": ""}
}

// faults are the ways in which a file can be wrong, with the class that says so.
var faults = []fault{
	{"empty", "empty", nil, func(m corpusMaker, _ []byte) []byte { return []byte(strings.Repeat("\r\n", m.IntN(3))) }},
	{"a photo", "picture", nil, func(m corpusMaker, data []byte) []byte {
		return append([]byte([]string{"\x89PNG\r\n", "\xff\xd8\xff\xe0", "GIF89a", "RIFFxxxxWEBP", "xxxxftypheic"}[m.IntN(5)]), data...)
	}},
	{"a document", "document", nil, func(m corpusMaker, data []byte) []byte {
		return append([]byte([]string{"PK\x03\x04", "%PDF-1.7", "\xd0\xcf\x11\xe0", `{\rtf1`}[m.IntN(4)]), data...)
	}},
	{"a text", "not-ours", nil, func(m corpusMaker, _ []byte) []byte { return []byte("Beste " + m.words() + "!") }},
	{"other data", "not-ours", nil, func(m corpusMaker, _ []byte) []byte {
		return []byte([]string{`{"a": 1}`, `[]`, `null`, `3`, `"werkboek-answers"`, `{"format": "x"}`}[m.IntN(6)])
	}},
	{"UTF-16", "not-ours", nil, func(_ corpusMaker, data []byte) []byte {
		out := []byte{0xff, 0xfe}
		for _, c := range data {
			out = append(out, c, 0)
		}
		return out
	}},
	{"deep data of others", "not-ours", nil, func(m corpusMaker, _ []byte) []byte { return bytes.Repeat([]byte("["), 33+m.IntN(100_000)) }},
	{"another format", "not-ours", in("", "format", "werkboek"), nil},
	{"no format", "not-ours", in("", "format", nil), nil},
	{"a workbook without answers", "no-answers", nil, func(m corpusMaker, _ []byte) []byte {
		return []byte("<!doctype html>" + holderTag + strings.Repeat("\n", m.IntN(3)) + "</script>" + m.words())
	}},
	{"a page", "no-answers", nil, func(_ corpusMaker, data []byte) []byte { return append([]byte("\ufeff\n<!doctype html><p>"), data...) }},
	{"a page cut off", "truncated", nil, func(m corpusMaker, data []byte) []byte {
		return append([]byte("<!doctype html><script type=\"application/json\" id=\"werkboek-answers\">"), data[:m.IntN(len(data))]...)
	}},
	{"another workbook", "other-workbook", in("", "workbook", fields{"id": "x", "title": "<b>Ander</b>", "lineage": []any{"y"}}), nil},
	{"a newer format", "newer", func(m corpusMaker, doc fields) { doc["formatVersion"] = 2 + m.IntN(100); delete(doc, "answers") }, nil},
	{"format 0", "damaged", in("", "formatVersion", 0), nil},
	{"a text as version", "damaged", in("", "formatVersion", "1"), nil},
	{"half a version", "damaged", in("", "formatVersion", 1.5), nil},
	{"cut off", "truncated", nil, func(m corpusMaker, data []byte) []byte {
		from := bytes.Index(data, []byte(`"werkboek-answers"`)) + 18
		return data[:from+m.IntN(len(data)-from-3)]
	}},
	{"Latin-1", "damaged", nil, func(_ corpusMaker, data []byte) []byte {
		return bytes.Replace(data, []byte(`"anna"`), []byte("\"ann\xe9\""), 1)
	}},
	{"a lost comma", "damaged", nil, func(_ corpusMaker, data []byte) []byte { return bytes.Replace(data, []byte(`1,`), []byte(`1`), 1) }},
	{"a comma too many", "damaged", nil, func(_ corpusMaker, data []byte) []byte { return append(bytes.TrimRight(data, "}\n "), ",}"...) }},
	{"two files", "damaged", nil, func(_ corpusMaker, data []byte) []byte { return append(data, data...) }},
	{"a raw control", "damaged", nil, func(_ corpusMaker, data []byte) []byte {
		return bytes.Replace(data, []byte(`"anna"`), []byte("\"an\x01na\""), 1)
	}},
	{"a comment", "damaged", nil, func(_ corpusMaker, data []byte) []byte { return append(data, "// klaar"...) }},
	{"no workbook", "damaged", in("", "workbook", nil), nil},
	{"no dossier", "damaged", in("", "dossier", nil), nil},
	{"a dossier that is a list", "damaged", in("", "dossier", []any{}), nil},
	{"a path as dossier", "damaged", in("dossier", "id", "../x"), nil},
	{"a long dossier id", "damaged", in("dossier", "id", strings.Repeat("d", 41)), nil},
	{"no day", "damaged", in("dossier", "changed", "gisteren"), nil},
	{"the 30th of February", "damaged", in("dossier", "created", "2026-02-30T00:00:00Z"), nil},
	{"a strange invitation", "damaged", in("dossier", "invited", fields{"by": "x", "sheets": []any{"<b>"}}), nil},
	{"no answers", "damaged", in("", "answers", nil), nil},
	{"answers as fields", "damaged", in("", "answers", fields{}), nil},
	{"an answer of text", "damaged", func(m corpusMaker, doc fields) { doc["answers"] = append(doc["answers"].([]any), m.words()) }, nil},
	{"an answer twice", "damaged", func(m corpusMaker, doc fields) {
		doc["answers"] = append(doc["answers"].([]any), some(m, doc, "", nil))
	}, nil},
	{"an unknown kind", "damaged", inAnswer("kind", "dance"), nil},
	{"an inherited kind", "damaged", inAnswer("kind", "constructor"), nil},
	{"a strange worksheet", "damaged", inAnswer("worksheet", "<img src=x>"), nil},
	{"a path as question", "damaged", inAnswer("question", "../../x"), nil},
	{"a person with capitals", "damaged", inAnswer("person", "Anna"), nil},
	{"no time", "damaged", func(m corpusMaker, doc fields) { delete(some(m, doc, "", nil), "time") }, nil},
	{"no words", "damaged", func(m corpusMaker, doc fields) { delete(some(m, doc, "", nil), "words") }, nil},
	{"words of numbers", "damaged", inAnswer("words", fields{"question": "x", "options": fields{"a": 1}}), nil},
	{"another reading without time", "damaged", inAnswer("other", []any{fields{"value": nil, "from": "file"}}), nil},
	{"a number as text", "damaged", valued("text", 3), nil},
	{"half a step", "damaged", valued("scale", 4.5), nil},
	{"a step too far", "damaged", valued("scale", 1000), nil},
	{"fields as scale", "damaged", valued("scale", fields{"x": 1}), nil},
	{"parts of cents", "damaged", valued("money", 12.5), nil},
	{"cents beyond counting", "damaged", valued("money", 1e16), nil},
	{"a yes without yes", "damaged", valued("yesno", fields{"note": "x"}), nil},
	{"a list of ticks", "damaged", valued("checks", []any{"a"}), nil},
	{"a grid of texts", "damaged", valued("grid", fields{"a": "x"}), nil},
	{"a row without cells", "damaged", valued("table", []any{fields{"id": "a"}}), nil},
	{"a row with a strange id", "damaged", valued("actions", []any{fields{"id": "a b", "cells": fields{}}}), nil},
	{"a cell in a cell", "damaged", valued("table", []any{fields{"id": "a", "cells": fields{"x": fields{}}}}), nil},
	{"an unknown purpose", "damaged", in("", "purpose", "sell"), nil},
	{"an invitation with answers", "damaged", in("", "purpose", "invitation"), nil},
	{"an answer of several", "damaged", func(m corpusMaker, doc fields) {
		doc["purpose"] = "answer"
		some(m, doc, "", nil)["person"] = "somebody"
	}, nil},
	{"a partner's file with people", "damaged", in("", "purpose", "partner"), nil},
	{"a person twice", "damaged", in("", "people", []any{person(1), person(1)}), nil},
	{"a person without group", "damaged", in("", "people", []any{fields{"id": "a", "name": "", "party": ""}}), nil},
	{"a long text", "too-large", valued("longtext", strings.Repeat("🌱", 10_001)), nil},
	{"many answers", "too-large", in("", "answers", entries(25_001, func(int) any { return 1 })), nil},
	{"many rows", "too-large", valued("table", entries(2001, func(i int) any { return fields{"id": fmt.Sprint("r", i), "cells": fields{}} })), nil},
	{"many people", "too-large", in("", "people", entries(1001, person)), nil},
	{"much formerly", "too-large", in("", "formerly", entries(25_001, func(int) any { return nil })), nil},
	{"deep", "hostile", nil, func(m corpusMaker, data []byte) []byte {
		return slices.Concat([]byte(`{"x":`), bytes.Repeat([]byte("["), 33+m.IntN(1000)), data)
	}},
	{"__proto__ of the file", "hostile", in("", "__proto__", fields{"x": 1}), nil},
	{"__proto__ in what is unknown", "hostile", in("", "x-later", []any{fields{"a": fields{"__proto__": 1}}}), nil},
	{"__proto__ as an option", "hostile", valued("checks", fields{"__proto__": ""}), nil},
	{"__proto__ in disguise", "hostile", nil, func(_ corpusMaker, data []byte) []byte {
		return bytes.Replace(data, []byte(`"format"`), []byte(`"\u005f_proto__":{"x":1},"format"`), 1)
	}},
	{"a constructor of the file", "hostile", in("", "constructor", fields{"prototype": fields{"x": 1}}), nil},
	{"a prototype of the dossier", "hostile", in("dossier", "prototype", fields{"x": 1}), nil},
	{"a constructor of an answer", "hostile", inAnswer("constructor", fields{}), nil},
}
