// Package answers turns work files, in which readers keep their answers, into
// checked answers: all of a file or nothing of it. What a file may hold stands
// in a table that the program in the browser reads too.
package answers

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"regexp"
)

// rulesFile is the table of rules in the assets' folder.
const rulesFile = "answers/rules.json"

// Rules say what a work file may hold.
type Rules struct {
	Format  string `json:"format"`
	Version int    `json:"version"`
	Holder  struct{ Element, Type, ID string }
	Limits  map[string]int
	Never   []string // names that no object may have, at any depth
	Fields  []string `json:"neverField"` // names that no record may have
	Begins  []struct {
		Begins string
		At     int
		Is     string
	} `json:"strangers"`
	Purposes map[string]struct {
		Empty, Needs []string
		Whose        string
	}
	Local []string
	Forms map[string]*form
}

// A form is one that a value can have; names lead to other forms.
type form struct {
	Text, Time *string
	Words      []string
	Whole      []float64
	List, Map  string
	Most       string
	Once       []string
	Record     map[string]string
	Others     string
	Either     []string
	ByKind     map[string]string
	Any        bool
	pattern    *regexp.Regexp
	fields     []field // of Record, in the order of their names
}

type field struct {
	name, form string
	optional   bool
}

// LoadRules reads the table from the assets' folder.
func LoadRules(assets fs.FS) (*Rules, error) {
	data, err := fs.ReadFile(assets, rulesFile)
	if err != nil {
		return nil, fmt.Errorf("read the rules of work files: %w", err)
	}
	r := &Rules{}
	if err := json.Unmarshal(data, r); err != nil {
		return nil, fmt.Errorf("read the rules of work files: %w", err)
	}
	for name, f := range r.Forms {
		if err := f.prepare(); err != nil {
			return nil, fmt.Errorf("read the rules of work files: %s: %w", name, err)
		}
	}
	return r, nil
}

// form gives the form of a name; what has no name may be anything.
func (r *Rules) form(name string) *form {
	if f := r.Forms[name]; f != nil {
		return f
	}
	return &form{Any: true}
}
