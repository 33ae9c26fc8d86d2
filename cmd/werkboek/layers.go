package main

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"werkboek/generator/source"
	"werkboek/generator/workbook"
)

// extendsBuiltIn is what an edition of the built-in workbook extends, and
// inProgram how problems in that one show their path.
const (
	extendsBuiltIn = "werkboek"
	inProgram      = "(built-in)"
)

// mostLayers is the longest chain of editions.
const mostLayers = 8

// openLayers opens the workbook's folder and all that it extends. Templates,
// styles and the program always lie over the built-in ones.
func (f *folder) openLayers() error {
	var content, layouts, assets source.Layers
	base := false
	for next := f.dir; next != ""; {
		root, err := os.OpenRoot(next)
		if err != nil {
			return err
		}
		f.roots = append(f.roots, root)
		var folders [3]fs.FS
		for i, part := range parts {
			if folders[i], err = fs.Sub(root.FS(), part); err != nil {
				return err
			}
		}
		extends, edition, place, err := workbook.Extends(folders[0])
		if err != nil {
			return err
		}
		shown, err := filepath.Rel(f.dir, next)
		if err != nil {
			return err
		}
		layer := source.Layer{Path: filepath.ToSlash(shown), Edition: edition}
		place.Path = path.Join(layer.Path, place.Path)
		content = append(content, over(folders[0], layer))
		layouts = append(layouts, over(folders[1], layer))
		assets = append(assets, over(folders[2], layer))
		base = extends == extendsBuiltIn
		if next, err = f.extended(next, extends, edition, place); err != nil {
			return err
		}
	}
	own := builtIn()
	below := source.Layer{Path: inProgram}
	if base {
		content = append(content, over(own.Content, below))
	}
	layouts, assets = append(layouts, over(own.Layouts, below)), append(assets, over(own.Assets, below))
	f.input.Content, f.input.Layouts, f.input.Assets = upwards(content), upwards(layouts), upwards(assets)
	return nil
}

func over(folder fs.FS, layer source.Layer) source.Layer {
	layer.FS = folder
	return layer
}

// upwards puts layers in the order from the lowest up. The lowest is no
// edition, whatever it calls itself.
func upwards(layers source.Layers) source.Layers {
	all := make(source.Layers, 0, len(layers))
	for i := len(layers) - 1; i >= 0; i-- {
		all = append(all, layers[i])
	}
	return all
}

// extended gives the folder of the workbook that this one extends, or "" when
// the chain ends here. What cannot be extended becomes the folder's problem.
func (f *folder) extended(dir, extends, edition string, place source.Position) (string, error) {
	wrong := func(hint, format string, args ...any) (string, error) {
		f.broken = &source.Problem{Position: place, Message: fmt.Sprintf(format, args...), Hint: hint}
		return "", nil
	}
	if extends == "" {
		return "", nil
	}
	if edition == "" {
		return wrong(`add edition = "my-edition"`, "a workbook that extends another one needs a name for its edition")
	}
	if extends == extendsBuiltIn {
		return "", nil
	}
	if filepath.IsAbs(extends) || path.IsAbs(extends) {
		return wrong(`write the way from this workbook's folder, "../boven" for example`, "extends must be a relative folder, or %q", extendsBuiltIn)
	}
	next := filepath.Join(dir, filepath.FromSlash(extends))
	for _, known := range f.folders() {
		if sameFolder(known, next) {
			return wrong("name a workbook that does not extend this one", "a workbook cannot extend itself: %s", extends)
		}
	}
	if len(f.below) == mostLayers {
		return wrong("", "a chain of editions has at most %d workbooks", mostLayers)
	}
	if !isFile(filepath.Join(next, filepath.FromSlash(settingsFile))) {
		return wrong(`name the folder that holds `+settingsFile+`, or "`+extendsBuiltIn+`" for the built-in workbook`, "there is no workbook in %s", extends)
	}
	f.below = append(f.below, next)
	return next, nil
}

func sameFolder(a, b string) bool {
	one, err := os.Stat(a)
	if err != nil {
		return false
	}
	other, err := os.Stat(b)
	return err == nil && os.SameFile(one, other)
}
