package main

import (
	"cmp"
	"errors"
	"io/fs"
	"os"
	"slices"
)

// over lays a part of the workbook's folder over the built-in one.
func over(root *os.Root, part string, builtIn fs.FS) (fs.FS, error) {
	own, err := fs.Sub(root.FS(), part)
	return overlay{own, builtIn}, err
}

// An overlay is two folders in one: where both have a file, the upper counts.
type overlay struct{ upper, lower fs.FS }

// Open opens the upper file or, when there is none, the lower one.
func (o overlay) Open(name string) (fs.File, error) {
	file, err := o.upper.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return o.lower.Open(name)
	}
	return file, err
}

// ReadDir lists what both hold.
func (o overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(o.upper, name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	lower, errLower := fs.ReadDir(o.lower, name)
	if errLower != nil {
		return entries, err
	}
	seen := map[string]bool{}
	for _, e := range entries {
		seen[e.Name()] = true
	}
	for _, e := range lower {
		if !seen[e.Name()] {
			entries = append(entries, e)
		}
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return cmp.Compare(a.Name(), b.Name()) })
	return entries, nil
}
