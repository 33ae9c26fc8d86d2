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
