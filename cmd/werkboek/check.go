package main

import (
	"fmt"

	"github.com/spf13/cobra"
)

func (p *program) checkCommand() *cobra.Command {
	var asJSON, accept bool
	var against string
	cmd := &cobra.Command{
		Use:   "check [DIR]",
		Short: "Find every mistake in the content",
		Long: `Find every mistake in the workbook in DIR and say where it stands, what is wrong
and what would be right. The exit status is 1 when there are any.

With --accept, all ids of a workbook without mistakes count as published: they
are written into content/ids.lock. From then on it is a mistake when one of them
vanishes or changes its type, because answers are stored under it.

With --against, the same holds for the ids that an earlier build published. PATH
is the folder of that site, or the file werkboek-ids.txt out of it.`,
		Args: folderArgument,
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.check(args, against, asJSON, accept)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the problems as JSON")
	cmd.Flags().BoolVar(&accept, "accept", false, "write the ids into content/ids.lock when there are no mistakes")
	cmd.Flags().StringVar(&against, "against", "", "compare the ids with those that an earlier build published at this path")
	return cmd
}

func (p *program) check(args []string, against string, asJSON, accept bool) error {
	f, err := openFolder(args)
	if err != nil {
		return err
	}
	defer f.close()
	if err := f.compareWith(against); err != nil {
		return err
	}
	if accept && f.dir == "" {
		return &mistake{"there is no folder to write to: this is the workbook that is built in", "name the folder that holds " + settingsFile}
	}
	site, problems, err := f.build()
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
		if accept {
			return p.accept(f, site)
		}
		return nil
	}
	if !asJSON {
		fmt.Fprintf(p.err, "\n%s", count(problems))
		if accept {
			fmt.Fprintf(p.err, "; %s stays as it was", f.path(lockFile))
		}
		fmt.Fprintln(p.err)
	}
	annotate(p.err, problems)
	return errProblems
}
