package main

import (
	"bytes"
	"cmp"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"text/template"
	"unicode"

	"github.com/spf13/cobra"
	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"
)

// start holds the files of a new edition, as text templates.
//
//go:embed new
var start embed.FS

// An edition is what the files of a new edition tell.
type edition struct {
	ID   string // begins the ids of its additions
	Name string // as readers see it
	Dir  string // as it was typed
	Page string // name of the page that it adds, without .md
}

func (p *program) newCommand() *cobra.Command {
	var name string
	cmd := &cobra.Command{
		Use:   "new DIR",
		Short: "Begin an edition of your own",
		Long: `Begin an edition of your own in DIR: a folder that holds only what differs from
the built-in workbook. It is a whole workbook at once. Nothing is fetched.`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 {
				return &mistake{"new needs the name of one folder", "werkboek new onze-uitgave"}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.begin(args[0], name)
		},
	}
	cmd.Flags().StringVar(&name, "name", "", "whose edition it is, as readers see it")
	return cmd
}

func (p *program) begin(dir, name string) error {
	dir = filepath.Clean(dir)
	absolute, err := filepath.Abs(dir)
	if err != nil {
		return err
	}
	base := filepath.Base(absolute)
	e := edition{ID: idFrom(cmp.Or(name, base)), Name: cmp.Or(name, base), Dir: filepath.ToSlash(dir)}
	if e.ID == "" {
		return &mistake{fmt.Sprintf("%q gives no name for an edition", base), `say whose it is: --name "Tuinhier"`}
	}
	e.Page = "x-" + e.ID + "-about"
	if entries, err := os.ReadDir(dir); err == nil && len(entries) > 0 {
		return &mistake{fmt.Sprintf("%s is not empty", dir), "name a folder that does not exist yet"}
	} else if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := e.write(dir); err != nil {
		return err
	}
	fmt.Fprintln(p.out, filepath.ToSlash(dir))
	fmt.Fprintf(p.err, "This is an edition of the built-in workbook. LEESMIJ.md says how to go on.\nSee it with: werkboek serve %s\n", e.Dir)
	return nil
}

// write makes the files of the edition.
func (e edition) write(dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	return fs.WalkDir(start, "new", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := start.ReadFile(p)
		if err != nil {
			return err
		}
		filled, err := e.fill(string(text))
		if err != nil {
			return err
		}
		to := strings.Replace(strings.TrimPrefix(p, "new/"), "x-page", e.Page, 1)
		if err := root.MkdirAll(path.Dir(to), 0o755); err != nil {
			return err
		}
		return root.WriteFile(to, filled, 0o644)
	})
}

func (e edition) fill(text string) ([]byte, error) {
	t, err := template.New("").Parse(text)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err = t.Execute(&out, e)
	return out.Bytes(), err
}

// idFrom makes an id of a name: small letters, figures and dashes.
func idFrom(name string) string {
	plain, _, err := transform.String(transform.Chain(norm.NFD, runes.Remove(runes.In(unicode.Mn))), name)
	if err != nil {
		plain = name
	}
	words := strings.FieldsFunc(strings.ToLower(plain), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	})
	return strings.Join(words, "-")
}
