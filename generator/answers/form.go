package answers

import (
	"encoding/json"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"
	"time"
)

// The classes of what is wrong, from bad to worse in that order of telling.
const (
	tooLarge = "too-large"
	damaged  = "damaged"
	hostile  = "hostile"
)

// A fault is why a value does not have its form.
type fault struct {
	class, message string
	at             *value
}

// prepare puts the fields in order and reads the patterns.
func (f *form) prepare() (err error) {
	for name, form := range f.Record {
		bare, optional := strings.CutSuffix(name, "?")
		f.fields = append(f.fields, field{bare, form, optional})
	}
	slices.SortFunc(f.fields, func(a, b field) int { return strings.Compare(a.name, b.name) })
	for _, pattern := range []*string{f.Text, f.Time} {
		if pattern != nil {
			f.pattern, err = regexp.Compile(*pattern)
		}
	}
	return err
}

// faultOf says what is wrong with a value that should have a form, or gives
// nil. Kind is that of the answer around it, and path how people find it.
func (r *Rules) faultOf(name string, v *value, kind, path string) *fault {
	f := r.form(name)
	wrong := func(format string, args ...any) *fault {
		return &fault{damaged, path + " " + fmt.Sprintf(format, args...), v}
	}
	switch {
	case f.Any:
		return nil
	case f.List != "":
		return r.inList(f, v, kind, path)
	case f.Map != "":
		return r.inMap(f, v, kind, path)
	case f.Record != nil:
		return r.inRecord(f, v, kind, path)
	case f.Either != nil:
		return r.inEither(f, v, kind, path)
	case f.ByKind != nil:
		if v.kind == isNull {
			return nil
		}
		return r.faultOf(f.ByKind[kind], v, kind, path)
	case f.Whole != nil:
		if n := v.number; v.kind != isNumber || n != math.Trunc(n) || n < f.Whole[0] || n > f.Whole[1] {
			return wrong("must be a whole number from %.0f to %.0f", f.Whole[0], f.Whole[1])
		}
		return nil
	case v.kind != isText:
		return wrong("must be a text")
	case length(v.text) > r.Limits["characters"]:
		return &fault{tooLarge, fmt.Sprintf("%s has more than %d characters", path, r.Limits["characters"]), v}
	case f.Words != nil && !slices.Contains(f.Words, v.text):
		return wrong("must be one of: %s", strings.Join(f.Words, ", "))
	case f.pattern != nil && !f.pattern.MatchString(v.text):
		if f.Time != nil {
			return wrong(`must be a time, "2026-05-12T20:14:00Z" for example`)
		}
		return wrong("must match %s", f.pattern)
	case f.Time != nil:
		if _, err := time.Parse(time.DateOnly, v.text[:10]); err != nil {
			return wrong("is a day that does not exist")
		}
	}
	return nil
}

// worst is what is told of several faults: what is meant badly, then what is
// damaged, then the first of the others.
func worst(faults []*fault) *fault {
	for _, class := range []string{hostile, damaged} {
		for _, f := range faults {
			if f.class == class {
				return f
			}
		}
	}
	if len(faults) > 0 {
		return faults[0]
	}
	return nil
}

func (r *Rules) inEither(f *form, v *value, kind, path string) *fault {
	var faults []*fault
	for _, one := range f.Either {
		found := r.faultOf(one, v, kind, path)
		if found == nil {
			return nil
		}
		faults = append(faults, found)
	}
	for _, found := range faults {
		if found.class != damaged {
			return found
		}
	}
	return faults[0]
}

func (r *Rules) inList(f *form, v *value, kind, path string) *fault {
	if v.kind != isList {
		return &fault{damaged, path + " must be a list", v}
	}
	if len(v.list) > r.Limits[f.Most] {
		return &fault{tooLarge, fmt.Sprintf("%s has more than %d entries", path, r.Limits[f.Most]), v}
	}
	var faults []*fault
	for i, entry := range v.list {
		if found := r.faultOf(f.List, entry, kind, fmt.Sprintf("%s.%d", path, i+1)); found != nil {
			faults = append(faults, found)
		}
	}
	if len(faults) > 0 || f.Once == nil {
		return worst(faults)
	}
	seen := map[string]int{}
	for i, entry := range v.list {
		place := make([]string, len(f.Once))
		for j, name := range f.Once {
			place[j] = entry.get(name).words()
		}
		key, _ := json.Marshal(place)
		if first, twice := seen[string(key)]; twice {
			return &fault{damaged, fmt.Sprintf("%s.%d stands at the same place as %s.%d", path, i+1, path, first+1), entry}
		}
		seen[string(key)] = i
	}
	return nil
}

func (r *Rules) inMap(f *form, v *value, kind, path string) *fault {
	if v.kind != isObject {
		return &fault{damaged, path + " must hold fields", v}
	}
	if len(v.fields) > r.Limits[f.Most] {
		return &fault{tooLarge, fmt.Sprintf("%s has more than %d fields", path, r.Limits[f.Most]), v}
	}
	var faults []*fault
	for _, name := range v.order {
		if found := r.faultOf(f.Map, v.fields[name], kind, path+"."+name); found != nil {
			faults = append(faults, found)
		}
	}
	return worst(faults)
}

func (r *Rules) inRecord(f *form, v *value, kind, path string) *fault {
	if v.kind != isObject {
		return &fault{damaged, path + " must hold fields", v}
	}
	for _, name := range r.Fields {
		if at := v.get(name); at != nil {
			return &fault{hostile, fmt.Sprintf("%s has a field %q, which no program of ours writes", path, name), at}
		}
	}
	if own := v.get("kind"); own != nil && own.kind == isText {
		kind = own.text
	}
	var faults []*fault
	add := func(found *fault) {
		if found != nil {
			faults = append(faults, found)
		}
	}
	for _, named := range f.fields {
		below := v.get(named.name)
		switch {
		case below != nil:
			add(r.faultOf(named.form, below, kind, join(path, named.name)))
		case !named.optional:
			add(&fault{damaged, fmt.Sprintf("%s has no %s", path, named.name), v})
		}
	}
	if f.Others != "" {
		for _, name := range v.order {
			add(r.faultOf(f.Others, v.fields[name], kind, path+"."+name))
		}
	}
	return worst(faults)
}

// join leaves out the name of the file itself.
func join(path, name string) string {
	if path == whole {
		return name
	}
	return path + "." + name
}

// forbidden finds a name that would change what every object inherits, were it
// copied carelessly.
func (r *Rules) forbidden(v *value) *fault {
	for _, name := range r.Never {
		if at := v.get(name); at != nil {
			return &fault{hostile, fmt.Sprintf("a field is called %q, which no program of ours writes", name), at}
		}
	}
	for _, below := range v.below() {
		if found := r.forbidden(below); found != nil {
			return found
		}
	}
	return nil
}
