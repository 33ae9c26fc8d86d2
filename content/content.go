// Package content holds the workbook that ships with the program: its pages
// and worksheets, as a plain workbook folder that is also built in.
package content

import "embed"

// A folder that go:embed names takes all files below it, except those that
// begin with a dot or an underscore, which are no part of a workbook either.
//
//go:embed werkboek.toml ids.lock nl
var files embed.FS

// FS gives the built-in content; its root holds werkboek.toml.
func FS() embed.FS { return files }
