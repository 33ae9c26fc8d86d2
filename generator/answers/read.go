package answers

import (
	"bytes"
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"werkboek/generator/source"
)

const (
	whole       = "the file" // what a message calls the file itself
	longestLine = 100_000    // bytes of a line that are shown with a problem
)

// A Refusal says why a file is not read: in which of a few classes, and where.
type Refusal struct {
	Class string // the end of the phrase's key in the browser
	source.Problem
}

// A reader reads one file.
type reader struct {
	*Rules
	path string
	data []byte
	base int // where the text of the work file begins in the data
}

// Read reads a work file, or the one in a document that holds one. All of it
// is right, or there is a Refusal. Lineage are the ids of the workbooks that
// it may belong to; without any it may be of any workbook.
func (r *Rules) Read(path string, data []byte, lineage []string) (*File, *Refusal) {
	in := &reader{Rules: r, path: path, data: data}
	text, refused := in.text()
	if refused != nil {
		return nil, refused
	}
	deepest, at, open := brackets(text)
	claims := strings.Contains(text, strconv.Quote(r.Format))
	if deepest > r.Limits["depth"] {
		if claims {
			return nil, in.refuse(hostile, at, "brackets nest deeper than in any file of ours")
		}
		return nil, in.refuse("not-ours", -1, "")
	}
	tree, wrong := parseJSON(text)
	switch {
	case wrong != nil && !claims:
		return nil, in.refuse("not-ours", -1, "")
	case wrong != nil && open:
		return nil, in.refuse("truncated", wrong.at, wrong.message)
	case wrong != nil:
		return nil, in.refuse(damaged, wrong.at, wrong.message)
	}
	if found := r.forbidden(tree); found != nil {
		return nil, in.refuse(found.class, found.at.at, found.message)
	}
	if refused := in.check(tree, lineage); refused != nil {
		return nil, refused
	}
	return r.fileOf(path, tree), nil
}

// text is that of the work file. What comes in as something else is recognised
// by how it begins.
func (in *reader) text() (string, *Refusal) {
	head := in.data[:min(64, len(in.data))]
	for _, s := range in.Begins {
		begins, _ := hex.DecodeString(s.Begins)
		if len(head) >= s.At+len(begins) && bytes.Equal(head[s.At:s.At+len(begins)], begins) {
			return "", in.refuse(s.Is, -1, "")
		}
	}
	bom := []byte("\uFEFF")
	isPage := bytes.HasPrefix(bytes.TrimLeft(bytes.TrimPrefix(head, bom), " \t\r\n"), []byte("<"))
	most := in.Limits["bytes"]
	if isPage {
		most = in.Limits["page"]
	}
	if len(in.data) > most {
		return "", in.refuse(tooLarge, -1, fmt.Sprintf("the file has more than %d bytes", most))
	}
	if !utf8.Valid(in.data) {
		if bytes.Contains(in.data, []byte(strconv.Quote(in.Format))) {
			if endsHalfway(in.data) {
				return "", in.refuse("truncated", -1, "")
			}
			return "", in.refuse(damaged, -1, "the file is not UTF-8")
		}
		return "", in.refuse("not-ours", -1, "")
	}
	text := string(bytes.TrimPrefix(in.data, bom))
	in.base = len(in.data) - len(text)
	switch {
	case strings.Trim(text, " \t\r\n") == "":
		return "", in.refuse("empty", -1, "")
	case !isPage:
		return text, nil
	}
	h := in.Holder
	_, after, found := strings.Cut(text, fmt.Sprintf(`<%s type="%s" id="%s">`, h.Element, h.Type, h.ID))
	if !found {
		return "", in.refuse("no-answers", -1, "")
	}
	in.base += len(text) - len(after)
	inside, _, ends := strings.Cut(after, "</"+h.Element+">")
	switch {
	case !ends:
		return "", in.refuse("truncated", len(after), "the file ends here, in the middle")
	case strings.Trim(inside, " \t\r\n") == "":
		return "", in.refuse("no-answers", -1, "")
	case length(inside) > in.Limits["bytes"]:
		return "", in.refuse(tooLarge, -1, "the answers in the file are more than fit in a work file")
	}
	return inside, nil
}

// endsHalfway reports whether only the last character of a text is not whole.
func endsHalfway(data []byte) bool {
	for n := 1; n < utf8.UTFMax && n <= len(data); n++ {
		if before := data[:len(data)-n]; !utf8.FullRune(data[len(data)-n:]) && utf8.Valid(before) {
			return true
		}
	}
	return false
}

// brackets says how deep brackets nest and where, and whether some are open
// at the end; counted outside texts and without reading the file.
func brackets(text string) (deepest, at int, open bool) {
	now, quoted := 0, false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case quoted && c == '\\':
			i++
		case quoted:
			quoted = c != '"'
		case c == '"':
			quoted = true
		case c == '{' || c == '[':
			if now++; now > deepest {
				deepest, at = now, i
			}
		case c == '}' || c == ']':
			now--
		}
	}
	return deepest, at, now > 0 || quoted
}

// check refuses data that has a fault. What it is comes first: a file of a
// newer program or of another workbook may look different.
func (in *reader) check(tree *value, lineage []string) *Refusal {
	told := func(found *fault) *Refusal {
		if found == nil {
			return nil
		}
		return in.refuse(found.class, found.at.at, found.message)
	}
	if tree.kind != isObject || tree.get("format").words() != in.Format {
		return in.refuse("not-ours", -1, "")
	}
	version := tree.get("formatVersion")
	if version == nil {
		return in.refuse(damaged, 0, "the file has no formatVersion")
	}
	if found := in.faultOf("count", version, "", "formatVersion"); found != nil {
		return told(found)
	}
	switch v := int(version.number); {
	case v > in.Version:
		return in.refuse("newer", version.at, "")
	case v < in.Version:
		return in.refuse(damaged, version.at, "there never was a format of this version")
	}
	book := tree.get("workbook")
	if book == nil {
		return in.refuse(damaged, 0, "the file has no workbook")
	}
	if found := in.faultOf("workbook", book, "", "workbook"); found != nil {
		return told(found)
	}
	if known := lineageOf(book); len(lineage) > 0 && !slices.ContainsFunc(known, func(id string) bool { return slices.Contains(lineage, id) }) {
		return in.refuse("other-workbook", book.at, fmt.Sprintf("this file belongs to another workbook: %q", book.get("title").words()))
	}
	if found := in.faultOf("file", tree, "", whole); found != nil {
		return told(found)
	}
	return told(in.againstPurpose(tree))
}

func lineageOf(book *value) []string {
	all := []string{book.get("id").words()}
	if more := book.get("lineage"); more != nil {
		for _, id := range more.list {
			all = append(all, id.words())
		}
	}
	return all
}

// againstPurpose: what a file is for says what it may hold.
func (in *reader) againstPurpose(tree *value) *fault {
	purpose := "copy"
	if said := tree.get("purpose"); said != nil {
		purpose = said.text
	}
	rule := in.Purposes[purpose]
	for _, name := range rule.Empty {
		if list := tree.get(name); list != nil && len(list.list) > 0 {
			return &fault{damaged, fmt.Sprintf("a file of purpose %q holds no %s", purpose, name), list}
		}
	}
	if len(rule.Needs) > 0 {
		at := tree
		for _, name := range rule.Needs {
			at = at.get(name)
		}
		if at == nil || at.kind == isText && at.text == "" {
			return &fault{damaged, fmt.Sprintf("a file of purpose %q needs %s", purpose, strings.Join(rule.Needs, ".")), tree}
		}
	}
	if rule.Whose == "" {
		return nil
	}
	person := ""
	if rule.Whose != "joint" {
		person = tree.get(rule.Whose).words()
	}
	all := slices.Clone(tree.get("answers").list)
	if former := tree.get("formerly"); former != nil {
		for _, f := range former.list {
			if in.faultOf("answer", f, "", "formerly") == nil {
				all = append(all, f)
			}
		}
	}
	for _, a := range all {
		if a.get("person").words() != person {
			return &fault{damaged, fmt.Sprintf("a file of purpose %q holds answers of one person only", purpose), a}
		}
	}
	return nil
}

// sentences are what is said of each class, and what to do.
var sentences = map[string][2]string{
	"not-ours":       {"this is not a file of a workbook", "look for a file whose name ends in .werkboek.json, or for a page that was made with the answers in it"},
	"empty":          {"this file is empty", "ask for a new copy"},
	"picture":        {"this is a picture", "look for a file whose name ends in .werkboek.json"},
	"document":       {"this is a document of Word, a PDF or a zip", "look for a file whose name ends in .werkboek.json"},
	"no-answers":     {"this is a web page without answers in it", "look for a file whose name ends in .werkboek.json"},
	"other-workbook": {"this file belongs to another workbook", "name the folder of that workbook with --workbook"},
	"newer":          {"this file comes from a newer version of the program", "use the newest version of werkboek"},
	"truncated":      {"the end of this file is missing", "ask for a new copy"},
	damaged:          {"this file is damaged or was changed by hand", "ask for a new copy"},
	tooLarge:         {"this file holds more than fits in a workbook", ""},
	hostile:          {"this file was not made with a workbook", "do not open it; ask whoever sent it for a new copy"},
}

// refuse makes a Refusal at an offset in the text of the work file; below 0 it
// is about the file as a whole. The message says more than the class does.
func (in *reader) refuse(class string, offset int, message string) *Refusal {
	sentence := sentences[class]
	if message == "" {
		message = sentence[0]
	} else if message != sentence[0] {
		message = sentence[0] + ": " + message
	}
	if class == "other-workbook" {
		message = strings.TrimPrefix(message, sentence[0]+": ")
	}
	problem := source.Problem{Position: source.Position{Path: in.path}, Message: message, Hint: sentence[1]}
	if offset >= 0 {
		problem.Position = in.position(in.base + offset)
	}
	return &Refusal{Class: class, Problem: problem}
}

// position is the place of a byte in the file. A line that is very long is
// not shown.
func (in *reader) position(offset int) source.Position {
	offset = min(offset, len(in.data))
	start := bytes.LastIndexByte(in.data[:offset], '\n') + 1
	end := len(in.data)
	if i := bytes.IndexByte(in.data[offset:], '\n'); i >= 0 {
		end = offset + i
	}
	at := source.Position{Path: in.path, Line: bytes.Count(in.data[:offset], []byte("\n")) + 1,
		Column: utf8.RuneCount(in.data[start:offset]) + 1}
	if end-start <= longestLine {
		at.Text = strings.TrimSuffix(string(in.data[start:end]), "\r")
	}
	return at
}
