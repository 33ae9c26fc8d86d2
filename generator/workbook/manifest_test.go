package workbook

import (
	"errors"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"werkboek/generator/source"
)

// against compares a workbook that has these worksheets and this lock with what
// an earlier one published.
func against(t *testing.T, published, lock string, sheets map[string]string) []source.Problem {
	t.Helper()
	m, err := ReadManifest("site/"+ManifestFile, []byte(published))
	if err != nil {
		t.Fatal(err)
	}
	book, _ := openBook(t, lock, sheets)
	book.keeper.problems = &source.Problems{}
	if err := book.keeper.compare(m, book.Settings, true); err != nil {
		t.Fatal(err)
	}
	return book.keeper.problems.Sorted()
}

// What a manifest published, against a later workbook and its lock. A hint
// never speaks of a lock that is not what was compared.
func TestAgainst(t *testing.T) {
	q := question("q", "")
	for _, c := range []struct {
		name, published, lock string
		sheets                map[string]string
		want                  []string // the beginnings of the problems
	}{
		{"the same", "a\na.q text\n", "", map[string]string{"a": q}, nil},
		{"lost, without a lock", "a\na.p text\na.q text\n", "", map[string]string{"a": q}, []string{"the question a.p was published"}},
		{"lost, and a lock made anew", "a\na.p text\na.q text\n", "a\na.q text\n", map[string]string{"a": q}, []string{"the question a.p was published"}},
		{"given up in the lock", "a\na.p text\na.q text\n", "a\na.p text gone\na.q text\n", map[string]string{"a": q}, nil},
		{"the lock complains itself", "a\na.p text\na.q text\n", "a\na.p longtext\na.q text\n", map[string]string{"a": q}, nil},
		{"a worksheet given up", "a\na.q text\nb\nb.q text\n", "a\na.q text\nb gone\n", map[string]string{"a": q}, nil},
		{"a worksheet lost", "a\na.q text\nb\nb.q text\n", "", map[string]string{"a": q}, []string{"the worksheet b was published"}},
		{"renamed twice since", "a\na.p text\na.o text -> a.p\n", "", map[string]string{"a": question("q", `formerly = ["o", "p"]`)}, nil},
		{"a formerly lost", "a\na.o text -> a.q\na.q text\n", "", map[string]string{"a": q}, []string{"nothing says any more that it was the question a.o"}},
		{"a formerly lost, on purpose", "a\na.o text -> a.q\na.q text\n", "a\na.o text gone\na.q text\n", map[string]string{"a": q}, nil},
		{"all of it under another name", "a\na.p text\n", "", map[string]string{"b": "formerly = \"a\"\n" + question("q", `formerly = "p"`)}, nil},
		{"given up under another name", "a\na.p text\na.q text\n", "a -> b\nb\nb.p text gone\nb.q text\n", map[string]string{"b": "formerly = \"a\"\n" + q}, nil},
		{"of another type", "a\na.q date\n", "", map[string]string{"a": q}, []string{"a.q cannot keep the answers"}},
		{"a longer text", "a\na.q longtext\n", "", map[string]string{"a": q}, nil},
		{"retired since", "a\na.q text\n", "", map[string]string{"a": question("q", "retired = true") + question("r", "")}, nil},
		{"back", "a\na.q text gone\n", "", map[string]string{"a": q}, []string{"line 4 of site/werkboek-ids.txt says that the question a.q is gone"}},
		{"an older meaning", "a\na.q text revision 3\n", "", map[string]string{"a": question("q", "revision = 2")}, []string{"a.q was published with revision 3"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			problems := against(t, "# werkboek-ids 1 t\n\n"+c.published, c.lock, c.sheets)
			if len(problems) != len(c.want) {
				t.Fatalf("got %v, want %q", problems, c.want)
			}
			for i, p := range problems {
				if !strings.HasPrefix(p.Message, c.want[i]) || p.Path == "" || p.Hint == "" {
					t.Errorf("got %+v, want %q", p, c.want[i])
				}
				if strings.Contains(p.Message, LockFile) || strings.Contains(p.Hint, "change this line") {
					t.Errorf("this speaks of the lock, which was not compared: %s (%s)", p.Message, p.Hint)
				}
			}
		})
	}
}

// What a workbook publishes holds for that workbook, whatever its lock says.
func TestAWorkbookHoldsAgainstItself(t *testing.T) {
	content, err := source.Open(os.DirFS("../../content"), "")
	if err != nil {
		t.Fatal(err)
	}
	book, problems := loadBook(t, content)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for _, line := range []string{"\n", "\r\n"} {
		m, err := ReadManifest("ids", []byte("\ufeff"+strings.ReplaceAll(book.Manifest(), "\n", line)))
		if err != nil || len(m.entries) < len(book.keeper.all) {
			t.Fatal(err, m)
		}
		var found source.Problems
		book.keeper.problems, book.keeper.text, book.keeper.locked = &found, "", nil
		if err := book.keeper.compare(m, book.Settings, true); err != nil || found.Any() {
			t.Error(err, found.Sorted())
		}
	}
}

// A file that is no manifest is refused with what to do, and one of another
// workbook too; that of a workbook below fits.
func TestRefusedManifests(t *testing.T) {
	for name, text := range map[string]string{
		"nothing": "", "a lock": lockHeader + "\na\n", "a page": "<!doctype html>", "no line end": "# werkboek-ids 1 t",
		"newer": "# werkboek-ids 2 t\n{}\n", "zero": "# werkboek-ids 0 t\n", "long": "# werkboek-ids 99999999999999999999 t\n",
		"no workbook": "# werkboek-ids 1\na\n", "bytes": "# werkboek-ids 1 t\na\xff\n", "broken": "# werkboek-ids 1 t\na.q text\n",
	} {
		var refused *ManifestError
		if _, err := ReadManifest(name, []byte(text)); !errors.As(err, &refused) || refused.Hint == "" || !strings.HasPrefix(refused.Message, name) {
			t.Errorf("%s: %v", name, err)
		}
	}
	book, _ := openBook(t, "", map[string]string{"a": question("q", "")})
	settings := *book.Settings
	settings.ID, settings.Based = "edition", []Base{{ID: "t"}}
	for id, fits := range map[string]bool{"edition": true, "t": true, "other": false} {
		m, err := ReadManifest("ids", []byte("# werkboek-ids 1 "+id+"\na\na.q text\n"))
		if err != nil {
			t.Fatal(err)
		}
		if err := book.keeper.compare(m, &settings, true); (err == nil) != fits {
			t.Errorf("%s: %v", id, err)
		}
	}
}

// However a manifest is damaged, reading it ends: whole, or refused.
func TestDamagedManifests(t *testing.T) {
	book, _ := openBook(t, "", map[string]string{"a": question("q", `formerly = "p"`), "b": "[repeat]\n" + question("q", "revision = 3")})
	good := book.Manifest()
	chance := rand.New(rand.NewPCG(1, 2))
	refused := 0
	for range 3000 {
		text := []byte(good)
		for range 1 + chance.IntN(4) {
			switch at := chance.IntN(len(text)); chance.IntN(3) {
			case 0:
				text[at] = byte(chance.IntN(256))
			case 1:
				text = append(text[:at:at], text[min(len(text), at+1+chance.IntN(20)):]...)
			default:
				text = append(text[:at:at], good[chance.IntN(len(good)):]...)
			}
			if len(text) == 0 {
				text = []byte("\n")
			}
		}
		m, err := ReadManifest("ids", text)
		var why *ManifestError
		if err != nil && (!errors.As(err, &why) || m != nil) {
			t.Fatalf("%q: %v", text, err)
		}
		if err != nil {
			refused++
			continue
		}
		_ = book.keeper.compare(m, book.Settings, true)
	}
	if refused < 500 || refused > 2900 {
		t.Errorf("%d of 3000 were refused", refused)
	}
}

// Every site has the file, so no page may bring one of that name.
func TestThePlaceOfTheManifestIsTaken(t *testing.T) {
	content, err := source.Open(fstest.MapFS{
		"werkboek.toml":      {Data: []byte("id = \"t\"\ntitle = \"T\"\nversion = \"1\"\nlanguages = [\"nl\"]\n[outline.a]\ntitle = \"A\"\npages = [\"a\"]\n")},
		"nl/a.md":            {Data: []byte("# A\n\n[ids](werkboek-ids.txt)\n")},
		"nl/" + ManifestFile: {Data: []byte("mine")},
	}, "")
	if err != nil {
		t.Fatal(err)
	}
	if _, problems := loadBook(t, content); len(problems) != 1 || !strings.Contains(problems[0].Message, ManifestFile) {
		t.Error(problems)
	}
}
