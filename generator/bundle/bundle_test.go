package bundle_test

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"werkboek/generator/bundle"
	"werkboek/generator/source"
)

// small is a program that uses each way of naming a file.
const small = `
-- main.ts --
import { greet } from "./page/greet";
import type { Name } from "./page/name.ts";
const who: Name = "vereniging — één";
greet(who);
-- page/greet.ts --
import { end } from "../end.ts";
export function greet(name: string): void { document.title = name + end; }
-- page/name.ts --
export type Name = string;
-- end.ts --
export const end = "!";
-- rescue.ts --
document.title = "stands alone";
-- main.css --
@layer base, page;
@import "page/page.css" layer(page);
@import "./base.css" layer(base);
-- page/page.css --
.mark { background: url("../dot.svg"); & b { color: red } }
-- base.css --
body { margin: 0 }
-- dot.svg --
<svg xmlns="http://www.w3.org/2000/svg"/>
`

func folder(text string) fstest.MapFS {
	files := fstest.MapFS{}
	for _, f := range txtar.Parse([]byte(text)).Files {
		files[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	return files
}

func build(t *testing.T, text string) *bundle.Bundle {
	t.Helper()
	var problems source.Problems
	b, err := bundle.Build(folder(text), "", &problems)
	if err != nil || b == nil {
		t.Fatalf("Build: %v, problems %v", err, problems.Sorted())
	}
	return b
}

func TestBundleIsClassicAndWhole(t *testing.T) {
	b := build(t, small)
	script, style := string(b.Files[b.Script]), string(b.Files[b.Style])
	if !strings.Contains(script, "vereniging — één") || !strings.Contains(script, `"!"`) {
		t.Errorf("the script lacks something that was imported: %s", script)
	}
	for _, word := range []string{"import", "export", "eval"} {
		if strings.Contains(script, word) {
			t.Errorf("the script holds %q, which a page on disk cannot run: %s", word, script)
		}
	}
	if strings.Contains(style, "@import") || !strings.Contains(style, ".mark b") {
		t.Errorf("the stylesheet is not bundled for older browsers: %s", style)
	}
	if rescue := string(b.Files[b.Rescue]); !strings.Contains(rescue, "stands alone") || strings.Contains(script, "stands alone") {
		t.Errorf("the script for when the other one fails is not one of its own: %s", rescue)
	}
	if len(b.Files) != 4 {
		t.Errorf("want two scripts, a stylesheet and a picture, got %v", slices.Sorted(maps.Keys(b.Files)))
	}
	for name := range b.Files {
		if strings.HasSuffix(name, ".svg") && !strings.Contains(style, "./"+filepath.Base(name)) {
			t.Errorf("the stylesheet does not point at %s: %s", name, style)
		}
	}
}

func TestNamesFollowContents(t *testing.T) {
	first := build(t, small)
	elsewhere := t.TempDir()
	t.Chdir(elsewhere) // where the program runs must not matter
	if diff := cmp.Diff(first, build(t, small)); diff != "" {
		t.Errorf("the same files give another bundle:\n%s", diff)
	}
	changed := build(t, strings.Replace(small, `end = "!"`, `end = "?"`, 1))
	if changed.Script == first.Script {
		t.Errorf("another script has the same name %s", changed.Script)
	}
	if changed.Style != first.Style {
		t.Errorf("the same stylesheet has another name: %s, %s", first.Style, changed.Style)
	}
}

// CSS of the edition comes last, and gives the stylesheet another name.
func TestMoreStyle(t *testing.T) {
	var problems source.Problems
	b, err := bundle.Build(folder(small), ":root{--accent:#2f6b3a}", &problems)
	if err != nil || problems.Any() {
		t.Fatal(err, problems.Sorted())
	}
	if style := string(b.Files[b.Style]); !strings.HasSuffix(style, ":root{--accent:#2f6b3a}") || !strings.Contains(style, ".mark b") {
		t.Errorf("the stylesheet is %s", style)
	}
	plain := build(t, small)
	if b.Style == plain.Style || b.Script != plain.Script {
		t.Errorf("the names are %s and %s, without more %s and %s", b.Style, b.Script, plain.Style, plain.Script)
	}
}

func TestMistakesHaveAPlace(t *testing.T) {
	for name, c := range map[string]struct{ old, new, want string }{
		"TypeScript":      {`const who: Name = "vereniging — één";`, `const é = "—" oops;`, `assets/main.ts:3:15: expected ";" but found "oops"`},
		"CSS":             {`body { margin: 0 }`, `body { margin 0 }`, `assets/base.css:1:14: expected ":"`},
		"missing file":    {`"./page/greet"`, `"./page/great"`, `assets/main.ts:1:23: there is no file assets/page/great to import`},
		"missing style":   {`"./base.css"`, `"./bass.css"`, `assets/main.css:3:9: there is no file assets/bass.css to import`},
		"missing picture": {`"../dot.svg"`, `"../dots.svg"`, `assets/page/page.css:1:25: there is no file assets/dots.svg to import`},
		"out of folder":   {`"../end.ts"`, `"../../end.ts"`, `assets/page/greet.ts:1:21: the path "../../end.ts" leaves the assets' folder`},
		"package":         {`"../end.ts"`, `"preact"`, `assets/page/greet.ts:1:21: "preact" is not a file of the assets' folder; begin its path with ./`},
		"elsewhere":       {`"./base.css"`, `"https://example.org/base.css"`, `assets/main.css:3:9: "https://example.org/base.css" is not a file of the assets' folder; begin its path with ./`},
		"no such export":  {`export const end`, `export const ends`, `assets/page/greet.ts:1:10: no matching export in "assets/end.ts" for import "end"`},
	} {
		t.Run(name, func(t *testing.T) {
			var problems source.Problems
			b, err := bundle.Build(folder(strings.Replace(small, c.old, c.new, 1)), "", &problems)
			if err != nil || b != nil {
				t.Fatalf("want problems, got %v and %v", b, err)
			}
			found := problems.Sorted()
			if got := found[0].String() + ": " + found[0].Message; got != c.want {
				t.Errorf("\n got %s\nwant %s", got, c.want)
			}
			if found[0].Text == "" {
				t.Error("the problem does not show the line")
			}
		})
	}
}

// A file beside the folder must stay out of reach, also through a link.
func TestReadsOnlyItsFolder(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "secret.ts"), []byte("export const end = 1"), 0o644); err != nil {
		t.Fatal(err)
	}
	inside := filepath.Join(dir, "assets")
	if err := os.CopyFS(inside, folder(small)); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(inside, "end.ts")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join(dir, "secret.ts"), filepath.Join(inside, "end.ts")); err != nil {
		t.Skip("this system has no symbolic links:", err)
	}
	root, err := os.OpenRoot(inside)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	var problems source.Problems
	if b, err := bundle.Build(root.FS(), "", &problems); b != nil {
		t.Errorf("a link out of the folder was followed (%v)", err)
	}
}

func TestMissingEntryIsAnError(t *testing.T) {
	var problems source.Problems
	if _, err := bundle.Build(fstest.MapFS{}, "", &problems); err == nil {
		t.Error("an empty folder gives no error")
	}
}
