package publish

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
)

// A target is the folder to write and the two folders beside it that a run
// uses. All of them are reached through their parent, which no link can leave.
type target struct {
	parent *os.Root
	name   string // of the folder, in the parent
	shown  string // as the user wrote it
	lock   *os.File
}

// staging is where a new site is written before it takes the folder's place.
func (t *target) staging() string { return "." + t.name + ".werkboek-new" }

// aside is where the old site waits while the new one takes its place.
func (t *target) aside() string { return "." + t.name + ".werkboek-old" }

// open checks that a folder may be written, takes it for this run, and clears
// up what an interrupted run left.
func open(dir string, sources []string) (*target, error) {
	where, err := permitted(dir, sources)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(filepath.Dir(where), 0o755); err != nil {
		return nil, err
	}
	parent, err := os.OpenRoot(filepath.Dir(where))
	if err != nil {
		return nil, err
	}
	t := &target{parent: parent, name: filepath.Base(where), shown: dir}
	if err = t.take(); err == nil {
		err = t.recover()
	}
	if err != nil {
		t.close()
		return nil, err
	}
	return t, nil
}

// permitted gives the real path of a folder that may hold a site.
func permitted(dir string, sources []string) (string, error) {
	const hint = "name another folder with -o"
	dir = filepath.Clean(dir) // a slash at the end would follow a link
	if info, err := os.Lstat(dir); err == nil {
		switch {
		case info.Mode()&fs.ModeSymlink != 0:
			return "", refuse("name the folder itself with -o", "%s is a link", dir)
		case !info.IsDir():
			return "", refuse(hint, "%s is a file", dir)
		}
	}
	where, err := realPath(dir)
	if err != nil {
		return "", err
	}
	if where == filepath.Dir(where) {
		return "", refuse(hint, "%s is the root of the disk", dir)
	}
	if home, err := os.UserHomeDir(); err == nil && within(home, where) {
		return "", refuse(hint, "%s is or holds your home folder", dir)
	}
	for _, s := range sources {
		source, err := realPath(s)
		if err != nil {
			return "", err
		}
		if within(source, where) || within(where, source) {
			return "", refuse(hint, "%s and the workbook's own folder %s overlap", dir, s)
		}
	}
	return where, nil
}

// realPath is the absolute path without links, also of what does not exist.
func realPath(p string) (string, error) {
	p, err := filepath.Abs(p)
	if err != nil {
		return "", err
	}
	for rest := ""; ; p = filepath.Dir(p) {
		found, err := filepath.EvalSymlinks(p)
		if err == nil {
			return filepath.Join(found, rest), nil
		}
		if !errors.Is(err, fs.ErrNotExist) || p == filepath.Dir(p) {
			return "", err
		}
		rest = filepath.Join(filepath.Base(p), rest)
	}
}

// within reports whether a path is a folder or lies in it. Asking the system
// too finds names that differ only in case on a disk that ignores case.
func within(p, folder string) bool {
	info, _ := os.Stat(folder)
	for {
		if p == folder {
			return true
		}
		if other, err := os.Stat(p); err == nil && info != nil && os.SameFile(info, other) {
			return true
		}
		if p == filepath.Dir(p) {
			return false
		}
		p = filepath.Dir(p)
	}
}

// take makes the staging folder and locks it, so that two runs cannot write
// one site at the same time.
func (t *target) take() error {
	if err := t.parent.Mkdir(t.staging(), 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	var err error
	if t.lock, err = t.parent.Open(t.staging()); err != nil {
		return err
	}
	if !tryLock(t.lock) || !t.holds() {
		t.lock.Close()
		t.lock = nil
		return refuse("wait until it is ready", "another run is writing %s", t.shown)
	}
	if !lockHolds {
		t.lock.Close() // such a system cannot rename a folder that is open
	}
	return nil
}

// holds reports whether the folder that we locked still is the staging folder.
// After the new site took its place it is not; another run may have made one.
func (t *target) holds() bool {
	if !lockHolds {
		return true
	}
	locked, errLock := t.lock.Stat()
	found, errFound := t.parent.Lstat(t.staging())
	return errLock == nil && errFound == nil && os.SameFile(locked, found)
}

// close lets go, and removes the staging folder when it is still there.
func (t *target) close() {
	if t.lock != nil {
		if t.holds() {
			t.discard()
		}
		t.lock.Close()
	}
	t.parent.Close()
}

// recover finishes or undoes what an interrupted run left.
func (t *target) recover() error {
	if err := t.clearStaging(); err != nil {
		return err
	}
	if _, err := t.parent.Lstat(t.aside()); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if _, err := t.parent.Lstat(t.name); errors.Is(err, fs.ErrNotExist) {
		return t.parent.Rename(t.aside(), t.name) // killed between two renames
	}
	return t.removeAside()
}

// clearStaging empties the staging folder and marks it as ours. One that we
// did not make is kept.
func (t *target) clearStaging() error {
	entries, err := fs.ReadDir(t.parent.FS(), t.staging())
	if err != nil {
		return err
	}
	if len(entries) > 0 && !t.marked() {
		t.lock.Close()
		t.lock = nil // not ours to discard
		return refuse("move or delete it", "the folder %s beside %s is in the way", t.staging(), t.shown)
	}
	if err := t.emptyStaging(); err != nil {
		return err
	}
	return t.parent.WriteFile(path.Join(t.staging(), manifestName), []byte(manifestHead), 0o644)
}

// marked reports whether the staging folder is one that we made.
func (t *target) marked() bool {
	_, err := t.parent.Lstat(path.Join(t.staging(), manifestName))
	return err == nil
}

// emptyStaging removes all but the mark, which stays until the end so that an
// interruption leaves a folder that the next run knows.
func (t *target) emptyStaging() error {
	entries, err := fs.ReadDir(t.parent.FS(), t.staging())
	for _, e := range entries {
		if e.Name() != manifestName && err == nil {
			err = t.parent.RemoveAll(path.Join(t.staging(), e.Name()))
		}
	}
	return err
}

// discard removes the staging folder, if it is still there.
func (t *target) discard() {
	if !t.marked() || t.emptyStaging() == nil {
		t.parent.Remove(path.Join(t.staging(), manifestName))
		t.parent.Remove(t.staging()) // only when it is empty
	}
}

// device matches the names that Windows keeps for devices, with any ending.
var device = regexp.MustCompile(`(?i)^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)`)

// unusable says why a path cannot be a file of a site, or "".
func unusable(p string) string {
	if !fs.ValidPath(p) || p == "." {
		return "it leaves the folder or is not a plain path"
	}
	if p == manifestName {
		return "the list of our own files has this name"
	}
	for _, r := range p {
		if r < ' ' || r == 0x7f || strings.ContainsRune(`<>:"|?*\`, r) {
			return "Windows cannot store it"
		}
	}
	for segment := range strings.SplitSeq(p, "/") {
		if strings.TrimRight(segment, ". ") != segment || device.MatchString(segment) {
			return "Windows cannot store it"
		}
	}
	return ""
}
