package workbook

import (
	"cmp"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"werkboek/generator/source"
	"werkboek/generator/worksheet"
)

// A keeper compares the ids of a workbook with its lock, or with a manifest.
type keeper struct {
	*ids
	name     string // of what it compares with, as problems call it
	text     string // of the lock, "" when there is none
	locked   []*entry
	manifest *settled        // nil for the lock itself
	broken   map[string]bool // worksheets whose file could not be read whole
	problems *source.Problems
}

// keep reads the lock, when there is one, and reports ids that were not kept:
// those of the lock, and those of the manifest of an earlier build.
func (l *loader) keep(broken map[string]bool, against *Manifest) error {
	var sheets []*worksheet.Worksheet
	for _, some := range []map[string]*Sheet{l.sheet, l.retired} {
		for _, name := range slices.Sorted(maps.Keys(some)) {
			sheets = append(sheets, some[name].Worksheet)
		}
	}
	k := &keeper{ids: index(published(sheets), l.problems), name: LockFile, broken: broken, problems: l.problems}
	l.keeper = k
	sound, err := k.readLock(l.content)
	if err != nil {
		return err
	}
	if sound { // half a lock would only confuse
		for _, e := range k.locked {
			k.check(e)
		}
	}
	return k.compare(against, l.Settings, sound)
}

// readLock reads the lock when there is one. It is not sound when a line of it
// cannot be understood.
func (k *keeper) readLock(content *source.Folder) (sound bool, err error) {
	if !content.Has(LockFile) {
		return true, nil
	}
	file, err := content.Text(LockFile, k.problems)
	if err != nil || file == nil {
		return false, err
	}
	k.text = file.Text
	k.locked, sound = readLock(file, k.problems)
	return sound, nil
}

// broken gives the ids of the worksheets that have mistakes so far. The parser
// leaves out what it cannot read, and that has not vanished.
func (l *loader) broken() map[string]bool {
	broken := map[string]bool{}
	for _, p := range l.problems.Sorted() {
		if name, isSheet := strings.CutSuffix(path.Base(p.Path), ".toml"); isSheet {
			broken[name] = true
		}
	}
	return broken
}

// check reports an id that was not kept.
func (k *keeper) check(e *entry) {
	key, ok := k.moved(e.key)
	if !ok || k.broken[sheetOf(key)] || k.broken[sheetOf(e.to)] {
		return // the line of what it belongs to says so, or its file
	}
	if k.manifest.tells(k, e, key) {
		return
	}
	live, heir := k.live[key], k.was[key]
	switch {
	case live != nil && heir != nil: // index reported it
	case live != nil && e.mark != "" && !live.Retired:
		k.cameBack(e, live)
	case heir == nil && e.mark == renamed:
		k.forgotten(e)
	case live == nil && heir == nil:
		if e.mark != gone {
			k.vanished(e, key)
		}
	case e.mark == renamed && k.now(e.to) != heir:
		k.problems.Add(heir.place, fmt.Sprintf("write formerly = %q on %s again", bare(e.key), e.to),
			"%s says that it was %q, and line %d of %s says that this is %s now", heir.key, bare(e.key), e.place.Line, k.name, e.to)
	case e.mark != renamed:
		k.same(e, cmp.Or(live, heir), live == nil)
	}
}

func (k *keeper) cameBack(e *entry, live *id) {
	hint := "give it another id; if it means the same as ever, change that line by hand"
	if k.manifest != nil {
		hint = "give it another id; if it means the same as ever, let it be, and compare with the next build from then on"
	}
	became := "was retired"
	switch e.mark {
	case gone:
		became = "is gone"
	case renamed:
		became = "became " + e.to
	}
	k.problems.Add(live.place, hint, "line %d of %s says that the %s %s %s, and it is in use again",
		e.place.Line, k.name, k.what(e.key), e.key, became)
}

// forgotten reports that nothing carries the answers over any more. Readers
// come back after years, so formerly stays for good.
func (k *keeper) forgotten(e *entry) {
	k.problems.Add(e.place, fmt.Sprintf("write formerly = %q on %s again; %s", bare(e.key), e.to, k.givingUp(e)),
		"nothing says any more that it was the %s %s", k.what(e.key), e.key)
}

// givingUp says how to lose answers on purpose. No command does that.
func (k *keeper) givingUp(e *entry) string {
	line := &entry{key: e.key, kind: e.kind, revision: e.revision, mark: gone}
	if k.manifest != nil {
		return k.manifest.givingUp(line)
	}
	return fmt.Sprintf("to give its answers up, change this line by hand into %q", line)
}

func (k *keeper) vanished(e *entry, key string) {
	old := bare(key)
	keep := "keep it with retired = true"
	if _, own := cut(key); own[0] == '#' {
		keep = fmt.Sprintf(`keep it as %s = { label = "…", retired = true }`, old)
	}
	hint := fmt.Sprintf("%s, or write formerly = %q on what replaced it; %s", keep, old, k.givingUp(e))
	if near := source.Suggest(old, k.fresh(key)); near != "" {
		hint = fmt.Sprintf("%s Then write formerly = %q there; else %s; %s", near, old, keep, k.givingUp(e))
	}
	k.problems.Add(e.place, hint, "the %s %s was published and is not there any more", k.what(e.key), e.key)
}

// fresh gives the ids beside this one that the lock does not know.
func (k *keeper) fresh(key string) []string {
	known := map[string]bool{}
	for _, e := range k.locked {
		if now, ok := k.moved(e.key); ok {
			known[now] = true
		}
	}
	var fresh []string
	for _, i := range k.all {
		if beside(key, bare(i.key)) == i.key && !known[i.key] {
			fresh = append(fresh, bare(i.key))
		}
	}
	return fresh
}

// same reports answers that cannot be read any more, because they are of
// another type, and a question that forgot how often its meaning changed.
func (k *keeper) same(e *entry, now *id, inherited bool) {
	old := bare(e.key)
	switch fits := readable(e.kind, now.kind); {
	case !fits && inherited:
		k.problems.Add(now.place, fmt.Sprintf("take formerly = %q away, and keep %s with retired = true", old, old),
			"%s cannot take over the answers of %s: %s", now.key, e.key, difference(e.kind, now.kind))
	case !fits:
		k.problems.Add(now.place, fmt.Sprintf("give it a new id, and keep %s as it was with retired = true", old),
			"%s cannot keep the answers that it has: %s", now.key, difference(e.kind, now.kind))
	case !inherited && now.revision < e.revision:
		k.problems.Add(now.place, fmt.Sprintf("revision = %d", e.revision),
			"%s was published with revision %d and has revision %d now", e.key, e.revision, max(1, now.revision))
	}
}

// difference says how two types differ.
func difference(old, now string) string {
	switch {
	case now == withCopies:
		return "there was one of each, and now there are copies"
	case old == withCopies:
		return "there were copies, and now there is one of each"
	}
	return fmt.Sprintf("they are of type %s, and it is of type %s now", old, now)
}

// readable reports whether answers of one type are good answers of another. A
// short and a long text are both text. All else differs in how it is stored or
// in what it means: an amount of money is not a number, and one choice is not a
// list of ticks. What asks nothing left no answers.
func readable(old, now string) bool {
	text := []string{string(worksheet.Text), string(worksheet.LongText)}
	silent := old != "" && old != withCopies && !worksheet.Kind(old).Asks()
	return old == now || silent || slices.Contains(text, old) && slices.Contains(text, now)
}

// A Lock is what the lock file will say once the author accepts the ids of the
// workbook as published, and what is different from before.
type Lock struct {
	Text                             string
	Same                             bool // as the file says already
	Added, Retired, Renamed, Changed int
}

// NextLock gives the lock with all ids of a workbook that has no problems.
func (w *Workbook) NextLock() Lock {
	lines, lock := w.keeper.next()
	lock.Text = lockHeader + "\n" + write(lines)
	lock.Same = lock.Text == w.keeper.text
	return lock
}

// next gives the lines of the next lock, and counts what is different.
func (k *keeper) next() (lines []*entry, lock Lock) {
	before, kept := map[string]*entry{}, map[*id]bool{}
	for _, e := range k.locked {
		key, ok := k.moved(e.key)
		if !ok {
			continue // it went with what it belonged to
		}
		before[key] = e
		kept[k.now(key)] = true
		if e.mark == gone && k.now(key) == nil {
			lines = append(lines, &entry{key: key, kind: e.kind, revision: e.revision, mark: gone})
		}
	}
	for _, i := range k.all {
		line := &entry{key: i.key, kind: i.kind, revision: i.revision}
		if i.Retired {
			line.mark = retired
		}
		lines = append(lines, line)
		switch e := before[i.key]; {
		case !kept[i]:
			lock.Added++
		case e == nil: // under a new id, counted below
		case i.Retired && e.mark != retired:
			lock.Retired++
		case e.kind != i.kind || max(1, e.revision) != max(1, i.revision):
			lock.Changed++
		}
	}
	for key, heir := range k.was {
		line := &entry{key: key, kind: heir.kind, mark: renamed, to: heir.key}
		e := before[key]
		if e == nil || e.mark != renamed {
			lock.Renamed++
		}
		if e != nil { // as it was when answers were given under it
			line.kind = e.kind
		}
		lines = append(lines, line)
	}
	return lines, lock
}
