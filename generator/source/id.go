package source

import "regexp"

// ValidID is what an id looks like: small letters, figures and dashes.
var ValidID = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
