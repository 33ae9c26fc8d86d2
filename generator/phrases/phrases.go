// Package phrases turns the files with interface texts of one language into
// words that templates and the browser look up by key.
//
// Files lie in the layouts' folder phrases: nl.toml and <part>.nl.toml for
// Dutch. Tables nest, keys join with dots: status.saved. A text may hold
// {name}s. A text that depends on the number {n} is a table of one and other.
package phrases

import (
	"fmt"
	"path"
	"strings"

	"werkboek/generator/source"
)

// Phrases are the interface texts of one language, by key.
type Phrases map[string]string

// Load reads all phrases of a language, which the author named at this place,
// from the layouts' folder. A file that cannot be read is a Problem and gives
// nil, and so is a language without any.
func Load(layouts *source.Folder, language string, namedAt source.Position, problems *source.Problems) (Phrases, error) {
	all := Phrases{}
	for _, p := range layouts.Paths("phrases", ".toml") {
		name := path.Base(p)
		if name != language+".toml" && !strings.HasSuffix(name, "."+language+".toml") {
			continue
		}
		file, err := layouts.Text(p, problems)
		if err != nil {
			return nil, err
		}
		if file == nil {
			return nil, nil
		}
		tree := source.Parse(file, problems)
		if tree == nil {
			return nil, nil
		}
		all.add("", tree, problems)
	}
	if len(all) == 0 {
		problems.Add(namedAt, "add layouts/phrases/"+language+".toml and its fellows", "there are no interface texts for the language %q", language)
		return nil, nil
	}
	return all, nil
}

func (p Phrases) add(prefix string, table *source.Node, problems *source.Problems) {
	for _, e := range table.Entries {
		key := prefix + e.Key
		text, isText := e.Value.(string)
		switch {
		case e.IsTable:
			p.add(key+".", e, problems)
		case !isText:
			problems.Add(e.Place, "", "%s must be a text in quotes", key)
		case p[key] != "":
			problems.Add(e.Place, "", "the phrase %s stands in another file too", key)
		default:
			p[key] = text
		}
	}
}

// Say looks a text up and fills in its {name}s from the pairs of name and
// value; names are texts. A key that does not exist, or a name that is not used, is an error.
func (p Phrases) Say(key string, pairs ...any) (string, error) {
	text, ok := p[key]
	for i := 0; !ok && i+1 < len(pairs); i += 2 {
		if pairs[i] == "n" {
			form := ".other"
			if fmt.Sprint(pairs[i+1]) == "1" {
				form = ".one"
			}
			text, ok = p[key+form]
		}
	}
	if !ok {
		return "", fmt.Errorf("there is no phrase %q", key)
	}
	for i := 0; i+1 < len(pairs); i += 2 {
		name := "{" + pairs[i].(string) + "}"
		if !strings.Contains(text, name) && name != "{n}" {
			return "", fmt.Errorf("the phrase %q has no %s", key, name)
		}
		value, isText := pairs[i+1].(string)
		if !isText {
			value = fmt.Sprint(pairs[i+1])
		}
		text = strings.ReplaceAll(text, name, value)
	}
	return text, nil
}

// Below gives the phrases under a prefix, without the prefix.
func (p Phrases) Below(prefix string) map[string]string {
	below := map[string]string{}
	for key, text := range p {
		if rest, ok := strings.CutPrefix(key, prefix+"."); ok {
			below[rest] = text
		}
	}
	return below
}
