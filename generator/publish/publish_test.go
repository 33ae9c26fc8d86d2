package publish_test

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"werkboek/generator/publish"
)

const manifest = ".werkboek-manifest"

// site is what a build would give: contents by path.
type site map[string]string

func (s site) read(path string) ([]byte, error) {
	text, found := s[path]
	if !found {
		return nil, fmt.Errorf("%s: %w", path, fs.ErrNotExist)
	}
	return []byte(text), nil
}

func (s site) publish(dir string, sources ...string) error {
	return publish.Publish(dir, slices.Sorted(maps.Keys(s)), s.read, sources...)
}

var (
	first = site{
		"index.html": "one", "waarom.html": "why one", "assets/main-AA.js": "js one",
		"deep/er/page.html": "deep", "same.html": "same",
	}
	second = site{
		"index.html": "two", "waarom.html": "why two", "assets/main-BB.js": "js two",
		"new/page.html": "new", "same.html": "same",
	}
)

// tree lists a folder: contents by path, "dir" for an empty folder, the
// target for a link. The manifest is left out.
func tree(t *testing.T, dir string) site {
	t.Helper()
	found := site{}
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name, _ := filepath.Rel(dir, p)
		name = filepath.ToSlash(name)
		switch {
		case name == manifest || name == ".":
		case d.IsDir():
			entries, err := os.ReadDir(p)
			if len(entries) == 0 {
				found[name] = "dir"
			}
			return err
		case d.Type()&fs.ModeSymlink != 0:
			link, err := os.Readlink(p)
			found[name] = "-> " + link
			return err
		default:
			data, err := os.ReadFile(p)
			found[name] = string(data)
			return err
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func holds(t *testing.T, dir string, want site) {
	t.Helper()
	if diff := cmp.Diff(want, tree(t, dir)); diff != "" {
		t.Errorf("%s differs (- want, + is):\n%s", filepath.Base(dir), diff)
	}
}

// clean checks that nothing but the output stands in its parent.
func clean(t *testing.T, out string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(out))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if strings.Contains(e.Name(), "werkboek") {
			t.Errorf("%s was left behind", e.Name())
		}
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func put(t *testing.T, path, text string) {
	t.Helper()
	must(t, os.MkdirAll(filepath.Dir(path), 0o755))
	must(t, os.WriteFile(path, []byte(text), 0o644))
}

// refused checks that an error is for people and names what it is about.
func refused(t *testing.T, err error, words ...string) {
	t.Helper()
	var refusal *publish.Refusal
	if !errors.As(err, &refusal) {
		t.Fatalf("want a refusal, got %v", err)
	}
	if refusal.Hint == "" {
		t.Errorf("%q has no hint", refusal.Message)
	}
	for _, w := range words {
		if !strings.Contains(refusal.Message, w) {
			t.Errorf("%q does not say %q", refusal.Message, w)
		}
	}
}

func with(a, b site) site {
	all := maps.Clone(a)
	maps.Copy(all, b)
	return all
}

func TestANewFolderHoldsTheSite(t *testing.T) {
	out := filepath.Join(t.TempDir(), "far", "public")
	must(t, first.publish(out))
	holds(t, out, first)
	clean(t, out)
}

func TestTheNextSiteReplacesTheLast(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	must(t, first.publish(out))
	must(t, second.publish(out))
	holds(t, out, second) // deep/er is gone too
	clean(t, out)
}

func TestTheSameSiteGivesTheSameBytes(t *testing.T) {
	dir := t.TempDir()
	one, two := filepath.Join(dir, "one"), filepath.Join(dir, "two")
	must(t, first.publish(one))
	must(t, second.publish(two)) // another history must not show
	must(t, first.publish(two))
	a, err := os.ReadFile(filepath.Join(one, manifest))
	must(t, err)
	b, err := os.ReadFile(filepath.Join(two, manifest))
	must(t, err)
	if diff := cmp.Diff(string(a), string(b)); diff != "" {
		t.Errorf("the manifests differ:\n%s", diff)
	}
	holds(t, two, tree(t, one))
}

func TestNothingIsWrittenWhenNothingChanged(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	must(t, first.publish(out))
	before, err := os.Stat(out)
	must(t, err)
	must(t, first.publish(out))
	after, err := os.Stat(out)
	must(t, err)
	if !os.SameFile(before, after) || before.ModTime() != after.ModTime() {
		t.Error("the folder was written again")
	}
}

// An unchanged file keeps its date, so that a tool that copies only newer
// files to a server stays quick.
func TestUnchangedFilesKeepTheirDate(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	must(t, first.publish(out))
	before, err := os.Stat(filepath.Join(out, "same.html"))
	must(t, err)
	must(t, second.publish(out))
	after, err := os.Stat(filepath.Join(out, "same.html"))
	must(t, err)
	if before.ModTime() != after.ModTime() {
		t.Error("same.html was written again")
	}
}

func TestAFailedRenderKeepsTheOldSite(t *testing.T) {
	for _, foreign := range []bool{false, true} {
		out := filepath.Join(t.TempDir(), "public")
		must(t, first.publish(out))
		want := first
		if foreign {
			put(t, filepath.Join(out, "CNAME"), "example.org")
			want = with(first, site{"CNAME": "example.org"})
		}
		broken := errors.New("a template fails")
		err := publish.Publish(out, slices.Sorted(maps.Keys(second)), func(p string) ([]byte, error) {
			if p == "waarom.html" {
				return nil, broken
			}
			return second.read(p)
		})
		if !errors.Is(err, broken) {
			t.Errorf("got %v", err)
		}
		holds(t, out, want)
		clean(t, out)
	}
}

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
