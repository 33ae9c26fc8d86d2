// Package generator turns a workbook's folder into a website. Build is the
// whole flow; each step is a room of its own in a folder below this one.
package generator

import (
	"io/fs"
	"path"

	"werkboek/generator/bundle"
	"werkboek/generator/phrases"
	"werkboek/generator/render"
	"werkboek/generator/source"
	"werkboek/generator/workbook"
)

// Input is what a website is made of. The library opens nothing itself.
type Input struct {
	Content fs.FS  // pages and worksheets, with werkboek.toml at its root
	Layouts fs.FS  // templates and interface texts
	Assets  fs.FS  // TypeScript and CSS
	Reload  string // address of a script that reloads the page, or ""
}

// Build makes a site. Problems are mistakes of the author, in the order of
// their places; with any of them there is no site. An error is not the
// author's: a file that cannot be read, or a mistake in this program.
func Build(in Input) (*render.Site, []source.Problem, error) {
	content, layouts, err := open(in)
	if err != nil {
		return nil, nil, err
	}
	var inContent, inLayouts, inAssets source.Problems

	settings, err := workbook.ReadSettings(content, &inContent)
	if settings == nil {
		return nil, found(&inContent, &inLayouts, &inAssets), err
	}
	texts, err := phrases.Load(layouts, settings.Language, &inLayouts)
	if err != nil || inLayouts.Any() {
		return nil, found(&inContent, &inLayouts, &inAssets), err
	}
	book, err := workbook.Load(content, settings, texts, &inContent)
	if err != nil {
		return nil, nil, err
	}
	files, err := bundle.Build(in.Assets, settings.Brand.Shades.CSS(), &inAssets)
	if err != nil {
		return nil, nil, err
	}
	if problems := found(&inContent, &inLayouts, &inAssets); len(problems) > 0 {
		return nil, problems, nil
	}
	site, err := render.New(render.Input{
		Workbook: book, Texts: texts, Bundle: files,
		Content: content, Layouts: in.Layouts, Reload: in.Reload,
	})
	return site, nil, err
}

func open(in Input) (content, layouts *source.Folder, err error) {
	if content, err = source.Open(in.Content); err != nil {
		return nil, nil, err
	}
	layouts, err = source.Open(in.Layouts)
	return content, layouts, err
}

// found gathers the problems of the three folders under their names, as the
// author sees them.
func found(content, layouts, assets *source.Problems) []source.Problem {
	var all []source.Problem
	for _, folder := range []struct {
		name     string
		problems *source.Problems
	}{{"", assets}, {"content", content}, {"layouts", layouts}} {
		for _, p := range folder.problems.Sorted() {
			p.Path = path.Join(folder.name, p.Path)
			all = append(all, p)
		}
	}
	return all
}
