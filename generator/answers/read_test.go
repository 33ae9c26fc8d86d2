package answers

import (
	"fmt"
	"strings"
	"testing"

	"werkboek/assets"
)

const small = `{
 "format": "werkboek-answers", "formatVersion": 1,
 "workbook": {"id": "b", "title": "Boek", "lineage": ["b"]},
 "dossier": {"id": "d", "title": "", "created": "2026-01-02T03:04:05.000Z", "changed": "2026-01-02T03:04:05.000Z"},
 "answers": [
  {"person": "", "worksheet": "w", "copy": "", "question": "q", "kind": "text", "value": "%s", "time": "2026-01-02T03:04:05.000Z",
   "words": {"question": "Vraag", "options": {}}}
 ],
 "checksum": ""
}`

func rulesOf(t testing.TB) *Rules {
	t.Helper()
	r, err := LoadRules(assets.FS())
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// A mistake is shown where it stands, in lines and characters.
func TestAProblemHasItsPlace(t *testing.T) {
	r := rulesOf(t)
	for name, c := range map[string]struct{ old, fresh, says string }{
		"a missing comma": {`"b", "title"`, `"b" "title"`, "x.json:3:25: this file is damaged or was changed by hand: a comma or } is missing before this"},
		"a wrong value":   {`"value": "%s"`, `"é": 1, "value": 4`, "x.json:6:98: this file is damaged or was changed by hand: answers.1.value must be a text"},
		"a day":           {`"created": "2026-01-02`, `"created": "2026-02-30`, "x.json:4:49: this file is damaged or was changed by hand: dossier.created is a day that does not exist"},
	} {
		_, refused := r.Read("x.json", []byte(strings.Replace(small, c.old, c.fresh, 1)), nil)
		if refused == nil {
			t.Errorf("%s: is read", name)
		} else if got := refused.String() + ": " + refused.Message; got != c.says {
			t.Errorf("%s:\n got %s\nwant %s", name, got, c.says)
		}
	}
}

// Halves of characters, controls and numbers are written as the browser does.
func TestCanonicalIsThatOfTheBrowser(t *testing.T) {
	for in, want := range map[string]string{
		`"\ud83d \ude00 \ud83d\ude00 \u0000\u001f\u2028\/"`: `"\ud83d \ude00 😀 \u0000\u001f` + "\u2028" + `/"`,
		`{"b":1,"a":[],"\ue000":2,"😀":3}`:                   `{"a":[],"b":1,"😀":3,"` + "\ue000" + `":2}`,
		`[1e21,1e-7,-0,1.50,1e400,100000]`:                  `[1e+21,1e-7,0,1.5,null,100000]`,
	} {
		v, err := parseJSON(in)
		if err != nil {
			t.Fatal(in, err)
		}
		if got := canonical(v); got != want {
			t.Errorf("%s\n got %s\nwant %s", in, got, want)
		}
	}
}

// What differs stands side by side, the last one first; nothing is lost.
func TestMergeKeepsWhatDiffers(t *testing.T) {
	r := rulesOf(t)
	var files []*File
	for i, words := range []string{"een", "twee", "een"} {
		data := strings.Replace(fmt.Sprintf(small, words), `"time": "2026-01-02`, fmt.Sprintf(`"time": "2026-01-1%d`, i), 1)
		f, refused := r.Read("x.json", []byte(data), nil)
		if refused != nil {
			t.Fatal(refused.Message)
		}
		files = append(files, f)
	}
	data, wrong := r.Merge(files)
	if wrong != nil {
		t.Fatal(wrong.Message)
	}
	merged, refused := r.Read("merged", data, nil)
	if refused != nil || !merged.Whole || len(merged.Answers) != 1 {
		t.Fatal(refused, string(data))
	}
	a := merged.Answers[0].tree
	if a.get("value").text != "een" || canonical(a.get("other")) != `[{"from":"file","time":"2026-01-11T03:04:05.000Z","value":"twee"}]` {
		t.Error(string(data))
	}
}

// Nothing that somebody wrote is calculated by a spreadsheet.
func TestFormulasAreDefused(t *testing.T) {
	for cell, want := range map[string]string{"=1+1": "'=1+1", "＝1": "'＝1", " @x": "' @x", "-3": "-3", "-3,5": "-3,5", "-x": "'-x",
		"\tx": "'\tx", "a=1": "a=1", "a\x00b": "a\ufffdb", "\xed\xa0\xbd": "\ufffd"} {
		if got := harmless(cell); got != want {
			t.Errorf("%q becomes %q, not %q", cell, got, want)
		}
	}
}

// Whatever the bytes, reading ends; what is read can be written, and is then
// the same.
func FuzzRead(f *testing.F) {
	r := rulesOf(f)
	f.Add([]byte(fmt.Sprintf(small, "dag")))
	f.Add([]byte(strings.Replace(small, `"%s"`, `"\ud83d"`, 1)))
	f.Add([]byte(`<!doctype html><script type="application/json" id="werkboek-answers">` + small + `</script>`))
	f.Add([]byte(`{"format":"werkboek-answers","formatVersion":2}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, refused := r.Read("x", data, nil)
		if refused != nil {
			if sentences[refused.Class][0] == "" {
				t.Fatal("no sentence for ", refused.Class)
			}
			return
		}
		again, wrong := r.Merge([]*File{file})
		if wrong != nil {
			t.Fatal(wrong.Message)
		}
		back, refused := r.Read("x", again, nil)
		if refused != nil || !back.Whole || len(back.Answers) != len(file.Answers) {
			t.Fatalf("%+v\n%s", refused, again)
		}
	})
}
