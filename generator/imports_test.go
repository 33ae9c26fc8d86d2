package generator_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// rooms is the import table: what each room may import besides the standard
// library. The README shows the same table to people.
var rooms = map[string][]string{
	"generator/source":     {"toml"},
	"generator/colour":     {},
	"generator/phrases":    {"source"},
	"generator/expression": {"source"},
	"generator/result":     {"source", "expression"},
	"generator/worksheet":  {"source", "expression", "result"},
	"generator/document":   {"source", "expression", "goldmark", "chroma", "x/text"},
	"generator/workbook":   {"source", "colour", "phrases", "expression", "result", "worksheet", "document"},
	"generator/answers":    {"source", "worksheet", "workbook"},
	"generator/bundle":     {"source", "esbuild"},
	"generator/single":     {"x/net"},
	"generator/render":     {"single", "source", "phrases", "expression", "result", "worksheet", "document", "workbook", "bundle"},
	"generator/publish":    {},
	"generator/preview":    {"source", "render", "fsnotify"},
	"generator":            {"source", "phrases", "expression", "worksheet", "document", "workbook", "answers", "bundle", "render"},
	"content":              {},
	"layouts":              {},
	"assets":               {},
	"cmd/werkboek":         {"generator", "answers", "source", "workbook", "render", "publish", "preview", "content", "layouts", "assets", "cobra", "x/text"},
}

// libraries gives the short name of each module that a room may use.
var libraries = map[string]string{
	"github.com/BurntSushi/toml":      "toml",
	"github.com/yuin/goldmark":        "goldmark",
	"github.com/alecthomas/chroma/v2": "chroma",
	"golang.org/x/text":               "x/text",
	"golang.org/x/net":                "x/net",
	"github.com/evanw/esbuild":        "esbuild",
	"github.com/fsnotify/fsnotify":    "fsnotify",
	"github.com/spf13/cobra":          "cobra",
}

// Every import of the program is an arrow of the table; a new arrow is a
// decision, not an accident.
func TestImports(t *testing.T) {
	root := os.DirFS("..")
	seen := map[string]bool{}
	err := fs.WalkDir(root, ".", func(p string, d fs.DirEntry, err error) error {
		if d.IsDir() && (d.Name() == "node_modules" || d.Name() == "testdata" || d.Name() == ".git") {
			return fs.SkipDir
		}
		if err != nil || path.Ext(p) != ".go" || strings.HasSuffix(p, "_test.go") {
			return err
		}
		room := path.Dir(p)
		allowed, known := rooms[room]
		if !known {
			t.Errorf("%s: the room %s is not in the table", p, room)
			return nil
		}
		seen[room] = true
		for _, name := range imports(t, root, p) {
			if short := shorten(name); short != "" && !slices.Contains(allowed, short) {
				t.Errorf("%s: %s may not import %s", p, room, name)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for room := range rooms {
		if !seen[room] {
			t.Errorf("the room %s stands in the table and is empty", room)
		}
	}
}

func imports(t *testing.T, root fs.FS, p string) []string {
	text, err := fs.ReadFile(root, p)
	if err != nil {
		t.Fatal(err)
	}
	file, err := parser.ParseFile(token.NewFileSet(), p, text, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, i := range file.Imports {
		name, _ := strconv.Unquote(i.Path.Value)
		names = append(names, name)
	}
	return names
}

// shorten gives an import the name it has in the table, "" for the standard
// library.
func shorten(name string) string {
	if rest, ours := strings.CutPrefix(name, "werkboek/"); ours {
		return strings.TrimPrefix(rest, "generator/")
	}
	for module, short := range libraries {
		if name == module || strings.HasPrefix(name, module+"/") {
			return short
		}
	}
	if strings.Contains(strings.Split(name, "/")[0], ".") {
		return name
	}
	return ""
}
