package generator_test

import (
	"os"
	"path"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"

	"werkboek/generator"
	"werkboek/generator/render"
)

const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"/>`

// edition builds a small workbook with this brand. One page lies in a folder
// of its own, and shows a worksheet.
func edition(t *testing.T, brand string) *render.Site {
	t.Helper()
	content := fstest.MapFS{}
	for name, text := range map[string]string{
		"werkboek.toml": `id = "proef"
title = "Proef"
version = "1"
languages = ["nl"]
` + brand + `
[outline.begin]
title = "Begin"
pages = ["start", "meer/waarom"]
`,
		"nl/start.md":         "# Start\n",
		"nl/meer/waarom.md":   "# Waarom\n\n![Waarom?](why.toml)\n",
		"nl/meer/why.toml":    "title = \"Waarom?\"\n[question.alone]\ntype = \"yesno\"\nlabel = \"Alleen?\"\n",
		"logo.svg":            drawing,
		"nl/beeld/donker.svg": "<!-- dark -->" + drawing,
	} {
		content[name] = &fstest.MapFile{Data: []byte(text)}
	}
	site, problems, err := generator.Build(generator.Input{
		Content: content, Layouts: os.DirFS("../layouts"), Assets: os.DirFS("../assets")})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	return site
}

const tuinhier = `[brand]
name = "Tuinhier & co"
accent = "#2f6b3a"
logo = { light = "logo.svg", dark = "nl/beeld/donker.svg", alt = "Tuinhier" }
`

// within gives all text of the first element with this name.
func within(page *html.Node, element string) string {
	for n := range page.Descendants() {
		if n.Data != element {
			continue
		}
		var text strings.Builder
		for d := range n.Descendants() {
			if d.Type == html.TextNode {
				text.WriteString(d.Data)
			}
		}
		return text.String()
	}
	return ""
}

// Every page shows whose edition it is, above and below, with a logo that is a
// picture of the site, for the light, for the dark and for paper.
func TestBrandOnEveryPage(t *testing.T) {
	site := edition(t, tuinhier)
	for name, page := range pages(t, site) {
		for _, element := range []string{"header", "footer"} {
			if !strings.Contains(within(page, element), "Tuinhier & co") {
				t.Errorf("%s: the %s does not name the brand", name, element)
			}
		}
		found := map[string]int{}
		for n := range page.Descendants() {
			address := attribute(n, "src") + attribute(n, "srcset")
			if n.Data == "svg" {
				t.Errorf("%s: a drawing stands in the page itself", name)
			}
			if n.Data != "img" && n.Data != "source" {
				continue
			}
			file, err := site.Read(path.Join(path.Dir(name), address))
			if err != nil || strings.Contains(string(file), "dark") != (n.Data == "source") {
				t.Errorf("%s: %s is %q (%v)", name, address, file, err)
			}
			if n.Data == "img" && attribute(n, "alt") != "Tuinhier" {
				t.Errorf("%s: the logo has the words %q", name, attribute(n, "alt"))
			}
			found[n.Parent.Data+" "+n.Data]++
		}
		papers := 1 + strings.Count(name, "waarom") // the guidance, and its sheet
		if found["picture img"] != 1 || found["picture source"] != 1 || found["p img"] != papers {
			t.Errorf("%s: the logo stands there as %v", name, found)
		}
	}
}

// stylesheet gives the name and text of the one stylesheet.
func stylesheet(t *testing.T, site *render.Site) (name, text string) {
	t.Helper()
	for _, p := range site.Paths() {
		if path.Ext(p) == ".css" {
			data, err := site.Read(p)
			if err != nil || name != "" {
				t.Fatal(p, name, err)
			}
			name, text = p, string(data)
		}
	}
	return name, text
}

// The accent lies in the one stylesheet, whose name follows it; without one
// the built-in colours are all there is.
func TestAccentIsInTheStylesheet(t *testing.T) {
	plain, builtIn := stylesheet(t, edition(t, ""))
	green, text := stylesheet(t, edition(t, tuinhier))
	blue, _ := stylesheet(t, edition(t, "[brand]\naccent = \"#0b2a6f\"\n"))
	if plain == green || green == blue || blue == plain {
		t.Errorf("the names do not follow the accent: %s, %s, %s", plain, green, blue)
	}
	more, found := strings.CutPrefix(text, builtIn)
	if !found || !strings.Contains(more, "--accent:#2f6b3a") {
		t.Errorf("the accent does not come after the built-in colours, but %q", more)
	}
	if named, _ := stylesheet(t, edition(t, "[brand]\nname = \"Tuinhier\"\n")); named != plain {
		t.Error("a name changes the colours")
	}
}

// Without a brand nothing stands in its place.
func TestNoBrand(t *testing.T) {
	site := edition(t, "")
	for _, p := range site.Paths() {
		if p == site.Single() {
			continue // it holds the program and the style, which know of brands
		}
		if strings.Contains(p, "logo") {
			t.Errorf("%s is in the site", p)
		}
		if text, err := site.Read(p); err != nil || path.Ext(p) == ".html" && p != site.Single() && (strings.Contains(string(text), "<img") || strings.Contains(string(text), "letterhead")) {
			t.Errorf("%s shows a brand (%v)", p, err)
		}
	}
}
