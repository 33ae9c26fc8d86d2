package main

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/csv"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"
	"golang.org/x/net/html"
)

// unpacked opens a file of files.
func unpacked(t *testing.T, data []byte) map[string]string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, f := range archive.File {
		opened, err := f.Open()
		if err != nil {
			t.Fatal(f.Name, err)
		}
		text, err := io.ReadAll(opened) // compares the check sum
		if err != nil {
			t.Fatal(f.Name, err)
		}
		all[f.Name] = string(text)
	}
	return all
}

// A wordFile is what stands in a Word file.
type wordFile struct {
	paragraphs []string
	headings   []string // with their level before them
	heads      []string // what stands above columns
	tables     int
}

// readWord reads a Word file with a strict reader, and holds that it is made of
// our own parts only, links to nothing and computes nothing but its pages.
func readWord(t *testing.T, data []byte) wordFile {
	t.Helper()
	var w wordFile
	parts := unpacked(t, data)
	for _, name := range []string{"[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/styles.xml", "word/footer1.xml", "docProps/core.xml"} {
		if parts[name] == "" {
			t.Errorf("there is no %s", name)
		}
	}
	for name, part := range parts {
		decoder := xml.NewDecoder(strings.NewReader(part))
		style, words := "", ""
		for {
			token, err := decoder.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			switch token := token.(type) {
			case xml.StartElement:
				switch token.Name.Local {
				case "Relationship":
					for _, a := range token.Attr {
						if a.Name.Local == "TargetMode" || a.Name.Local == "Target" && strings.Contains(a.Value, ":") {
							t.Errorf("%s points outside: %s", name, a.Value)
						}
					}
				case "hyperlink", "fldSimple", "object", "pict", "drawing", "altChunk":
					t.Errorf("%s has a %s", name, token.Name.Local)
				case "instrText":
					if name != "word/footer1.xml" {
						t.Errorf("%s computes something", name)
					}
				case "pStyle":
					style = token.Attr[0].Value
				case "tbl":
					w.tables++
				case "p":
					style, words = "", ""
				case "br":
					words += "\n"
				case "tab":
					words += "\t"
				}
			case xml.CharData:
				words += string(token)
			case xml.EndElement:
				if token.Name.Local != "p" || name != "word/document.xml" {
					continue
				}
				w.paragraphs = append(w.paragraphs, words)
				if level, ok := strings.CutPrefix(style, "Heading"); ok {
					w.headings = append(w.headings, level+" "+words)
				}
				if style == "TableHead" {
					w.heads = append(w.heads, words)
				}
			}
		}
	}
	return w
}

// A htmlFile is what stands in a readable page.
type htmlFile struct{ text, work string }

var htmlAllowed = map[string][]string{
	"html": {"lang"}, "head": {}, "meta": {"charset", "http-equiv", "content", "name"}, "title": {}, "style": {}, "body": {}, "main": {}, "footer": {},
	"h1": {"dir"}, "h2": {"dir"}, "h3": {"dir"}, "h4": {"dir"}, "p": {"class", "dir"}, "b": {"class"}, "br": {}, "ul": {"class"}, "li": {"class", "dir"},
	"span": {"class", "dir"}, "div": {"class", "role", "tabindex", "aria-label"}, "table": {}, "thead": {}, "tbody": {}, "tr": {}, "td": {"dir"},
	"th": {"scope", "dir"}, "script": {"type", "id"},
}

// readHTML reads a page as a browser does, and holds that it is made of our own
// elements only and that its policy lets nothing else in.
func readHTML(t *testing.T, data []byte) htmlFile {
	t.Helper()
	var f htmlFile
	root, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	scripts := 0
	style, policy := "", ""
	for n := range root.Descendants() {
		if n.Type == html.TextNode && !slices.Contains([]string{"script", "style", "title"}, n.Parent.Data) {
			f.text += n.Data
		}
		if n.Type != html.ElementNode {
			if n.Type == html.CommentNode {
				t.Error("the page has a comment")
			}
			continue
		}
		allowed, known := htmlAllowed[n.Data]
		if !known {
			t.Errorf("the page has a <%s>", n.Data)
		}
		for _, a := range n.Attr {
			if !slices.Contains(allowed, a.Key) {
				t.Errorf("the page has <%s %s>", n.Data, a.Key)
			}
			if a.Key == "content" && strings.Contains(a.Val, "default-src") {
				policy = a.Val
			}
		}
		switch n.Data {
		case "br":
			f.text += "\n"
		case "script":
			scripts++
			f.work = n.FirstChild.Data
			if n.Attr[0].Val != "application/json" {
				t.Error("the page has a script")
			}
		case "style":
			style = n.FirstChild.Data
		}
	}
	sum := sha256.Sum256([]byte(style))
	want := "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; base-uri 'none'; form-action 'none'"
	if policy != want || scripts != 1 {
		t.Errorf("the policy of the page is %q, want %q; %d scripts", policy, want, scripts)
	}
	return f
}

// readMarkdown reads Markdown with all that goldmark knows and gives how often
// each kind of node stands in it; a link, code or HTML is an error.
func readMarkdown(t *testing.T, data []byte) map[string]int {
	t.Helper()
	counts := map[string]int{}
	document := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.DefinitionList, extension.Footnote)).Parser().Parse(text.NewReader(data))
	_ = ast.Walk(document, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		kind := n.Kind().String()
		counts[kind]++
		if slices.Contains([]string{"Link", "AutoLink", "Image", "RawHTML", "HTMLBlock", "CodeBlock", "FencedCodeBlock", "CodeSpan", "Blockquote", "ThematicBreak", "Strikethrough", "FootnoteLink", "DefinitionList"}, kind) {
			t.Errorf("the text became a %s: %.200q", kind, data)
		}
		return ast.WalkContinue, nil
	})
	return counts
}

var formula = regexp.MustCompile(`^[\s\p{Z}\p{Cf}]*[=+\-@\x{ff1d}\x{ff0b}\x{ff0d}\x{ff20}]|^[\t\r\n]`)

// readSheets reads the spreadsheets, and holds that every cell is quoted and
// none is a formula.
func readSheets(t *testing.T, data []byte) map[string][][]string {
	t.Helper()
	all := map[string][][]string{}
	for name, sheet := range unpacked(t, data) {
		plain, marked := strings.CutPrefix(sheet, "\ufeff")
		if !marked || !utf8.ValidString(sheet) || !regexp.MustCompile(`^[ -~]+\.csv$`).MatchString(name) {
			t.Errorf("%s is not what a spreadsheet reads", name)
		}
		if rest := regexp.MustCompile(`"(?:[^"]|"")*"`).ReplaceAllString(plain, ""); strings.Trim(rest, ";\r\n") != "" {
			t.Errorf("%s: not in quotes: %q", name, rest)
		}
		reader := csv.NewReader(strings.NewReader(plain))
		reader.Comma = ';'
		records, err := reader.ReadAll()
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		for _, record := range records {
			for _, cell := range record {
				if formula.MatchString(cell) {
					t.Errorf("%s: a formula: %.60q", name, cell)
				}
			}
		}
		all[name] = records
	}
	return all
}

// readCalendar reads a calendar by the rules of RFC 5545 and gives its events.
func readCalendar(t *testing.T, data []byte) []map[string]string {
	t.Helper()
	if !utf8.Valid(data) || bytes.Count(data, []byte("\n")) != bytes.Count(data, []byte("\r\n")) || bytes.Count(data, []byte("\r")) != bytes.Count(data, []byte("\r\n")) {
		t.Error("the lines of the calendar do not end as they should")
	}
	for line := range strings.SplitSeq(string(data), "\r\n") {
		if len(line) > 75 || !utf8.ValidString(line) {
			t.Errorf("a line of %d bytes: %q", len(line), line)
		}
	}
	var events []map[string]string
	unescape := strings.NewReplacer(`\\`, `\`, `\;`, ";", `\,`, ",", `\n`, "\n")
	property := regexp.MustCompile(`^(UID|DTSTAMP|DTSTART;VALUE=DATE|DTEND;VALUE=DATE|SUMMARY|DESCRIPTION|TRANSP):(.*)$`)
	for line := range strings.SplitSeq(strings.TrimSuffix(strings.ReplaceAll(string(data), "\r\n ", ""), "\r\n"), "\r\n") {
		switch {
		case line == "BEGIN:VEVENT":
			events = append(events, map[string]string{})
		case len(events) == 0, line == "END:VEVENT", line == "END:VCALENDAR":
		default:
			parts := property.FindStringSubmatch(line)
			if parts == nil {
				t.Errorf("the calendar has %.80q", line)
				continue
			}
			events[len(events)-1][parts[1]] = unescape.Replace(parts[2])
		}
	}
	ids := map[string]bool{}
	for _, e := range events {
		if ids[e["UID"]] || e["UID"] == "" || !regexp.MustCompile(`^\d{8}T\d{6}Z$`).MatchString(e["DTSTAMP"]) || !regexp.MustCompile(`^\d{8}$`).MatchString(e["DTSTART;VALUE=DATE"]) {
			t.Errorf("an event of the calendar is not whole: %v", e)
		}
		ids[e["UID"]] = true
	}
	return events
}
