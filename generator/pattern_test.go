package generator_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"werkboek/generator/workbook"
)

// What a page of the shipped workbook may ask of a reader.
const (
	mostMinutes = 6
	mostInBlock = 120 // words below one heading, without boxes and tables
	perMinute   = 200 // as the program itself counts
)

// The first and the last heading of every page.
const (
	firstHeading = "Dit doe je hier"
	lastHeading  = "Verder"
)

// patternExceptions are pages that depart from the pattern, with the reason.
var patternExceptions = map[string]string{
	"box zelf-aanpassen":        "a page for editors: all of it is examples",
	"box uitgave-maken":         "a page for editors: all of it is examples",
	"box bladzijden-schrijven":  "a page for editors: all of it is examples",
	"box werkbladen-schrijven":  "a page for editors: all of it is examples",
	"box voorwaarden-schrijven": "a page for editors: all of it is examples",
	"box resultaten-schrijven":  "a page for editors: all of it is examples",
	"long zelf-aanpassen":       "half of it is a table of messages, to look one up",
	"long werkbladen-schrijven": "editors look things up in it; nobody reads it through",
	"long resultaten-schrijven": "the same: one block for each type",
}

// Every page has the same pattern: a key message, three lines of what is done
// here, short blocks below a question, an example, a pitfall, and where to go
// next. It is read in six minutes.
func TestPagesKeepThePattern(t *testing.T) {
	used := map[string]bool{}
	for _, page := range readBook(t).Pages {
		for _, wrong := range departures(t, page) {
			rule, _, _ := strings.Cut(wrong, ":")
			if patternExceptions[rule+" "+page.ID] == "" {
				t.Errorf("%s: %s", page.ID, wrong)
			}
			used[rule+" "+page.ID] = true
		}
	}
	for exception := range patternExceptions {
		if !used[exception] {
			t.Errorf("the exception %q is no longer needed", exception)
		}
	}
}

// departures says in what a page departs from the pattern, each with its rule.
func departures(t *testing.T, page *workbook.Page) (wrong []string) {
	add := func(rule, format string, details ...any) {
		wrong = append(wrong, rule+": "+fmt.Sprintf(format, details...))
	}
	if n := count(page.Description); n == 0 || n > mostWords || len(sentences(page.Description)) > 1 {
		add("key", "the key message is one sentence: %q", page.Description)
	}
	if n := len(page.Headings); n < 3 || page.Headings[0].Text != firstHeading || page.Headings[n-1].Text != lastHeading {
		add("heads", "it begins with %q and ends with %q", firstHeading, lastHeading)
	}
	for _, h := range page.Headings {
		question := strings.HasSuffix(h.Text, "?") || strings.HasPrefix(h.Text, "Agenda ")
		if h.Level == 2 && !question && h.Text != firstHeading && h.Text != lastHeading {
			add("question", "a heading asks: %q", h.Text)
		}
	}
	body := proseOf(t, page)
	for _, kind := range []string{"example", "caution"} {
		if !slices.ContainsFunc(body, func(n *html.Node) bool { return attribute(n, "data-alert") == kind }) {
			add("box", "there is no box %s", kind)
		}
	}
	if i := slices.IndexFunc(body, func(n *html.Node) bool { return n.Data == "ul" }); i != 1 || len(linesOf(body[i])) != 3 {
		add("first", "%q has three lines", firstHeading)
	}
	total, inBlock, block := 0, 0, ""
	for _, n := range append(body, nil) {
		if n == nil || n.Data == "h2" || n.Data == "h3" {
			if inBlock > mostInBlock {
				add("block", "%d words below %q", inBlock, block)
			}
			if inBlock = 0; n != nil {
				block = textOf(n)
			}
		}
		if n == nil || n.Data == "pre" {
			continue
		}
		words := count(textOf(n))
		if total += words; n.Data != "div" && n.Data != "dl" {
			inBlock += words
		}
	}
	if minutes := (total + perMinute - 1) / perMinute; minutes > mostMinutes {
		add("long", "it reads in %d minutes", minutes)
	}
	return wrong
}

// proseOf gives the blocks of all prose of a page.
func proseOf(t *testing.T, page *workbook.Page) (all []*html.Node) {
	t.Helper()
	body := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	for _, part := range page.Parts {
		nodes, err := html.ParseFragment(strings.NewReader(page.Render(part)), body)
		if err != nil {
			t.Fatal(err)
		}
		for _, n := range nodes {
			if n.Type == html.ElementNode && attribute(n, "class") != "explanation" {
				all = append(all, n)
			}
		}
	}
	return all
}

// linesOf gives the lines of a list.
func linesOf(n *html.Node) (all []*html.Node) {
	for child := range n.ChildNodes() {
		if child.Data == "li" {
			all = append(all, child)
		}
	}
	return all
}

// textOf gives all text below an element.
func textOf(n *html.Node) (text string) {
	for child := range n.Descendants() {
		if child.Type == html.TextNode {
			text += child.Data + " "
		}
	}
	return text
}
