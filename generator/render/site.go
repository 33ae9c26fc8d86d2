// Package render turns a workbook, the bundle and the layouts into a Site: the
// sorted paths of its files, and the bytes of one file on demand.
package render

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"html/template"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"

	"werkboek/generator/bundle"
	"werkboek/generator/document"
	"werkboek/generator/phrases"
	"werkboek/generator/source"
	"werkboek/generator/workbook"
)

// A Site gives the files of the website. It is safe for concurrent use.
type Site struct {
	book    *workbook.Workbook
	texts   phrases.Phrases
	layouts *template.Template
	bundle  *bundle.Bundle
	data    string            // address of the workbook's shape
	later   map[string]string // addresses of the scripts that are loaded when needed, by name
	reload  string            // address of the preview's script, or ""
	single  string            // path of the file form
	roads   map[*workbook.Part]func() (string, error)
	around  map[string]Around // by the way to the root
	frame   Book
	files   map[string]func() ([]byte, error)
	paths   []string
}

// Input is what a site is made of.
type Input struct {
	Workbook *workbook.Workbook
	Texts    phrases.Phrases
	Bundle   *bundle.Bundle
	Content  *source.Folder
	Layouts  *Layouts
	Reload   string // address of a script that reloads the page, or ""
}

// New prepares a site. Mistakes in a layout are errors.
func New(in Input) (*Site, error) {
	s := &Site{
		book: in.Workbook, texts: in.Texts, bundle: in.Bundle, reload: in.Reload,
		roads: map[*workbook.Part]func() (string, error){}, around: map[string]Around{},
		files: map[string]func() ([]byte, error){},
	}
	s.frame = Book{
		Title: s.book.Title, Line: s.book.Line, Version: s.book.Version,
		Home: s.book.Pages[0].Href, Mine: workbook.Mine, Keeping: workbook.Keeping,
		Based:   s.book.Based,
		Address: s.book.Address, Contact: s.book.Contact,
		Licence: Link{Title: s.book.Licence.Title, Href: s.book.Licence.Href},
	}
	s.layouts = in.Layouts.set
	var err error
	if s.frame.Brand, err = s.brand(in.Content); err != nil {
		return nil, err
	}
	if s.frame.Named, err = s.named(); err != nil {
		return nil, err
	}
	for _, part := range s.book.Parts {
		s.roads[part] = sync.OnceValues(func() (string, error) { return s.road(part) })
	}
	if err := s.addFiles(in.Content); err != nil {
		return nil, err
	}
	for _, page := range s.book.Pages {
		root := page.Root()
		if _, done := s.around[root]; done {
			continue
		}
		if s.around[root], err = s.surround(s.newShared(root)); err != nil {
			return nil, err
		}
	}
	s.paths = slices.Sorted(maps.Keys(s.files))
	return s, nil
}

// named is the workbook as files of answers name it.
func (s *Site) named() (string, error) {
	return jsonText(struct {
		ID       string   `json:"id"`
		Title    string   `json:"title"`
		Lineage  []string `json:"lineage"`
		Version  string   `json:"version"`
		Language string   `json:"language"`
	}{s.book.ID, s.book.Title, s.book.Lineage(), s.book.Version, s.book.Language})
}

// Workbook gives what the site shows.
func (s *Site) Workbook() *workbook.Workbook { return s.book }

// Paths gives the sorted paths of all files.
func (s *Site) Paths() []string { return s.paths }

// Read gives the bytes of one file. A path that is not of this site gives
// fs.ErrNotExist.
func (s *Site) Read(path string) ([]byte, error) {
	file, ok := s.files[path]
	if !ok {
		return nil, fmt.Errorf("%s: %w", path, fs.ErrNotExist)
	}
	return file()
}

// addFiles lists what the site holds and how each file is made.
func (s *Site) addFiles(content *source.Folder) error {
	for i := range s.book.Pages {
		s.files[s.book.Pages[i].Href] = func() ([]byte, error) { return s.page(i) }
	}
	s.files[workbook.ManifestFile] = func() ([]byte, error) { return []byte(s.book.Manifest()), nil }
	s.files[workbook.Mine] = func() ([]byte, error) { return s.mine(false) }
	s.files[workbook.Keeping] = func() ([]byte, error) { return s.keeping(false) }
	for _, p := range s.book.Files {
		s.files[strings.TrimPrefix(p, s.book.Language+"/")] = func() ([]byte, error) { return content.Bytes(p) }
	}
	for p, data := range s.bundle.Files {
		s.files[p] = func() ([]byte, error) { return data, nil }
	}
	s.nameSingle()
	s.files[s.single] = s.whole
	shape, err := s.shape()
	if err != nil {
		return err
	}
	s.data = hashed("workbook.js", shape)
	s.files[s.data] = func() ([]byte, error) { return shape, nil }
	s.later = maps.Clone(s.bundle.Later)
	scripts := map[string]func() ([]byte, error){"wording": s.wording, "results": s.results}
	for _, e := range s.book.Examples {
		scripts["example-"+e.ID] = func() ([]byte, error) { return example(e, content) }
	}
	for name, write := range scripts {
		script, err := write()
		if err != nil {
			return err
		}
		s.later[name] = hashed(name+".js", script)
		s.files[s.later[name]] = func() ([]byte, error) { return script, nil }
	}
	return nil
}

// hashed is the address of a file of ours: its name, with a hash of what is in
// it, so that a browser never shows an old file with a new page.
func hashed(name string, data []byte) string {
	sum := sha256.Sum256(data)
	suffix := path.Ext(name)
	return "assets/" + strings.TrimSuffix(name, suffix) + "-" + strings.ToUpper(hex.EncodeToString(sum[:4])) + suffix
}

// buffers are grown once and used again, page after page.
var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

func (s *Site) execute(name string, view any) ([]byte, error) {
	out := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(out)
	out.Reset()
	if err := s.layouts.ExecuteTemplate(out, name, view); err != nil {
		return nil, fmt.Errorf("layout %s: %w", name, err)
	}
	return bytes.Clone(out.Bytes()), nil
}

// prose renders a part of a page. The document room lets no HTML of the
// author through, so the result is safe to splice in.
func prose(page *document.Page, part *document.Part) template.HTML {
	return template.HTML(page.Render(part))
}

// jsonText is JSON that may also stand in a script: <, > and & are escaped.
func jsonText(v any) (string, error) {
	data, err := json.Marshal(v)
	return string(data), err
}
