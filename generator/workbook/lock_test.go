package workbook

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"werkboek/generator/phrases"
	"werkboek/generator/source"
)

// openBook loads a workbook of one page that shows the worksheets given by
// their ids, beside a lock.
func openBook(t *testing.T, lock string, sheets map[string]string) (*Workbook, []source.Problem) {
	t.Helper()
	fsys := fstest.MapFS{"werkboek.toml": {Data: []byte(
		"id = \"t\"\ntitle = \"T\"\nversion = \"1\"\nlanguages = [\"nl\"]\n[outline.a]\ntitle = \"A\"\npages = [\"a\"]\n")}}
	if lock != "" {
		fsys[LockFile] = &fstest.MapFile{Data: []byte(lock)}
	}
	page := "# A\n"
	for id, text := range sheets {
		fsys["nl/"+id+".toml"] = &fstest.MapFile{Data: []byte("title = \"T\"\n" + text)}
		page += "\n![](" + id + ".toml)\n"
	}
	fsys["nl/a.md"] = &fstest.MapFile{Data: []byte(page)}
	content, err := source.Open(fsys, "")
	if err != nil {
		t.Fatal(err)
	}
	return loadBook(t, content)
}

func loadBook(t *testing.T, content *source.Folder) (*Workbook, []source.Problem) {
	t.Helper()
	layouts, err := source.Open(os.DirFS("../../layouts"), "")
	if err != nil {
		t.Fatal(err)
	}
	var problems source.Problems
	settings, err := ReadSettings(content, &problems)
	if err != nil || settings == nil {
		t.Fatal(err, problems.Sorted())
	}
	texts, err := phrases.Load(layouts, "nl", source.Position{}, &problems)
	if err != nil {
		t.Fatal(err)
	}
	book, err := Load(content, settings, texts, nil, &problems)
	if err != nil {
		t.Fatal(err)
	}
	return book, problems.Sorted()
}

func question(id, more string) string {
	return "[question." + id + "]\ntype = \"text\"\nlabel = \"L\"\n" + more + "\n"
}

// lines are those of a lock without its header.
func lines(lock Lock) string {
	_, text, _ := strings.Cut(lock.Text, "\n\n")
	return text
}

// What is locked, now and after each step of a workbook's life. Each step must
// be without problems, and a lock that was just written must hold.
func TestNextLock(t *testing.T) {
	for _, step := range []struct {
		name, lock string
		sheets     map[string]string
		want       string
	}{
		{"a formerly from before there was a lock", "", map[string]string{"a": question("q", `formerly = "p"`)},
			"a\na.p text -> a.q\na.q text\n"},
		{"a name that changes twice", "a\na.p text -> a.q\na.q text\n",
			map[string]string{"a": question("r", `formerly = ["p", "q"]`)},
			"a\na.p text -> a.r\na.q text -> a.r\na.r text\n"},
		{"a worksheet whose name changes twice", "a\na.q text\nb -> a\n",
			map[string]string{"c": `formerly = ["b", "a"]` + "\n" + question("q", "")},
			"a -> c\nb -> c\nc\nc.q text\n"},
		{"a question and its worksheet at once", "a\na.q longtext\na.old text retired\n",
			map[string]string{"b": "formerly = \"a\"\n" + question("r", `formerly = "q"`) + question("old", "retired = true")},
			"a -> b\nb\nb.old text retired\nb.q longtext -> b.r\nb.r text\n"},
		{"a new question of a branch that did not know the new name", "a -> b\na.new text\nb\nb.q text\n",
			map[string]string{"b": "formerly = \"a\"\n" + question("q", "") + question("new", "")},
			"a -> b\nb\nb.new text\nb.q text\n"},
		{"what belongs to something given up goes with it", "a\na.q text\nb gone\nb.q grid\nb.q#row\nb.q/column text\n",
			map[string]string{"a": question("q", "")},
			"a\na.q text\nb gone\n"},
		{"something given up that is carried over after all", "a\na.p text gone\na.q text\n",
			map[string]string{"a": question("q", `formerly = "p"`)},
			"a\na.p text -> a.q\na.q text\n"},
		{"something retired that found an heir", "a\na.p text retired\n",
			map[string]string{"a": question("q", `formerly = "p"`)},
			"a\na.p text -> a.q\na.q text\n"},
	} {
		t.Run(step.name, func(t *testing.T) {
			book, problems := openBook(t, step.lock, step.sheets)
			if len(problems) > 0 {
				t.Fatal(problems)
			}
			next := book.NextLock()
			if diff := cmp.Diff(step.want, lines(next)); diff != "" {
				t.Error(diff)
			}
			book, problems = openBook(t, next.Text, step.sheets)
			if again := book.NextLock(); len(problems) > 0 || !again.Same || again.Added+again.Retired+again.Renamed+again.Changed != 0 {
				t.Errorf("the lock does not hold: %v %+v", problems, again)
			}
		})
	}
}

// The shipped workbook can be locked, and every id stands in the lock once.
func TestTheLockOfTheShippedWorkbook(t *testing.T) {
	content, err := source.Open(os.DirFS("../../content"), "")
	if err != nil {
		t.Fatal(err)
	}
	book, problems := loadBook(t, content)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	next := book.NextLock()
	var wrong source.Problems
	if entries, ok := readLock(source.NewFile(LockFile, next.Text), &wrong); !ok || len(entries) < len(book.keeper.all) {
		t.Errorf("%d of %d ids: %v", len(entries), len(book.keeper.all), wrong.Sorted())
	}
}

// Answers of one type may be shown as another only where nothing is lost.
func TestReadable(t *testing.T) {
	for _, c := range []struct {
		old, now string
		want     bool
	}{
		{"text", "longtext", true}, {"longtext", "text", true}, {"info", "checks", true}, {"sign", "info", true},
		{"choice", "checks", false}, {"checks", "choice", false}, {"number", "money", false}, {"money", "text", false},
		{"date", "text", false}, {"text", "info", false}, {"reference", "reference many", false},
		{"", "copies", false}, {"copies", "", false}, {"", "", true}, {"table", "actions", false},
	} {
		if got := readable(c.old, c.now); got != c.want {
			t.Errorf("%q as %q: %v", c.old, c.now, got)
		}
	}
}

// Any text is read without a crash, and what was understood is written so that
// it is understood the same way.
func FuzzReadLock(f *testing.F) {
	f.Add("# x\n\nwhy\nwhy.reasons checks revision 2\nwhy.reasons#network retired\nwhy.a text -> why.b\n")
	f.Add("talk copies\ntalk.who reference many gone\ntalk.t table\ntalk.t/c choice\ntalk.t/c#o\n")
	f.Add("<<<<<<< HEAD\n=======\n>>>>>>> x\nwhy. \nwhy ->\nwhy revision\n")
	f.Fuzz(func(t *testing.T, text string) {
		var problems source.Problems
		entries, ok := readLock(source.NewFile(LockFile, text), &problems)
		if ok == problems.Any() {
			t.Fatal("problems are not told apart from none")
		}
		if !ok {
			return
		}
		written := write(entries)
		again, ok := readLock(source.NewFile(LockFile, written), &problems)
		if !ok || write(again) != written || len(again) != len(entries) {
			t.Errorf("%q became %q: %v", text, written, problems.Sorted())
		}
	})
}
