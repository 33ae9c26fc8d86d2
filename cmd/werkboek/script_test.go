package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "write what the commands print into the scripts")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"werkboek": main})
}

// Each script calls the real program and compares all that it prints. The
// folder book is there for each: a small workbook without a mistake. A script
// brings only the files that differ.
func TestScripts(t *testing.T) {
	for _, folder := range []string{"script", "mistake"} {
		t.Run(folder, func(t *testing.T) {
			testscript.Run(t, testscript.Params{
				Dir:                 filepath.Join("testdata", folder),
				Setup:               setUp,
				UpdateScripts:       *update,
				RequireExplicitExec: true,
				Cmds: map[string]func(*testscript.TestScript, bool, []string){
					"exits": exits,
					"fetch": fetch,
				},
			})
		})
	}
}

// setUp lays the small workbook under the files of the script, and names a
// port that is free.
func setUp(env *testscript.Env) error {
	for _, name := range []string{"NO_COLOR", "GITHUB_ACTIONS"} {
		env.Setenv(name, "")
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	defer listener.Close()
	env.Setenv("PORT", fmt.Sprint(listener.Addr().(*net.TCPAddr).Port))

	base := os.DirFS(filepath.Join("testdata", "book"))
	return fs.WalkDir(base, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		to := filepath.Join(env.WorkDir, "book", filepath.FromSlash(p))
		if _, err := os.Lstat(to); err == nil {
			return nil // the script brings its own
		}
		text, err := fs.ReadFile(base, p)
		if err != nil {
			return err
		}
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			return err
		}
		return os.WriteFile(to, text, 0o644)
	})
}

// exits runs a command and compares its exit status: exits 1 werkboek check
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits status command...")
	}
	status := "0"
	var failed *exec.ExitError
	if err := ts.Exec(args[1], args[2:]...); errors.As(err, &failed) {
		status = fmt.Sprint(failed.ExitCode())
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if status != args[0] {
		ts.Fatalf("exit status %s, want %s", status, args[0])
	}
}

// fetch waits until the page at an address holds a text: fetch address text
func fetch(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: fetch address text")
	}
	last := ""
	for began := time.Now(); time.Since(began) < 10*time.Second; time.Sleep(10 * time.Millisecond) {
		answer, err := http.Get(args[0])
		if err != nil {
			last = err.Error()
			continue
		}
		body, err := io.ReadAll(answer.Body)
		answer.Body.Close()
		if last = string(body); err == nil && strings.Contains(last, args[1]) {
			return
		}
	}
	ts.Fatalf("%s never held %q but %s", args[0], args[1], last)
}
