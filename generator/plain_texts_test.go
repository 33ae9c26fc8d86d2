package generator_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
	"golang.org/x/net/html"

	"werkboek/generator"
	"werkboek/generator/document"
	"werkboek/generator/source"
	"werkboek/generator/workbook"
	"werkboek/generator/worksheet"
)

// A kind of text has rules of its own.
type kind string

const (
	prose kind = "prose"
	head  kind = "heading"
	cell  kind = "cell"
	label kind = "label"
	help  kind = "help"
	row   kind = "row"
	other kind = "other"
)

// words are one text that a reader sees, and where it stands: a page, or a key
// of a file.
type words struct {
	place, text string
	kind        kind
}

// readBook reads the shipped workbook.
func readBook(t *testing.T) *workbook.Workbook {
	t.Helper()
	book, problems, err := generator.Read(generator.Input{
		Content: os.DirFS("../content"), Layouts: os.DirFS("../layouts"), Assets: os.DirFS("../assets")})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	return book
}

// allDutch gives every text of the pages, the worksheets and the interface, and
// of what a new edition begins with.
func allDutch(t *testing.T) (all []words) {
	t.Helper()
	for _, page := range readBook(t).Pages {
		all = append(all, pageWords(t, page)...)
	}
	for _, file := range []string{"LEESMIJ.md", "content/nl/x-page.md"} { // what a new edition begins with
		data, err := os.ReadFile("../cmd/werkboek/new/" + file)
		if err != nil {
			t.Fatal(err)
		}
		var problems source.Problems
		page := document.Parse(source.NewFile(file, placeholder.ReplaceAllString(string(data), "x")), &document.Options{}, &problems)
		all = append(all, pageWords(t, &workbook.Page{Page: page, ID: file})...)
	}
	files, err := filepath.Glob("../content/nl/*.toml")
	phrases, err2 := filepath.Glob("../layouts/phrases/*nl.toml")
	if err != nil || err2 != nil || len(files) < 40 || len(phrases) < 10 {
		t.Fatal(err, err2, len(files), len(phrases))
	}
	for _, file := range append(append(files, phrases...), "../content/werkboek.toml") {
		all = append(all, fileWords(t, file)...)
	}
	return all
}

// pageWords gives the texts of a page, one block after the other.
func pageWords(t *testing.T, page *workbook.Page) []words {
	t.Helper()
	all := []words{{page.ID, page.Title, head}, {page.ID, page.Description, prose}}
	for _, part := range page.Parts {
		tree, err := html.Parse(strings.NewReader(page.Render(part)))
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, blocks(page.ID, tree)...)
	}
	return all
}

// blockKinds says which elements hold a text of their own.
var blockKinds = map[string]kind{
	"p": prose, "li": prose, "dd": prose, "dt": head, "h2": head, "h3": head, "h4": head, "td": cell, "th": cell,
}

// blocks gives the texts below an element. An explanation is a text of the page
// that explains, and code is no language.
func blocks(place string, n *html.Node) (all []words) {
	if n.Data == "pre" || attribute(n, "class") == "explanation" || attribute(n, "class") == "alert-title" {
		return nil
	}
	if k, known := blockKinds[n.Data]; known {
		if text := strings.Join(strings.Fields(inline(n)), " "); text != "" {
			all = append(all, words{place, text, k})
		}
	}
	for child := range n.ChildNodes() {
		all = append(all, blocks(place, child)...)
	}
	return all
}

// inline gives the text of an element without that of blocks within it.
func inline(n *html.Node) (text string) {
	for child := range n.ChildNodes() {
		switch {
		case child.Type == html.TextNode:
			text += child.Data
		case child.Data == "code":
			text += "x"
		case blockKinds[child.Data] == "" && !slices.Contains([]string{"ul", "ol", "dl", "pre", "div", "sup"}, child.Data):
			text += inline(child)
		}
	}
	return text
}

// notText are the keys of TOML files whose values no reader sees. All others
// are looked at, so that a new key is too.
var notText = strings.Fields("type mode share from show-if warn-if when where value otherwise covers formerly start-with of " +
	"routes questions rules first steps section action worry id version languages licence home pages people group groups " +
	"weight score exclude items line item score per sum revision after extends each by only count expression ready list divide")

// rules of colours are conditions; their words and reasons are for readers.
var colours = []string{"green", "orange", "red", "grey"}

// fileWords gives the texts of a TOML file.
func fileWords(t *testing.T, file string) (all []words) {
	t.Helper()
	tree := map[string]any{}
	if _, err := toml.DecodeFile(file, &tree); err != nil {
		t.Fatal(err)
	}
	name := strings.TrimSuffix(filepath.Base(file), ".toml")
	treeWords(name, nil, tree, func(w words) { all = append(all, w) })
	return all
}

func treeWords(place string, above []string, value any, found func(words)) {
	key, parent := "", ""
	if n := len(above); n > 0 {
		key = above[n-1]
	}
	if n := len(above); n > 1 {
		parent = above[n-2]
	}
	switch value := value.(type) {
	case map[string]any:
		for below, v := range value {
			treeWords(place+"."+below, append(slices.Clone(above), below), v, found)
		}
	case []any:
		for _, v := range value {
			treeWords(place, above, v, found)
		}
	case string:
		ids := slices.Contains([]string{"options", "rows", "columns", "groups", "items"}, parent) && // below them stand words by id
			!slices.Contains(above, "rule")
		if !ids && (slices.Contains(notText, key) || slices.Contains(colours, key) && parent != "words" && parent != "reason") {
			return
		}
		found(words{place, plainText(value), kindOf(key, above)})
	}
}

var (
	placeholder = regexp.MustCompile(`\{[^{}]*\}`)
	markdownFor = regexp.MustCompile(`(?m)^#+ |^[-*] |\*\*|^\d+\. `)
)

// plainText puts a word in the place of what is filled in later.
func plainText(text string) string {
	return markdownFor.ReplaceAllString(placeholder.ReplaceAllString(text, "x"), "")
}

// kindOf tells the label of a question from the rows of its lists.
func kindOf(key string, above []string) kind {
	in := func(tables ...string) bool {
		return slices.ContainsFunc(tables, func(table string) bool { return slices.Contains(above, table) })
	}
	switch {
	case key == "help":
		return help
	case in("rows", "items", "options"):
		return row
	case key == "label" && in("question", "columns"):
		return label
	}
	return other
}

// means gives the mean length of the sentences of each page and worksheet. What
// is no sentence, a heading or a cell for example, does not make it smaller.
func means(texts []words) map[string]float64 {
	sum, n := map[string]int{}, map[string]int{}
	for _, w := range texts {
		place, _, _ := strings.Cut(w.place, ".")
		if w.kind == head || w.kind == cell {
			continue
		}
		for _, s := range sentences(w.text) {
			if strings.ContainsAny(s, ".?") && count(s) > 0 {
				sum[place] += count(s)
				n[place]++
			}
		}
	}
	all := map[string]float64{}
	for place := range sum {
		all[place] = float64(sum[place]) / float64(n[place])
	}
	return all
}

// otherLast reports whether what is otherwise stands last, but for not knowing.
func otherLast(options []*worksheet.Option) bool {
	at := slices.IndexFunc(options, func(o *worksheet.Option) bool { return o.ID == "other" })
	behind := len(options) - 1 - at
	return at < 0 || behind == 0 || behind == 1 && options[at+1].ID == "unknown"
}

// optionLists visits the lists of options that a reader chooses from, also in
// the cells of a table.
func optionLists(t *testing.T, visit func(place string, n int, otherLast bool)) {
	t.Helper()
	for _, sheet := range readBook(t).Sheets {
		for _, q := range sheet.Questions() {
			look := func(place string, options []*worksheet.Option) {
				if len(options) > 0 {
					visit(place, len(options), otherLast(options))
				}
			}
			look(sheet.ID+"."+q.ID, q.Options)
			for _, c := range q.Columns {
				look(sheet.ID+"."+q.ID+"."+c.ID, c.Options)
			}
		}
	}
}
