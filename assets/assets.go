// Package assets holds the styles and the program that run in the reader's
// browser, as source: the generator bundles them.
package assets

import "embed"

//go:embed *.ts *.css page worksheet answers expression mine give later renewed compare rescue carry result practice
var files embed.FS

// FS gives the built-in assets; its root holds main.ts and main.css.
func FS() embed.FS { return files }
