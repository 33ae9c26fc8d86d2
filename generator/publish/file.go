package publish

import (
	"bytes"
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// What is in every file form of ours: who made it, and where answers of a
// reader would stand.
const (
	madeBy    = `<meta name="generator" content="werkboek">`
	answersIn = `<script type="application/json" id="werkboek-answers">`
	noAnswers = answersIn + `</script>`
)

// File writes the file form. Whoever reads the file meanwhile finds the old one
// or the new one whole. Only a file form without a reader's answers is ever
// replaced; anything else, and a place in a source, gives a *Refusal.
func File(name string, data []byte, sources ...string) error {
	const hint = "name another file with --single"
	if ext := strings.ToLower(filepath.Ext(name)); ext != ".html" && ext != ".htm" {
		return refuse("name a file that ends in .html", "%s would not open in a browser", name)
	}
	where, err := realPath(filepath.Dir(filepath.Clean(name)))
	if err != nil {
		return err
	}
	for _, s := range sources {
		source, err := realPath(s)
		if err != nil {
			return err
		}
		if within(where, source) {
			return refuse(hint, "%s lies in the workbook's own folder %s", name, s)
		}
	}
	if err := os.MkdirAll(where, 0o755); err != nil {
		return err
	}
	folder, err := os.OpenRoot(where)
	if err != nil {
		return err
	}
	defer folder.Close()
	base := filepath.Base(name)
	switch info, err := folder.Lstat(base); {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return err
	case !info.Mode().IsRegular():
		return refuse(hint, "%s is no plain file", name)
	default:
		old, err := folder.ReadFile(base)
		if err != nil {
			return err
		}
		if !bytes.Contains(old, []byte(madeBy)) || !bytes.Contains(old, []byte(answersIn)) {
			return refuse(hint, "%s is not from werkboek", name)
		}
		if !bytes.Contains(old, []byte(noAnswers)) {
			return refuse(hint, "%s holds the answers of a reader", name)
		}
		if bytes.Equal(old, data) {
			return nil // not even a date changes
		}
	}
	return place(folder, base, data)
}

// place writes a file beside the old one and lets it take its place at once.
func place(folder *os.Root, name string, data []byte) (err error) {
	staged := "." + name + ".werkboek-new-" + rand.Text()
	file, err := folder.OpenFile(staged, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	if err = errors.Join(err, file.Close()); err == nil {
		err = folder.Rename(staged, name)
	}
	if err != nil {
		_ = folder.Remove(staged)
	}
	return err
}
