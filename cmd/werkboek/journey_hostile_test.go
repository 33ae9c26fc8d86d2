package main

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"
)

// hostile are texts that break what is written carelessly, as JavaScript writes
// them; some are no texts elsewhere.
var hostile = []string{
	`"]]>"`, `"</script><script>alert(1)</script>"`, `"<!--<script>"`, `"<img src=x onerror=alert(1)>"`, `"&lt;b&gt; &amp; &#60; &nbsp;"`,
	`"\" onmouseover=\"alert(1)"`, `"' style='x"`, `"javascript:alert(1)"`, `"[click](javascript:alert(1))"`, `"![x](http://example.com/x.png)"`,
	`"<http://example.com>"`, `"http://example.com www.example.com mail@example.com"`, `"# Kop\n## Kop\n=====\n-----"`, `"- a\n+ b\n* c\n1. d\n2) e"`,
	"\"```\\ncode\\n```\\n    code\\n\\tcode\"", `"> quote\n: defined\n[^1]: note\n[a]: http://example.com"`, `"a | b | c\n--- | --- | ---"`, `"**a** _b_ ~~c~~ <b>d</b>"`,
	`"=cmd|'/C calc'!A0"`, `"  =HYPERLINK(\"http://example.com\")"`, `"+1+1"`, `"-2+3"`, `"@SUM(A1)"`, `"\t=1"`, `"\r=1"`, `"\n=1"`, `"\uff1d1"`, `"\uff0b1"`, `"\u200b=1"`, `"\u00a0@x"`,
	`"a;b\",\"c\";\"d"`, `"BEGIN:VEVENT\r\nATTACH:http://example.com\r\nEND:VEVENT"`, `"a\\nb\\;c,d"`,
	`"\u0000\u0001\u0008\u000b\u000c\u001f\u007f\u0085 einde"`, `"\ud800 half \udc00"`, `"\ufffe\uffff einde"`, `"🌻👩‍👩‍👧 é e\u0301"`, `"\u2028 lijn \u2029 alinea"`,
	`"\u202e omgekeerd \u2066 in"`, `"مرحبا بالعالم"`, `"שלום <b>"`, `"__proto__"`, `"constructor"`, `"{workbook} {n} \\$& $1"`, `"%PAGE% PAGE \\* MERGEFORMAT"`,
	`"x".repeat(20000)`, `"🌻".repeat(20000)`, `"een zin. ".repeat(2222)`, `""`,
}

// hostileReport makes a report in which each text stands in every place where an
// answer can stand.
func hostileReport(b *tab, texts string) {
	b.t.Helper()
	ask[bool](b, `window.hostile = `+texts+`; window.report = {title: hostile.join(" ").slice(0, 900), line: "gemaakt", language: "nl", made: new Date(0), accent: "0d5c4f",
		blocks: hostile.flatMap(text => [{is: "heading", level: 2, text}, {is: "text", role: "question", number: 1, text}, {is: "text", role: "answer", text}, {is: "text", role: "help", text},
			{is: "ticks", ticks: [{on: true, text, note: text}]}, {is: "ticks", across: true, ticks: [{on: false, text}]}, {is: "list", items: [text]},
			{is: "table", title: text, head: ["", text, "b"], rows: [[text, text, "b"]]}, {is: "table", title: text, head: [..."abcdefgh"], rows: [[..."bcdefgh", text]]}]),
		deeds: hostile.map((text, i) => ({id: "d." + i + text.slice(0, 50), what: text, who: text, when: i % 2 ? "2027-02-28" : text, done: i % 3 === 0, from: text}))}; true`)
}

// Whatever is written in an answer stays text in every form: it is there, and
// nothing else is.
func TestJourneyHostileTexts(t *testing.T) {
	b, address := newTab(t), bookSite(t, "testdata/garden")
	b.visit(address + "index.html")
	ask[bool](b, formsProgram(t))
	hostileReport(b, "["+strings.Join(hostile, ",")+"]")
	work := `JSON.stringify({answers: hostile})`
	made := formsOf(b, "report, "+work)

	opensElsewhere(t, made["word"])
	w, page := readWord(t, made["word"]), readHTML(t, made["html"])
	counts := readMarkdown(t, made["markdown"])
	if headings := 1 + len(hostile); counts["Heading"] > headings || counts["Heading"] < headings-1 {
		t.Errorf("the Markdown has %d headings, want %d", counts["Heading"], headings)
	}
	if len(w.headings) != len(hostile) || w.tables != 2*len(hostile) {
		t.Errorf("Word: %d headings and %d tables for %d texts", len(w.headings), w.tables, len(hostile))
	}
	readSheets(t, made["spreadsheets"])
	if events := readCalendar(t, made["calendar"]); len(events) != len(hostile)/2 {
		t.Errorf("%d events, want %d", len(events), len(hostile)/2)
	}
	if plain := string(made["plain"]); !utf8.ValidString(plain) || regexp.MustCompile(`[\x00-\x08\x0b-\x1f\x7f]`).MatchString(plain) {
		t.Error("the plain text holds what is no text")
	}
	var inPage struct{ Answers []string }
	if err := json.Unmarshal([]byte(page.work), &inPage); err != nil || len(inPage.Answers) != len(hostile) {
		t.Fatal("the work file in the page cannot be read: ", err)
	}
	paragraphs := map[string]bool{}
	for _, p := range w.paragraphs {
		paragraphs[p] = true
	}
	for i, js := range hostile {
		units := ask[[]uint16](b, fmt.Sprintf(`Array.from({length: hostile[%d].length}, (_, i) => hostile[%[1]d].charCodeAt(i))`, i))
		want := cleaned(string(utf16.Decode(units)))
		if !paragraphs[want] {
			t.Errorf("Word does not have %.80s", js)
		}
		if !strings.Contains(page.text, want) {
			t.Errorf("the page does not have %.80s", js)
		}
	}
}

// cleaned is a text without what no file of text can hold; what stands for half
// a pair goes too.
func cleaned(text string) string {
	text = regexp.MustCompile(`\r\n?|[\x{2028}\x{2029}\x{85}\v\f]`).ReplaceAllString(text, "\n")
	return regexp.MustCompile(`[\x00-\x08\x0e-\x1f\x7f-\x{9f}\x{fffd}-\x{ffff}]`).ReplaceAllString(text, "")
}
