package assets_test

import (
	"io/fs"
	"regexp"
	"strings"
	"testing"

	"werkboek/assets"
	"werkboek/generator/colour"
)

// contrasts says which colour stands on which.
var contrasts = []struct {
	front string
	least float64
	backs []string
}{
	{"ink", colour.OfText, []string{"paper", "sheet", "field", "mark", "accent-soft", "warn-soft"}},
	{"soft", colour.OfText, []string{"paper", "sheet", "field", "warn-soft"}},
	{"pen", colour.OfText, []string{"sheet", "field", "warn-soft"}},
	{"accent", colour.OfText, []string{"paper", "sheet", "accent-soft", "warn-soft"}},
	{"accent-strong", colour.OfText, []string{"paper", "sheet", "accent-soft", "warn-soft"}},
	{"on-accent", colour.OfText, []string{"accent", "accent-strong"}},
	{"warn", colour.OfText, []string{"paper", "sheet", "warn-soft"}},
	{"green", colour.OfText, []string{"sheet", "field"}},
	{"orange", colour.OfText, []string{"sheet", "field"}},
	{"red", colour.OfText, []string{"sheet", "field", "warn-soft"}},
	{"edge", colour.OfEdges, []string{"paper", "sheet", "field"}},
}

// Words can be read and edges can be seen, in the light and in the dark.
func TestColoursKeepTheirContrast(t *testing.T) {
	for theme, colours := range themes(t) {
		for _, c := range contrasts {
			for _, back := range c.backs {
				got := contrast(t, colours, c.front, back)
				if got < c.least {
					t.Errorf("%s: %s on %s has a contrast of %.2f, want %.1f", theme, c.front, back, got, c.least)
				}
			}
		}
	}
}

var property = regexp.MustCompile(`--([a-z-]+): (#[0-9a-f]{6});`)

// themes reads the colours of both themes. The dark one replaces all.
func themes(t *testing.T) map[string]map[string]string {
	text, err := fs.ReadFile(assets.FS(), "page/colour.css")
	if err != nil {
		t.Fatal(err)
	}
	light, dark, found := strings.Cut(string(text), "@media")
	if !found {
		t.Fatal("page/colour.css has no dark theme")
	}
	all := map[string]map[string]string{"light": {}, "dark": {}}
	for theme, part := range map[string]string{"light": light, "dark": dark} {
		for _, m := range property.FindAllStringSubmatch(part, -1) {
			all[theme][m[1]] = m[2]
		}
	}
	for name := range all["light"] {
		if all["dark"][name] == "" {
			t.Errorf("the dark theme has no --%s", name)
		}
	}
	return all
}

func contrast(t *testing.T, colours map[string]string, front, back string) float64 {
	a, okA := colour.Parse(colours[front])
	b, okB := colour.Parse(colours[back])
	if !okA || !okB {
		t.Fatalf("%s on %s: %q on %q", front, back, colours[front], colours[back])
	}
	return colour.Contrast(a, b)
}
