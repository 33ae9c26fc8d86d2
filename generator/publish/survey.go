package publish

import (
	"errors"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
)

// A survey says what stands in a folder before anything changes there.
type survey struct {
	exists   bool
	manifest manifest       // nil when it has none, so that it is not from us
	ours     map[string]sum // files that we wrote and nobody changed since
	foreign  []string       // all other files, links and folders
}

// is reports whether the folder holds just these files of ours already.
func (s *survey) is(files map[string]sum) bool {
	return maps.Equal(s.ours, files) && maps.EqualFunc(s.manifest, list(files), slices.Equal)
}

// survey looks through a folder, without following links.
func (t *target) survey(folder string) (*survey, error) {
	s := &survey{ours: map[string]sum{}}
	if _, err := t.parent.Lstat(folder); errors.Is(err, fs.ErrNotExist) {
		return s, nil
	}
	s.exists = true
	var err error
	if s.manifest, err = t.readManifest(folder); err != nil {
		return nil, err
	}
	claimed, err := t.walk(folder, s)
	if err != nil {
		return nil, err
	}
	sums := make([]sum, len(claimed))
	if err := each(len(claimed), func(i int) (err error) {
		sums[i], err = t.hash(path.Join(folder, claimed[i]))
		return err
	}); err != nil {
		return nil, err
	}
	for i, p := range claimed {
		if slices.Contains(s.manifest[p], sums[i]) {
			s.ours[p] = sums[i]
		} else {
			s.foreign = append(s.foreign, p)
		}
	}
	return s, nil
}

// walk gives the plain files that the manifest names, and notes all else that
// it meets as foreign. It does not look into folders that are not ours.
func (t *target) walk(folder string, s *survey) (claimed []string, err error) {
	folders := s.manifest.folders()
	err = fs.WalkDir(t.parent.FS(), folder, func(at string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		p := strings.TrimPrefix(strings.TrimPrefix(at, folder), "/")
		switch {
		case p == "" || p == manifestName && s.manifest != nil:
		case d.IsDir() && folders[p]:
		case d.Type().IsRegular() && s.manifest[p] != nil:
			claimed = append(claimed, p)
		default:
			s.foreign = append(s.foreign, p)
			if d.IsDir() {
				return fs.SkipDir
			}
		}
		return nil
	})
	return claimed, err
}

// allow refuses a folder that is somebody else's, and one where a file of the
// site would replace a file that is not ours.
func (t *target) allow(s *survey, paths []string) error {
	if len(s.foreign) == 0 {
		return nil
	}
	if s.manifest == nil {
		return refuse("name a new or empty folder with -o",
			"the folder %s holds files that are not from werkboek (%s)", t.shown, some(s.foreign))
	}
	var blocked []string
	for _, p := range paths {
		if at := t.blocked(s, p); at != "" && !slices.Contains(blocked, at) {
			blocked = append(blocked, at)
		}
	}
	if len(blocked) > 0 {
		return refuse("move or delete them, then build again",
			"in %s the site would replace what somebody else made or changed: %s", t.shown, some(blocked))
	}
	return nil
}

// blocked gives what stands where a file of the site must come: a foreign
// file, or anything but a folder on the way to it.
func (t *target) blocked(s *survey, p string) string {
	at := p
	if _, ours := s.ours[at]; ours {
		return ""
	}
	for ; at != "."; at = path.Dir(at) {
		info, err := t.parent.Lstat(path.Join(t.name, at))
		if err == nil && (at == p || !info.IsDir()) {
			return at
		}
	}
	return ""
}
