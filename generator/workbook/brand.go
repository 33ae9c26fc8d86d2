package workbook

import (
	"bytes"
	"math"
	"path"
	"slices"
	"strings"

	"werkboek/generator/colour"
	"werkboek/generator/source"
)

// A Brand is whose edition it is, and how that shows.
type Brand struct {
	Name   string         // may be empty
	Shades *colour.Shades // of the accent; nil for the built-in colours
	Logo   Logo
}

// A Logo is a picture, and perhaps another one for the dark theme. The paths
// are from the content folder: a logo stands there beside werkboek.toml, or in
// a folder below. Both are empty when there is no logo.
type Logo struct {
	Light, Dark string
	Alt         string // what it says; empty where the name beside it says as much
}

// readBrand reads the table brand, which may be missing.
func readBrand(f *source.Fields, content *source.Folder, problems *source.Problems) (Brand, error) {
	n := f.Get("brand")
	if n == nil {
		return Brand{}, nil
	}
	if !n.IsTable {
		problems.Add(n.Place, `[brand] with name = "…" on the next line`, "brand must be a table")
		return Brand{}, nil
	}
	bf := n.Fields(problems)
	b := Brand{Name: strings.TrimSpace(bf.Text("name")), Shades: readAccent(bf, problems)}
	var err error
	b.Logo, err = readLogo(bf, content, problems)
	if b.Logo.Light != "" && b.Logo.Alt == "" && b.Name == "" {
		problems.Add(bf.Get("logo").Place, `name = "…", or logo = { light = "…", alt = "…" }`,
			"the logo has no words for those who cannot see it")
	}
	bf.Done()
	return b, err
}

// readAccent makes the shades of the accent, or says which one comes near.
func readAccent(f *source.Fields, problems *source.Problems) *colour.Shades {
	text, n := f.Text("accent"), f.Get("accent")
	if n == nil {
		return nil
	}
	if _, isText := n.Value.(string); !isText {
		return nil // reported as it was read
	}
	accent, ok := colour.Parse(text)
	if !ok {
		hint := `write it as in "#2f6b3a"`
		if _, bare := colour.Parse("#" + text); bare {
			hint = `write "#` + text + `"`
		}
		problems.Add(n.Inside(0), hint, "%q is not a colour", text)
		return nil
	}
	shades, faint := colour.Shade(accent)
	if faint != nil {
		problems.Add(n.Inside(0), "use "+quote(faint.Nearest.String()),
			"the accent %s is too light to read: links have a contrast of %.2f and need %.1f",
			accent, math.Floor(faint.Contrast*100)/100, colour.OfText)
	}
	return shades
}

// readLogo reads logo = "…", or logo = { light = "…", dark = "…", alt = "…" }.
func readLogo(f *source.Fields, content *source.Folder, problems *source.Problems) (logo Logo, err error) {
	n := f.Get("logo")
	if n == nil {
		return Logo{}, nil
	}
	if !n.IsTable {
		if f.Need("logo") != "" {
			logo.Light, err = picture(n, content, problems)
		}
		return logo, err
	}
	lf := n.Fields(problems)
	logo.Alt = strings.TrimSpace(lf.Text("alt"))
	if lf.Need("light") != "" {
		if logo.Light, err = picture(lf.Get("light"), content, problems); err != nil {
			return Logo{}, err
		}
	}
	if dark := lf.Get("dark"); dark != nil && lf.Need("dark") != "" {
		logo.Dark, err = picture(dark, content, problems)
	}
	lf.Done()
	return logo, err
}

// logoTypes are the files that can be a logo, with how each begins. A drawing
// is a text, and may begin with a comment.
var logoTypes = map[string]string{".svg": "", ".png": "\x89PNG", ".jpg": "\xff\xd8\xff", ".jpeg": "\xff\xd8\xff", ".webp": "RIFF"}

// logoSuffixes are the same, in the order in which they are suggested.
var logoSuffixes = []string{".svg", ".png", ".jpg", ".jpeg", ".webp"}

// picture finds the file of a logo, or gives "".
func picture(n *source.Node, content *source.Folder, problems *source.Problems) (string, error) {
	name := n.Value.(string)
	where, inside := source.Resolve(SettingsFile, name, "")
	suffix := strings.ToLower(path.Ext(where))
	switch {
	case !inside:
		problems.Add(n.Inside(0), "put the logo beside "+SettingsFile, "the path %q leaves the folder", name)
		return "", nil
	case !slices.Contains(logoSuffixes, suffix):
		problems.Add(n.Inside(0), source.OneOf(suffix, logoSuffixes), "a logo cannot be a file of this type: %s", name)
		return "", nil
	case !content.Has(where):
		problems.Add(n.Inside(0), nearestLogo(where, content), "there is no file %s", where)
		return "", nil
	}
	data, err := content.Bytes(where)
	if err != nil {
		return "", err
	}
	if !strings.HasPrefix(string(data), logoTypes[suffix]) || suffix == ".svg" && !bytes.Contains(data, []byte("<svg")) {
		problems.Add(n.Inside(0), "save the picture anew as "+suffix, "there is no picture of this type in %s", where)
		return "", nil
	}
	return where, nil
}

// nearestLogo suggests a picture of the content folder, or where to put one.
func nearestLogo(where string, content *source.Folder) string {
	near := map[string]string{}
	var names []string
	for _, suffix := range logoSuffixes {
		for _, p := range content.Paths("", suffix) {
			name := path.Base(p)
			near[name] = p
			names = append(names, name)
		}
	}
	if hint := source.SuggestAs(path.Base(where), names, near); hint != "" {
		return hint
	}
	return "put it in the folder of " + SettingsFile
}
