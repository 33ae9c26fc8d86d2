package source

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

func file(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }

// Both folders are seen as one, and the upper file counts, also when only one
// of them has the folder that it lies in.
func TestLayers(t *testing.T) {
	both := Layers{
		{FS: fstest.MapFS{"both.html": file("lower"), "a/built.html": file("lower"), "z/y.html": file("lower")}},
		{FS: fstest.MapFS{"both.html": file("upper"), "a/own.html": file("upper"), "only/x.html": file("upper")}},
	}
	var got []string
	err := fs.WalkDir(both, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(both, p)
		got = append(got, p+" "+string(text))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"a/built.html lower", "a/own.html upper", "both.html upper", "only/x.html upper", "z/y.html lower"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if _, err := both.ReadDir("nowhere"); err == nil {
		t.Error("a folder that neither has is listed")
	}
}

const below = `title = "Waarom?"
[question.reasons]
type = "checks"
label = "Redenen"
[question.reasons.options]
network = "Netwerk"
costs   = { label = "Kosten", help = "Of delen." }
[question.explain]
type = "longtext"
label = "Leg uit"
lines = 3
`

// An edition changes, hides and adds by key, in the order that it asks for;
// what matches nothing is a mistake with a suggestion.
func TestMerge(t *testing.T) {
	for name, c := range map[string]struct{ upper, want string }{
		"a label": {"[question.reasons]\nlabel = 'Waarom dan?'", `
			question.reasons.label own:2 Waarom dan?
			question.explain.label base:10 Leg uit`},
		"hidden": {"[question.explain]\nhidden = true", "question.explain.hidden own:2 true"},
		"an option's words": {"[question.reasons.options]\nnetwork = 'Kennissen'\ncosts = 'Geld'", `
			question.reasons.options.network own:2 Kennissen
			question.reasons.options.costs.label own:3 Geld
			question.reasons.options.costs.help base:7 Of delen.`},
		"an option becomes a table": {"[question.reasons.options.network]\nhelp = 'Wie ken je?'", `
			question.reasons.options.network.label base:6 Netwerk
			question.reasons.options.network.help own:2 Wie ken je?`},
		"an addition behind another": {"[question.x-own-fun]\nafter = 'reasons'\ntype = 'yesno'", "\norder reasons x-own-fun explain"},
		"an addition at the end":     {"[question.x-own-fun]\ntype = 'yesno'", "\norder reasons explain x-own-fun"},
		"an option in between":       {"[question.reasons.options]\nx-own-fun = { label = 'Plezier', after = 'network' }", "\noptions network x-own-fun costs"},
		"another type":               {"type = 'view'", `own:1:9: an edition cannot change the type of a file (take this line away, or write a file with a name of its own)`},
		"a typing mistake":           {"[question.reason]\nlabel = 'x'", `own:1:11: "reason" changes nothing: the workbook below this edition has no such key here (did you mean "reasons"?)`},
		"an addition without prefix": {"[question.something-else]\nlabel = 'x'", `(an addition has an id that begins with x-own-)`},
		"after nothing":              {"[question.x-own-fun]\nafter = 'reason'", `own:2:10: after names nothing that stands here: "reason" (did you mean "reasons"?)`},
		"whole":                      {"replace = true\n[question.else]\nlabel = 'x'", "\norder else"},
	} {
		if got := merged(t, c.upper); !holds(got, c.want) {
			t.Errorf("%s:\n%s\nshould hold\n%s", name, got, c.want)
		}
	}
}

func holds(got, want string) bool {
	for _, line := range strings.Split(want, "\n") {
		if !strings.Contains(got, strings.TrimSpace(line)) {
			return false
		}
	}
	return true
}

// merged lists a tree of two layers, its order, and what is wrong with it.
func merged(t *testing.T, upper string) string {
	t.Helper()
	folder, err := Open(Layers{
		{FS: fstest.MapFS{"why.toml": file(below)}, Path: "base"},
		{FS: fstest.MapFS{"why.toml": file(upper)}, Path: "own", Edition: "own"},
	}, "")
	if err != nil {
		t.Fatal(err)
	}
	var problems Problems
	f, err := folder.Text("why.toml", &problems)
	if err != nil || f == nil {
		t.Fatal(err, problems.Sorted())
	}
	root := Parse(f, &problems)
	out := strings.NewReplacer("/why.toml", "").Replace(listing("", root))
	var lines []string
	for _, line := range strings.Split(out, "\n") {
		words := strings.SplitN(line, " ", 4)
		if len(words) > 3 { // key, place, place of the value, value
			lines = append(lines, words[0]+" "+words[1][:strings.LastIndex(words[1], ":")]+" "+words[3])
		}
	}
	for name, table := range map[string]*Node{"order": root.Get("question"), "options": root.Get("question").Get("reasons").Get("options")} {
		line := name
		if table != nil {
			for _, e := range table.Entries {
				line += " " + e.Key
			}
		}
		lines = append(lines, line)
	}
	for _, p := range problems.Sorted() {
		lines = append(lines, fmt.Sprintf("%s: %s (%s)", strings.Replace(p.Position.String(), "/why.toml", "", 1), p.Message, p.Hint))
	}
	return strings.Join(lines, "\n")
}

// A stack of three: the middle one may add what the highest changes.
func TestChain(t *testing.T) {
	folder, err := Open(Layers{
		{FS: fstest.MapFS{"why.toml": file(below), "only.md": file("# One\n")}},
		{FS: fstest.MapFS{"why.toml": file("[question.x-fed-fun]\nlabel = 'Fed'\n")}, Path: "../fed", Edition: "fed"},
		{FS: fstest.MapFS{"why.toml": file("[question.x-fed-fun]\nlabel = 'Branch'\n"), "onli.md": file("# Two\n")}, Edition: "branch"},
	}, "content")
	if err != nil {
		t.Fatal(err)
	}
	var problems Problems
	f, _ := folder.Text("why.toml", &problems)
	label := Parse(f, &problems).Get("question").Get("x-fed-fun").Get("label")
	if label.Value != "Branch" || label.Place.Path != "content/why.toml" || problems.Any() {
		t.Error(label, problems.Sorted())
	}
	folder.Strays(func(string) bool { return true }, &problems)
	found := problems.Sorted()
	if len(found) != 1 || found[0].Path != "content/onli.md" || found[0].Hint != `did you mean "only.md"? The name of a new file begins with x-branch-` {
		t.Error(found)
	}
}

// Files as Windows writes them read like any other.
func TestWindows(t *testing.T) {
	for name, text := range map[string]string{
		"BOM and CRLF":  "\ufefftitle = 'é'\r\n",
		"UTF-16 little": "\xff\xfet\x00i\x00t\x00l\x00e\x00 \x00=\x00 \x00'\x00\xe9\x00'\x00\n\x00",
		"UTF-16 big":    "\xfe\xff\x00t\x00i\x00t\x00l\x00e\x00 \x00=\x00 \x00'\x00\xe9\x00'\x00\n",
	} {
		folder, err := Open(fstest.MapFS{"a.toml": file(text)}, "")
		if err != nil {
			t.Fatal(err)
		}
		var problems Problems
		f, _ := folder.Text("a.toml", &problems)
		if f == nil || f.Text != "title = 'é'\n" {
			t.Errorf("%s: %v %v", name, f, problems.Sorted())
		}
	}
}

// Whatever two layers hold, they become a tree or problems with a place.
func FuzzMerge(f *testing.F) {
	f.Add(below, "[question.reasons.options]\nnetwork = { help = 'x' }\nx-own-a = 'y'")
	f.Add(below, "[question]\nreasons = 3\n[question.x-own-a]\nafter = 4")
	f.Add("a = [1]\n[[b]]\nc = 1", "replace = true\na.b = 2\nb = 3")
	f.Fuzz(func(t *testing.T, lower, upper string) {
		folder, err := Open(Layers{
			{FS: fstest.MapFS{"a.toml": file(lower)}},
			{FS: fstest.MapFS{"a.toml": file(upper)}, Edition: "own"},
		}, "")
		if err != nil {
			t.Fatal(err)
		}
		var problems Problems
		file, err := folder.Text("a.toml", &problems)
		if err != nil {
			t.Fatal(err)
		}
		if file == nil || Parse(file, &problems) == nil {
			if !problems.Any() {
				t.Fatal("neither a tree nor a problem")
			}
		}
		for _, p := range problems.Sorted() {
			if p.Path == "" || p.Message == "" {
				t.Fatal(p)
			}
		}
	})
}
