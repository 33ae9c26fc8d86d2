package publish

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
)

// manifestName is the file in the output that lists our own files. Its lines
// have the form of sha256sum, so that people can check a site by hand.
const manifestName = ".werkboek-manifest"

const manifestHead = "# Files that werkboek wrote here and may replace or remove. Everything else is left alone.\n"

// A sum is the SHA-256 hash of a file.
type sum [sha256.Size]byte

// A manifest gives, for each of our files, what it may hold to still be ours.
// While files are being replaced one by one that is the old and the new
// content, so that an interrupted run can be done again.
type manifest map[string][]sum

func (m manifest) bytes() []byte {
	var text bytes.Buffer
	text.WriteString(manifestHead)
	for _, p := range slices.Sorted(maps.Keys(m)) {
		for _, s := range m[p] {
			fmt.Fprintf(&text, "%x  %s\n", s, p)
		}
	}
	return text.Bytes()
}

// folders are the folders that hold our files.
func (m manifest) folders() map[string]bool {
	all := map[string]bool{".": true}
	for p := range m {
		for d := path.Dir(p); !all[d]; d = path.Dir(d) {
			all[d] = true
		}
	}
	return all
}

// list makes a manifest of plain sums.
func list(files map[string]sum) manifest {
	m := manifest{}
	for p, s := range files {
		m[p] = []sum{s}
	}
	return m
}

// readManifest reads the manifest of a folder; nil when it has none.
func (t *target) readManifest(folder string) (manifest, error) {
	at := path.Join(folder, manifestName)
	info, err := t.parent.Lstat(at)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	broken := refuse("delete the folder or name another one with -o", "the list of files %s is damaged", at)
	if !info.Mode().IsRegular() {
		return nil, broken
	}
	text, err := t.parent.ReadFile(at)
	if err != nil {
		return nil, err
	}
	m := manifest{}
	for line := range strings.Lines(string(text)) {
		line = strings.TrimRight(line, "\r\n")
		if strings.HasPrefix(line, "#") || line == "" {
			continue
		}
		digits, p, found := strings.Cut(line, "  ")
		bits, err := hex.DecodeString(digits)
		if !found || err != nil || len(bits) != sha256.Size || unusable(p) != "" {
			return nil, broken
		}
		m[p] = append(m[p], sum(bits))
	}
	return m, nil
}

// hash reads a file below the parent.
func (t *target) hash(p string) (s sum, err error) {
	f, err := t.parent.Open(p)
	if err != nil {
		return s, err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return s, err
	}
	return sum(h.Sum(nil)), nil
}
