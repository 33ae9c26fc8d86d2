package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"

	"github.com/spf13/cobra"

	"werkboek/generator/preview"
	"werkboek/generator/publish"
	"werkboek/generator/workbook"
)

// The rules of output:
//
//   - What was asked for goes to stdout: the problems of check, the address of
//     serve, what build wrote. All talk beside it goes to stderr.
//   - A message that ends the program begins with "werkboek: ". It says what is
//     wrong in one sentence without a full stop. A line with two spaces below it
//     says what to do.
//   - A problem in the content has a place that editors make clickable, the line
//     itself, a caret, and what would be right. All problems are shown, not one.
//   - Colour only on a terminal, and never when NO_COLOR is set.
//   - Nothing that an author wrote reaches a terminal as a control character.
//   - The exit status is 0 when all is well, 1 for problems in the content, which
//     are the author's to solve, and 2 for everything else.
//
// Only this package prints or exits.

const (
	exitGood     = 0
	exitProblems = 1
	exitTrouble  = 2
)

// errProblems ends a command whose problems have been shown.
var errProblems = errors.New("problems in the content")

// A mistake is something wrong with how the program was called.
type mistake struct{ message, hint string }

func (m *mistake) Error() string { return m.message }

// A program is one run: where it prints and how.
type program struct {
	out, err         io.Writer
	outInks, errInks inks
}

func newProgram(out, err *os.File) *program {
	return &program{out: out, err: err, outInks: inksFor(out), errInks: inksFor(err)}
}

// run does what the arguments ask and gives the exit status.
func (p *program) run(args []string) int {
	root := p.rootCommand()
	root.SetArgs(args)
	root.SetOut(p.out)
	root.SetErr(p.err)
	err := root.Execute()
	switch {
	case err == nil:
		return exitGood
	case errors.Is(err, errProblems):
		return exitProblems
	}
	message, hint := explain(err)
	fmt.Fprintf(p.err, "werkboek: %s\n", plain(message))
	if hint != "" {
		fmt.Fprintf(p.err, "  %s\n", plain(hint))
	}
	return exitTrouble
}

// explain gives the words for an error, and what to do about it.
func explain(err error) (message, hint string) {
	var called *mistake
	var refusal *publish.Refusal
	var manifest *workbook.ManifestError
	var port *preview.PortError
	switch {
	case errors.As(err, &called):
		return called.message, called.hint
	case errors.As(err, &refusal):
		return refusal.Message, refusal.Hint
	case errors.As(err, &manifest):
		return manifest.Message, manifest.Hint
	case errors.As(err, &port) && port.Taken:
		return fmt.Sprintf("port %d is in use by another program", port.Port), "choose another one with --port, or leave --port out"
	case errors.As(err, &port):
		return port.Error(), "choose another one with --port"
	}
	return err.Error(), ""
}

func (p *program) rootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:   "werkboek",
		Short: "Make a website to read, fill in and print from a folder of texts",
		Long: `Werkboek turns a folder of guidance in Markdown and worksheets in TOML into a
website. People read it, fill in the worksheets and print them. Their answers
stay in their own browser.

DIR is the workbook's folder, the one that holds content/werkboek.toml. Without
DIR it is this folder, or else the workbook that is built in.`,
		SilenceUsage:  true,
		SilenceErrors: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			return cmd.Help()
		},
	}
	root.Args = func(_ *cobra.Command, args []string) error {
		if len(args) == 0 {
			return nil
		}
		m := &mistake{message: fmt.Sprintf("there is no command %q", args[0]), hint: `see "werkboek --help"`}
		if near := root.SuggestionsFor(args[0]); len(near) > 0 {
			m.hint = fmt.Sprintf("did you mean %q?", near[0])
		}
		return m
	}
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return &mistake{message: err.Error(), hint: fmt.Sprintf("see %q", cmd.CommandPath()+" --help")}
	})
	root.SuggestionsMinimumDistance = 2
	root.CompletionOptions.HiddenDefaultCmd = true
	root.SetHelpCommand(&cobra.Command{Hidden: true})
	root.AddCommand(p.serveCommand(), p.buildCommand(), p.checkCommand(), p.newCommand(), p.answersCommand())
	return root
}

// folderArgument gives DIR, "" when it is left out.
func folderArgument(cmd *cobra.Command, args []string) error {
	if len(args) > 1 {
		return &mistake{
			message: fmt.Sprintf("%s takes one folder, not %d", cmd.Name(), len(args)),
			hint:    fmt.Sprintf("see %q", cmd.CommandPath()+" --help"),
		}
	}
	return nil
}

// inks are the colours of the terminal; all are empty where there are none.
type inks struct{ place, bad, good, off string }

func inksFor(file *os.File) inks {
	info, err := file.Stat()
	terminal := err == nil && info.Mode()&os.ModeCharDevice != 0
	// The old console of Windows shows the codes themselves.
	old := runtime.GOOS == "windows" && os.Getenv("WT_SESSION") == "" && os.Getenv("TERM") == ""
	if !terminal || old || os.Getenv("NO_COLOR") != "" || os.Getenv("TERM") == "dumb" {
		return inks{}
	}
	return inks{place: "\x1b[1m", bad: "\x1b[31m", good: "\x1b[32m", off: "\x1b[0m"}
}
