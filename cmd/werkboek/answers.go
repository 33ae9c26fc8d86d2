package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"werkboek/assets"
	"werkboek/generator"
	"werkboek/generator/answers"
	"werkboek/generator/source"
)

func (p *program) answersCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "answers",
		Short: "Check, merge and list the files in which readers keep their answers",
		Long: `Check, merge and list the files in which readers keep their answers. FILE is
such a file, *.werkboek.json, or a web page that was made with the answers in it.
Nothing in them is trusted: a file is read whole or not at all.`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return &mistake{fmt.Sprintf("there is no command %q", "answers "+args[0]), `see "werkboek answers --help"`}
			}
			return cmd.Help()
		},
	}
	cmd.AddCommand(p.answersCheckCommand(), p.answersMergeCommand(), p.answersTableCommand())
	return cmd
}

func (p *program) answersCheckCommand() *cobra.Command {
	var asJSON bool
	var dir string
	cmd := &cobra.Command{
		Use:   "check FILE…",
		Short: "Say what is wrong with files of readers",
		Long: `Read files of readers and say what is wrong with them, and where. The exit status
is 1 when a file cannot be used. What the workbook at hand does not ask is only
noted: files live longer than questions.`,
		Args: someFiles,
		RunE: func(_ *cobra.Command, args []string) error { return p.checkAnswers(args, dir, asJSON) },
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the problems as JSON")
	cmd.Flags().StringVar(&dir, "workbook", "", "folder of the workbook that the files must belong to")
	return cmd
}

func someFiles(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return &mistake{fmt.Sprintf("%s needs at least one file", cmd.CommandPath()), "name the files, *.werkboek.json for example"}
	}
	return nil
}

func (p *program) checkAnswers(paths []string, dir string, asJSON bool) error {
	known, lineage, err := p.knownQuestions(dir)
	if err != nil {
		return err
	}
	files, problems, err := readAnswers(paths, lineage)
	if err != nil {
		return err
	}
	if asJSON {
		if err := writeReport(p.out, problems); err != nil {
			return err
		}
	} else {
		for _, f := range files {
			fmt.Fprintf(p.out, "%s: %d answers\n", plain(f.Path), len(f.Answers)+f.Formerly)
		}
		showProblems(p.out, problems, p.outInks)
	}
	for _, f := range files {
		for _, note := range known.Notes(f) {
			fmt.Fprintf(p.err, "%s: note: %s\n", plain(f.Path), plain(note))
		}
	}
	return p.refused(problems, !asJSON)
}

// refused ends a command when files cannot be used.
func (p *program) refused(problems []source.Problem, counted bool) error {
	if len(problems) == 0 {
		return nil
	}
	if counted {
		fmt.Fprintf(p.err, "\n%s\n", count(problems))
	}
	annotate(p.err, problems)
	return errProblems
}

// readAnswers reads files of readers. A file that is not there is trouble; one
// that is wrong is a problem.
func readAnswers(paths, lineage []string) (files []*answers.File, problems []source.Problem, err error) {
	rules, err := answers.LoadRules(assets.FS())
	if err != nil {
		return nil, nil, err
	}
	for _, path := range paths {
		data, err := readUpTo(path, int64(rules.Limits["page"])+1)
		if err != nil {
			return nil, nil, err
		}
		f, refused := rules.Read(path, data, lineage)
		if refused != nil {
			problems = append(problems, refused.Problem)
			continue
		}
		files = append(files, f)
	}
	return files, problems, nil
}

// readUpTo never reads more of a file than it may hold.
func readUpTo(path string, most int64) ([]byte, error) {
	file, err := os.Open(path)
	if errors.Is(err, os.ErrNotExist) {
		return nil, &mistake{fmt.Sprintf("there is no file %s", path), ""}
	}
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return io.ReadAll(io.LimitReader(file, most))
}

// knownQuestions are those of the workbook in a folder. Without one they are
// those of the workbook at hand, and files may be of any.
func (p *program) knownQuestions(dir string) (known *answers.Known, lineage []string, err error) {
	var args []string
	if dir != "" {
		args = []string{dir}
	}
	f, err := openFolder(args)
	if err != nil {
		return nil, nil, err
	}
	defer f.close()
	if f.broken != nil {
		return nil, nil, &mistake{f.broken.Message, f.broken.Hint}
	}
	book, problems, err := generator.Read(f.input)
	if err != nil {
		return nil, nil, err
	}
	if len(problems) > 0 {
		return nil, nil, &mistake{"the workbook has mistakes: " + problems[0].Message, `see "werkboek check"`}
	}
	if dir != "" {
		lineage = book.Lineage()
	}
	return answers.Know(book), lineage, nil
}
