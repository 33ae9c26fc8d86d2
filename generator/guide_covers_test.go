package generator_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"werkboek/generator/expression"
	"werkboek/generator/workbook"
	"werkboek/generator/worksheet"
)

// parsed gives the syntax of a file of the program.
func parsed(t *testing.T, file string) *ast.File {
	t.Helper()
	tree, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	return tree
}

// text is the value of a literal text, or "".
func text(e ast.Expr) string {
	if literal, ok := e.(*ast.BasicLit); ok && literal.Kind == token.STRING {
		if value, err := strconv.Unquote(literal.Value); err == nil {
			return value
		}
	}
	return ""
}

// keys are those that a file of the program asks of a table: f.Text("label"),
// and p.options(f, "rows").
func keys(t *testing.T, file string) []string {
	t.Helper()
	methods := []string{"Text", "Bool", "Int", "Need", "Texts", "Table", "Get"}
	var all []string
	ast.Inspect(parsed(t, file), func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok || len(call.Args) == 0 {
			return true
		}
		method, isMethod := call.Fun.(*ast.SelectorExpr)
		first, isName := call.Args[0].(*ast.Ident)
		switch {
		case isMethod && slices.Contains(methods, method.Sel.Name):
			all = append(all, text(call.Args[0]))
		case isName && strings.HasSuffix(first.Name, "f") && len(call.Args) > 1:
			all = append(all, text(call.Args[1]))
		}
		return true
	})
	return slices.DeleteFunc(all, func(key string) bool { return key == "" })
}

// Every key that a file of an author can have stands in an example.
func TestGuideShowsEveryKey(t *testing.T) {
	readers, err := filepath.Glob("worksheet/*.go")
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	results, err := filepath.Glob("result/*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range append(append(readers, results...), "document/frontmatter.go", "workbook/settings.go", "workbook/route.go", "workbook/brand.go", "workbook/outline.go", "source/merge.go") {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		for _, key := range keys(t, file) {
			known[key] = true
		}
	}
	if len(known) < 60 {
		t.Fatalf("only %d keys were found: %v", len(known), known)
	}
	shown := everyExample(t)
	for _, key := range slices.Sorted(maps.Keys(known)) {
		used := regexp.MustCompile(`(^|[\s{,.\[])` + regexp.QuoteMeta(key) + `(\s*=|\.|\])`)
		if !used.MatchString(shown) {
			t.Errorf("no example has the key %s", key)
		}
	}
}

func everyExample(t *testing.T) string {
	var all strings.Builder
	for _, page := range guide {
		for _, e := range examples(t, page) {
			if e.rule != "melding" && e.rule != "fout" {
				all.WriteString(e.text)
			}
		}
	}
	return all.String()
}

// Every kind of question, of worksheet and of box stands in an example.
func TestGuideShowsEveryKind(t *testing.T) {
	shown := everyExample(t)
	for _, kind := range append(worksheet.Kinds(), worksheet.Types()...) {
		if !regexp.MustCompile(`(?m)^type\s*= "` + kind + `"$`).MatchString(shown) {
			t.Errorf("no example has the type %s", kind)
		}
	}
	for _, box := range list(t, "document/alert.go", "alerts") {
		if !strings.Contains(shown, "> [!"+box+"]\n") {
			t.Errorf("no example has the box %s", box)
		}
	}
	for _, part := range list(t, "worksheet/column.go", "actionParts") {
		if !strings.Contains(shown, `action = "`+part+`"`) {
			t.Errorf("no column is the %s of an action", part)
		}
	}
}

// list gives the texts of a variable of the program that is a list of texts.
func list(t *testing.T, file, variable string) (all []string) {
	t.Helper()
	ast.Inspect(parsed(t, file), func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		for i := 0; ok && i < len(spec.Values); i++ {
			if literal, isList := spec.Values[i].(*ast.CompositeLit); isList && spec.Names[i].Name == variable {
				for _, element := range literal.Elts {
					all = append(all, text(element))
				}
			}
		}
		return true
	})
	if len(all) == 0 {
		t.Fatalf("%s has no list %s", file, variable)
	}
	return all
}

// Every condition of the guide fits the questions that it names, and together
// with its results they hold every operator.
func TestGuideConditions(t *testing.T) {
	used := map[expression.Operator]bool{}
	for _, page := range guide {
		all := examples(t, page)
		edition := files(of("", all))
		count := 0
		for _, e := range of("voorwaarde", all) {
			for line := range strings.Lines(strings.SplitN(e.text, "\n", 2)[1]) {
				count++
				edition[e.file] += fmt.Sprintf("\n[question.x-gezinsbond-voorwaarde-%d]\ntype = \"info\"\nlabel = \"%s\"\n%s", count, e, line)
			}
		}
		site := sound(t, page, edition)
		if t.Failed() {
			t.FailNow()
		}
		for _, sheet := range site.Workbook().Sheets {
			if sheet.Result != nil && strings.HasPrefix(sheet.ID, "x-gezinsbond-") {
				for _, part := range sheet.Result.Parts() {
					collect(part.Tree, used)
				}
			}
		}
		found := 0
		walk(site.Workbook(), func(c *expression.Written) {
			found++
			collect(c.Tree, used)
		})
		if found != count {
			t.Errorf("%s: %d of %d conditions were checked", page, found, count)
		}
	}
	for _, operator := range operators(t) {
		if !used[operator] && operator != expression.Case && operator != expression.Portion { // which nobody writes
			t.Errorf("no condition of the guide has %q", operator)
		}
	}
}

// walk visits the conditions of the guide in a workbook.
func walk(book *workbook.Workbook, visit func(*expression.Written)) {
	for _, sheet := range book.Sheets {
		for _, q := range sheet.Questions() {
			if strings.HasPrefix(q.ID, "x-gezinsbond-voorwaarde-") && q.ShowIf != nil {
				visit(q.ShowIf)
			}
		}
	}
}

// collect notes the operators of a tree.
func collect(n *expression.Node, used map[expression.Operator]bool) {
	if n == nil {
		return
	}
	used[n.Operator] = true
	for _, below := range append(slices.Clone(n.Below), n.Left, n.Right) {
		collect(below, used)
	}
	if n.Left == nil && n.Aggregate == nil && n.Question.Question != "" {
		used[expression.Answer] = true
	}
	if a := n.Aggregate; a != nil {
		collect(a.Of, used)
		collect(a.Where, used)
	}
}

// operators are those that the expression room names.
func operators(t *testing.T) (all []expression.Operator) {
	t.Helper()
	ast.Inspect(parsed(t, "expression/node.go"), func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok || spec.Type == nil || len(spec.Values) != 1 {
			return true
		}
		if of, isName := spec.Type.(*ast.Ident); isName && of.Name == "Operator" {
			all = append(all, expression.Operator(text(spec.Values[0])))
		}
		return true
	})
	if len(all) < 25 {
		t.Fatalf("only %d operators were found", len(all))
	}
	return all
}

// Every message in the table of mistakes is one that the program gives.
func TestGuideMessages(t *testing.T) {
	page, err := os.ReadFile("../content/nl/zelf-aanpassen.md")
	if err != nil {
		t.Fatal(err)
	}
	rooms, err := filepath.Glob("*/*.go")
	if err != nil {
		t.Fatal(err)
	}
	program := ""
	for _, file := range rooms {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasSuffix(file, "_test.go") {
			program += string(data)
		}
	}
	_, table, _ := strings.Cut(string(page), "| in de melding |")
	rows := regexp.MustCompile("(?m)^\\| `([^`|]+)` \\|").FindAllStringSubmatch(table, -1)
	for _, row := range rows {
		if !strings.Contains(program, row[1]) {
			t.Errorf("the program never says %q", row[1])
		}
	}
	if len(rows) < 20 {
		t.Errorf("only %d messages were looked at", len(rows))
	}
}

// Every command of the guide is one of the program, with options that it has.
func TestGuideCommands(t *testing.T) {
	for _, page := range guide {
		for _, e := range examples(t, page) {
			if e.language != "powershell" {
				continue
			}
			for line := range strings.Lines(e.text) {
				words := strings.Fields(line)
				if len(words) < 3 || words[0] != `.\werkboek` {
					t.Errorf("%s: %s is no command of the program", e, line)
					continue
				}
				verb, err := os.ReadFile("../cmd/werkboek/" + words[1] + ".go")
				if err != nil {
					t.Errorf("%s: there is no command %s", e, words[1])
				}
				for _, word := range words[2:] {
					if option := strings.TrimLeft(word, "-"); option != word && !strings.Contains(string(verb), `"`+option+`"`) {
						t.Errorf("%s: %s has no option %s", e, words[1], word)
					}
				}
			}
		}
	}
}
