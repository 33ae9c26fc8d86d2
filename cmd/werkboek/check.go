package main

import (
	"fmt"

	"github.com/spf13/cobra"
)

func (p *program) checkCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "check [DIR]",
		Short: "Find every mistake in the content",
		Long: `Find every mistake in the workbook in DIR and say where it stands, what is wrong
and what would be right. The exit status is 1 when there are any.`,
		Args: folderArgument,
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.check(args, asJSON)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the problems as JSON")
	return cmd
}

func (p *program) check(args []string, asJSON bool) error {
	f, err := openFolder(args)
	if err != nil {
		return err
	}
	defer f.close()
	_, problems, err := f.build()
	if err != nil {
		return err
	}
	if asJSON {
		if err := writeReport(p.out, problems); err != nil {
			return err
		}
	} else {
		showProblems(p.out, problems, p.outInks)
	}
	if len(problems) == 0 {
		fmt.Fprintln(p.err, "No problems.")
		return nil
	}
	if !asJSON {
		fmt.Fprintf(p.err, "\n%s\n", count(problems))
	}
	annotate(p.err, problems)
	return errProblems
}
