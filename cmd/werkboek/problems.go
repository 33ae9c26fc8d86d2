package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode"

	"werkboek/generator/source"
)

// width is how many characters of a line are shown. A paragraph of Markdown
// may be one line of thousands.
const width = 100

// showProblems prints mistakes for people: the place, what is wrong, the line
// with a caret, and what would be right.
func showProblems(w io.Writer, problems []source.Problem, ink inks) {
	for i, p := range problems {
		if i > 0 {
			fmt.Fprintln(w)
		}
		fmt.Fprintf(w, "%s%s:%s %s\n", ink.place, plain(p.Position.String()), ink.off, plain(p.Message))
		if p.Line > 0 {
			line, caret := excerpt(p.Text, p.Column)
			fmt.Fprintf(w, "    %s\n    %s%s^%s\n", line, caret, ink.bad, ink.off)
		}
		if p.Hint != "" {
			fmt.Fprintf(w, "  %s%s%s\n", ink.good, plain(p.Hint), ink.off)
		}
	}
}

// excerpt gives the part of a line around a column, and the blanks that bring
// a caret below that column.
func excerpt(text string, column int) (line, before string) {
	runes := []rune(text)
	column = max(0, min(column-1, len(runes)))
	from := max(0, min(column-width/2, len(runes)-width))
	to := min(len(runes), from+width)
	blanks := make([]rune, 0, width)
	for _, r := range runes[from:column] {
		if r != '\t' { // a tab stays one, so that it is as wide as the one above
			r = ' '
		}
		blanks = append(blanks, r)
	}
	line, before = visible(string(runes[from:to])), string(blanks)
	if from > 0 {
		line, before = "…"+line, " "+before
	}
	if to < len(runes) {
		line += "…"
	}
	return line, before
}

// visible replaces what a terminal would obey or hide, except tabs.
func visible(text string) string {
	return strings.Map(func(r rune) rune {
		if r != '\t' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)) {
			return unicode.ReplacementChar
		}
		return r
	}, text)
}

// plain is visible on one line.
func plain(text string) string {
	return visible(strings.NewReplacer("\n", " ", "\t", " ").Replace(text))
}

// count says how many problems there are.
func count(problems []source.Problem) string {
	if len(problems) == 1 {
		return "1 problem"
	}
	return fmt.Sprintf("%d problems", len(problems))
}

// report is what check --json prints. It is an interface: names and meaning
// stay as they are while the version is 1. Lines and columns count from 1, in
// characters; 0 means the file as a whole.
type report struct {
	Version  int             `json:"version"`
	Problems []reportProblem `json:"problems"`
}

type reportProblem struct {
	Path    string `json:"path"`
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	Message string `json:"message"`
	Hint    string `json:"hint"`
	Text    string `json:"text"`
}

func writeReport(w io.Writer, problems []source.Problem) error {
	r := report{Version: 1, Problems: []reportProblem{}}
	for _, p := range problems {
		r.Problems = append(r.Problems, reportProblem{p.Path, p.Line, p.Column, p.Message, p.Hint, p.Text})
	}
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(r)
}

// annotate marks the problems in the pages of a GitHub pull request, when the
// program runs there.
func annotate(w io.Writer, problems []source.Problem) {
	if os.Getenv("GITHUB_ACTIONS") != "true" {
		return
	}
	text := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	property := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
	for _, p := range problems {
		message := p.Message
		if p.Hint != "" {
			message += "\n" + p.Hint
		}
		fmt.Fprintf(w, "::error file=%s", property.Replace(p.Path))
		if p.Line > 0 {
			fmt.Fprintf(w, ",line=%d,col=%d", p.Line, p.Column)
		}
		fmt.Fprintf(w, "::%s\n", text.Replace(message))
	}
}
