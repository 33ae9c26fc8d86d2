package assets_test

import (
	"io/fs"
	"os"
	"path"
	"slices"
	"testing"

	"werkboek/assets"
)

// The built-in files are those of the folder: none forgotten, none too many.
func TestTheEmbedIsTheFolder(t *testing.T) {
	inFolder, builtIn := list(t, os.DirFS(".")), list(t, assets.FS())
	for _, p := range inFolder {
		if !slices.Contains(builtIn, p) {
			t.Errorf("%s is not built in: name it in assets.go", p)
		}
	}
	for _, p := range builtIn {
		if !slices.Contains(inFolder, p) {
			t.Errorf("%s is built in and should not be", p)
		}
	}
}

// list gives all files but Go's own and what only tools read.
func list(t *testing.T, folder fs.FS) (paths []string) {
	err := fs.WalkDir(folder, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(p) == ".go" || path.Base(p) == "tsconfig.json" {
			return err
		}
		paths = append(paths, p)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return paths
}
