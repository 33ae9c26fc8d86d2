package publish_test

import (
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"werkboek/generator/publish"
)

// victim is the folder that a copy of this test program keeps writing until
// it is killed.
const victim = "WERKBOEK_TEST_PUBLISH_UNTIL_KILLED"

func TestMain(m *testing.M) {
	if dir := os.Getenv(victim); dir != "" {
		for i := 0; ; i++ {
			if err := large(i%2 == 0).publish(dir); err != nil {
				fmt.Println(err)
				os.Exit(2)
			}
		}
	}
	os.Exit(m.Run())
}

// large is one of two sites in which every page says which site it is of.
func large(even bool) site {
	s := site{"same.html": "same"}
	for i := range 80 {
		s[fmt.Sprintf("page-%d.html", i)] = strings.Repeat(fmt.Sprint(even), 400)
	}
	for i := range 20 { // and some that only one of them has
		s[fmt.Sprintf("%v/page-%d.html", even, i)] = strings.Repeat(fmt.Sprint(even), 400)
	}
	return s
}

// A run that is killed at any moment leaves one whole site, or none but the
// old one beside it, and the next run repairs everything.
func TestAKilledRunIsRepaired(t *testing.T) {
	if testing.Short() {
		t.Skip("kills 40 runs")
	}
	foreign := site{"CNAME": "example.org", ".git/config": "git"}
	for _, mixed := range []bool{false, true} {
		out := filepath.Join(t.TempDir(), "public")
		must(t, large(true).publish(out))
		expected := func(even bool) site { return large(even) }
		if mixed {
			for p, text := range foreign {
				put(t, filepath.Join(out, filepath.FromSlash(p)), text)
			}
			expected = func(even bool) site { return with(large(even), foreign) }
		}
		for i := range 20 {
			killAfter(t, out, 20*time.Millisecond+time.Duration(i*i)*100*time.Microsecond)
			if !mixed {
				atOnce(t, out)
			}
			must(t, large(i%2 == 0).publish(out))
			holds(t, out, expected(i%2 == 0))
			clean(t, out)
		}
	}
}

func killAfter(t *testing.T, out string, pause time.Duration) {
	t.Helper()
	self, err := os.Executable()
	must(t, err)
	run := exec.Command(self)
	run.Env = append(os.Environ(), victim+"="+out)
	said := &strings.Builder{}
	run.Stdout = said
	must(t, run.Start())
	time.Sleep(pause)
	run.Process.Kill()
	run.Wait()
	if said.Len() > 0 {
		t.Fatalf("the run failed before it was killed: %s", said)
	}
}

// atOnce checks that a killed run left the old site or the new one, not a mix.
func atOnce(t *testing.T, out string) {
	t.Helper()
	if _, err := os.Stat(out); err != nil {
		out = filepath.Join(filepath.Dir(out), ".public.werkboek-old")
	}
	found := tree(t, out)
	if !maps.Equal(found, large(true)) && !maps.Equal(found, large(false)) {
		t.Errorf("a killed run left a mix of two sites")
	}
}

// Killed between the two renames that swap the sites.
func TestAMissingFolderComesBack(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	aside := filepath.Join(filepath.Dir(out), ".public.werkboek-old")
	must(t, first.publish(out))
	must(t, os.Rename(out, aside))
	if err := publish.Publish(out, []string{"missing.html"}, first.read); err == nil {
		t.Fatal("want an error")
	}
	holds(t, out, first) // the old site is back, though this run failed
	must(t, os.Rename(out, aside))
	must(t, second.publish(out))
	holds(t, out, second)
	clean(t, out)
}

// Killed while the old site was being removed.
func TestAHalfRemovedSiteGoes(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	aside := filepath.Join(filepath.Dir(out), ".public.werkboek-old")
	must(t, first.publish(out))
	must(t, os.Rename(out, aside))
	must(t, os.Remove(filepath.Join(aside, "deep/er/page.html")))
	must(t, os.CopyFS(out, os.DirFS(aside)))
	must(t, second.publish(out))
	holds(t, out, second)
	clean(t, out)
}
