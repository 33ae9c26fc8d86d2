package generator_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"

	chromahtml "github.com/alecthomas/chroma/v2/formatters/html"
	"github.com/alecthomas/chroma/v2/lexers"
	"github.com/alecthomas/chroma/v2/styles"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	goldmarkutil "github.com/yuin/goldmark/util"

	"werkboek/generator"
	"werkboek/generator/publish"
)

const (
	benchPages  = 1000
	benchSheets = 300
)

// bigWorkbook makes a workbook of 1,000 pages and 300 worksheets of ten
// questions. With code, a page is shaped like the average page of a large
// public documentation: 1.5 kB, with two pieces of code of 200 bytes. Without,
// it is like the guidance that ships: 3 kB of prose in six sections.
func bigWorkbook(code bool) fstest.MapFS {
	files := fstest.MapFS{}
	var settings strings.Builder
	settings.WriteString("id = \"big\"\ntitle = \"Groot\"\nversion = \"1\"\nlanguages = [\"nl\"]\n")
	for i := range benchPages {
		if i%20 == 0 {
			if i > 0 {
				settings.WriteString("]\n")
			}
			fmt.Fprintf(&settings, "[outline.part-%d]\ntitle = \"Deel %d\"\npages = [", i/20, i/20)
		}
		fmt.Fprintf(&settings, "%q, ", fmt.Sprintf("page-%d", i))
		files[fmt.Sprintf("nl/page-%d.md", i)] = &fstest.MapFile{Data: []byte(bigPage(i, code))}
	}
	settings.WriteString("]\n")
	for i := range benchSheets {
		files[fmt.Sprintf("nl/sheet-%d.toml", i)] = &fstest.MapFile{Data: []byte(bigSheet(i))}
	}
	files["werkboek.toml"] = &fstest.MapFile{Data: []byte(settings.String())}
	return files
}

func bigPage(i int, code bool) string {
	var b strings.Builder
	fmt.Fprintf(&b, "+++\ntitle = \"Bladzijde %d\"\ndescription = \"Een *goede* reden.\"\n+++\n", i)
	sections := 6
	if code {
		sections = 2
	}
	for s := range sections {
		fmt.Fprintf(&b, "\n## Vraag %d van bladzijde %d\n\n", s, i)
		fmt.Fprintf(&b, "Een vereniging heeft **zin** om iets met jullie te doen, zoals op "+
			"[bladzijde %d](page-%d.md). Voor je namen noemt, vraag je eerst aan elkaar: wat willen we ermee winnen? "+
			"Wie dat weet, kiest een betere partner en maakt *betere afspraken* (%d).\n\n", s*i%benchPages, s*i%benchPages, s)
		b.WriteString("- een eerste punt\n- een tweede punt\n\n> [!TIP]\n> Kies er één die het zwaarst weegt.\n")
		if code {
			fmt.Fprintf(&b, "\n```toml\n# bladzijde %d\ntitle = \"Waarom?\"\nintro = \"Eerst ieder apart, dan samen.\"\n\n"+
				"[question.reasons]\ntype  = \"checks\"\nlabel = \"Welke redenen hebben we?\"\ncore  = true\n"+
				"options = { network = \"Netwerk\", costs = \"Kosten\" }\n```\n", i)
		}
	}
	if i%4 == 1 {
		b.WriteString("\n| wie | wat |\n|---|---|\n| Ann | zaal |\n| Bert | affiche |\n")
	}
	if i < benchSheets {
		fmt.Fprintf(&b, "\n![Werkblad](sheet-%d.toml)\n", i)
	}
	return b.String()
}

func bigSheet(i int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "title = \"Werkblad %d\"\n", i)
	for q := range 10 {
		fmt.Fprintf(&b, "[question.q-%d]\nlabel = \"Vraag %d?\"\ncore = %t\n", q, q, q < 5)
		switch q % 5 {
		case 0:
			b.WriteString("type = \"longtext\"\n")
		case 1:
			b.WriteString("type = \"checks\"\nnote = true\noptions = { a = \"Een\", b = \"Twee\", c = \"Drie\" }\n")
		case 2:
			b.WriteString("type = \"yesno\"\nshow-if = \"q-1 has a\"\n")
		case 3:
			b.WriteString("type = \"scale\"\n")
		case 4:
			b.WriteString("type = \"text\"\n")
		}
	}
	return b.String()
}

// BenchmarkBuild builds and publishes the big workbook and, in turn in the
// same run, the floor: goldmark and chroma alone on the same Markdown, writing
// as many bytes in as many files. It reports the ratio of the two, and time,
// allocations and the peak of the heap per page. Expected with code: a ratio of
// at most 2. Without code the floor has next to nothing to do but parse.
func BenchmarkBuild(b *testing.B) {
	b.Run("code", func(b *testing.B) { benchmarkBuild(b, bigWorkbook(true)) })
	b.Run("prose", func(b *testing.B) { benchmarkBuild(b, bigWorkbook(false)) })
}

func benchmarkBuild(b *testing.B, content fstest.MapFS) {
	in := generator.Input{Content: content, Layouts: os.DirFS("../layouts"), Assets: os.DirFS("../assets")}
	var ours, floor time.Duration
	var allocated, peak uint64
	for b.Loop() {
		stop := watchHeap()
		before := allocations()
		start := time.Now()
		sizes := publishBig(b, in)
		ours += time.Since(start)
		allocated += allocations() - before
		peak = max(peak, stop())

		b.StopTimer()
		runtime.GC()
		start = time.Now()
		publishFloor(b, content, sizes)
		floor += time.Since(start)
		runtime.GC()
		b.StartTimer()
	}
	pages := float64(benchPages)
	b.ReportMetric(float64(ours)/float64(floor), "×floor")
	b.ReportMetric(float64(ours.Microseconds())/float64(b.N)/pages, "µs/page")
	b.ReportMetric(float64(allocated)/float64(b.N)/pages, "allocs/page")
	b.ReportMetric(float64(peak)/pages/1024, "peak-KiB/page")
}

func publishBig(b *testing.B, in generator.Input) map[string]int {
	site, problems, err := generator.Build(in)
	if err != nil || len(problems) > 0 {
		b.Fatal(err, problems)
	}
	dir := filepath.Join(b.TempDir(), "public")
	if err := publish.Publish(dir, site.Paths(), site.Read); err != nil {
		b.Fatal(err)
	}
	sizes := map[string]int{}
	for _, p := range site.Paths() { // the first page opens the site, as index.html
		info, err := os.Stat(filepath.Join(dir, filepath.FromSlash(p)))
		if err != nil {
			b.Fatal(err)
		}
		sizes[p] = int(info.Size())
	}
	sizes["page-0.html"] = sizes["index.html"]
	return sizes
}

// publishFloor is the least that any generator must do, on all processors.
func publishFloor(b *testing.B, content fstest.MapFS, sizes map[string]int) {
	md := goldmark.New(
		goldmark.WithExtensions(extension.Table, extension.TaskList, extension.Footnote, extension.DefinitionList),
		goldmark.WithRendererOptions(renderer.WithNodeRenderers(goldmarkutil.Prioritized(coloured{}, 100)), html.WithUnsafe()))
	dir := b.TempDir()
	queue := make(chan string)
	var work sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		work.Go(func() {
			for name := range queue {
				var out bytes.Buffer
				page := strings.TrimSuffix(strings.TrimPrefix(name, "nl/"), ".md") + ".html"
				if err := md.Convert(content[name].Data, &out); err != nil {
					b.Error(err)
				}
				if missing := sizes[page] - out.Len(); missing > 0 {
					out.Write(make([]byte, missing))
				}
				if err := os.WriteFile(filepath.Join(dir, page), out.Bytes(), 0o644); err != nil {
					b.Error(err)
				}
			}
		})
	}
	for i := range benchPages {
		queue <- fmt.Sprintf("nl/page-%d.md", i)
	}
	close(queue)
	work.Wait()
}

// coloured renders fenced code through chroma, with classes.
type coloured struct{}

func (coloured) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	format := chromahtml.New(chromahtml.WithClasses(true))
	r.Register(ast.KindFencedCodeBlock, func(w goldmarkutil.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		block := n.(*ast.FencedCodeBlock)
		lexer := lexers.Get(string(block.Language(source)))
		if lexer == nil {
			lexer = lexers.Fallback
		}
		tokens, err := lexer.Tokenise(nil, string(block.Lines().Value(source)))
		if err != nil {
			return ast.WalkStop, err
		}
		return ast.WalkSkipChildren, format.Format(w, styles.Fallback, tokens)
	})
}

func allocations() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.Mallocs
}

// watchHeap samples the heap until it is stopped and gives the highest value.
func watchHeap() (stop func() uint64) {
	var highest atomic.Uint64
	end, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		for {
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			highest.Store(max(highest.Load(), m.HeapAlloc))
			select {
			case <-end:
				return
			case <-time.After(20 * time.Millisecond):
			}
		}
	}()
	return func() uint64 { close(end); <-ended; return highest.Load() }
}
