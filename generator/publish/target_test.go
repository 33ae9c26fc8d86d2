package publish_test

import (
	"os"
	"path/filepath"
	"testing"
)

func link(t *testing.T, target, name string) {
	t.Helper()
	if err := os.Symlink(target, name); err != nil {
		t.Skip("this system has no symbolic links:", err)
	}
}

// A run that would damage something is refused before anything is touched.
func TestDangerousFoldersAreRefused(t *testing.T) {
	dir := t.TempDir()
	content := filepath.Join(dir, "book", "content")
	put(t, filepath.Join(content, "werkboek.toml"), "id")
	put(t, filepath.Join(dir, "file"), "text")
	t.Setenv("HOME", filepath.Join(dir, "home", "me"))
	t.Setenv("USERPROFILE", filepath.Join(dir, "home", "me"))
	put(t, filepath.Join(dir, "home", "me", "letter"), "dear")
	before := tree(t, dir)
	for name, out := range map[string]string{
		"the source":         content,
		"inside the source":  filepath.Join(content, "nl", "public"),
		"above the source":   filepath.Join(dir, "book"),
		"with dots":          filepath.Join(content, "..", "content"),
		"the root":           filepath.VolumeName(dir) + string(filepath.Separator),
		"the home folder":    filepath.Join(dir, "home", "me"),
		"above the home one": filepath.Join(dir, "home"),
		"a file":             filepath.Join(dir, "file"),
	} {
		t.Run(name, func(t *testing.T) {
			refused(t, first.publish(out, content))
			holds(t, dir, before)
		})
	}
	beside := filepath.Join(dir, "book", "public")
	if err := first.publish(beside, content); err != nil {
		t.Errorf("a folder beside the source is refused: %v", err)
	}
	below := filepath.Join(dir, "home", "me", "public")
	if err := first.publish(below, content); err != nil {
		t.Errorf("a folder in the home folder is refused: %v", err)
	}
}

func TestRelativeFoldersAreUnderstood(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	put(t, filepath.Join(dir, "content", "werkboek.toml"), "id")
	refused(t, first.publish(".", "content"), ".")
	refused(t, first.publish("content/../content/x", "content"), "content")
	must(t, first.publish("public", "content"))
	holds(t, filepath.Join(dir, "public"), first)
}

func TestALinkIsNotFollowed(t *testing.T) {
	dir := t.TempDir()
	precious := filepath.Join(dir, "precious")
	put(t, filepath.Join(precious, "index.html"), "precious")
	before := tree(t, precious)

	t.Run("as the folder", func(t *testing.T) {
		out := filepath.Join(dir, "public-link")
		link(t, precious, out)
		refused(t, first.publish(out), "link")
		refused(t, first.publish(out+string(filepath.Separator)), "link")
	})
	t.Run("in the folder", func(t *testing.T) {
		out := filepath.Join(dir, "public")
		must(t, first.publish(out))
		link(t, precious, filepath.Join(out, "new"))
		refused(t, second.publish(out), "new") // new/page.html would land in precious
		must(t, first.publish(out))
		must(t, site{"index.html": "small"}.publish(out))
		holds(t, out, site{"index.html": "small", "new": "-> " + precious})
	})
	t.Run("in place of a file of ours", func(t *testing.T) {
		out := filepath.Join(dir, "public2")
		must(t, first.publish(out))
		must(t, os.Remove(filepath.Join(out, "index.html")))
		link(t, filepath.Join(precious, "index.html"), filepath.Join(out, "index.html"))
		refused(t, second.publish(out), "index.html")
	})
	t.Run("in place of a folder of ours", func(t *testing.T) {
		out := filepath.Join(dir, "public3")
		must(t, first.publish(out))
		must(t, os.RemoveAll(filepath.Join(out, "deep")))
		put(t, filepath.Join(dir, "elsewhere/er/page.html"), "deep")
		link(t, filepath.Join(dir, "elsewhere"), filepath.Join(out, "deep"))
		must(t, second.publish(out))
		holds(t, filepath.Join(dir, "elsewhere"), site{"er/page.html": "deep"})
	})
	t.Run("to the source", func(t *testing.T) {
		alias := filepath.Join(dir, "alias")
		link(t, precious, alias)
		refused(t, first.publish(filepath.Join(alias, "out"), precious))
		refused(t, first.publish(filepath.Join(precious, "out"), alias))
	})
	holds(t, precious, before)
}

func TestForeignNeighboursAreKept(t *testing.T) {
	dir := t.TempDir()
	out := filepath.Join(dir, "public")
	put(t, filepath.Join(dir, ".public.werkboek-new", "mine.txt"), "mine")
	refused(t, first.publish(out), ".public.werkboek-new")
	holds(t, dir, site{".public.werkboek-new/mine.txt": "mine"})

	must(t, os.RemoveAll(filepath.Join(dir, ".public.werkboek-new")))
	must(t, first.publish(out))
	put(t, filepath.Join(dir, ".public.werkboek-old", "mine.txt"), "mine")
	refused(t, second.publish(out), ".public.werkboek-old", "mine.txt")
	holds(t, out, first)
	holds(t, filepath.Join(dir, ".public.werkboek-old"), site{"mine.txt": "mine"})
}
