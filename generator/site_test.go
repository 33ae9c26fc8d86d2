package generator_test

import (
	"bytes"
	"os"
	"path"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"werkboek/generator"
	"werkboek/generator/render"
)

// shipped builds the workbook that ships with the program.
func shipped(t *testing.T) *render.Site {
	t.Helper()
	site, problems, err := generator.Build(generator.Input{
		Content: os.DirFS("../content"), Layouts: os.DirFS("../layouts"), Assets: os.DirFS("../assets")})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		t.Errorf("%s: %s (%s)", p.Position, p.Message, p.Hint)
	}
	if len(problems) > 0 {
		t.FailNow()
	}
	return site
}

// pages parses all HTML of a site but the file form.
func pages(t *testing.T, site *render.Site) map[string]*html.Node {
	t.Helper()
	all := map[string]*html.Node{}
	for _, p := range site.Paths() {
		if path.Ext(p) != ".html" || p == site.Single() {
			continue
		}
		text, err := site.Read(p)
		if err != nil {
			t.Fatal(err)
		}
		if all[p], err = html.Parse(bytes.NewReader(text)); err != nil {
			t.Fatal(err)
		}
	}
	return all
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func has(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}

// ids gives how often each id stands on a page. What waits in a template does
// not stand on it; the program gives it ids of its own.
func ids(page *html.Node) map[string]int {
	found := map[string]int{}
	for n := range page.Descendants() {
		if id := attribute(n, "id"); id != "" && !inTemplate(n) {
			found[id]++
		}
	}
	return found
}

func inTemplate(n *html.Node) bool {
	for up := n.Parent; up != nil; up = up.Parent {
		if up.Data == "template" {
			return true
		}
	}
	return false
}

// Every link, picture, script and style of the site leads to a file of the
// site, and every fragment to an id there; nothing is asked from elsewhere.
func TestLinks(t *testing.T) {
	site := shipped(t)
	all := pages(t, site)
	paths := map[string]bool{}
	for _, p := range site.Paths() {
		paths[p] = true
	}
	for from, page := range all {
		for n := range page.Descendants() {
			for _, key := range []string{"href", "src"} {
				target := attribute(n, key)
				outside := strings.Contains(target, ":")
				if outside && n.Data != "a" && !strings.HasPrefix(target, "data:image/") {
					t.Errorf("%s: asks %s from elsewhere", from, target)
				}
				if !has(n, key) || outside {
					continue
				}
				file, fragment, _ := strings.Cut(target, "#")
				to := from
				if file != "" {
					to = path.Join(path.Dir(from), file)
				}
				if !paths[to] {
					t.Errorf("%s: dead link %s", from, target)
				} else if fragment != "" && ids(all[to])[fragment] == 0 {
					t.Errorf("%s: no such place %s", from, target)
				}
			}
		}
	}
}

// No page breaks its own policy, and no id stands twice.
func TestPagesKeepThePolicy(t *testing.T) {
	for name, page := range pages(t, shipped(t)) {
		for id, n := range ids(page) {
			if n > 1 {
				t.Errorf("%s: the id %s stands %d times", name, id, n)
			}
		}
		policy := false
		for n := range page.Descendants() {
			if n.Data == "meta" && strings.EqualFold(attribute(n, "http-equiv"), "content-security-policy") {
				policy = strings.Contains(attribute(n, "content"), "default-src 'none'")
			}
			if n.Data == "script" && (!has(n, "src") || n.FirstChild != nil) || n.Data == "style" {
				t.Errorf("%s: inline <%s>", name, n.Data)
			}
			for _, a := range n.Attr {
				if a.Key == "style" || strings.HasPrefix(a.Key, "on") {
					t.Errorf("%s: inline %s on <%s>", name, a.Key, n.Data)
				}
			}
		}
		if !policy {
			t.Errorf("%s: no content security policy", name)
		}
	}
}

// Every control of every page has a name that a screen reader can say.
func TestControlsHaveLabels(t *testing.T) {
	count := 0
	for name, page := range pages(t, shipped(t)) {
		labels := map[string]bool{}
		for n := range page.Descendants() {
			if n.Data == "label" {
				labels[attribute(n, "for")] = true
			}
		}
		for n := range page.Descendants() {
			if n.Type != html.ElementNode || n.Data != "input" && n.Data != "textarea" && n.Data != "select" {
				continue
			}
			count++
			labelled := attribute(n, "aria-label") != "" || attribute(n, "aria-labelledby") != "" ||
				attribute(n, "id") != "" && labels[attribute(n, "id")]
			for up := n.Parent; up != nil && !labelled; up = up.Parent {
				labelled = up.Data == "label"
			}
			if !labelled {
				t.Errorf("%s: no label for %s", name, attribute(n, "name"))
			}
		}
	}
	if count < 50 {
		t.Errorf("only %d controls were looked at", count)
	}
}

// Building twice gives the same bytes.
func TestReproducible(t *testing.T) {
	one, two := shipped(t), shipped(t)
	if strings.Join(one.Paths(), "\n") != strings.Join(two.Paths(), "\n") {
		t.Fatal("other paths")
	}
	for _, p := range one.Paths() {
		a, err1 := one.Read(p)
		b, err2 := two.Read(p)
		if err1 != nil || err2 != nil || !bytes.Equal(a, b) {
			t.Errorf("%s differs", p)
		}
	}
}

// The browser knows options and rows in the author's order: others take their
// rows and options from them.
func TestOrderOfOptions(t *testing.T) {
	site := shipped(t)
	for _, p := range site.Paths() {
		if !strings.HasPrefix(p, "assets/workbook-") {
			continue
		}
		shape, err := site.Read(p)
		if err != nil {
			t.Fatal(err)
		}
		for _, first := range []string{`"options":{"same-mission":"Zelfde missie en visie als wij","complements-us":`, `"options":{"us":`} {
			if !strings.Contains(string(shape), first) {
				t.Errorf("%s does not hold %s", p, first)
			}
		}
		return
	}
	t.Error("the site has no shape")
}
