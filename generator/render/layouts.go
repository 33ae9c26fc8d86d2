package render

import (
	"fmt"
	"html/template"
	"io/fs"
	"path"
	"regexp"

	"werkboek/generator/phrases"
)

// plainSay is a phrase in a layout that needs nothing filled in.
var plainSay = regexp.MustCompile(`\{\{\$?\.Say "([a-z0-9.-]+)"\}\}`)

// parseLayouts reads all templates; each is named by its path. Phrases without
// anything to fill in are written into the template once, because looking
// them up again on each page would be most of the work of rendering.
func parseLayouts(layouts fs.FS, texts phrases.Phrases) (*template.Template, error) {
	set := template.New("").Option("missingkey=error")
	err := fs.WalkDir(layouts, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(p) != ".html" {
			return err
		}
		text, err := fs.ReadFile(layouts, p)
		if err != nil {
			return err
		}
		_, err = set.New(p).Parse(plainSay.ReplaceAllStringFunc(string(text), func(call string) string {
			phrase, missing := texts.Say(plainSay.FindStringSubmatch(call)[1])
			if missing != nil {
				return call // reported, with its place, when the page is rendered
			}
			return template.HTMLEscapeString(phrase)
		}))
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read the layouts: %w", err)
	}
	return set, nil
}
