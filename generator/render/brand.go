package render

import (
	"path"
	"strings"

	"werkboek/generator/source"
)

// Brand is whose edition it is. All may be empty.
type Brand struct {
	Name   string
	Accent string // of the light theme, as six hexadecimal digits
	Logo   *Logo
}

// Shown reports whether there is anything to see of the brand but its colour.
func (b Brand) Shown() bool { return b.Name != "" || b.Logo != nil }

// Logo is a picture, with addresses from the root. Dark is "" when there is no
// other one for the dark theme.
type Logo struct{ Light, Dark, Alt string }

// brand prepares the brand, and lists the files of its logo.
func (s *Site) brand(content *source.Folder) (Brand, error) {
	from := s.book.Brand
	b := Brand{Name: from.Name}
	if from.Shades != nil {
		b.Accent = strings.TrimPrefix(from.Shades.Light.Accent.String(), "#")
	}
	if from.Logo.Light == "" {
		return b, nil
	}
	b.Logo = &Logo{Alt: from.Logo.Alt}
	var err error
	if b.Logo.Light, err = s.logo("logo", from.Logo.Light, content); err == nil && from.Logo.Dark != "" {
		b.Logo.Dark, err = s.logo("logo-dark", from.Logo.Dark, content)
	}
	return b, err
}

// logo lists a picture of the logo under a name that follows from what is in
// it, among our own files: no page's picture has such a name.
func (s *Site) logo(name, from string, content *source.Folder) (string, error) {
	data, err := content.Bytes(from)
	if err != nil {
		return "", err
	}
	address := hashed(name+strings.ToLower(path.Ext(from)), data)
	s.files[address] = func() ([]byte, error) { return content.Bytes(from) }
	return address, nil
}
