package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"

	"werkboek/generator/preview"
	"werkboek/generator/source"
)

func (p *program) serveCommand() *cobra.Command {
	var port int
	cmd := &cobra.Command{
		Use:   "serve [DIR]",
		Short: "Show the website on this computer, and follow every change",
		Long: `Show the website of the workbook in DIR on this computer only. Pages in the
browser follow every change of the files. Mistakes are shown over the last good
page. Nothing is written. Ctrl+C ends it.`,
		Args: folderArgument,
		RunE: func(cmd *cobra.Command, args []string) error {
			if cmd.Flags().Changed("port") && (port < 1 || port > 65535) {
				return &mistake{fmt.Sprintf("%d is not a port", port), "choose one from 1024 to 65535"}
			}
			ctx, stop := signal.NotifyContext(cmd.Context(), os.Interrupt, syscall.SIGTERM)
			defer stop()
			return p.serve(ctx, args, port)
		},
	}
	usage := fmt.Sprintf("port to serve on (default %d, or the next one that is free)", preview.DefaultPort)
	cmd.Flags().IntVar(&port, "port", 0, usage)
	return cmd
}

func (p *program) serve(ctx context.Context, args []string, port int) error {
	f, err := openFolder(args)
	if err != nil {
		return err
	}
	defer f.close()
	f.input.Reload = preview.ReloadScript
	if f.dir == "" {
		fmt.Fprintln(p.err, "This folder is not a workbook; serving the one that is built in.")
	}
	wrong := false
	return preview.Serve(ctx, preview.Options{
		Folders: f.folders(),
		Below:   parts,
		Port:    port,
		Build: func() (func(string) ([]byte, error), []source.Problem, error) {
			site, problems, err := f.build()
			if site == nil {
				return nil, problems, err
			}
			return site.Read, problems, err
		},
		Serving: func(address string) {
			fmt.Fprintln(p.out, address)
			fmt.Fprintln(p.err, "Ctrl+C ends it.")
		},
		Built: func(problems []source.Problem, err error) {
			if wrong && err == nil && len(problems) == 0 {
				fmt.Fprintln(p.err, "No problems any more.")
			}
			wrong = err != nil || len(problems) > 0
			showProblems(p.err, problems, p.errInks)
			if err != nil {
				fmt.Fprintf(p.err, "werkboek: %s\n", plain(err.Error()))
			}
		},
	})
}
