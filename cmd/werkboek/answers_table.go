package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"werkboek/generator/answers"
)

func (p *program) answersTableCommand() *cobra.Command {
	var names, counts bool
	var output, dir string
	cmd := &cobra.Command{
		Use:   "table FILE…",
		Short: "List all answers for a spreadsheet",
		Long: `List all answers of files of readers as CSV, one thing that was said a row, or
with --counts how often each option was chosen. Without --names there are no
names in it, no columns that say who, no personal questions, and nothing that the
workbook does not know. What people wrote may still name somebody: read it first.`,
		Args: someFiles,
		RunE: func(_ *cobra.Command, args []string) error {
			known, _, err := p.knownQuestions(dir)
			if err != nil {
				return err
			}
			files, problems, err := readAnswers(args, nil)
			if err != nil {
				return err
			}
			if len(problems) > 0 {
				showProblems(p.err, problems, p.errInks)
				return p.refused(problems, true)
			}
			table := known.Tabulate(files, names)
			if counts {
				table = known.Count(files)
			}
			return p.writeTable(table, output)
		},
	}
	cmd.Flags().BoolVar(&counts, "counts", false, "count how often each option was chosen")
	cmd.Flags().BoolVar(&names, "names", false, "also names, and personal questions")
	cmd.Flags().StringVar(&dir, "workbook", "", "folder of the workbook that says which questions are personal")
	cmd.Flags().StringVarP(&output, "output", "o", "", "file to write, instead of printing")
	cmd.MarkFlagsMutuallyExclusive("counts", "names")
	return cmd
}

func (p *program) writeTable(table answers.Table, output string) error {
	if table.Unknown > 0 {
		fmt.Fprintf(p.err, "%d answers are left out: the workbook does not know their questions\n", table.Unknown)
	}
	if output == "" {
		_, err := p.out.Write(table.CSV())
		return err
	}
	if err := writeNew(output, table.CSV()); err != nil {
		return err
	}
	fmt.Fprintf(p.out, "%s holds %d rows\n", output, len(table.Rows))
	return nil
}
