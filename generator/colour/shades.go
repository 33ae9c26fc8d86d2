package colour

import "fmt"

// Shades are the accent in both themes.
type Shades struct{ Light, Dark Theme }

// Faint says why an accent is refused.
type Faint struct {
	Contrast float64 // of the accent as a link, where it can be read least
	Nearest  RGB     // the colour of the same hue that looks most like it and passes
}

// Shade makes the shades of an accent. In the light theme the accent stays as
// it is, so an accent that is too light for a link there is refused; then
// there are no shades. Every pair of colours of accepted shades has the
// contrast that WCAG 2.2 AA asks for, OfText or OfEdges.
func Shade(accent RGB) (*Shades, *Faint) {
	if !readable(accent) || !accepted(accent) {
		return nil, &Faint{Contrast: faintest(accent), Nearest: nearest(accent)}
	}
	return &Shades{Light: lightTheme(accent), Dark: darkTheme(accent)}, nil
}

// darkest is the lightness from which an accent has a darker shade under the
// mouse. Of what is darker still, that shade is a lighter one.
const darkest = 0.3

// lightTheme keeps the accent. The numbers that make the other shades are
// those of the built-in colours, in OKLCH.
func lightTheme(accent RGB) Theme {
	t := accent.tone()
	strong := tone{t.lightness - 0.08, t.chroma * 0.85, t.hue}
	if t.lightness < darkest {
		strong.lightness = max(t.lightness+0.08, darkest)
	}
	return settle(light, 0.938, func(lightness float64) Theme {
		return Theme{
			Accent:   accent,
			Strong:   strong.rgb(),
			Soft:     tone{lightness, min(t.chroma*0.25, 0.03), t.hue}.rgb(),
			OnAccent: light.sheet,
		}
	})
}

// darkTheme keeps the hue: in the dark, words must be light.
func darkTheme(accent RGB) Theme {
	t := accent.tone()
	chroma := min(t.chroma*1.12, 0.13)
	return settle(dark, 0.807, func(lightness float64) Theme {
		return Theme{
			Accent:   tone{lightness, chroma, t.hue}.rgb(),
			Strong:   tone{lightness + 0.067, chroma * 0.77, t.hue}.rgb(),
			Soft:     tone{0.325, min(t.chroma*0.46, 0.05), t.hue}.rgb(),
			OnAccent: tone{0.206, min(t.chroma*0.22, 0.02), t.hue}.rgb(),
		}
	})
}

// settle makes a theme lighter until it passes. When it never does, the theme
// is as it was at first.
func settle(s surroundings, from float64, theme func(lightness float64) Theme) Theme {
	for lightness := from; lightness < 1; lightness += 0.005 {
		if t := theme(lightness); t.passes(s) {
			return t
		}
	}
	return theme(from)
}

// CSS gives the shades as the custom properties of assets/page/colour.css, to
// stand after them in the same layer. Without shades it is empty.
func (s *Shades) CSS() string {
	if s == nil {
		return ""
	}
	return fmt.Sprintf("@layer base{:root{%s}@media screen and (prefers-color-scheme:dark){:root{%s}}}\n",
		s.Light.properties(), s.Dark.properties())
}

func (t Theme) properties() string {
	return fmt.Sprintf("--accent:%s;--accent-strong:%s;--accent-soft:%s;--on-accent:%s",
		t.Accent, t.Strong, t.Soft, t.OnAccent)
}
