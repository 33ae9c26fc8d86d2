package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"werkboek/generator/publish"
)

func (p *program) buildCommand() *cobra.Command {
	var output string
	cmd := &cobra.Command{
		Use:   "build [DIR]",
		Short: "Write the website into a folder",
		Long: `Write the website of the workbook in DIR into a folder. The folder holds the old
site until the new one is complete. Files in it that are not from werkboek are
left alone, and a folder that is not from werkboek is refused.`,
		Args: folderArgument,
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.build(args, output)
		},
	}
	cmd.Flags().StringVarP(&output, "output", "o", "public", "folder to write")
	return cmd
}

func (p *program) build(args []string, output string) error {
	f, err := openFolder(args)
	if err != nil {
		return err
	}
	defer f.close()
	site, problems, err := f.build()
	if err != nil {
		return err
	}
	if len(problems) > 0 {
		showProblems(p.err, problems, p.errInks)
		fmt.Fprintf(p.err, "\n%s; nothing is written\n", count(problems))
		annotate(p.err, problems)
		return errProblems
	}
	if err := publish.Publish(output, site.Paths(), site.Read, f.sources()...); err != nil {
		return err
	}
	fmt.Fprintf(p.out, "%s holds the site: %d files\n", output, len(site.Paths()))
	return nil
}
