package main

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"werkboek/assets"
	"werkboek/content"
	"werkboek/generator"
	"werkboek/generator/render"
	"werkboek/generator/source"
	"werkboek/layouts"
)

// The folders that a workbook's folder is made of.
var parts = []string{"content", "layouts", "assets"}

const settingsFile = "content/werkboek.toml"

// A folder is the workbook that a command works on. What it holds is reached
// through roots that no link or path can leave: one for each layer.
type folder struct {
	dir    string   // "" for the workbook that is built in
	below  []string // the folders of the workbooks that it extends
	roots  []*os.Root
	input  generator.Input
	broken *source.Problem // what it extends cannot be found
	beside string          // a file from outside that problems name as it was typed
}

// openFolder opens the workbook in DIR. Without DIR it is this folder when it
// is a workbook, else the built-in one.
func openFolder(args []string) (*folder, error) {
	dir := "."
	if len(args) > 0 {
		dir = filepath.Clean(args[0])
	} else if !isFile(filepath.FromSlash(settingsFile)) {
		return &folder{input: builtIn()}, nil
	}
	if !isFile(filepath.Join(dir, filepath.FromSlash(settingsFile))) {
		return nil, notAWorkbook(dir)
	}
	f := &folder{dir: dir}
	if err := f.openLayers(); err != nil {
		f.close()
		return nil, err
	}
	return f, nil
}

func builtIn() generator.Input {
	return generator.Input{Content: content.FS(), Layouts: layouts.FS(), Assets: assets.FS()}
}

func (f *folder) close() {
	for _, root := range f.roots {
		root.Close()
	}
}

// build makes the site. The paths of the problems are as the author would
// write them here.
func (f *folder) build() (*render.Site, []source.Problem, error) {
	if f.broken != nil {
		return nil, f.here([]source.Problem{*f.broken}), nil
	}
	site, problems, err := generator.Build(f.input)
	return site, f.here(problems), err
}

// here writes the paths of problems as seen from the current folder.
func (f *folder) here(problems []source.Problem) []source.Problem {
	for i, p := range problems {
		if !strings.HasPrefix(p.Path, inProgram) && p.Path != f.beside {
			problems[i].Path = f.path(p.Path)
		}
	}
	return problems
}

// folders are those of the workbook and of what it extends; none for the
// built-in one.
func (f *folder) folders() []string {
	if f.dir == "" {
		return nil
	}
	return append([]string{f.dir}, f.below...)
}

// path is that of a file in the folder as the author would write it here.
func (f *folder) path(name string) string { return path.Join(filepath.ToSlash(f.dir), name) }

// replace writes a file of the folder whole: whoever reads it meanwhile, or
// after the computer stopped halfway, finds the old text or the new one.
func (f *folder) replace(name, text string) (err error) {
	// A name with a dot is no part of a workbook, should it ever stay behind.
	temporary := path.Join(path.Dir(name), "."+path.Base(name)+"-"+rand.Text())
	file, err := f.roots[0].OpenFile(temporary, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = file.WriteString(text)
	if err == nil {
		err = file.Sync()
	}
	if err = errors.Join(err, file.Close()); err == nil {
		err = f.roots[0].Rename(temporary, name)
	}
	if err != nil {
		_ = f.roots[0].Remove(temporary)
	}
	return err
}

// sources are the folders that must never be written.
func (f *folder) sources() []string {
	var all []string
	for _, dir := range f.folders() {
		for _, part := range parts {
			all = append(all, filepath.Join(dir, part))
		}
	}
	return all
}

func isFile(p string) bool {
	info, err := os.Stat(p)
	return err == nil && info.Mode().IsRegular()
}

// notAWorkbook says why a folder cannot be used, and looks for what was meant.
func notAWorkbook(dir string) error {
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return &mistake{fmt.Sprintf("there is no folder %s", dir), "name the folder that holds " + settingsFile}
	case err != nil:
		return err
	case !info.IsDir():
		return &mistake{fmt.Sprintf("%s is a file", dir), "name the folder that holds " + settingsFile}
	case isFile(filepath.Join(dir, "werkboek.toml")):
		return &mistake{fmt.Sprintf("%s is the content of a workbook", dir), "name the folder above it"}
	}
	return &mistake{fmt.Sprintf("%s is not a workbook: it has no %s", dir, settingsFile), "leave the folder out to use the workbook that is built in"}
}
