package colour

import "math"

// nearest finds the accent of the same hue that is accepted and looks most
// like this one. Other hues can be nearer still, but orange that turns red is
// no longer the colour of the house.
func nearest(accent RGB) RGB {
	const step = 0.003 // far below what is just seen
	wanted, t := accent.lab(), accent.tone()
	best, least := RGB{}, math.Inf(1)
	for lightness := t.lightness; lightness > 0 && t.lightness-lightness < least; lightness -= step {
		for chroma := t.chroma; chroma > -step && t.chroma-chroma < least; chroma -= step {
			c := tone{lightness, max(0, chroma), t.hue}.rgb()
			d := distance(c.lab(), wanted)
			if d < least && readable(c) && accepted(c) {
				best, least = c, d
			}
		}
	}
	return best
}

// accepted reports whether an accent and all its shades pass.
func accepted(c RGB) bool { return lightTheme(c).passes(light) && darkTheme(c).passes(dark) }

// readable is the part of accepted that depends on the accent alone. It is
// quick, and refuses nearly all that are refused.
func readable(c RGB) bool { return faintest(c) >= OfText }

// faintest is the contrast of the accent, in the light theme, where it can be
// read least.
func faintest(accent RGB) float64 {
	worst := math.Inf(1)
	for _, ground := range []RGB{light.paper, light.sheet, light.warnSoft} {
		worst = min(worst, Contrast(accent, ground))
	}
	return worst
}
