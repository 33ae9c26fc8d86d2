package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"werkboek/assets"
	"werkboek/generator/answers"
	"werkboek/generator/source"
)

func (p *program) answersMergeCommand() *cobra.Command {
	var output string
	cmd := &cobra.Command{
		Use:   "merge -o OUT FILE…",
		Short: "Make one file of several",
		Long: `Make one file of several files of one workbook. People stay apart. Where joint
answers differ the last one counts, and the others stand beside it: whoever opens
the file chooses. A file that is there already is never written over.`,
		Args: someFiles,
		RunE: func(_ *cobra.Command, args []string) error {
			if output == "" {
				return &mistake{"merge needs a file to write", "name it with -o, together.werkboek.json for example"}
			}
			return p.mergeAnswers(args, output)
		},
	}
	cmd.Flags().StringVarP(&output, "output", "o", "", "file to write")
	return cmd
}

func (p *program) mergeAnswers(paths []string, output string) error {
	rules, err := answers.LoadRules(assets.FS())
	if err != nil {
		return err
	}
	files, problems, err := readAnswers(paths, nil)
	if err != nil {
		return err
	}
	var data []byte
	if len(problems) == 0 {
		var wrong *source.Problem
		if data, wrong = rules.Merge(files); wrong != nil {
			problems = append(problems, *wrong)
		}
	}
	if len(problems) > 0 {
		showProblems(p.err, problems, p.errInks)
		fmt.Fprintf(p.err, "\n%s; nothing is written\n", count(problems))
		return errProblems
	}
	if err := writeNew(output, data); err != nil {
		return err
	}
	fmt.Fprintf(p.out, "%s holds the answers of %d files\n", output, len(files))
	return nil
}

// writeNew writes a file that is not there yet.
func writeNew(output string, data []byte) error {
	file, err := os.OpenFile(output, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, os.ErrExist) {
		return &mistake{fmt.Sprintf("%s is there already, and stays as it is", output), "choose another name, or move it away"}
	}
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	if err = errors.Join(err, file.Close()); err != nil {
		_ = os.Remove(output) // a half one would look like a whole one
	}
	return err
}
