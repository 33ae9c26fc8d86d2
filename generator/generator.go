// Package generator turns a workbook's folder into a website. Build is the
// whole flow; each step is a room of its own in a folder below this one.
package generator

import (
	"errors"
	"io/fs"
	"slices"

	"werkboek/generator/bundle"
	"werkboek/generator/phrases"
	"werkboek/generator/render"
	"werkboek/generator/source"
	"werkboek/generator/workbook"
)

// Input is what a website is made of. The library opens nothing itself. Each
// folder may be source.Layers: an edition over the workbook that it extends.
type Input struct {
	Content fs.FS              // pages and worksheets, with werkboek.toml at its root
	Layouts fs.FS              // templates and interface texts
	Assets  fs.FS              // TypeScript and CSS
	Reload  string             // address of a script that reloads the page, or ""
	Against *workbook.Manifest // of an earlier build, to compare the ids with, or nil
}

// Build makes a site. Problems are mistakes of the author, in the order of
// their places; with any of them there is no site. An error is not the
// author's: a file that cannot be read, or a mistake in this program.
func Build(in Input) (*render.Site, []source.Problem, error) {
	content, layouts, assets, err := open(in)
	if err != nil {
		return nil, nil, err
	}
	var inContent, inLayouts, inAssets source.Problems

	settings, err := workbook.ReadSettings(content, &inContent)
	if settings == nil {
		return nil, found(&inContent, &inLayouts, &inAssets), err
	}
	texts, err := phrases.Load(layouts, settings.Language, settings.NamedAt, &inLayouts)
	if texts == nil {
		return nil, found(&inContent, &inLayouts, &inAssets), err
	}
	bundled := make(chan error, 1)
	var files *bundle.Bundle
	go func() {
		var err error
		files, err = bundle.Build(in.Assets, settings.Brand.Shades.CSS(), &inAssets)
		bundled <- err
	}()
	book, err := workbook.Load(content, settings, texts, in.Against, &inContent)
	if err := errors.Join(err, <-bundled); err != nil {
		return nil, nil, err
	}
	if inContent.Unread() {
		return nil, found(&inContent, &inLayouts, &inAssets), nil
	}
	if err := examples(in, content, book, &inContent); err != nil {
		return nil, nil, err
	}
	assets.Strays(func(string) bool { return true }, &inAssets)
	templates, err := render.ParseLayouts(layouts, texts, &inLayouts)
	if err != nil {
		return nil, nil, err
	}
	if problems := found(&inContent, &inLayouts, &inAssets); len(problems) > 0 {
		return nil, problems, nil
	}
	site, err := render.New(render.Input{
		Workbook: book, Texts: texts, Bundle: files,
		Content: content, Layouts: templates, Reload: in.Reload,
	})
	return site, nil, err
}

// open opens the three folders. An edition adds pages, but no texts to the
// interface.
func open(in Input) (content, layouts, assets *source.Folder, err error) {
	if content, err = source.Open(in.Content, "content"); err != nil {
		return nil, nil, nil, err
	}
	if layouts, err = source.Open(in.Layouts, "layouts"); err != nil {
		return nil, nil, nil, err
	}
	assets, err = source.Open(in.Assets, "assets")
	return content, layouts.Fixed(), assets, err
}

// found gathers the problems of the three folders.
func found(content, layouts, assets *source.Problems) []source.Problem {
	return slices.Concat(assets.Sorted(), content.Sorted(), layouts.Sorted())
}
