package main

import (
	"fmt"
	"strings"

	"werkboek/generator/render"
)

const lockFile = "content/ids.lock"

// accept writes the ids of a workbook without problems into its lock, and says
// what is new in it.
func (p *program) accept(f *folder, site *render.Site) error {
	lock := site.Workbook().NextLock()
	if lock.Same {
		fmt.Fprintf(p.err, "%s is up to date.\n", f.path(lockFile))
		return nil
	}
	if err := f.replace(lockFile, lock.Text); err != nil {
		return err
	}
	var news []string
	for _, n := range []struct {
		count int
		what  string
	}{{lock.Added, "added"}, {lock.Retired, "retired"}, {lock.Renamed, "renamed"}, {lock.Changed, "changed"}} {
		if n.count > 0 {
			news = append(news, fmt.Sprintf("%d %s", n.count, n.what))
		}
	}
	if len(news) == 0 {
		news = []string{"put in order"}
	}
	fmt.Fprintf(p.err, "%s is written; ids: %s\n", f.path(lockFile), strings.Join(news, ", "))
	return nil
}
