package preview

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// settle is how long a folder must be silent before it is built again. Editors
// write a file in several steps, within a few milliseconds.
const settle = 25 * time.Millisecond

// patience is how long a folder that keeps changing can put a build off.
const patience = 500 * time.Millisecond

// A watcher tells when a file of the workbook changes.
type watcher struct {
	*fsnotify.Watcher
	roots []string
	below []string
}

// watch begins to watch some folders of each root, also those that are made
// later. Without a root nothing changes, ever.
func watch(roots, below []string) (*watcher, error) {
	system, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, fmt.Errorf("watch the workbook's folder: %w", err)
	}
	w := &watcher{Watcher: system, below: below}
	for _, root := range roots {
		root = filepath.Clean(root)
		w.roots = append(w.roots, root)
		if err = w.Add(root); err == nil {
			err = w.addTree(root)
		}
		if err != nil {
			w.Close()
			return nil, fmt.Errorf("watch the workbook's folder: %w", err)
		}
	}
	return w, nil
}

// addTree watches a folder with all below it. What vanishes meanwhile is left.
func (w *watcher) addTree(folder string) error {
	return filepath.WalkDir(folder, func(p string, d fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil {
			return err
		}
		if slices.Contains(w.roots, p) || !d.IsDir() {
			return nil
		}
		if !w.matters(p) {
			return fs.SkipDir
		}
		if err := w.Add(p); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		return nil
	})
}

// matters reports whether a path can be part of the workbook. Editors keep
// files of their own beside those that they edit.
func (w *watcher) matters(p string) bool {
	return slices.ContainsFunc(w.roots, func(root string) bool { return w.within(root, p) })
}

func (w *watcher) within(root, p string) bool {
	relative, err := filepath.Rel(root, p)
	if err != nil {
		return false
	}
	segments := strings.Split(filepath.ToSlash(relative), "/")
	if !slices.Contains(w.below, segments[0]) {
		return false
	}
	return !slices.ContainsFunc(segments, func(s string) bool {
		return s[0] == '.' || s[0] == '_' || s[0] == '#' || strings.HasSuffix(s, "~")
	})
}

// follow calls changed, one call at a time, after each burst of changes.
func (w *watcher) follow(ctx context.Context, changed func()) {
	for w.next(ctx, nil) {
		late := time.After(patience)
		for quiet := false; !quiet; {
			limit, cancel := context.WithTimeout(ctx, settle)
			quiet = !w.next(limit, late)
			cancel()
		}
		if ctx.Err() != nil {
			return
		}
		changed()
	}
}

// next waits for a change that matters, until the context ends or it is late.
func (w *watcher) next(ctx context.Context, late <-chan time.Time) bool {
	for {
		select {
		case e, open := <-w.Events:
			if !open {
				return false
			}
			if e.Op == fsnotify.Chmod || !w.matters(e.Name) {
				continue
			}
			if e.Has(fsnotify.Create) {
				// A folder may have come with files in it. When it cannot be
				// watched, its parent still tells of most changes.
				_ = w.addTree(e.Name)
			}
			return true
		case _, open := <-w.Errors: // some events were lost: look at everything
			return open
		case <-late:
			return false
		case <-ctx.Done():
			return false
		}
	}
}
