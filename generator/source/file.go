package source

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"sort"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// maxText is the largest text file that is read, in bytes. A page or worksheet
// of this size is a mistake, and parsers stay quick below it.
const maxText = 1 << 20

// A File is one text of the author, in UTF-8, with line ends of one byte.
type File struct {
	Path  string // within the workbook's folder, with slashes
	Text  string
	lines []int  // offset of each line
	shown string // the path as the author sees it
	layer Layer
	fixed bool  // an edition may change its keys, but add none
	below *File // the file of this name in the next lower layer, of TOML files
}

// NewFile makes a File of a text that is already known to be sound.
func NewFile(path, text string) *File {
	f := &File{Path: path, Text: text, lines: []int{0}, shown: path}
	for i := range len(text) {
		if text[i] == '\n' {
			f.lines = append(f.lines, i+1)
		}
	}
	return f
}

// With gives a File of another text that stands at the same places.
func (f *File) With(text string) *File {
	other := NewFile(f.Path, text)
	other.shown, other.layer = f.shown, f.layer
	return other
}

func (f *File) line(offset int) int {
	return sort.SearchInts(f.lines, offset+1) - 1
}

// A Folder is the workbook's folder, or several in layers: all that it holds,
// by path.
type Folder struct {
	name   string
	layers Layers
	held   [][]string // the sorted paths of each layer
	paths  []string   // of all layers, sorted
	fixed  bool
}

// Open lists a folder, or Layers of folders. Problems show its name before
// every path. Names that begin with a dot or an underscore are left out, with
// all below them, and so is what is not a plain file.
func Open(fsys fs.FS, name string) (*Folder, error) {
	layers, ok := fsys.(Layers)
	if !ok {
		layers = Layers{{FS: fsys}}
	}
	d := &Folder{name: name, layers: layers}
	for _, layer := range layers {
		paths, err := list(layer.FS)
		if err != nil && (len(layers) == 1 || !errors.Is(err, fs.ErrNotExist)) { // an edition need not have this folder
			return nil, fmt.Errorf("read the workbook's folder: %w", err)
		}
		slices.Sort(paths)
		d.held = append(d.held, paths)
	}
	d.paths = slices.Concat(d.held...)
	slices.Sort(d.paths)
	d.paths = slices.Compact(d.paths)
	return d, nil
}

// Fixed makes a folder one to whose TOML files an edition can add no keys.
func (d *Folder) Fixed() *Folder {
	d.fixed = true
	return d
}

// list gives the paths of a folder's files.
func list(fsys fs.FS) (paths []string, err error) {
	err = fs.WalkDir(fsys, ".", func(p string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if name := entry.Name(); p != "." && (name[0] == '.' || name[0] == '_') {
			if entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if entry.Type().IsRegular() {
			paths = append(paths, p)
		}
		return nil
	})
	return paths, err
}

// Paths gives the sorted paths of the files below a folder that end so; "" is
// the whole folder.
func (d *Folder) Paths(below, suffix string) []string {
	var found []string
	for _, p := range d.paths {
		if (below == "" || strings.HasPrefix(p, below+"/")) && strings.HasSuffix(p, suffix) {
			found = append(found, p)
		}
	}
	return found
}

// Has reports whether the folder holds this file.
func (d *Folder) Has(p string) bool {
	_, found := slices.BinarySearch(d.paths, p)
	return found
}

// holds reports whether a layer has a file.
func (d *Folder) holds(layer int, p string) bool {
	_, found := slices.BinarySearch(d.held[layer], p)
	return found
}

// Higher reports whether a file comes from a higher layer than another: an
// edition's own, or what it put in the place of one below.
func (d *Folder) Higher(p, other string) bool {
	for i := range slices.Backward(d.layers) {
		if d.holds(i, p) || d.holds(i, other) {
			return !d.holds(i, other)
		}
	}
	return false
}

// Place is the position that means a file itself, as the author sees it.
func (d *Folder) Place(p string) Position {
	for i, layer := range slices.Backward(d.layers) {
		if d.holds(i, p) {
			return Position{Path: layer.shown(d.name, p)}
		}
	}
	return Position{Path: path.Join(d.name, p)}
}

// Bytes reads a file as it is, a picture for example.
func (d *Folder) Bytes(p string) ([]byte, error) { return fs.ReadFile(d.layers, p) }

// Text reads a text file. What cannot be a text is a Problem and gives nil. A
// TOML file brings along those of the same name in lower layers.
func (d *Folder) Text(p string, problems *Problems) (*File, error) {
	layers, contents, err := d.layers.holding(p)
	if err != nil {
		return nil, err
	}
	if len(layers) == 0 {
		problems.Add(Position{Path: path.Join(d.name, p)}, "", "this file does not exist")
		return nil, nil
	}
	var top, lowest *File
	for i, data := range contents {
		f := d.text(p, layers[i], data, problems)
		if f == nil {
			return nil, nil
		}
		if top == nil {
			top = f
		} else {
			lowest.below = f
		}
		if lowest = f; path.Ext(p) != ".toml" {
			break
		}
	}
	return top, nil
}

// Stack reads a text file in every layer that has it, the lowest first.
func (d *Folder) Stack(p string, problems *Problems) ([]*File, error) {
	layers, contents, err := d.layers.holding(p)
	var all []*File
	for i, data := range contents {
		if f := d.text(p, layers[i], data, problems); f != nil {
			all = append(all, f)
		}
	}
	slices.Reverse(all)
	return all, err
}

// text makes a File of the bytes in one layer.
func (d *Folder) text(p string, layer Layer, data []byte, problems *Problems) *File {
	at := Position{Path: layer.shown(d.name, p)}
	if len(data) > maxText {
		problems.Add(at, "split it", "this file is larger than 1 MB")
		return nil
	}
	data = fromWindows(data)
	if place, bad := invalid(at.Path, data); bad {
		problems.Add(place, "save the file as UTF-8", "this is not valid UTF-8")
		return nil
	}
	f := NewFile(p, string(data))
	f.shown, f.layer, f.fixed = at.Path, layer, d.fixed
	return f
}

// fromWindows reads UTF-16 with its mark, takes the mark of UTF-8 away, and
// makes every line end one byte.
func fromWindows(data []byte) []byte {
	var order binary.ByteOrder
	switch {
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}):
		order = binary.LittleEndian
	case bytes.HasPrefix(data, []byte{0xfe, 0xff}):
		order = binary.BigEndian
	}
	if order != nil {
		var units []uint16
		for i := 2; i+1 < len(data); i += 2 {
			units = append(units, order.Uint16(data[i:]))
		}
		data = []byte(string(utf16.Decode(units)))
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	return bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
}

// invalid finds the first byte that is no UTF-8, or a NUL.
func invalid(p string, data []byte) (Position, bool) {
	if utf8.Valid(data) && bytes.IndexByte(data, 0) < 0 {
		return Position{}, false
	}
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 || r == 0 {
			clean := strings.ToValidUTF8(string(data), "?")
			return NewFile(p, clean).Position(i), true
		}
		i += size
	}
	return Position{}, false
}

// Resolve gives the path that a relative reference in a file means. It is not
// ok when the reference leaves the folder `within`, or the workbook's own
// folder when that is "".
func Resolve(from, reference, within string) (target string, ok bool) {
	if strings.HasPrefix(reference, "/") || strings.ContainsAny(reference, "\\\x00") {
		return "", false
	}
	target = path.Join(path.Dir(from), reference)
	if within == "" {
		return target, fs.ValidPath(target)
	}
	return target, strings.HasPrefix(target, within+"/")
}
