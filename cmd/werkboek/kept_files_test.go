package main

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing/fstest"
)

// files writes the workbook as an author would.
func (b *randomBook) files() fs.FS {
	folder := fstest.MapFS{}
	add := func(name, text string) { folder[name] = &fstest.MapFile{Data: []byte(text)} }
	page := "# Begin\n\n"
	for _, s := range b.sheets {
		if s.gone {
			continue
		}
		if s.live() {
			page += fmt.Sprintf("![Blad](%s.toml)\n\n", s.id)
		}
		add("nl/"+s.id+".toml", s.toml())
	}
	add("nl/begin.md", page)
	add("nl/lists.toml", "[list.named.options]\n"+lines(b.list.options))
	add("werkboek.toml", `id = "chance"
title = "Bij toeval"
version = "1"
languages = ["nl"]

[outline.all]
title = "Alles"
pages = ["begin"]
`)
	return folder
}

func (s *randomSheet) toml() string {
	var out strings.Builder
	fmt.Fprintf(&out, "title = \"Blad\"\n%s\n", s.history("\n"))
	if s.repeated {
		fmt.Fprintf(&out, "[repeat]\ntitle = \"Exemplaar {n}\"\n%s\n", from(s.from))
	}
	sections := false
	for _, q := range s.questions {
		sections = sections || q.section && !q.gone
	}
	if sections {
		out.WriteString("[section.more]\ntitle = \"Meer\"\n\n")
	}
	for _, q := range s.questions {
		if !q.gone {
			q.toml(&out)
		}
	}
	return out.String()
}

// first is a question that others may show.
func (s *randomSheet) first() string {
	return s.questions[slices.IndexFunc(s.questions, func(q *randomQuestion) bool { return !q.gone })].id
}

func from(source *randomQuestion) string {
	switch {
	case source == nil:
		return ""
	case source.sheet == nil:
		return fmt.Sprintf("from = [%q]\n", source.id)
	}
	return fmt.Sprintf("from = [%q]\n", source.sheet.id+"."+source.id)
}

func (q *randomQuestion) toml(out *strings.Builder) {
	fmt.Fprintf(out, "[question.%s]\ntype = %q\nlabel = \"Vraag\"\n%s%s", q.id, q.kind, q.history("\n"), from(q.from))
	if q.section {
		out.WriteString("section = \"more\"\n")
	}
	if q.revision > 0 {
		fmt.Fprintf(out, "revision = %d\n", 1+q.revision)
	}
	if q.individual {
		out.WriteString("individual = true\n")
	}
	switch q.kind {
	case "recall":
		fmt.Fprintf(out, "of = %q\n", q.sheet.first())
	case "checks":
		out.WriteString("note = true\n")
	case "scale":
		out.WriteString("unknown = true\n")
	case "reference":
		fmt.Fprintf(out, "many = %t\n", q.many)
	}
	if len(written(q.options)) > 0 {
		key := map[bool]string{true: "rows", false: "options"}[q.kind == "grid"]
		fmt.Fprintf(out, "[question.%s.%s]\n%s", q.id, key, lines(q.options))
	}
	for _, c := range q.columns {
		if c.gone {
			continue
		}
		fmt.Fprintf(out, "[question.%s.columns.%s]\ntype = %q\nlabel = \"Kolom\"\n%s%s", q.id, c.id, c.kind, c.history("\n"), from(c.from))
		if c.kind == "scale" {
			out.WriteString("unknown = true\n")
		}
		if len(written(c.options)) > 0 {
			fmt.Fprintf(out, "[question.%s.columns.%s.options]\n%s", q.id, c.id, lines(c.options))
		}
	}
	out.WriteString("\n")
}

// lines writes options or rows, in the short form where that says all.
func lines(options []*thing) string {
	text := ""
	for _, o := range written(options) {
		history := strings.TrimSuffix(o.history(", "), ", ")
		switch {
		case history == "":
			text += fmt.Sprintf("%s = \"Optie\"\n", o.id)
		default:
			text += fmt.Sprintf("%s = { label = \"Optie\", %s }\n", o.id, history)
		}
	}
	return text
}
