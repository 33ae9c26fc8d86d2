package main

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"encoding/json"
	"io"
	"os"
	"testing"

	"github.com/evanw/esbuild/pkg/api"
)

// formsProgram is the real program for readable files, to be loaded on a page.
func formsProgram(t *testing.T) string {
	t.Helper()
	built := api.Build(api.BuildOptions{EntryPoints: []string{"testdata/forms/forms.ts"}, Bundle: true,
		Format: api.FormatIIFE, GlobalName: "forms", MinifySyntax: true})
	if len(built.Errors) > 0 {
		t.Fatal(built.Errors)
	}
	text, err := json.Marshal(string(built.OutputFiles[0].Contents))
	if err != nil {
		t.Fatal(err)
	}
	return "(0, eval)(" + string(text) + "); true"
}

// formsOf makes every form of what an expression gives, a report, on a page
// where answers stand.
func formsOf(b *tab, report string) map[string][]byte {
	b.t.Helper()
	made := map[string][]byte{}
	for name, text := range askLater[map[string]string](b, "forms.made("+report+")") {
		data, err := base64.StdEncoding.DecodeString(text)
		if err != nil {
			b.t.Fatal(name, err)
		}
		made[name] = data
	}
	if dir := os.Getenv("WERKBOEK_KEEP"); dir != "" {
		for name, data := range made {
			_ = os.WriteFile(dir+"/"+b.t.Name()+"."+name, data, 0o600)
		}
	}
	return made
}

// unpacked opens a Word file.
func unpacked(t *testing.T, data []byte) map[string]string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, f := range archive.File {
		opened, err := f.Open()
		if err != nil {
			t.Fatal(f.Name, err)
		}
		text, err := io.ReadAll(opened)
		if err != nil {
			t.Fatal(f.Name, err)
		}
		all[f.Name] = string(text)
	}
	return all
}

// Every kind of question of the garden stands in every form.
func TestJourneyForms(t *testing.T) {
	b, address := newTab(t), bookSite(t, "testdata/garden")
	b.visit(address + "index.html")
	fillByKeyboard(b)
	ask[bool](b, formsProgram(t))
	made := formsOf(b, "forms.written()")
	unpacked(t, made["word"])
}
