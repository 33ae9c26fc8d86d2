// Package layouts holds the templates and the interface texts of the site, as
// files that an edition can replace one by one.
package layouts

import "embed"

//go:embed *.html page worksheet result phrases
var files embed.FS

// FS gives the built-in layouts; its root holds page.html.
func FS() embed.FS { return files }
