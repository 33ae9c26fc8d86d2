package document

import (
	"fmt"
	"maps"
	"math"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/styles"
	"github.com/google/go-cmp/cmp"
)

const colourFile = "../../assets/page/code.css"

// The colours of code are made of two of chroma's styles. Run the test with
// -update to make them anew.
func TestColours(t *testing.T) {
	want := "/* Colours of code: modus-operandi and, in the dark, modus-vivendi.\n" +
		"   Made by the test of generator/document; do not edit. */\n" +
		rules("modus-operandi", "") +
		"\n@media screen and (prefers-color-scheme: dark) {\n" + rules("modus-vivendi", "\t") + "}\n"
	if *update {
		if err := os.WriteFile(colourFile, []byte(want), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(colourFile)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("%s is old; run this test with -update (- want, + got)\n%s", colourFile, diff)
	}
}

// rules gives a style's colours, the classes of one colour together. What has
// the colour of plain text is left out.
func rules(name, indent string) string {
	style := styles.Get(name)
	plain := style.Get(chroma.Text).Colour
	classes := map[string][]string{}
	for token, class := range chroma.StandardTypes {
		colour := style.Get(token).Colour
		if token > 0 && class != "" && class != "w" && colour.IsSet() && colour != plain {
			classes[colour.String()] = append(classes[colour.String()], "."+class)
		}
	}
	var out strings.Builder
	for i, colour := range slices.Sorted(maps.Keys(classes)) {
		if i > 0 {
			out.WriteByte('\n')
		}
		list := strings.Join(slices.Sorted(slices.Values(classes[colour])), ", ")
		fmt.Fprintf(&out, "%[1]s.code :is(%[2]s) {\n%[1]s\tcolor: %[3]s;\n%[1]s}\n", indent, list, colour)
	}
	return out.String()
}

// Every colour can be read on the ground that our theme gives to code.
func TestContrast(t *testing.T) {
	theme, err := os.ReadFile("../../assets/page/colour.css")
	if err != nil {
		t.Fatal(err)
	}
	grounds := regexp.MustCompile(`--(?:paper|sheet): (#[0-9a-f]{6})`).FindAllStringSubmatch(string(theme), -1)
	if len(grounds) != 4 {
		t.Fatalf("colour.css has %d grounds, want two light and two dark", len(grounds))
	}
	for i, ground := range grounds {
		name := []string{"modus-operandi", "modus-vivendi"}[i/2]
		style, back := styles.Get(name), chroma.ParseColour(ground[1])
		for token, class := range chroma.StandardTypes {
			colour := style.Get(token).Colour
			if token > 0 && class != "" && colour.IsSet() && contrast(colour, back) < 4.5 {
				t.Errorf("%s: .%s %s on %s has contrast %.1f", name, class, colour, ground[1], contrast(colour, back))
			}
		}
	}
}

// contrast is the ratio of WCAG, from 1 to 21.
func contrast(a, b chroma.Colour) float64 {
	x, y := luminance(a)+0.05, luminance(b)+0.05
	return max(x, y) / min(x, y)
}

func luminance(c chroma.Colour) float64 {
	linear := func(channel uint8) float64 {
		v := float64(channel) / 255
		if v <= 0.04045 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c.Red()) + 0.7152*linear(c.Green()) + 0.0722*linear(c.Blue())
}
