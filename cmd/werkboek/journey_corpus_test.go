package main

import (
	"encoding/base64"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"werkboek/assets"
	"werkboek/generator/answers"
)

var newFiles = flag.Bool("new-files", false, "write the files of a new format; those that are there stay as they are")

const badFiles, mutatedFiles, madeDossiers = 300, 10_000, 1000

// longRun tells whether the long runs are wanted whole.
func longRun() bool { return os.Getenv("WERKBOEK_LONG") != "" }

// share is how much of a long run is done in the browser; all with WERKBOEK_LONG.
func share(n int) int {
	if longRun() {
		return n
	}
	return n / 10
}

func rulesOf(t *testing.T) *answers.Rules {
	t.Helper()
	rules, err := answers.LoadRules(assets.FS())
	if err != nil {
		t.Fatal(err)
	}
	return rules
}

// judge says of a file what the browser's judge says.
func judge(rules *answers.Rules, data []byte) string {
	f, refused := rules.Read("x", data, []string{"corpus"})
	if refused != nil {
		return refused.Class
	}
	return fmt.Sprintf("read %d %d %s %s %t", len(f.Answers)+f.Formerly, len(f.People), f.Purpose, f.FilledBy, f.Whole)
}

// A bad file is made of a good one by one of the faults.
func badFile(t testing.TB, i int) (fault, []byte) {
	m := newCorpusMaker(i)
	f := faults[i%len(faults)]
	doc := m.file(12)
	if f.fields != nil {
		f.fields(m, doc)
	}
	data := encode(t, doc)
	if f.bytes != nil {
		data = f.bytes(m, data)
	}
	return f, data
}

func mutated(t testing.TB, i int) []byte {
	m := newCorpusMaker(i)
	return m.mutate(encode(t, m.file(6)))
}

// What is wrong with a file is said in one of a few classes, and a file by
// chance is read whole or refused.
func TestBadFilesAreRefused(t *testing.T) {
	rules := rulesOf(t)
	for i := range badFiles {
		f, data := badFile(t, i)
		if got := judge(rules, data); got != f.class {
			t.Errorf("file %d, %s: %s, not %s", i, f.name, got, f.class)
		}
	}
	read := 0
	for i := range mutatedFiles {
		if strings.HasPrefix(judge(rules, mutated(t, i)), "read") {
			read++
		}
	}
	t.Logf("%d faults; of %d mutated files %d are read whole", len(faults), mutatedFiles, read)
}

// corpusPage loads the program's reader and writer, in a workbook with every
// type of question.
func corpusPage(t *testing.T) *tab {
	t.Helper()
	b, program := programOf(t, "testdata/corpus/corpus.ts", "corpus")
	var questions []string
	for _, kind := range corpusKinds {
		questions = append(questions, fmt.Sprintf(`{"id":"q-%s","kind":%q,"individual":true}`, kind, kind))
	}
	phrases, err := json.Marshal(newSiteMaker(t).texts.Below("client"))
	if err != nil {
		t.Fatal(err)
	}
	ask[bool](b, fmt.Sprintf(`window.corpus = new Function("werkboek", %s + ";return corpus")(%s), true`, program, fmt.Sprintf(corpusShape, strings.Join(questions, ","), phrases)))
	return b
}

func asBase64(files [][]byte) string {
	var all []string
	for _, f := range files {
		all = append(all, base64.StdEncoding.EncodeToString(f))
	}
	data, _ := json.Marshal(all)
	return string(data)
}

// The browser says of every file what the program says, and no object has
// another prototype afterwards.
func TestJourneyBothReadAlike(t *testing.T) {
	b, rules := corpusPage(t), rulesOf(t)
	var files [][]byte
	for i := range badFiles {
		_, data := badFile(t, i)
		files = append(files, data)
	}
	for i := range share(mutatedFiles) {
		files = append(files, mutated(t, i))
	}
	for batch := range slices.Chunk(files, 250) {
		said := askLater[[]string](b, "corpus.judge("+asBase64(batch)+")")
		if len(said) != len(batch) {
			t.Fatal(said[len(said)-1])
		}
		for i, data := range batch {
			if got := judge(rules, data); got != said[i] {
				t.Errorf("the browser says %q, the program %q of\n%.3000q", said[i], got, data)
			}
		}
	}
}

// What a dossier holds comes back from its file, to the last half of a
// character; the program reads what the browser wrote, and the other way round.
func TestJourneyDossiersComeBack(t *testing.T) {
	b, rules := corpusPage(t), rulesOf(t)
	var files [][]byte
	for i := range madeDossiers {
		data := encode(t, newCorpusMaker(i).file(1000))
		f, refused := rules.Read("x", data, nil)
		if refused != nil {
			t.Fatalf("dossier %d: %s %s", i, refused, refused.Message)
		}
		merged, wrong := rules.Merge([]*answers.File{f})
		if wrong != nil {
			t.Fatal(i, wrong.Message)
		}
		back, refused := rules.Read("x", merged, nil)
		if refused != nil || !back.Whole || len(back.Answers) != len(f.Answers) || back.Formerly != f.Formerly {
			t.Fatalf("dossier %d does not come back from the program", i)
		}
		if i < share(madeDossiers) {
			files = append(files, data, merged)
		}
	}
	type returned struct{ Differs, File string }
	for batch := range slices.Chunk(files, 20) {
		for i, r := range askLater[[]returned](b, "corpus.again("+asBase64(batch)+")") {
			f, refused := rules.Read("x", []byte(r.File), nil)
			if r.Differs != "" || refused != nil || !f.Whole {
				t.Errorf("%.3000s %+v\n%.3000s", r.Differs, refused, batch[i])
			}
		}
		for _, said := range askLater[[]string](b, "corpus.judge("+asBase64(batch)+")") {
			if !strings.HasPrefix(said, "read ") || !strings.HasSuffix(said, " true") {
				t.Error(said)
			}
		}
	}
}

// Files of every format that there ever was open, in the browser and in the
// program. The files in testdata/files are never changed; a new format adds a
// folder, and -new-files fills it.
func TestJourneyFilesOfEveryFormat(t *testing.T) {
	b, rules := corpusPage(t), rulesOf(t)
	const folder = "testdata/files/format-1"
	if *newFiles {
		made := askLater[map[string]string](b, "corpus.forPurposes("+strings.Trim(asBase64([][]byte{encode(t, newCorpusMaker(4).file(1000))}), "[]")+")")
		for name, text := range made {
			if err := writeNew(filepath.Join(folder, name), []byte(text)); err != nil {
				t.Log(err)
			}
		}
	}
	found, _ := filepath.Glob("testdata/files/*/*")
	want := map[string]string{"copy.werkboek.json": "copy", "simple.werkboek.json": "copy", "invitation.werkboek.json": "invitation",
		"answer.werkboek.json": "answer", "partner.werkboek.json": "partner", "document.html": "copy"}
	if len(found) < len(want) {
		t.Fatal("files are missing: ", found)
	}
	for _, name := range found {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		here, there := judge(rules, data), askLater[[]string](b, "corpus.judge("+asBase64([][]byte{data})+")")
		words := strings.Fields(here)
		if here != there[0] || !slices.Contains(words, "read") || !slices.Contains(words, want[filepath.Base(name)]) || !slices.Contains(words, "true") {
			t.Errorf("%s: the program says %q, the browser %q", name, here, there)
		}
		if strings.Contains(name, "partner") { // nothing but joint answers of sheets for the partner
			var doc struct {
				Dossier struct{ Title string }
				Answers []struct{ Person, Worksheet string }
			}
			if err := json.Unmarshal(data, &doc); err != nil || doc.Dossier.Title != "" || len(doc.Answers) == 0 || strings.Contains(string(data), "x-later") || strings.Contains(string(data), "other") || strings.Contains(string(data), "Bob") {
				t.Error("more stands in the partner's file than it should: ", err)
			}
			for _, a := range doc.Answers {
				if a.Person != "" || a.Worksheet != "shared" {
					t.Error("in the partner's file: ", a)
				}
			}
		}
	}
}
