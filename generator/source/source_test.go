package source

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/BurntSushi/toml"
	"github.com/google/go-cmp/cmp"
)

const sample = `# a comment with [brackets] and "quotes"
title = "Waarom?"
'quoted key' = 1

[question.reasons]
type    = "checks"
from = [ # here
  "a.b",
  'c',
]
opt.one = { label = "q", help='z' }
long = """
two
lines"""
[[row]]
x = 1
[[row]]
x = 2
`

// Every value of a file knows the line and column of its key and of itself.
func TestPlaces(t *testing.T) {
	var problems Problems
	root := Parse(NewFile("a.toml", sample), &problems)
	if problems.Any() {
		t.Fatal(problems.Sorted())
	}
	want := strings.TrimSpace(`
title a.toml:2:1 a.toml:2:10 Waarom?
quoted key a.toml:3:1 a.toml:3:16 1
question a.toml:5:2 a.toml:5:2
question.reasons a.toml:5:11 a.toml:5:11
question.reasons.type a.toml:6:1 a.toml:6:12 checks
question.reasons.from a.toml:7:1 a.toml:7:8
question.reasons.from. a.toml:8:3 a.toml:8:4 a.b
question.reasons.from. a.toml:9:3 a.toml:9:4 c
question.reasons.opt a.toml:11:1 a.toml:11:1
question.reasons.opt.one a.toml:11:5 a.toml:11:11
question.reasons.opt.one.label a.toml:11:13 a.toml:11:22 q
question.reasons.opt.one.help a.toml:11:26 a.toml:11:32 z
question.reasons.long a.toml:12:1 a.toml:13:1 two|lines
row a.toml:15:3 a.toml:15:3
row. a.toml:15:3 a.toml:15:3
row..x a.toml:16:1 a.toml:16:5 1
row. a.toml:17:3 a.toml:17:3
row..x a.toml:18:1 a.toml:18:5 2`)
	if diff := cmp.Diff(want, strings.TrimSpace(listing("", root))); diff != "" {
		t.Error(diff)
	}
}

func listing(prefix string, n *Node) string {
	var out strings.Builder
	for _, child := range append(append([]*Node{}, n.Entries...), n.List...) {
		line := fmt.Sprintf("%s%s %s %s", prefix, child.Key, child.Place, child.inside)
		if child.Value != nil {
			line += " " + strings.ReplaceAll(fmt.Sprint(child.Value), "\n", "|")
		}
		out.WriteString(line + "\n" + listing(prefix+child.Key+".", child))
	}
	return out.String()
}

// A place inside a string is exact when the string reads as it is written,
// and the beginning of the value when it does not.
func TestInside(t *testing.T) {
	var problems Problems
	root := Parse(NewFile("a.toml", "a = 'één of twee'\nb = \"\\u0041 of\"\n"), &problems)
	if got := root.Get("a").Inside(len("één ")).String(); got != "a.toml:1:10" {
		t.Errorf("in a plain string: %s", got)
	}
	if got := root.Get("b").Inside(3).String(); got != "a.toml:2:6" {
		t.Errorf("in an escaped string: %s", got)
	}
}

// A file that breaks TOML's rules gives one problem, at the right line.
func TestBroken(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"a = 1\nb = \n", "a.toml:2:5"},
		{"a = “x”\n", "a.toml:1:5"},
		{"a = 1\na = 2\n", "a.toml:2:1"},
		{strings.Repeat("[", 5) + "\n", "a.toml:1:3"},
		{"x = " + strings.Repeat("[", 100_000), "a.toml:1:69"},
	} {
		var problems Problems
		if Parse(NewFile("a.toml", c.text), &problems) != nil || len(problems.Sorted()) != 1 {
			t.Fatalf("%.20q: %d problems", c.text, len(problems.Sorted()))
		}
		if got := problems.Sorted()[0]; got.Position.String() != c.want {
			t.Errorf("%.20q: %s (%s), want %s", c.text, got.Position, got.Message, c.want)
		}
	}
}

// Bytes that are no text are a problem with a place; marks and line ends of
// Windows are read as if they were not there.
func TestText(t *testing.T) {
	folder, err := Open(fstest.MapFS{
		"bad.md":     {Data: []byte("goed\nfout \xff hier\n")},
		"windows.md": {Data: []byte("\ufeffa\r\nb\r\n")},
		"big.md":     {Data: make([]byte, maxText+1)},
		".hidden/x":  {Data: []byte("x")},
	}, "")
	if err != nil {
		t.Fatal(err)
	}
	if folder.Has(".hidden/x") {
		t.Error("a hidden folder is read")
	}
	var problems Problems
	if f, _ := folder.Text("windows.md", &problems); f == nil || f.Text != "a\nb\n" {
		t.Errorf("text from Windows: %+v", f)
	}
	for p, want := range map[string]string{"bad.md": "bad.md:2:6", "big.md": "big.md", "none.md": "none.md"} {
		problems = Problems{}
		if f, err := folder.Text(p, &problems); f != nil || err != nil || problems.Sorted()[0].Position.String() != want {
			t.Errorf("%s: %v %v %v", p, f, err, problems.Sorted())
		}
	}
}

func TestSuggest(t *testing.T) {
	words := []string{"choice", "checks", "text"}
	for word, want := range map[string]string{
		"chioce": `did you mean "choice"?`, "Text": `did you mean "text"?`, "zzz": "", "longquestion": "",
	} {
		if got := Suggest(word, words); got != want {
			t.Errorf("%s: %q", word, got)
		}
	}
}

// No reference leads out of the folder.
func TestResolve(t *testing.T) {
	for reference, want := range map[string]bool{
		"b.md": true, "../nl/b.md": true, "../b.md": false, "/etc/x": false, `..\b.md`: false, "x/../../../b": false,
	} {
		if _, ok := Resolve("nl/a.md", reference, "nl"); ok != want {
			t.Errorf("%s: %v", reference, ok)
		}
	}
	for reference, want := range map[string]bool{"logo.svg": true, "nl/logo.svg": true, "../logo.svg": false, "/logo.svg": false} {
		if _, ok := Resolve("werkboek.toml", reference, ""); ok != want {
			t.Errorf("%s from the workbook's own folder: %v", reference, ok)
		}
	}
}

// Whatever TOML accepts, every key that it names has a place in the file.
func FuzzParse(f *testing.F) {
	f.Add(sample)
	f.Add("a.\"b.c\".d = [[1, 2], { x = '''q''' }]\n[x]\r\ny = 2020-01-01\n")
	f.Fuzz(func(t *testing.T, text string) {
		file := NewFile("f.toml", text)
		var problems Problems
		root := Parse(file, &problems)
		for _, p := range problems.Sorted() {
			if p.Line > len(file.lines) {
				t.Fatalf("a problem outside the file: %v", p)
			}
		}
		if root == nil {
			return
		}
		var values map[string]any
		meta, err := toml.Decode(text, &values)
		if err != nil {
			t.Fatalf("accepted a broken text: %v", err)
		}
		for _, key := range meta.Keys() {
			n := root
			for _, k := range key {
				if len(n.List) > 0 { // one of an array of tables
					return
				}
				if n = n.Get(k); n == nil {
					t.Fatalf("%q has no place", key)
				}
			}
		}
	})
}
