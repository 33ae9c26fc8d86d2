package main

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"

	"werkboek/content"
)

// The worked example of the shipped workbook is the oracle: what follows from
// its answers stands in testdata/oracle and was not computed by this program.

// An exampleAnswer is an answer of a work file, as far as it is compared.
type exampleAnswer struct {
	Person    string `json:"person"`
	Worksheet string `json:"worksheet"`
	Copy      string `json:"copy"`
	Question  string `json:"question"`
	Kind      string `json:"kind"`
	Value     any    `json:"value"`
}

// An exampleFile is a work file, as far as it is compared.
type exampleFile struct {
	People  []struct{ ID, Name, Group, Party string }
	Answers []exampleAnswer
}

// workedExample is the example as the author keeps it.
func workedExample(t testing.TB) *exampleFile {
	t.Helper()
	data, err := fs.ReadFile(content.FS(), "nl/oogstfeest.werkboek.json")
	if err != nil {
		t.Fatal(err)
	}
	return exampleOf(t, data)
}

func exampleOf(t testing.TB, data []byte) *exampleFile {
	t.Helper()
	f := &exampleFile{}
	if err := json.Unmarshal(data, f); err != nil {
		t.Fatal(err)
	}
	return f
}

// of gives the answers of a person to a sheet, in one of its copies.
func (f *exampleFile) of(person, worksheet, copied string) []exampleAnswer {
	return slices.DeleteFunc(slices.Clone(f.Answers), func(a exampleAnswer) bool {
		return a.Person != person || a.Worksheet != worksheet || a.Copy != copied || a.Question == ""
	})
}

// copies gives the copies of a sheet in which something is answered together,
// in the order in which they were made.
func (f *exampleFile) copies(worksheet string) []string {
	var all []string
	for _, a := range f.Answers {
		if a.Worksheet == worksheet && a.Person == "" && a.Question != "" && !slices.Contains(all, a.Copy) {
			all = append(all, a.Copy)
		}
	}
	for _, a := range f.Answers {
		if rows, ok := a.Value.([]any); ok && a.Worksheet == worksheet && a.Kind == "copies" {
			all = nil
			for _, row := range rows {
				all = append(all, row.(map[string]any)["id"].(string))
			}
		}
	}
	return all
}

// plainAnswers writes each answer in one line that two files of the same
// answers share: rows and copies count from 1, because their ids are random.
// names leads from the ids that rows have in this file to what they are called.
func (f *exampleFile) plainAnswers(names map[string]string) []string {
	person := map[string]string{"": "samen"}
	for _, p := range f.People {
		person[p.ID] = p.Name
	}
	called := func(id string) string {
		if name, ok := names[id]; ok {
			return name
		}
		return id
	}
	var lines []string
	for _, a := range f.Answers {
		if a.Question != "" && a.Value != nil {
			lines = append(lines, strings.Join([]string{person[a.Person], a.Worksheet, called(a.Copy), a.Question, a.Kind, plainValue(a.Value, called)}, " "))
		}
	}
	slices.Sort(lines)
	return lines
}

// plainValue writes a value without the ids of rows.
func plainValue(value any, called func(string) string) string {
	switch v := value.(type) {
	case []any:
		var rows []string
		for i, row := range v {
			rows = append(rows, fmt.Sprintf("%d %s", i+1, plainValue(row.(map[string]any)["cells"], called)))
		}
		return strings.Join(rows, " | ")
	case map[string]any:
		var parts []string
		for key, part := range v {
			parts = append(parts, called(key)+"="+plainValue(part, called))
		}
		slices.Sort(parts)
		return "{" + strings.Join(parts, ", ") + "}"
	case string:
		return called(v)
	}
	return fmt.Sprint(value)
}

// namesOfRows leads from the ids of rows and copies that others refer to to
// their names.
func (f *exampleFile) namesOfRows() map[string]string {
	names := map[string]string{}
	for _, a := range f.Answers {
		if a.Kind == "copies" {
			for i, id := range f.copies(a.Worksheet) {
				names[id] = fmt.Sprint(a.Worksheet, " ", i+1)
			}
		}
		column := map[string]string{"candidates.list": "name", "goal.signs": "sign"}[a.Worksheet+"."+a.Question]
		if rows, ok := a.Value.([]any); ok && column != "" {
			for _, row := range rows {
				r := row.(map[string]any)
				names[r["id"].(string)] = r["cells"].(map[string]any)[column].(string)
			}
		}
	}
	return names
}

// filling brings what fills in sheets onto the page.
func filling(b *tab, ids string) {
	b.t.Helper()
	script, err := os.ReadFile("testdata/oracle/fill.js")
	if err != nil {
		b.t.Fatal(err)
	}
	ask[bool](b, string(script)+";Object.assign(filling.ids, "+ids+");true")
}

// jsonOf is a value as it stands in a script.
func jsonOf(t testing.TB, value any) string {
	t.Helper()
	data, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
