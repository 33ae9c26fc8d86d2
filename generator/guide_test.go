package generator_test

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"werkboek/content"
	"werkboek/generator"
	"werkboek/generator/render"
	"werkboek/generator/source"
)

// guide are the pages that explain the formats to editors. Each of their
// examples is built here, so that no example can be wrong.
var guide = []string{"zelf-aanpassen", "uitgave-maken", "bladzijden-schrijven", "werkbladen-schrijven", "voorwaarden-schrijven", "resultaten-schrijven"}

// An example is a fenced block of the guide. Behind its language, or in a
// comment on its first line, stands which file of an edition it is. All blocks
// of a page are one edition of the built-in workbook, and those of one file
// follow each other. A rule says when it is otherwise:
//
//	los         the only file of an edition of its own
//	fout        the same, with the mistakes that the next block, melding, shows
//	voorwaarde  conditions, one on each line, that stand in that worksheet
//	afdeling    an edition over that of the page
//	eigen       a workbook of its own, with the other such blocks of the page
//	map         a picture of a folder
type example struct {
	page                 string
	line                 int
	language, rule, file string
	text                 string
}

func (e example) String() string { return fmt.Sprintf("%s.md:%d", e.page, e.line) }

var (
	exampleRules = []string{"los", "fout", "melding", "voorwaarde", "afdeling", "eigen", "map"}
	fenceLine    = regexp.MustCompile("^(`{3,})(\\S*) *(.*)$")
	fileComment  = regexp.MustCompile(`^# ((?:content|layouts)/\S+)\n`)
)

// examples gives the fenced blocks of a page of the guide.
func examples(t *testing.T, page string) []example {
	t.Helper()
	all, _ := taken(t, page)
	for i, e := range all {
		if comment := fileComment.FindStringSubmatch(e.text); comment != nil && e.file == "" {
			all[i].file = comment[1]
		}
	}
	return all
}

// taken parts the fenced blocks of a page from its prose.
func taken(t *testing.T, page string) (all []example, prose string) {
	t.Helper()
	data, err := os.ReadFile("../content/nl/" + page + ".md")
	if err != nil {
		t.Fatal(err)
	}
	var open *example
	fence := ""
	for i, line := range strings.Split(string(data), "\n") {
		mark := fenceLine.FindStringSubmatch(line)
		switch {
		case open != nil && line == fence:
			all, open = append(all, *open), nil
		case open != nil:
			open.text += line + "\n"
		case mark == nil:
			prose += line + "\n"
		default:
			fence, open = mark[1], &example{page: page, line: i + 1, language: mark[2]}
			for _, word := range strings.Fields(mark[3]) {
				if strings.Contains(word, "/") {
					open.file = word
				} else {
					open.rule = word
				}
			}
		}
	}
	if open != nil {
		t.Errorf("%s never ends", open)
	}
	return all, prose
}

// of gives the blocks of a rule; "" is the edition of the page.
func of(rule string, all []example) []example {
	return slices.DeleteFunc(slices.Clone(all), func(e example) bool {
		return e.rule != rule || e.file == ""
	})
}

// Every block of the guide is of a sort that a test below builds.
func TestGuideExamplesAreKnown(t *testing.T) {
	for _, page := range guide {
		all := examples(t, page)
		if len(all) == 0 {
			t.Errorf("%s has no examples", page)
		}
		for i, e := range all {
			message := i > 0 && all[i-1].rule == "fout"
			switch {
			case e.rule != "" && !slices.Contains(exampleRules, e.rule):
				t.Errorf("%s: no rule %q", e, e.rule)
			case (e.rule == "melding") != message:
				t.Errorf("%s: fout and melding follow each other", e)
			case e.language == "":
				t.Errorf("%s: without a language it has no colours", e)
			case e.file == "" && e.language != "powershell" && e.rule != "map" && e.rule != "melding":
				t.Errorf("%s: it does not say which file it is", e)
			case e.language == "toml" && !fileComment.MatchString(e.text):
				t.Errorf("%s: readers cannot see which file it is", e)
			}
		}
	}
}

// settings are those of an edition that does not show its own.
const settings = "extends = \"werkboek\"\nedition = \"gezinsbond\"\nid = \"gezinsbond\"\n"

// beside are files that examples name and nobody can show.
var beside = map[string]string{
	"content/logo.svg": drawing, "content/logo-donker.svg": drawing,
	"content/nl/tent.jpg": "\xff\xd8\xff", "content/nl/brief.pdf": "%PDF-1.7",
	"content/nl/x-gezinsbond-straatfeest.werkboek.json": keptExample("2026-11-24T10:00:00Z"),
}

// files puts blocks together to the folder of an edition. Worksheets that no
// block shows get a page.
func files(blocks []example) map[string]string {
	all := map[string]string{}
	everything := ""
	for _, e := range blocks {
		all[e.file] += e.text + "\n"
		everything += e.text
	}
	show := ""
	for _, file := range slices.Sorted(maps.Keys(all)) {
		name := path.Base(file)
		if strings.HasPrefix(name, "x-") && path.Ext(name) == ".toml" && !strings.Contains(everything, "("+name+")") {
			show += "![](" + name + ")\n\n"
		}
	}
	if show != "" {
		all["content/nl/x-gezinsbond-proef.md"] = "+++\ntitle = \"Proef\"\nafter = \"start\"\n+++\n" + show
	}
	for file, data := range beside {
		if strings.Contains(everything, path.Base(file)) {
			all[file] = data
		}
	}
	return all
}

// below gives the files in a folder, without its name.
func below(folder string, all map[string]string) fstest.MapFS {
	found := fstest.MapFS{}
	for name, text := range all {
		if rest, ok := strings.CutPrefix(name, folder+"/"); ok {
			found[rest] = &fstest.MapFile{Data: []byte(text)}
		}
	}
	return found
}

// build builds editions over the built-in workbook, the lowest first, as the
// program lays them.
func build(t *testing.T, editions ...map[string]string) (*render.Site, []source.Problem) {
	t.Helper()
	contents := source.Layers{{FS: content.FS(), Path: "(built-in)"}}
	layouts := source.Layers{{FS: os.DirFS("../layouts"), Path: "(built-in)"}}
	assets := source.Layers{{FS: os.DirFS("../assets"), Path: "(built-in)"}}
	for _, all := range editions {
		if all["content/werkboek.toml"] == "" {
			all["content/werkboek.toml"] = settings
		}
		_, id, _ := strings.Cut(all["content/werkboek.toml"], `edition = "`)
		id, _, _ = strings.Cut(id, `"`)
		contents = append(contents, source.Layer{FS: below("content", all), Edition: id})
		layouts = append(layouts, source.Layer{FS: below("layouts", all), Edition: id})
		assets = append(assets, source.Layer{FS: below("assets", all), Edition: id})
	}
	site, problems, err := generator.Build(generator.Input{Content: contents, Layouts: layouts, Assets: assets})
	if err != nil {
		t.Fatal(err)
	}
	return site, problems
}

// sound builds editions that have no mistakes.
func sound(t *testing.T, what string, editions ...map[string]string) *render.Site {
	t.Helper()
	site, problems := build(t, editions...)
	for _, p := range problems {
		t.Errorf("%s: %s: %s (%s)\n\t%s", what, p.Position, p.Message, p.Hint, p.Text)
	}
	return site
}

// The blocks of a page are together an edition without mistakes. So is each
// block that stands alone, and the one that lies over the page's.
func TestGuideEditions(t *testing.T) {
	for _, page := range guide {
		all := examples(t, page)
		edition := files(of("", all))
		sound(t, page, edition)
		for _, e := range of("los", all) {
			sound(t, e.String(), files([]example{e}))
		}
		for _, e := range of("afdeling", all) {
			sound(t, e.String(), edition, files([]example{e}))
		}
	}
}

// A workbook of its own needs nothing below it.
func TestGuideOwnWorkbook(t *testing.T) {
	for _, page := range guide {
		blocks := of("eigen", examples(t, page))
		if len(blocks) == 0 {
			continue
		}
		_, problems, err := generator.Build(generator.Input{
			Content: below("content", files(blocks)), Layouts: os.DirFS("../layouts"), Assets: os.DirFS("../assets")})
		if err != nil || len(problems) > 0 {
			t.Error(page, err, problems)
		}
	}
}

// A mistake gives just the message that the guide shows.
func TestGuideMistakes(t *testing.T) {
	for _, page := range guide {
		all := examples(t, page)
		for i, e := range all {
			if e.rule != "fout" {
				continue
			}
			_, problems := build(t, files([]example{e}))
			if got, want := printed(problems), all[i+1].text; got != want {
				t.Errorf("%s:\n%s\nis in truth:\n%s", all[i+1], want, got)
			}
		}
	}
}

// The picture of a folder is that of a new edition.
func TestGuideFolder(t *testing.T) {
	for _, e := range examples(t, "uitgave-maken") {
		for line := range strings.Lines(e.text) {
			name := strings.Fields(line + " .")[0]
			inNew := strings.Replace(name, "x-gezinsbond-about", "x-page", 1)
			found, err := fs.Glob(os.DirFS("../cmd/werkboek/new"), inNew)
			for _, folder := range []string{"content/", "content/nl/"} {
				more, _ := fs.Glob(os.DirFS("../cmd/werkboek/new"), folder+inNew)
				found = append(found, more...)
			}
			if e.rule == "map" && strings.Contains(name, ".") && (err != nil || len(found) != 1) {
				t.Errorf("%s: a new edition has %d files %s", e, len(found), name)
			}
		}
	}
}

// printed shows problems as the command check gezinsbond does.
func printed(problems []source.Problem) string {
	var all []string
	for _, p := range problems {
		text := fmt.Sprintf("gezinsbond/%s: %s\n", p.Position, p.Message)
		if p.Line > 0 {
			text += fmt.Sprintf("    %s\n    %s^\n", p.Text, strings.Repeat(" ", p.Column-1))
		}
		if p.Hint != "" {
			text += "  " + p.Hint + "\n"
		}
		all = append(all, text)
	}
	return strings.Join(all, "\n")
}
