package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"werkboek/generator/publish"
)

func (p *program) buildCommand() *cobra.Command {
	var output, single string
	cmd := &cobra.Command{
		Use:   "build [DIR]",
		Short: "Write the website into a folder",
		Long: `Write the website of the workbook in DIR into a folder. The folder holds the old
site until the new one is complete. Files in it that are not from werkboek are
left alone, and a folder that is not from werkboek is refused.

With --single the whole workbook becomes one HTML file, to mail or to open from
a folder. Add -o to write the website as well.`,
		Example: `  werkboek build -o public
  werkboek build --single ons-werkboek.html`,
		Args: folderArgument,
		RunE: func(cmd *cobra.Command, args []string) error {
			if single != "" && !cmd.Flags().Changed("output") {
				output = ""
			}
			return p.build(args, output, single)
		},
	}
	cmd.Flags().StringVarP(&output, "output", "o", "public", "folder to write")
	cmd.Flags().StringVar(&single, "single", "", "write the whole workbook as this one HTML file")
	return cmd
}

// build writes a folder, one file, or both; "" leaves one out.
func (p *program) build(args []string, output, single string) error {
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
	if output != "" {
		if err := publish.Publish(output, site.Paths(), site.Read, f.sources()...); err != nil {
			return err
		}
		fmt.Fprintf(p.out, "%s holds the site: %d files\n", output, len(site.Paths()))
	}
	if single != "" {
		data, err := site.Read(site.Single())
		if err == nil {
			err = publish.File(single, data, f.sources()...)
		}
		if err != nil {
			return err
		}
		fmt.Fprintf(p.out, "%s holds the whole workbook: %.1f MB\n", single, float64(len(data))/1e6)
	}
	return nil
}
