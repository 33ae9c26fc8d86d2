package publish

import (
	"cmp"
	"crypto/sha256"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
)

// stage reads all files and writes those that differ from what stands in the
// folder beside it. It gives the hashes of all.
func (t *target) stage(paths []string, read func(string) ([]byte, error), before *survey) (map[string]sum, error) {
	sums := make([]sum, len(paths))
	err := each(len(paths), func(i int) error {
		data, err := read(paths[i])
		if err != nil {
			return err
		}
		sums[i] = sha256.Sum256(data)
		if old, found := before.ours[paths[i]]; found && old == sums[i] {
			return nil
		}
		return t.write(path.Join(t.staging(), paths[i]), data)
	})
	if err != nil {
		return nil, err
	}
	after := map[string]sum{}
	for i, p := range paths {
		after[p] = sums[i]
	}
	return after, nil
}

// write makes a new file, and its folder when that is missing.
func (t *target) write(at string, data []byte) error {
	const fresh = os.O_WRONLY | os.O_CREATE | os.O_EXCL
	f, err := t.parent.OpenFile(at, fresh, 0o644)
	if errors.Is(err, fs.ErrNotExist) {
		if err := t.parent.MkdirAll(path.Dir(at), 0o755); err != nil {
			return err
		}
		f, err = t.parent.OpenFile(at, fresh, 0o644)
	}
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Close())
}

// commit puts what was staged in its place: the whole folder at once when all
// that it holds is ours, else file by file.
func (t *target) commit(before *survey, after map[string]sum) error {
	if before.exists && (before.manifest == nil || len(before.foreign) > 0) {
		return t.replaceFiles(before, after)
	}
	if err := t.complete(before, after); err != nil {
		return err
	}
	if before.exists {
		// Windows refuses this while any of the files is open elsewhere.
		if err := t.parent.Rename(t.name, t.aside()); err != nil {
			return t.replaceFiles(before, after)
		}
	}
	if err := t.parent.Rename(t.staging(), t.name); err != nil {
		if before.exists {
			err = errors.Join(err, t.parent.Rename(t.aside(), t.name))
		}
		return err
	}
	if before.exists {
		return t.removeAside()
	}
	return nil
}

// complete adds the files that did not change to the staged ones, so that the
// staging folder is the whole new site.
func (t *target) complete(before *survey, after map[string]sum) error {
	for p, s := range after {
		if old, found := before.ours[p]; !found || old != s {
			continue
		}
		from, to := path.Join(t.name, p), path.Join(t.staging(), p)
		if err := t.parent.MkdirAll(path.Dir(to), 0o755); err != nil {
			return err
		}
		if t.parent.Link(from, to) == nil {
			continue
		}
		data, err := t.parent.ReadFile(from)
		if err == nil {
			err = t.write(to, data)
		}
		if err != nil {
			return err
		}
	}
	return t.parent.WriteFile(path.Join(t.staging(), manifestName), list(after).bytes(), 0o644)
}

// replaceFiles moves the staged files into a folder that stays. The manifest
// goes first and claims the old and the new content of each file, so that
// whatever an interruption leaves is known as ours by the next run.
func (t *target) replaceFiles(before *survey, after map[string]sum) error {
	both := list(before.ours)
	for p, s := range after {
		if !slices.Contains(both[p], s) {
			both[p] = append(both[p], s)
		}
	}
	if err := t.placeManifest(both); err != nil {
		return err
	}
	for _, p := range inOrder(after) {
		if old, found := before.ours[p]; found && old == after[p] {
			continue
		}
		to := path.Join(t.name, p)
		if err := t.parent.MkdirAll(path.Dir(to), 0o755); err != nil {
			return err
		}
		if err := t.parent.Rename(path.Join(t.staging(), p), to); err != nil {
			return err
		}
	}
	if err := t.remove(t.name, before, after); err != nil {
		return err
	}
	return t.placeManifest(list(after))
}

// placeManifest replaces the manifest in the folder at once.
func (t *target) placeManifest(m manifest) error {
	const next = manifestName + ".next"
	if err := t.parent.MkdirAll(t.name, 0o755); err != nil {
		return err
	}
	staged := path.Join(t.staging(), next)
	if err := t.parent.WriteFile(staged, m.bytes(), 0o644); err != nil {
		return err
	}
	return t.parent.Rename(staged, path.Join(t.name, manifestName))
}

// inOrder puts what pages need before the pages, and the first page last, so
// that a reader in the middle of it meets no page without its styles.
func inOrder(files map[string]sum) []string {
	rank := func(p string) int {
		switch {
		case p == "index.html":
			return 2
		case strings.HasSuffix(p, ".html"):
			return 1
		}
		return 0
	}
	return slices.SortedFunc(maps.Keys(files), func(a, b string) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(a, b))
	})
}

// remove deletes our files except some, and our folders that are empty then.
func (t *target) remove(folder string, s *survey, except map[string]sum) error {
	for p := range s.ours {
		if _, stays := except[p]; stays {
			continue
		}
		if err := t.parent.Remove(path.Join(folder, p)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	deepest := slices.SortedFunc(maps.Keys(s.manifest.folders()), func(a, b string) int { return cmp.Compare(b, a) })
	for _, d := range deepest {
		if d != "." {
			t.parent.Remove(path.Join(folder, d)) // fails, rightly, when it is not empty
		}
	}
	return nil
}

// removeAside deletes the old site after the new one took its place. A file
// that somebody added or changed at that very moment is kept, and named.
func (t *target) removeAside() error {
	old, err := t.survey(t.aside())
	if err != nil {
		return err
	}
	if err := t.remove(t.aside(), old, nil); err != nil {
		return err
	}
	if len(old.foreign) > 0 {
		return refuse("move them, then delete that folder",
			"beside %s, the folder %s holds files that are not from werkboek (%s)", t.shown, t.aside(), some(old.foreign))
	}
	if err := t.parent.Remove(path.Join(t.aside(), manifestName)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return t.parent.Remove(t.aside())
}
