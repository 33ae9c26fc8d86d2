package document

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A link to a term of another page shows what that page says of it: the word
// is a button of the browser's own, and the explanation stands once behind the
// block with the first of them, as text, whatever the author wrote in it.
func TestExplain(t *testing.T) {
	glossary, problems := parse("# Words & more\n\nMandate\n: What *one* may say & do, `<b>` in [truth](#x-y).\n\n## X y\n")
	if len(problems) > 0 || len(glossary.Terms) != 1 {
		t.Fatal(problems, glossary.Terms)
	}
	page, problems := parse("# T\n\nA [mandate *here*](w.md#mandate) and [again](w.md#mandate), [x](w.md#x-y), ![a](b.png).\n\n- More [mandate](w.md#mandate)\n")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for _, link := range page.Links {
		_, id, _ := strings.Cut(link.Destination, "#")
		link.Set(strings.Replace(link.Destination, "w.md", "../w.html", 1))
		page.Explain(link, glossary, id)
	}
	const button = `<button type="button" class="term" popovertarget="term:mandate">`
	want := "<p>A " + button + "mandate <em>here</em></button> and " + button + "again</button>, " +
		`<a href="../w.html#x-y">x</a>, <img src="b.png" alt="a">.</p>` + "\n" +
		`<div class="explanation" popover id="term:mandate"><p><strong>Mandate</strong>: What one may say &amp; do, &lt;b&gt; in truth.</p>` + "\n" +
		`<p class="screen"><a href="../w.html#mandate">Words &amp; more</a></p></div>` + "\n" +
		"<ul>\n<li>More " + button + "mandate</button></li>\n</ul>\n"
	if diff := cmp.Diff(want, page.Render(page.Parts[0])); diff != "" {
		t.Error(diff)
	}
}
