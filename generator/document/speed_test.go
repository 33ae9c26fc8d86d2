package document

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/formatters/html"
	"github.com/alecthomas/chroma/v2/lexers"
	"github.com/alecthomas/chroma/v2/styles"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"

	"werkboek/generator/source"
)

// A text that nobody writes is refused at once, with its place; without the
// limits each of these takes the parser from a second to minutes.
func TestRefusedFast(t *testing.T) {
	for name, text := range map[string]string{
		"links":      strings.Repeat("[](", 16_000),
		"lines":      strings.Repeat("[a](\n", 16_000),
		"crossed":    strings.Repeat("](}[", 16_000),
		"pictures":   strings.Repeat("![", 16_000),
		"emphasis":   strings.Repeat("*a_\n", 16_000),
		"code":       strings.Repeat("``\\\n", 16_000),
		"quotes":     strings.Repeat(">", 16_000),
		"lists":      strings.Repeat("1. - ", 16_000),
		"notes":      strings.Repeat("[^a]:", 16_000),
		"braces":     "# " + strings.Repeat("{a=[", 16_000),
		"table":      strings.Repeat("a|", 2000) + "\n" + strings.Repeat("-|", 2000) + "\n" + strings.Repeat("x\n", 2000),
		"references": strings.Repeat("[a]: /x\n", 16_000),
		"footnotes":  strings.Repeat("[^a]: x\n\n", 16_000),
		"indent":     strings.Repeat(" ", 1000) + "- a",
		"line":       strings.Repeat("a ", 16_000),
	} {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			page, problems := parse("# T\n\n" + text)
			for _, part := range page.Parts {
				page.Render(part)
			}
			if took := time.Since(start); took > time.Second {
				t.Errorf("took %v", took)
			}
			if len(problems) != 1 || problems[0].Line < 3 || problems[0].Message == "" {
				t.Errorf("want one problem with its place, got %v", problems)
			}
		})
	}
}

// What people do write stays far below the limits.
func TestNotRefused(t *testing.T) {
	for name, text := range map[string]string{
		"paragraph": strings.Repeat("Een [link](a.md) en *nadruk* (tussen haakjes) :-( enzovoort. ", 150),
		"table":     "| a | b | c |\n|---|---|---|\n" + strings.Repeat("| **x** | [y](z.md) | `w` |\n", 1500),
		"list":      strings.Repeat("- **punt** :-(\n", 100) + strings.Repeat("- punt\n  1. onder\n     - nog\n", 300),
		"rule":      strings.Repeat("- ", 20) + "\n\n" + strings.Repeat("-", 200) + "\n\n" + strings.Repeat("*", 200),
		"notes":     strings.Repeat("x[^a]\n\n", 300) + "[^a]: noot",
	} {
		if _, problems := parse("# T\n\n" + text); len(problems) > 0 {
			t.Errorf("%s: %v: %s", name, problems[0], problems[0].Message)
		}
	}
}

// sample is a page as people write them, 8 kB with three pieces of code.
var sample = "# Titel\n\n" + strings.Repeat(`Een alinea met [een link](pagina.md), *nadruk* en **vet**, die een paar
regels lang is zodat er iets te lezen valt, met [^1] een noot en `+"`code`"+`.

- Een punt van een lijst dat ook [ergens](heen.md) leidt.
- [x] Een taak die af is.

> [!TIP]
> Een kader met raad.

| Wie | Wat |
|-----|----:|
| wij | 100 |

`, 14) + strings.Repeat("```toml\n[question.reasons]\ntype = \"checks\" # soort\nlabel = \"Welke redenen?\"\ncore = true\n```\n\n", 3) + "[^1]: De noot.\n"

// BenchmarkPage parses and renders a page. Its floor is BenchmarkFloor: the
// same text through goldmark and chroma as they come.
func BenchmarkPage(b *testing.B) {
	file := source.NewFile("nl/page.md", sample)
	b.SetBytes(int64(len(sample)))
	b.ReportAllocs()
	for b.Loop() {
		var problems source.Problems
		page := Parse(file, labels, &problems)
		for _, part := range page.Parts {
			page.Render(part)
		}
	}
}

func BenchmarkFloor(b *testing.B) {
	floor := goldmark.New(
		goldmark.WithExtensions(extension.Table, extension.TaskList, extension.Footnote, extension.DefinitionList),
		goldmark.WithRendererOptions(renderer.WithNodeRenderers(util.Prioritized(plainChroma{}, 100))),
	)
	b.SetBytes(int64(len(sample)))
	b.ReportAllocs()
	for b.Loop() {
		var out bytes.Buffer
		if err := floor.Convert([]byte(sample), &out); err != nil {
			b.Fatal(err)
		}
	}
}

// plainChroma colours code with chroma's own formatter.
type plainChroma struct{}

var (
	plainFormatter = html.New(html.WithClasses(true))
	plainStyle     = styles.Get("modus-operandi")
)

func (plainChroma) RegisterFuncs(all renderer.NodeRendererFuncRegisterer) {
	all.Register(ast.KindFencedCodeBlock, func(w util.BufWriter, src []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		tokens, err := chroma.Coalesce(lexers.Get("toml")).Tokenise(nil, string(n.Lines().Value(src)))
		if err != nil {
			return ast.WalkStop, err
		}
		return ast.WalkSkipChildren, plainFormatter.Format(w, plainStyle, tokens)
	})
}
