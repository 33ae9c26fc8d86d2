// Package colour turns the one accent colour of an edition into its shades for
// the light and the dark theme, all of which can be read, or into the nearest
// colour of which that is true.
package colour

import (
	"encoding/hex"
	"fmt"
	"math"
)

// RGB is a colour in sRGB, as screens show it: three channels from 0 to 255.
type RGB struct{ R, G, B uint8 }

// Parse reads a colour in the notation of CSS: #2f6b3a, or short: #2f6.
func Parse(text string) (c RGB, ok bool) {
	if len(text) == 4 {
		text = string([]byte{text[0], text[1], text[1], text[2], text[2], text[3], text[3]})
	}
	if len(text) != 7 || text[0] != '#' {
		return RGB{}, false
	}
	channels, err := hex.DecodeString(text[1:])
	if err != nil {
		return RGB{}, false
	}
	return RGB{channels[0], channels[1], channels[2]}, true
}

// String gives the colour in the notation of CSS, in six small digits.
func (c RGB) String() string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

// Luminance is the relative luminance of WCAG 2.2, from 0 for black to 1 for
// white: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance
func (c RGB) Luminance() float64 {
	return 0.2126*linear[c.R] + 0.7152*linear[c.G] + 0.0722*linear[c.B]
}

// Contrast is the contrast ratio of WCAG 2.2, from 1 for equals to 21 for
// black and white: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
func Contrast(a, b RGB) float64 {
	x, y := a.Luminance()+0.05, b.Luminance()+0.05
	return max(x, y) / min(x, y)
}

// linear is the light that a channel of sRGB gives, from 0 to 1. WCAG 2.2 has
// the threshold of sRGB, 0.04045; for 8 bits the older 0.03928 is the same.
var linear = func() (light [256]float64) {
	for i := range light {
		v := float64(i) / 255
		if v <= 0.04045 {
			light[i] = v / 12.92
		} else {
			light[i] = math.Pow((v+0.055)/1.055, 2.4)
		}
	}
	return light
}()

// channel is the channel of sRGB that gives this light. It is not ok when no
// screen can give it.
func channel(light float64) (value uint8, ok bool) {
	v := light * 12.92
	if light > 0.0031308 {
		v = 1.055*math.Pow(light, 1/2.4) - 0.055
	}
	v = math.Round(v * 255)
	return uint8(max(0, min(v, 255))), v >= 0 && v <= 255
}
