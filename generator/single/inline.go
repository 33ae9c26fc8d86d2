package single

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"path"
	"regexp"
	"strings"

	"golang.org/x/net/html"
)

// An inlined script or style, with the hash by which the policy allows it.
type inlined struct{ text, hash string }

func inline(text string) *inlined {
	sum := sha256.Sum256([]byte(text))
	return &inlined{text, "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"}
}

// policy allows what stands in the document, and nothing else.
func (w *writer) policy() string {
	var hashes strings.Builder
	for _, s := range w.scripts {
		hashes.WriteString(" " + s.hash)
	}
	return "default-src 'none'; script-src" + hashes.String() + "; style-src " + w.style.hash + "; img-src data:; " +
		"connect-src 'none'; form-action 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
}

// gather reads the scripts and the style that the shell names, in their order.
func (w *writer) gather() error {
	later := ""
	w.tokens(w.Shell, func(z *html.Tokenizer, kind html.TokenType) {
		if kind != html.StartTagToken && kind != html.EndTagToken {
			return
		}
		t := z.Token()
		switch {
		case t.Data == "template":
			later = value(t, "data-later")
		case t.Data == "script" && value(t, "src") != "":
			w.script(value(t, "src"), later)
		case t.Data == "link" && value(t, "rel") == "stylesheet":
			w.styles(value(t, "href"))
		}
	})
	if w.err == nil && w.style == nil {
		w.style = inline("")
	}
	return w.err
}

// script adds a script. One that is loaded later becomes a function: a policy
// with Trusted Types lets nobody clone a script that holds its own text.
func (w *writer) script(file, later string) {
	data, err := w.Read(path.Clean(file))
	if err != nil {
		w.fail(err)
		return
	}
	text := strings.TrimSuffix(string(data), "\n")
	if later != "" {
		text = fmt.Sprintf("(globalThis.werkboekScripts??={})[%q]=()=>{%s\n}", later, text)
	}
	if lower := strings.ToLower(text); strings.Contains(lower, "</script") || strings.Contains(lower, "<!--") {
		w.fail(fmt.Errorf("%s holds what would end a script in HTML", file))
	}
	w.scripts = append(w.scripts, inline(text))
}

// address finds what a stylesheet names; the bundler writes it so.
var address = regexp.MustCompile(`url\("?(\./[^")]+)"?\)`)

// styles takes the stylesheet, with the pictures that it names.
func (w *writer) styles(file string) {
	data, err := w.Read(path.Clean(file))
	if err != nil {
		w.fail(err)
		return
	}
	text := address.ReplaceAllStringFunc(string(data), func(found string) string {
		name := address.FindStringSubmatch(found)[1]
		return `url("` + w.embed(path.Join(path.Dir(path.Clean(file)), name)) + `")`
	})
	if strings.Contains(strings.ToLower(text), "</style") {
		w.fail(fmt.Errorf("%s holds what would end a style in HTML", file))
	}
	w.style = inline(strings.TrimSuffix(text, "\n"))
}

// types says what a file is, wherever this program runs.
var types = map[string]string{
	".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".webp": "image/webp",
	".gif": "image/gif", ".avif": "image/avif", ".pdf": "application/pdf",
}

// embed gives a file of the site as a data: address.
func (w *writer) embed(file string) string {
	if known, found := w.data[file]; found {
		return known
	}
	data, err := w.Read(file)
	if err != nil {
		w.fail(err)
		return ""
	}
	kind := types[strings.ToLower(path.Ext(file))]
	if kind == "" {
		kind = "application/octet-stream"
	}
	w.data[file] = "data:" + kind + ";base64," + base64.StdEncoding.EncodeToString(data)
	return w.data[file]
}
