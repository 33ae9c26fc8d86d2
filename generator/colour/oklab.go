package colour

import "math"

// lab is a colour in OKLab, where equal distances look equal: lightness from 0
// to 1, and two axes around grey. The matrices are those of Björn Ottosson:
// https://bottosson.github.io/posts/oklab/
type lab struct{ l, a, b float64 }

func (c RGB) lab() lab {
	r, g, b := linear[c.R], linear[c.G], linear[c.B]
	l := math.Cbrt(0.4122214708*r + 0.5363325363*g + 0.0514459929*b)
	m := math.Cbrt(0.2119034982*r + 0.6806995451*g + 0.1073969566*b)
	s := math.Cbrt(0.0883024619*r + 0.2817188376*g + 0.6299787005*b)
	return lab{
		0.2104542553*l + 0.7936177850*m - 0.0040720468*s,
		1.9779984951*l - 2.4285922050*m + 0.4505937099*s,
		0.0259040371*l + 0.7827717662*m - 0.8086757660*s,
	}
}

// rgb is the colour on a screen. It is not ok when a screen cannot show it.
func (c lab) rgb() (RGB, bool) {
	l := cube(c.l + 0.3963377774*c.a + 0.2158037573*c.b)
	m := cube(c.l - 0.1055613458*c.a - 0.0638541728*c.b)
	s := cube(c.l - 0.0894841775*c.a - 1.2914855480*c.b)
	red, okRed := channel(4.0767416621*l - 3.3077115913*m + 0.2309699292*s)
	green, okGreen := channel(-1.2684380046*l + 2.6097574011*m - 0.3413193965*s)
	blue, okBlue := channel(-0.0041960863*l - 0.7034186147*m + 1.7076147010*s)
	return RGB{red, green, blue}, okRed && okGreen && okBlue
}

func cube(v float64) float64 { return v * v * v }

// distance is how different two colours look: 0.02 is just seen, 1 is black
// and white.
func distance(a, b lab) float64 {
	return math.Hypot(math.Hypot(a.l-b.l, a.a-b.a), a.b-b.b)
}

// A tone is a colour in OKLCH, the same space with other names: lightness from
// 0 to 1, chroma from 0 for grey to about 0.3, and hue in radians.
type tone struct{ lightness, chroma, hue float64 }

func (c RGB) tone() tone {
	at := c.lab()
	return tone{at.l, math.Hypot(at.a, at.b), math.Atan2(at.b, at.a)}
}

// rgb is the colour on a screen. A colour that no screen can show loses chroma
// until one can; its lightness and hue stay.
func (t tone) rgb() RGB {
	at := func(chroma float64) lab {
		return lab{t.lightness, chroma * math.Cos(t.hue), chroma * math.Sin(t.hue)}
	}
	if c, ok := at(t.chroma).rgb(); ok {
		return c
	}
	best, _ := at(0).rgb()
	low, high := 0.0, t.chroma
	for high-low > 0.0005 {
		middle := (low + high) / 2
		if c, ok := at(middle).rgb(); ok {
			best, low = c, middle
		} else {
			high = middle
		}
	}
	return best
}
