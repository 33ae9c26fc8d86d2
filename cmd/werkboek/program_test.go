package main

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/evanw/esbuild/pkg/api"
)

// programOf opens an empty page for a part of the program, which entry loads,
// and gives its text in quotes: a function of it is run with a workbook.
func programOf(t *testing.T, entry, name string) (*tab, string) {
	t.Helper()
	b := newTab(t)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		_, _ = w.Write([]byte("<!doctype html><html lang=en><title>Empty</title><body>"))
	}))
	t.Cleanup(server.Close)
	b.do(chromedp.Navigate(server.URL + "/"))
	built := api.Build(api.BuildOptions{EntryPoints: []string{entry}, Bundle: true, Format: api.FormatIIFE, GlobalName: name})
	if len(built.Errors) > 0 {
		t.Fatal(built.Errors)
	}
	return b, jsonOf(t, string(built.OutputFiles[0].Contents))
}
