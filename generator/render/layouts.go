package render

import (
	"html/template"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"werkboek/generator/phrases"
	"werkboek/generator/source"
)

// A Layouts is all templates, each named by its path, with their blocks.
type Layouts struct{ set *template.Template }

// plainSay is a phrase in a layout that needs nothing filled in.
var plainSay = regexp.MustCompile(`\{\{\$?\.Say "([a-z0-9.-]+)"\}\}`)

// ParseLayouts reads all templates, those of editions over the ones below. An
// edition's file that holds nothing but {{define "block"}} changes only those
// blocks. What cannot be read, and what replaces nothing, becomes a Problem.
func ParseLayouts(folder *source.Folder, texts phrases.Phrases, problems *source.Problems) (*Layouts, error) {
	set := template.New("").Option("missingkey=error")
	for _, p := range folder.Paths("", ".html") {
		files, err := folder.Stack(p, problems)
		if err != nil {
			return nil, err
		}
		for i, file := range files {
			l := &layoutFile{set: set, file: file, problems: problems, upper: i > 0}
			l.parse(p, texts)
		}
	}
	folder.Strays(func(p string) bool { return true }, problems)
	return &Layouts{set}, nil
}

// A layoutFile is one file of templates.
type layoutFile struct {
	set      *template.Template
	file     *source.File
	problems *source.Problems
	upper    bool // of an edition
}

func (l *layoutFile) parse(name string, texts phrases.Phrases) {
	text := withPhrases(l.file.Text, texts)
	known := l.names()
	template := l.set.Lookup(name)
	if template == nil {
		template = l.set.New(name)
	}
	if _, err := template.Parse(text); err != nil {
		l.problems.Add(l.place(err.Error()), "", "%s", l.message(err.Error()))
		return
	}
	if !l.upper {
		return
	}
	for _, defined := range l.names() {
		if !slices.Contains(known, defined) {
			at := l.file.Position(max(0, strings.Index(l.file.Text, strconv.Quote(defined))))
			l.problems.Add(at, source.OneOf(defined, blocks(known)), "this block replaces nothing: %q", defined)
		}
	}
}

// names gives all templates so far, files and blocks.
func (l *layoutFile) names() []string {
	var names []string
	for _, t := range l.set.Templates() {
		names = append(names, t.Name())
	}
	slices.Sort(names)
	return names
}

// blocks leaves the files out.
func blocks(names []string) []string {
	return slices.DeleteFunc(slices.Clone(names), func(n string) bool { return path.Ext(n) == ".html" || n == "" })
}

// where finds the line in the message of the template library.
var where = regexp.MustCompile(`^template: [^:]+:(\d+)(?::\d+)?: (.*)$`)

func (l *layoutFile) place(message string) source.Position {
	found := where.FindStringSubmatch(message)
	if found == nil {
		return l.file.Whole()
	}
	line, _ := strconv.Atoi(found[1])
	offset := 0
	for range line - 1 {
		offset += strings.IndexByte(l.file.Text[offset:], '\n') + 1
	}
	return l.file.Position(offset)
}

func (l *layoutFile) message(message string) string {
	if found := where.FindStringSubmatch(message); found != nil {
		return found[2]
	}
	return message
}

// withPhrases writes phrases without anything to fill in into a template once,
// because looking them up again on each page would be most of the work of
// rendering.
func withPhrases(text string, texts phrases.Phrases) string {
	return plainSay.ReplaceAllStringFunc(text, func(call string) string {
		phrase, missing := texts.Say(plainSay.FindStringSubmatch(call)[1])
		if missing != nil {
			return call // reported, with its place, when the page is rendered
		}
		return template.HTMLEscapeString(phrase)
	})
}
