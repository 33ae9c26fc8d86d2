package colour

// The least contrast that WCAG 2.2 AA allows: 1.4.3 for text, 1.4.11 for edges
// of fields and for marks that carry meaning.
const (
	OfText  = 4.5
	OfEdges = 3.0
)

// A Theme is what one theme makes of the accent.
type Theme struct {
	Accent   RGB // links, headings' marks, and the ground of the real button
	Strong   RGB // the same under the mouse
	Soft     RGB // a ground for what belongs together
	OnAccent RGB // words on Accent and on Strong
}

// surroundings are the colours of assets/page/colour.css that a theme's accent
// meets and that do not follow from it. A test holds the two together.
type surroundings struct {
	paper, sheet, field, warnSoft RGB // what the accent stands on
	ink, soft, pen, edge          RGB // what stands on the soft accent
}

var light = surroundings{
	paper: known("#f5f1e8"), sheet: known("#fffefb"), field: known("#faf7f0"), warnSoft: known("#fbeadd"),
	ink: known("#1f2e2c"), soft: known("#53625e"), pen: known("#1d3f94"), edge: known("#74817c"),
}

var dark = surroundings{
	paper: known("#121716"), sheet: known("#1d2624"), field: known("#243030"), warnSoft: known("#3b271c"),
	ink: known("#e7eae5"), soft: known("#a9b6b1"), pen: known("#abc3ff"), edge: known("#83938e"),
}

func known(text string) RGB {
	c, _ := Parse(text)
	return c
}

// A pair is two colours that touch, and the contrast that they need.
type pair struct {
	front, back RGB
	least       float64
}

func (p pair) passes() bool { return Contrast(p.front, p.back) >= p.least }

// pairs are all pairs of a theme in which the accent has a part. A field has
// an edge of the accent while one writes in it.
func (t Theme) pairs(s surroundings) []pair {
	all := []pair{
		{t.Accent, s.field, OfEdges},
		{t.OnAccent, t.Accent, OfText}, {t.OnAccent, t.Strong, OfText},
		{s.ink, t.Soft, OfText}, {s.soft, t.Soft, OfText}, {s.pen, t.Soft, OfText},
		{s.edge, t.Soft, OfEdges},
	}
	for _, ground := range []RGB{s.paper, s.sheet, s.warnSoft, t.Soft} {
		all = append(all, pair{t.Accent, ground, OfText}, pair{t.Strong, ground, OfText})
	}
	return all
}

func (t Theme) passes(s surroundings) bool {
	for _, p := range t.pairs(s) {
		if !p.passes() {
			return false
		}
	}
	return true
}
