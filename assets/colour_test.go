package assets_test

import (
	"fmt"
	"io/fs"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"werkboek/assets"
)

// The least contrast that WCAG 2.2 AA allows.
const (
	ofText  = 4.5
	ofEdges = 3 // of fields, boxes and marks that carry meaning
)

// contrasts says which colour stands on which.
var contrasts = []struct {
	front string
	least float64
	backs []string
}{
	{"ink", ofText, []string{"paper", "sheet", "field", "mark", "accent-soft", "warn-soft"}},
	{"soft", ofText, []string{"paper", "sheet", "field", "warn-soft"}},
	{"pen", ofText, []string{"sheet", "field", "warn-soft"}},
	{"accent", ofText, []string{"paper", "sheet", "accent-soft", "warn-soft"}},
	{"accent-strong", ofText, []string{"paper", "sheet", "accent-soft", "warn-soft"}},
	{"on-accent", ofText, []string{"accent", "accent-strong"}},
	{"warn", ofText, []string{"paper", "sheet", "warn-soft"}},
	{"edge", ofEdges, []string{"paper", "sheet", "field"}},
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

var colour = regexp.MustCompile(`--([a-z-]+): #([0-9a-f]{6});`)

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
		for _, m := range colour.FindAllStringSubmatch(part, -1) {
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
	a, errA := luminance(colours[front])
	b, errB := luminance(colours[back])
	if errA != nil || errB != nil {
		t.Fatalf("%s on %s: %v, %v", front, back, errA, errB)
	}
	return (max(a, b) + 0.05) / (min(a, b) + 0.05)
}

// luminance of a colour in six digits, as WCAG defines it: from 0 to 1.
func luminance(hex string) (float64, error) {
	n, err := strconv.ParseUint(hex, 16, 24)
	if err != nil {
		return 0, fmt.Errorf("the colour %q: %w", hex, err)
	}
	linear := func(shift int) float64 {
		v := float64(n>>shift&0xff) / 255
		if v <= 0.04045 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(16) + 0.7152*linear(8) + 0.0722*linear(0), nil
}
