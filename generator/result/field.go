package result

import (
	"slices"
	"strings"

	"werkboek/generator/expression"
	"werkboek/generator/source"
)

// A Field is where an answer, or what follows from answers, stands in a text.
type Field struct {
	Tree *expression.Node `json:"tree,omitempty"`
	Note string           `json:"note,omitempty"` // of this option: what stands beside it
	Kind string           `json:"kind,omitempty"`
	// Missing: it needs what is not asked, so there are dots in its place.
	Missing bool `json:"missing,omitempty"`
	part    *Part
}

// beside is what is written beside a tick, or beside a yes or no.
const beside = "note"

// pieces reads words with placeholders between them.
func (t *text) pieces(at int, words string) []any {
	all := []any{}
	for words != "" {
		open := strings.IndexByte(words, '{')
		if open < 0 {
			return append(all, words)
		}
		if open > 0 {
			all = append(all, words[:open])
		}
		end := open + strings.IndexByte(words[open:], '}')
		if end < open {
			t.problem(at+open, "write } behind the name", "this { is not closed")
			return all
		}
		if f := t.field(at+open+1, words[open+1:end]); f != nil {
			t.document.fields = append(t.document.fields, f)
			all = append(all, f)
		}
		at, words = at+end+1, words[end+1:]
	}
	return all
}

// field reads what stands between { and }.
func (t *text) field(at int, words string) *Field {
	first, _, _ := strings.Cut(strings.TrimSpace(words), " ")
	if slices.Contains([]string{"each", "if", "else", "end"}, first) {
		t.problem(at-1, "put it on a line of its own", "{%s} cannot stand between words", first)
		return nil
	}
	if name, option, ok := strings.Cut(words, "#"); ok {
		return t.noteOf(at, name, option)
	}
	if strings.HasPrefix(strings.TrimSpace(words), string(expression.List)+"(") {
		return t.list(at, words)
	}
	n := t.written(at, words, 0, expression.ParseValue)
	if n == nil {
		return nil
	}
	f := &Field{Tree: n, part: t.shown(at, t.around(n, expression.Last), IsValue)}
	f.part.Is = IsOneValue
	f.part.Check = func(problems *source.Problems) {
		f.Kind = f.part.Operand.Kind
		if slices.Contains([]string{"grid", "info", "sign", "recall", "copies", "list"}, f.Kind) {
			problems.Add(f.part.Place(0), "write {each …} around the lines that show its rows", "%s is of type %s and does not fit on a line", words, f.Kind)
		}
	}
	return f
}

// list reads {list(column of worksheet.table)}: all of them on one line.
func (t *text) list(at int, words string) *Field {
	n := t.written(at, words, 0, expression.ParseList)
	if n == nil {
		return nil
	}
	f := &Field{Tree: n, Kind: string(expression.List), part: t.shown(at, n, IsCondition)}
	f.part.Is = IsList
	return f
}

// noteOf reads {worksheet.question#option}, which is what stands beside a tick,
// and {worksheet.question#note}: beside a yes or no. Within each of a checklist
// {this#note} stands beside the tick at hand.
func (t *text) noteOf(at int, name, option string) *Field {
	if option != beside {
		n := t.written(at, name+between+option, len(name), expression.Parse)
		if n == nil {
			return nil
		}
		answer := &expression.Node{Operator: expression.Answer, Question: n.Question}
		f := &Field{Tree: answer, Note: option, part: t.shown(at, n, IsCondition)}
		f.part.Place = func(offset int) source.Position { return t.node.Inside(at + shorter(offset, len(name))) }
		return f
	}
	n := t.written(at, name, 0, expression.ParseValue)
	if n == nil {
		return nil
	}
	f := &Field{Tree: n, Note: option, part: t.shown(at, t.around(n, expression.Last), IsValue)}
	rows := t.rows
	f.part.Check = func(problems *source.Problems) {
		kind := f.part.Operand.Kind
		ticked := n.Operator == expression.This && rows.Tree.Aggregate.Kind == "checks"
		if !ticked && kind != "yesno" && kind != "item" {
			problems.Add(f.part.Place(0), "write the id of an option behind #", "nothing is written beside %s, which is of type %s", name, kind)
		}
	}
	return f
}

// written parses an expression at its place; a # before this byte was read as
// between.
func (t *text) written(at int, words string, first int, parse func(string) (*expression.Node, []expression.Mistake)) *expression.Node {
	tree, mistakes := parse(words)
	for _, m := range mistakes {
		t.problem(at+shorter(m.Offset, first), m.Hint, "%s", m.Message)
	}
	if len(mistakes) > 0 {
		return nil
	}
	return expression.Qualify(tree, t.id)
}

// between is what # means: that a list of ticks has an option.
const between = " has "

func shorter(offset, first int) int {
	if first > 0 && offset > first {
		return offset - len(between) + 1
	}
	return offset
}

// around makes a value of the rows at hand of one that stands within each.
func (t *text) around(n *expression.Node, operator expression.Operator) *expression.Node {
	if t.rows == nil {
		return n
	}
	a := &expression.Aggregate{Source: t.rows.Tree.Aggregate.Source}
	if operator == expression.Count {
		a.Where = n
	} else {
		a.Of = n
	}
	return &expression.Node{Operator: operator, Aggregate: a}
}

// part notes an expression for the check.
func (t *text) part(at int, n *expression.Node, is Sort) *Part {
	p := &Part{Is: is, Written: &expression.Written{Tree: n, Place: func(offset int) source.Position { return t.node.Inside(at + offset) }}}
	t.parser.parts = append(t.parser.parts, p)
	if t.article != nil {
		t.article.noted = append(t.article.noted, p)
	}
	return p
}

// shown notes an expression of which the text shows what it gives.
func (t *text) shown(at int, n *expression.Node, is Sort) *Part {
	p := t.part(at, n, is)
	if t.article != nil {
		t.article.parts = append(t.article.parts, p)
	}
	return p
}
