package document

import (
	"bytes"
	"strings"
	"sync"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"
	"github.com/yuin/goldmark/ast"
)

// maxCode is the longest piece of code that is coloured, in bytes. Some
// languages take a second for what is longer.
const maxCode = 64 << 10

// known holds the lexers that were looked up, by language; nil for a language
// that nobody knows. The look-up tries hundreds of file names.
var known sync.Map

func lexer(language string) chroma.Lexer {
	if language == "" || len(language) > 30 {
		return nil
	}
	found, ok := known.Load(language)
	if !ok {
		found, _ = known.LoadOrStore(language, lexers.Get(language))
	}
	l, _ := found.(chroma.Lexer)
	return l
}

// renderCode writes code with classes for its colours, which code.css gives.
func renderCode(out *output, src []byte, n ast.Node, entering bool) ast.WalkStatus {
	if !entering {
		return ast.WalkContinue
	}
	var code bytes.Buffer
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		code.Write(line.Value(src))
	}
	out.WriteString(`<pre class="code" tabindex="0"><code>`)
	if !writeColoured(out, language(n, src), code.String()) {
		texts.RawWrite(out, code.Bytes())
	}
	out.WriteString("</code></pre>\n")
	return ast.WalkSkipChildren
}

// language is the first word behind the fence. The node has a method for it,
// but that one remembers its answer, and pages are rendered concurrently.
func language(n ast.Node, src []byte) string {
	fenced, ok := n.(*ast.FencedCodeBlock)
	if !ok || fenced.Info == nil {
		return ""
	}
	info := string(fenced.Info.Value(src))
	word, _, _ := strings.Cut(strings.TrimSpace(info), " ")
	return word
}

// writeColoured writes code in coloured spans. It reports false, and writes
// nothing, when the code must stay plain.
func writeColoured(out *output, language, code string) bool {
	l := lexer(language)
	if l == nil || len(code) > maxCode {
		return false
	}
	tokens, err := l.Tokenise(&chroma.TokeniseOptions{State: "root"}, code)
	if err != nil {
		return false
	}
	open := ""
	for token := tokens(); token != chroma.EOF; token = tokens() {
		if class := class(token); class != open {
			if open != "" {
				out.WriteString("</span>")
			}
			if class != "" {
				out.WriteString(`<span class="`)
				out.WriteString(class)
				out.WriteString(`">`)
			}
			open = class
		}
		texts.RawWrite(out, []byte(token.Value))
	}
	if open != "" {
		out.WriteString("</span>")
	}
	return true
}

// class names the kind of a token in a few letters; "" for plain text and for
// spaces.
func class(token chroma.Token) string {
	if strings.TrimSpace(token.Value) == "" {
		return ""
	}
	for t := token.Type; t != 0; t = t.Parent() {
		if name, ok := chroma.StandardTypes[t]; ok {
			return name
		}
	}
	return ""
}
