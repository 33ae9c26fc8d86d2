package colour

import (
	"math"
	"math/rand/v2"
	"os"
	"regexp"
	"strings"
	"testing"
)

func TestParse(t *testing.T) {
	for text, want := range map[string]string{
		"#2f6b3a": "#2f6b3a", "#2F6B3A": "#2f6b3a", "#2f6": "#22ff66",
		"": "", "groen": "", "2f6b3a": "", "#2f6b3a80": "", "#2f6b3": "", "#gggggg": "", "#éa": "", "rgb(1 2 3)": "",
	} {
		c, ok := Parse(text)
		if ok != (want != "") || ok && c.String() != want {
			t.Errorf("%q: %v %v, want %q", text, c, ok, want)
		}
	}
}

// Values that are known from elsewhere: the ends of the scale, and colours
// that guides to WCAG name because they just pass or just fail.
func TestContrast(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want float64
	}{
		{"#000000", "#ffffff", 21}, {"#ffffff", "#ffffff", 1}, {"#777777", "#ffffff", 4.48}, {"#767676", "#ffffff", 4.54},
		{"#ff0000", "#ffffff", 4.00}, {"#0000ff", "#ffffff", 8.59}, {"#00ff00", "#ffffff", 1.37}, {"#949494", "#ffffff", 3.03},
	} {
		a, b := known(c.a), known(c.b)
		if got := Contrast(a, b); math.Abs(got-c.want) > 0.005 || got != Contrast(b, a) {
			t.Errorf("%s on %s: %.3f, want %.2f", c.a, c.b, got, c.want)
		}
	}
}

// Values from the page on which OKLab was published, and of CSS Color 4.
func TestOKLab(t *testing.T) {
	for text, want := range map[string]lab{
		"#ffffff": {1, 0, 0}, "#000000": {0, 0, 0},
		"#ff0000": {0.62796, 0.22486, 0.12585}, "#00ff00": {0.86644, -0.23389, 0.17950}, "#0000ff": {0.45201, -0.03246, -0.31153},
	} {
		if got := known(text).lab(); distance(got, want) > 0.0005 {
			t.Errorf("%s: %.5f, want %.5f", text, got, want)
		}
	}
	for c := range accents(1000) {
		if back, ok := c.lab().rgb(); back != c || !ok {
			t.Fatalf("%s comes back as %s", c, back)
		}
	}
}

// accents are many colours: the corners and edges of what a screen can show,
// and some from everywhere.
func accents(random int) func(yield func(RGB) bool) {
	return func(yield func(RGB) bool) {
		for i := range 7 * 7 * 7 {
			if !yield(RGB{uint8(i % 7 * 255 / 6), uint8(i / 7 % 7 * 255 / 6), uint8(i / 49 * 255 / 6)}) {
				return
			}
		}
		from := rand.New(rand.NewPCG(1, 2))
		for range random {
			if n := from.Uint32(); !yield(RGB{uint8(n), uint8(n >> 8), uint8(n >> 16)}) {
				return
			}
		}
	}
}

// Whatever the accent: it is accepted and all that it touches can be seen, or
// the colour that is offered in its place is accepted.
func TestEveryAccent(t *testing.T) {
	accepted, refused := 0, 0
	for c := range accents(500) {
		shades, faint := Shade(c)
		if faint != nil {
			refused++
			if faint.Contrast >= OfText {
				t.Errorf("%s is refused with a contrast of %.2f", c, faint.Contrast)
			}
			if shades, faint = Shade(faint.Nearest); faint != nil {
				t.Fatalf("instead of %s is offered a colour that is refused", c)
			}
		} else if accepted++; shades.Light.Accent != c {
			t.Errorf("the light theme changes %s into %s", c, shades.Light.Accent)
		}
		check(t, c, "light", shades.Light, light)
		check(t, c, "dark", shades.Dark, dark)
	}
	if accepted < 150 || refused < 150 {
		t.Errorf("only %d are accepted and %d refused", accepted, refused)
	}
}

// check names the pairs once more, so that one that is forgotten in pairs is
// found here.
func check(t *testing.T, accent RGB, name string, theme Theme, s surroundings) {
	t.Helper()
	for front, backs := range map[RGB][]RGB{
		theme.Accent:   {s.paper, s.sheet, s.warnSoft, theme.Soft, s.field},
		theme.Strong:   {s.paper, s.sheet, s.warnSoft, theme.Soft},
		theme.OnAccent: {theme.Accent, theme.Strong},
		theme.Soft:     {s.ink, s.soft, s.pen},
	} {
		for _, back := range backs {
			least := OfText
			if back == s.field {
				least = OfEdges
			}
			if got := Contrast(front, back); got < least {
				t.Errorf("%s, %s: %s on %s has a contrast of %.2f, want %.1f", accent, name, front, back, got, least)
			}
		}
	}
	if theme.Strong == theme.Accent {
		t.Errorf("%s, %s: nothing changes under the mouse", accent, name)
	}
}

// Of all colours of the same hue that pass, none looks more like the accent
// than the one that is offered.
func TestNearest(t *testing.T) {
	for _, text := range []string{"#e67e22", "#ffdd00", "#5fb878", "#8fb7ff", "#ff69b4", "#999999"} {
		accent := known(text)
		_, faint := Shade(accent)
		if faint == nil {
			t.Fatalf("%s is accepted", text)
		}
		got := distance(faint.Nearest.lab(), accent.lab())
		for i := range 1 << 21 {
			c := RGB{uint8(i >> 14 << 1), uint8(i >> 7 << 1), uint8(i << 1)}
			if !readable(c) {
				continue
			}
			if d := distance(c.lab(), accent.lab()); d < got-0.004 && turned(c, accent) < 0.002 && accepted(c) {
				t.Errorf("%s: %s is offered, at %.4f, but %s is at %.4f", text, faint.Nearest, got, c, d)
				break
			}
		}
	}
}

// turned is how far two colours differ in hue alone, as a distance.
func turned(a, b RGB) float64 {
	x, y := a.tone(), b.tone()
	return min(x.chroma, y.chroma) * math.Abs(math.Remainder(x.hue-y.hue, 2*math.Pi))
}

var property = regexp.MustCompile(`--([a-z-]+): ?(#[0-9a-f]{6})`)

// The colours around the accent are those of the stylesheet.
func TestSurroundings(t *testing.T) {
	text, err := os.ReadFile("../../assets/page/colour.css")
	if err != nil {
		t.Fatal(err)
	}
	day, night, _ := strings.Cut(string(text), "@media")
	for css, s := range map[string]surroundings{day: light, night: dark} {
		found := map[string]string{}
		for _, m := range property.FindAllStringSubmatch(css, -1) {
			found[m[1]] = m[2]
		}
		for name, c := range map[string]RGB{
			"paper": s.paper, "sheet": s.sheet, "field": s.field, "warn-soft": s.warnSoft,
			"ink": s.ink, "soft": s.soft, "pen": s.pen, "edge": s.edge,
		} {
			if found[name] != c.String() {
				t.Errorf("--%s is %s in the stylesheet and %s here", name, found[name], c)
			}
		}
	}
}

// The shades replace what the stylesheet has, in both themes, and no more.
func TestCSS(t *testing.T) {
	if css := (*Shades)(nil).CSS(); css != "" {
		t.Errorf("without shades: %s", css)
	}
	shades, faint := Shade(known("#2f6b3a"))
	if faint != nil {
		t.Fatal("the example of the README is refused")
	}
	css := shades.CSS()
	for _, name := range []string{"--accent:#2f6b3a", "--accent-strong:", "--accent-soft:", "--on-accent:"} {
		if !strings.Contains(css, name) {
			t.Errorf("no %s in %s", name, css)
		}
	}
	if n := strings.Count(css, "--"); n != 8 {
		t.Errorf("%d properties in %s", n, css)
	}
}
