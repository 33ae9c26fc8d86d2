package generator_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"werkboek/generator/render"
)

// whole parses the file form of a site.
func whole(t *testing.T, site *render.Site) (*html.Node, []byte) {
	t.Helper()
	text, err := site.Read(site.Single())
	if err != nil {
		t.Fatal(err)
	}
	root, err := html.Parse(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return root, text
}

// everything gives all nodes, also those in templates.
func everything(n *html.Node) (all []*html.Node) {
	for d := range n.Descendants() {
		all = append(all, d)
	}
	return all
}

// In the file form no id stands twice, and every link and every reference
// leads to something that is there.
func TestSingleHoldsTogether(t *testing.T) {
	root, text := whole(t, shipped(t))
	t.Logf("the file form of the shipped workbook has %d bytes", len(text))
	for id, n := range ids(root) {
		if n > 1 {
			t.Errorf("the id %s stands %d times", id, n)
		}
	}
	known := map[string]int{} // also those in templates, which are used later
	for _, n := range everything(root) {
		known[attribute(n, "id")]++
	}
	links := 0
	for _, n := range everything(root) {
		if fragment, inside := strings.CutPrefix(attribute(n, "href"), "#"); inside {
			links++
			if known[fragment] == 0 {
				t.Errorf("no such place: #%s", fragment)
			}
		}
		for _, key := range []string{"for", "aria-labelledby", "aria-describedby", "aria-controls", "headers", "list", "form"} {
			for _, id := range strings.Fields(attribute(n, key)) {
				if known[id] == 0 && !inTemplate(n) {
					t.Errorf("%s of <%s> names %s, which is not there", key, n.Data, id)
				}
			}
		}
	}
	if links < 300 {
		t.Errorf("only %d links were looked at", links)
	}
}

// The file form asks nothing from anywhere, and its policy allows exactly the
// scripts and the style that stand in it.
func TestSingleKeepsItsPolicy(t *testing.T) {
	root, _ := whole(t, shipped(t))
	policy, hashes := "", 0
	for _, n := range everything(root) {
		if strings.EqualFold(attribute(n, "http-equiv"), "content-security-policy") {
			policy = attribute(n, "content")
		}
	}
	for _, n := range everything(root) {
		if n.Type != html.ElementNode {
			continue
		}
		for _, a := range n.Attr {
			if a.Key == "style" || strings.HasPrefix(a.Key, "on") {
				t.Errorf("inline %s on <%s>", a.Key, n.Data)
			}
			asks := a.Key == "src" || a.Key == "srcset" || a.Key == "href" && n.Data == "link"
			if asks && !strings.HasPrefix(a.Val, "data:image/") {
				t.Errorf("<%s> asks %s", n.Data, a.Val)
			}
			if a.Key == "href" && n.Data == "a" && !strings.HasPrefix(a.Val, "#") && !strings.Contains(a.Val, ":") {
				t.Errorf("a link needs another file: %s", a.Val)
			}
		}
		if n.Data != "style" && n.Data != "script" || attribute(n, "type") == "application/json" {
			continue
		}
		sum := sha256.Sum256([]byte(n.FirstChild.Data))
		hash := "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
		if hashes++; !strings.Contains(policy, hash) {
			t.Errorf("the policy does not allow a <%s> of the file: %s", n.Data, policy)
		}
	}
	if hashes < 3 || strings.Count(policy, "sha256-") != hashes {
		t.Errorf("%d scripts and styles, and the policy %s", hashes, policy)
	}
	for _, wanted := range []string{"default-src 'none'", "img-src data:;", "connect-src 'none'", "trusted-types 'none'"} {
		if !strings.Contains(policy, wanted) {
			t.Errorf("the policy lacks %s: %s", wanted, policy)
		}
	}
	for _, never := range []string{"'self'", "unsafe", "blob:", "http"} {
		if strings.Contains(policy, never) {
			t.Errorf("the policy allows %s: %s", never, policy)
		}
	}
}
