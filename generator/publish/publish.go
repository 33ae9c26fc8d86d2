// Package publish turns a site into a folder, safely.
//
// What it promises:
//
//   - The folder holds the old site or the new one. Everything is rendered and
//     written beside it first; a run that fails or is killed leaves the old site,
//     or is finished by the next run.
//   - Only files that an earlier run wrote, and nobody changed since, are ever
//     replaced or removed. A manifest in the folder lists them with their
//     hashes. Everything else in it stays.
//   - Nothing outside the folder is touched, also not through a link.
//
// A killed program is survived, a power cut is not promised: a site can always
// be built again, so files are not forced to the disk.
package publish

import (
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
)

// A Refusal says why a folder is left alone. It is not a fault of the program:
// the message and the hint are for the person who named the folder.
type Refusal struct{ Message, Hint string }

func (r *Refusal) Error() string { return r.Message + "; " + r.Hint }

func refuse(hint, format string, args ...any) error {
	return &Refusal{Message: fmt.Sprintf(format, args...), Hint: hint}
}

// Publish makes a folder hold these files and, of earlier runs, no others.
// It reads them one by one, several at a time, and keeps none in memory. The
// sources are folders that the site is made from: dir may not be one of them,
// lie in one or hold one. A folder or path that cannot be used gives a
// *Refusal, and then nothing has been touched.
func Publish(dir string, paths []string, read func(path string) ([]byte, error), sources ...string) error {
	if err := checkPaths(paths); err != nil {
		return err
	}
	t, err := open(dir, sources)
	if err != nil {
		return err
	}
	defer t.close()
	before, err := t.survey(t.name)
	if err != nil {
		return err
	}
	if err := t.allow(before, paths); err != nil {
		return err
	}
	after, err := t.stage(paths, read, before)
	if err != nil {
		return err
	}
	if before.is(after) {
		return nil // not even a date changes
	}
	return t.commit(before, after)
}

// checkPaths refuses names that some system cannot store, or that two systems
// would store differently, so that a site can always be moved.
func checkPaths(paths []string) error {
	twins := map[string]string{}
	for _, p := range paths {
		if reason := unusable(p); reason != "" {
			return refuse("give the page or file another name", "the site cannot have a file %q: %s", p, reason)
		}
		twin, found := twins[strings.ToLower(p)]
		if found {
			return refuse("give one of them another name", "the site cannot have the files %q and %q: some systems see one name", twin, p)
		}
		twins[strings.ToLower(p)] = p
	}
	return nil
}

// each calls do for 0 to n-1, several at a time, and stops at the first error.
func each(n int, do func(i int) error) error {
	var work sync.WaitGroup
	var next atomic.Int64
	var failed atomic.Bool
	errs := make([]error, n)
	for range min(n, max(2, runtime.GOMAXPROCS(0))) {
		work.Go(func() {
			for !failed.Load() {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				if errs[i] = do(i); errs[i] != nil {
					failed.Store(true)
				}
			}
		})
	}
	work.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// some names a few of many paths.
func some(paths []string) string {
	slices.Sort(paths)
	if len(paths) > 4 {
		return fmt.Sprintf("%s and %d more", strings.Join(paths[:3], ", "), len(paths)-3)
	}
	return strings.Join(paths, ", ")
}
