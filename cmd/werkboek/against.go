package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"werkboek/generator/workbook"
)

// largestManifest is far more than any workbook has ids.
const largestManifest = 8 << 20

// compareWith makes the next build compare its ids with what an earlier one
// published: the file, or the folder of that site. Nothing is fetched.
func (f *folder) compareWith(at string) error {
	if at == "" {
		return nil
	}
	if strings.Contains(at, "://") {
		return &mistake{fmt.Sprintf("nothing is fetched from the internet: %s", at),
			fmt.Sprintf("download %s from that site first, and name the file", workbook.ManifestFile)}
	}
	name := filepath.Clean(at)
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		name = filepath.Join(name, workbook.ManifestFile)
		if _, err := os.Stat(name); os.IsNotExist(err) {
			return &mistake{fmt.Sprintf("%s holds no %s", at, workbook.ManifestFile),
				`name the folder of a site that "werkboek build" made, or that file itself`}
		}
	}
	data, err := readUpTo(name, largestManifest)
	if err != nil {
		return err
	}
	f.beside = filepath.ToSlash(name)
	f.input.Against, err = workbook.ReadManifest(f.beside, data)
	return err
}
