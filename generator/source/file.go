package source

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"
)

// maxText is the largest text file that is read, in bytes. A page or worksheet
// of this size is a mistake, and parsers stay quick below it.
const maxText = 1 << 20

// A File is one text of the author, in UTF-8, with line ends of one byte.
type File struct {
	Path  string // within the workbook's folder, with slashes
	Text  string
	lines []int // offset of each line
}

// NewFile makes a File of a text that is already known to be sound.
func NewFile(path, text string) *File {
	f := &File{Path: path, Text: text, lines: []int{0}}
	for i := range len(text) {
		if text[i] == '\n' {
			f.lines = append(f.lines, i+1)
		}
	}
	return f
}

func (f *File) line(offset int) int {
	return sort.SearchInts(f.lines, offset+1) - 1
}

// A Folder is the workbook's folder: all that it holds, by path.
type Folder struct {
	fsys  fs.FS
	paths []string
}

// Open lists a folder. Names that begin with a dot or an underscore are left
// out, with all below them, and so is what is not a plain file.
func Open(fsys fs.FS) (*Folder, error) {
	d := &Folder{fsys: fsys}
	err := fs.WalkDir(fsys, ".", func(p string, entry fs.DirEntry, err error) error {
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
			d.paths = append(d.paths, p)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read the workbook's folder: %w", err)
	}
	slices.Sort(d.paths)
	return d, nil
}

// Paths gives the sorted paths of the files below a folder that end so. Below
// "" are all.
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

// Bytes reads a file as it is, a picture for example.
func (d *Folder) Bytes(p string) ([]byte, error) { return fs.ReadFile(d.fsys, p) }

// Text reads a text file. What cannot be a text is a Problem and gives nil.
func (d *Folder) Text(p string, problems *Problems) (*File, error) {
	at := Position{Path: p}
	data, err := d.Bytes(p)
	if errors.Is(err, fs.ErrNotExist) {
		problems.Add(at, "", "this file does not exist")
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	if len(data) > maxText {
		problems.Add(at, "split it", "this file is larger than 1 MB")
		return nil, nil
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
	if at, bad := invalid(p, data); bad {
		problems.Add(at, "save the file as UTF-8", "this is not valid UTF-8")
		return nil, nil
	}
	return NewFile(p, string(data)), nil
}

// invalid finds the first byte that is no UTF-8, or a NUL.
func invalid(p string, data []byte) (Position, bool) {
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
