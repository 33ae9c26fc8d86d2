package publish_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"werkboek/generator/publish"
)

func TestForeignFilesStay(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	must(t, first.publish(out))
	foreign := site{
		"CNAME": "example.org", ".htaccess": "deny", ".git/config": "git", ".git/objects/aa/bb": "object",
		"own/notes.txt": "mine", "deep/er/photo.jpg": "photo", "assets/own.css": "css",
	}
	for p, text := range foreign {
		put(t, filepath.Join(out, filepath.FromSlash(p)), text)
	}
	must(t, os.MkdirAll(filepath.Join(out, "empty", "folder"), 0o755))
	foreign["empty/folder"] = "dir"
	must(t, second.publish(out))
	holds(t, out, with(second, foreign))
	must(t, first.publish(out))
	holds(t, out, with(first, foreign))
	clean(t, out)
}

// An empty folder made by hand is a foreign thing too.
func TestAnEmptyForeignFolderStays(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	must(t, first.publish(out))
	must(t, os.Mkdir(filepath.Join(out, "uploads"), 0o755))
	must(t, second.publish(out))
	holds(t, out, with(second, site{"uploads": "dir"}))
}

func TestAChangedFileOfOursStays(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	must(t, first.publish(out))
	edited := with(first, site{"deep/er/page.html": "by hand"})
	put(t, filepath.Join(out, "deep/er/page.html"), "by hand")
	must(t, second.publish(out)) // no longer part of the site: kept
	holds(t, out, with(second, site{"deep/er/page.html": "by hand"}))
	refused(t, first.publish(out), "deep/er/page.html") // would be replaced: refused
	holds(t, out, with(second, site{"deep/er/page.html": edited["deep/er/page.html"]}))
	clean(t, out)
}

func TestAForeignFileIsNeverReplaced(t *testing.T) {
	for _, name := range []string{"new", "new/page.html", "index.html"} {
		t.Run(name, func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "public")
			must(t, first.publish(out))
			put(t, filepath.Join(out, filepath.FromSlash(name)), "foreign")
			before := tree(t, out)
			refused(t, second.publish(out), name)
			holds(t, out, before)
			clean(t, out)
		})
	}
}

func TestAForeignFolderIsRefused(t *testing.T) {
	out := filepath.Join(t.TempDir(), "Documents")
	put(t, filepath.Join(out, "thesis.odt"), "years of work")
	put(t, filepath.Join(out, "photos/a.jpg"), "photo")
	before := tree(t, out)
	refused(t, first.publish(out), "Documents", "thesis.odt", "photos")
	holds(t, out, before)
	clean(t, out)
}

func TestAnEmptyFolderIsUsed(t *testing.T) {
	out := t.TempDir()
	before, err := os.Stat(out)
	must(t, err)
	must(t, first.publish(out))
	holds(t, out, first)
	after, err := os.Stat(out)
	must(t, err)
	if !os.SameFile(before, after) {
		t.Error("the folder itself was replaced, though it was not ours")
	}
}

func TestADamagedManifestIsRefused(t *testing.T) {
	for name, text := range map[string]string{
		"text":     "hello\n",
		"traverse": strings.Repeat("00", 32) + "  ../../etc/passwd\n",
		"absolute": strings.Repeat("00", 32) + "  /etc/passwd\n",
		"short":    "00ff  index.html\n",
	} {
		t.Run(name, func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "public")
			must(t, first.publish(out))
			put(t, filepath.Join(out, manifest), text)
			refused(t, second.publish(out), "damaged")
			holds(t, out, first)
		})
	}
}

func TestUnusablePathsAreRefused(t *testing.T) {
	for _, p := range []string{
		"../out.html", "/etc/passwd", "a/../../b", "", ".", "a//b", "a/", `a\b`, `..\b`, "C:x", "a:stream",
		"con.html", "deep/NUL", "com1.txt", "a.", "b /c", "line\nbreak", "nul\x00", "what?", manifest,
	} {
		out := filepath.Join(t.TempDir(), "public")
		refused(t, site{"index.html": "x", p: "evil"}.publish(out))
		if _, err := os.Stat(out); err == nil {
			t.Errorf("%q: the folder was made", p)
		}
	}
	out := filepath.Join(t.TempDir(), "public")
	refused(t, site{"Waarom.html": "a", "waarom.html": "b"}.publish(out), "Waarom.html", "waarom.html")
	must(t, site{"console.html": "x", ".nojekyll": "", "a.b.c": "x", "één.html": "x"}.publish(out))
}

func TestTwoRunsAtOnceAreRefused(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	must(t, first.publish(out))
	var inner error
	err := publish.Publish(out, []string{"index.html"}, func(string) ([]byte, error) {
		inner = second.publish(out)
		return []byte("outer"), nil
	})
	must(t, err)
	if inner == nil {
		t.Skip("this system has no locks")
	}
	refused(t, inner, "another run")
	holds(t, out, site{"index.html": "outer"})
	clean(t, out)
}
