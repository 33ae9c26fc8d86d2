package source

import (
	"cmp"
	"errors"
	"io/fs"
	"path"
	"slices"
)

// A Layer is one folder of a stack: a workbook, or an edition of it.
type Layer struct {
	FS      fs.FS
	Path    string // where the author sees it, before every path; "" for the own folder
	Edition string // begins the ids of additions: x-<edition>-…; "" for the lowest layer
}

// Layers are folders in one, the lowest first: where several have a file, the
// highest counts. Open reads their TOML files key by key.
type Layers []Layer

// Open opens the highest file of this name.
func (l Layers) Open(name string) (fs.File, error) {
	for i := len(l) - 1; i >= 0; i-- {
		if file, err := l[i].FS.Open(name); !errors.Is(err, fs.ErrNotExist) {
			return file, err
		}
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// ReadDir lists what any layer holds.
func (l Layers) ReadDir(name string) ([]fs.DirEntry, error) {
	var all []fs.DirEntry
	missing := error(&fs.PathError{Op: "readdir", Path: name, Err: fs.ErrNotExist})
	for i := len(l) - 1; i >= 0; i-- {
		entries, err := fs.ReadDir(l[i].FS, name)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		missing = nil
		for _, e := range entries {
			if !slices.ContainsFunc(all, func(known fs.DirEntry) bool { return known.Name() == e.Name() }) {
				all = append(all, e)
			}
		}
	}
	slices.SortFunc(all, func(a, b fs.DirEntry) int { return cmp.Compare(a.Name(), b.Name()) })
	return all, missing
}

// holding gives the layers that hold a file, the highest first, with its bytes.
func (l Layers) holding(name string) ([]Layer, [][]byte, error) {
	var layers []Layer
	var contents [][]byte
	for i := len(l) - 1; i >= 0; i-- {
		data, err := fs.ReadFile(l[i].FS, name)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, nil, err
		}
		layers, contents = append(layers, l[i]), append(contents, data)
	}
	return layers, contents, nil
}

// shown is how the author sees a file of a layer.
func (l Layer) shown(folder, name string) string { return path.Join(l.Path, folder, name) }

// Prefix begins the ids and file names that an edition adds.
func (l Layer) Prefix() string { return "x-" + l.Edition + "-" }
