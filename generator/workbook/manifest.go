package workbook

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"werkboek/generator/source"
)

// ManifestFile is the file of a site that tells which ids it published: the
// lines of the lock at that moment. A later workbook is compared with it.
const ManifestFile = "werkboek-ids.txt"

// manifestFormat is the form that is written, and the newest that is read.
const manifestFormat = 1

// Its first line names the format and the workbook. Readers skip it as a
// remark, so that all below it is read as a lock is.
const manifestHeader = `# werkboek-ids %d %s
# The ids under which this site keeps people's answers, for the editors: keep
# this file, and compare a later version with it: werkboek check --against FILE

`

var manifestBegin = regexp.MustCompile(`^# werkboek-ids ([0-9]{1,6})(?: (\S+))?[^\n]*\n`)

// A Manifest is what an earlier build published.
type Manifest struct {
	path     string
	workbook string // its id
	entries  []*entry
}

// A ManifestError says why a file cannot be compared with: the file was the
// wrong one, and that is no mistake in the workbook.
type ManifestError struct{ Message, Hint string }

func (e *ManifestError) Error() string { return e.Message }

// Manifest gives the text of ManifestFile.
func (w *Workbook) Manifest() string {
	lines, _ := w.keeper.next()
	return fmt.Sprintf(manifestHeader, manifestFormat, w.ID) + write(lines)
}

// ReadManifest reads the manifest that lies at a path. What is none, or cannot
// be understood whole, is a ManifestError.
func ReadManifest(path string, data []byte) (*Manifest, error) {
	text := strings.ReplaceAll(strings.TrimPrefix(string(data), "\ufeff"), "\r\n", "\n")
	begin := manifestBegin.FindStringSubmatch(text)
	if begin == nil || !utf8.ValidString(text) {
		return nil, &ManifestError{path + " is not a list of published ids",
			"name a " + ManifestFile + `, or the folder of a site that "werkboek build" made`}
	}
	if format, _ := strconv.Atoi(begin[1]); format != manifestFormat {
		return nil, &ManifestError{fmt.Sprintf("%s is from a newer werkboek: its form is %d, and this program reads %d", path, format, manifestFormat),
			"get the newest werkboek, and try again"}
	}
	var problems source.Problems
	entries, ok := readLock(source.NewFile(path, text), &problems)
	if !ok || begin[2] == "" {
		where := path + " is damaged"
		if first := problems.Sorted(); len(first) > 0 {
			where = first[0].String() + ": " + first[0].Message
		}
		return nil, &ManifestError{where, "take the file from the published site once more"}
	}
	return &Manifest{path, begin[2], entries}, nil
}

// compare reports what a manifest published and was not kept. The manifest of
// another workbook is an error; that of one that this one extends is not,
// because answers that were given there fit here.
func (k *keeper) compare(m *Manifest, s *Settings, sound bool) error {
	if m == nil {
		return nil
	}
	if !slices.Contains(s.Lineage(), m.workbook) {
		return &ManifestError{fmt.Sprintf("%s is from the workbook %q, and this is %q", m.path, m.workbook, s.ID),
			"name what an earlier build of this workbook published"}
	}
	now := &settled{lock: map[string]bool{}, lines: map[string]bool{}, locked: k.text != ""}
	if sound {
		for _, e := range k.locked {
			now.lines[e.String()] = true
			if key, ok := k.moved(e.key); ok {
				now.lock[key] = true
			}
		}
	}
	other := &keeper{ids: k.ids, name: m.path, locked: m.entries, manifest: now, broken: k.broken, problems: k.problems}
	for _, e := range m.entries {
		other.check(e)
	}
	return nil
}

// settled is what the present lock tells beside a manifest.
type settled struct {
	locked bool            // there is a lock
	lock   map[string]bool // the ids that it knows, as they are called now
	lines  map[string]bool // its lines
}

// tells reports whether nothing is left to say about an id: the lock has the
// same line, so that was compared; or nothing has this id now, and the lock
// calls it gone, or complains itself.
func (s *settled) tells(k *keeper, e *entry, key string) bool {
	return s != nil && (s.lines[e.String()] || k.now(e.key) == nil && s.lock[key])
}

// givingUp says how to lose answers on purpose, with the lock that is there or
// a first one.
func (s *settled) givingUp(gone *entry) string {
	if s.locked {
		return fmt.Sprintf("to give its answers up, write the line %q into %s", gone, LockFile)
	}
	return fmt.Sprintf(`to give its answers up, run "werkboek check --accept" and add the line %q to %s`, gone, LockFile)
}
