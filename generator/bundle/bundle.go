// Package bundle turns the TypeScript and CSS of the assets' folder into one
// script and one stylesheet for the browser, with names that follow from what
// is in them.
package bundle

import (
	"crypto/sha256"
	"encoding/base32"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/evanw/esbuild/pkg/api"

	"werkboek/generator/source"
)

// folder is where the files stand in the site, and how problems name them.
const folder = "assets/"

// The files where reading begins; they import the others. The script of
// rescueEntry stands on its own, for when the other one fails. Each script in
// the folder laterEntries is one that a page loads when it is first needed.
const (
	scriptEntry  = "main.ts"
	styleEntry   = "main.css"
	rescueEntry  = "rescue.ts"
	laterEntries = "later"
)

// A Bundle is what the browser needs besides the pages.
type Bundle struct {
	Files  map[string][]byte // by path in the site
	Script string            // path of the script, a key of Files
	Style  string            // path of the stylesheet, a key of Files
	Rescue string            // path of the script for when the other one fails, a key of Files
	Later  map[string]string // paths of the scripts that are loaded when needed, by name
}

// Build bundles main.ts, main.css, rescue.ts and the scripts in later/, each with
// everything that it imports, into classic files that also work when a page is
// opened from disk. More is CSS, or
// "", that comes after all other in the stylesheet. The same input gives the
// same bytes and the same names. Mistakes in them become problems and
// give nil; an error means that bundling itself went wrong.
func Build(assets fs.FS, more string, problems *source.Problems) (*Bundle, error) {
	for _, entry := range []string{scriptEntry, styleEntry, rescueEntry} {
		if _, err := fs.Stat(assets, entry); err != nil {
			return nil, fmt.Errorf("read the assets: %w", err)
		}
	}
	later, err := fs.Glob(assets, laterEntries+"/*.ts")
	if err != nil {
		return nil, fmt.Errorf("read the assets: %w", err)
	}
	result := api.Build(options(assets, later))
	if messages := append(result.Errors, result.Warnings...); len(messages) > 0 {
		// The bundler only warns about CSS that a browser would skip. To an
		// author that is a mistake like any other.
		for _, m := range messages {
			problems.Add(position(m.Location), hint(m), "%s", message(m))
		}
		return nil, nil
	}
	b := &Bundle{Files: map[string][]byte{}, Later: map[string]string{}}
	for _, file := range result.OutputFiles {
		name := path.Base(strings.ReplaceAll(file.Path, `\`, "/"))
		switch name {
		case "main.js":
			b.Script = hashed(name, file.Contents)
			b.Files[b.Script] = file.Contents
		case "rescue.js":
			b.Rescue = hashed(name, file.Contents)
			b.Files[b.Rescue] = file.Contents
		case "main.css":
			style := append(file.Contents, more...)
			b.Style = hashed(name, style)
			b.Files[b.Style] = style
		default:
			if id, isScript := strings.CutSuffix(name, ".js"); isScript {
				b.Later[id] = hashed(name, file.Contents)
				b.Files[b.Later[id]] = file.Contents
				continue
			}
			// A picture that the stylesheet names, hashed by the bundler.
			b.Files[folder+name] = file.Contents
		}
	}
	return b, nil
}

// options asks for a script that needs no module loader, because browsers
// refuse modules in pages that are opened from disk.
func options(assets fs.FS, later []string) api.BuildOptions {
	return api.BuildOptions{
		EntryPoints:       append([]string{scriptEntry, styleEntry, rescueEntry}, later...),
		Plugins:           []api.Plugin{reader(assets)},
		Bundle:            true,
		Format:            api.FormatIIFE,
		Platform:          api.PlatformBrowser,
		Target:            api.ES2022,
		Engines:           []api.Engine{{Name: api.EngineSafari, Version: "16.4"}, {Name: api.EngineChrome, Version: "111"}, {Name: api.EngineFirefox, Version: "115"}},
		TsconfigRaw:       `{"compilerOptions":{"strict":true,"verbatimModuleSyntax":true}}`,
		MinifyWhitespace:  true,
		MinifyIdentifiers: true,
		MinifySyntax:      true,
		Charset:           api.CharsetUTF8,
		LegalComments:     api.LegalCommentsNone,
		LogLevel:          api.LogLevelSilent,
		AbsWorkingDir:     workingDir,
		Outdir:            workingDir,
		EntryNames:        "[name]",
		AssetNames:        "[name]-[hash]",
	}
}

// hashed puts a hash of the contents in a name, so that a browser never shows
// an old file with a new page.
func hashed(name string, contents []byte) string {
	sum := sha256.Sum256(contents)
	hash := base32.StdEncoding.EncodeToString(sum[:5])
	suffix := path.Ext(name)
	return folder + strings.TrimSuffix(name, suffix) + "-" + hash + suffix
}

// position turns the bundler's place, with columns in bytes from 0, into ours.
func position(at *api.Location) source.Position {
	if at == nil {
		return source.Position{Path: strings.TrimSuffix(folder, "/")}
	}
	before := at.LineText[:max(0, min(at.Column, len(at.LineText)))]
	return source.Position{
		Path:   folder + strings.TrimPrefix(at.File, namespace+":"),
		Line:   at.Line,
		Column: utf8.RuneCountInString(before) + 1,
		Text:   at.LineText,
	}
}

// message gives the bundler's words in our form: no capital at the beginning,
// and our names for files.
func message(m api.Message) string {
	text := strings.ReplaceAll(m.Text, namespace+":", folder)
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToLower(first)) + text[size:]
}

// hint is what the bundler suggests, where it suggests something.
func hint(m api.Message) string {
	if m.Location != nil && m.Location.Suggestion != "" {
		return fmt.Sprintf("write %q", m.Location.Suggestion)
	}
	return ""
}
