package result

import (
	"regexp"
	"slices"
	"strings"

	"werkboek/generator/expression"
	"werkboek/generator/source"
)

var (
	attributePart = regexp.MustCompile(`^\s*(?:([a-z]+)="([^"]*)"|#([^\s=]*))`)
	plainName     = regexp.MustCompile(`^\s*[a-z0-9-]+(\.[a-z0-9-]+)*\s*$`)
)

// block reads a line that opens, parts or closes lines.
func (t *text) block(at int, word string, inside int, words string) {
	switch word {
	case each:
		t.begin(at, t.each(at, inside, words))
	case either:
		t.begin(at, t.either(inside, words))
	case "else":
		t.otherwise(at)
	default:
		n := len(t.open)
		if n == 0 && t.left > 0 {
			t.left--
			return
		}
		if n == 0 {
			t.problem(at, "take it away", "this {end} closes nothing")
			return
		}
		if t.open[n-1].line.Is == each {
			t.rows = nil
		}
		t.open = t.open[:n-1]
	}
	if (word == "else" || word == "end") && words != "" {
		t.problem(inside, "write only {"+word+"}", "nothing belongs behind %s", word)
	}
}

func (t *text) begin(at int, l *Line) {
	t.add(l)
	t.open = append(t.open, &block{line: l, at: at})
}

func (t *text) otherwise(at int) {
	n := len(t.open)
	if n == 0 || t.open[n-1].line.Is != either || t.open[n-1].isElse {
		t.problem(at, "write it between {if …} and {end}", "this {else} belongs to no if")
		return
	}
	t.open[n-1].isElse = true
}

// each reads {each worksheet.table where …}: what counts rows knows which.
func (t *text) each(at, inside int, words string) *Line {
	l := &Line{Is: each}
	if t.rows != nil && len(t.open) > 0 {
		t.problem(at, "close the first with {end}", "an each cannot stand within another")
		return l
	}
	const before, behind = "count(", ")"
	n := t.written(inside-len(before), before+words+behind, 0, expression.ParseValue)
	if n == nil || n.Aggregate == nil {
		return l
	}
	a := n.Aggregate
	if a.Source.Question == "" && a.Of != nil && a.Of.Operator == expression.Answer {
		a.Source, a.Of = a.Of.Question, nil
	}
	if a.Of != nil || a.Per.Question != "" || a.Source.Question == "" {
		t.problem(inside, "write {each worksheet.table} or {each worksheet.table where …}", "this does not say which rows are meant")
		return l
	}
	t.rows = t.shown(inside-len(before), n, IsValue)
	l.Rows, l.part = n, t.rows
	return l
}

func (t *text) either(inside int, words string) *Line {
	l := &Line{Is: either, When: t.written(inside, words, 0, expression.Parse)}
	if l.When != nil {
		is := IsCondition
		if t.rows != nil {
			is = IsValue // it counts, around the rows
		}
		l.part = t.part(inside, t.around(l.When, expression.Count), is)
	}
	return l
}

// attributes reads what stands behind the words of an article: an id, what it
// needs, and when it applies.
func (t *text) attributes(at int, words string) {
	for strings.TrimSpace(words) != "" {
		found := attributePart.FindStringSubmatchIndex(words)
		if found == nil {
			t.problem(at, `write {#id needs="plan.name" if="plan.sure = yes"}`, "this cannot stand behind a heading")
			return
		}
		part := func(i int) (int, string) { return at + found[i], words[max(found[i], 0):max(found[i+1], 0)] }
		key, name := part(2)
		value, text := part(4)
		switch {
		case found[2] < 0:
			t.identify(part(6))
		case name == "needs":
			t.needs(value, text)
		case name == either:
			if t.article.If = t.written(value, text, 0, expression.Parse); t.article.If != nil {
				t.part(value, t.article.If, IsCondition)
			}
		default:
			t.problem(key, source.OneOf(name, []string{"needs", either}), "an article has no %s", name)
		}
		at, words = at+found[1], words[found[1]:]
	}
}

func (t *text) identify(at int, id string) {
	taken := slices.ContainsFunc(t.document.Articles, func(a *Article) bool { return a.ID == id })
	switch {
	case !source.ValidID.MatchString(id):
		t.problem(at, "use small letters, figures and dashes, as in who-pays", "%q cannot be the id of an article", id)
	case taken:
		t.problem(at, "give it another id", "another article has the id %s", id)
	}
	t.article.ID = id
}

// needs reads names of questions, or conditions, with commas between them.
func (t *text) needs(at int, words string) {
	if t.article.Always = strings.TrimSpace(words) == ""; t.article.Always {
		return
	}
	depth, begin := 0, 0
	for i, r := range words + "," {
		switch {
		case r == '[' || r == '(':
			depth++
		case r == ']' || r == ')':
			depth--
		case r == ',' && depth == 0:
			t.need(at+begin, words[begin:i])
			begin = i + 1
		}
	}
}

func (t *text) need(at int, words string) {
	met := words
	if plainName.MatchString(words) {
		met += " is answered"
	}
	if n := t.written(at, met, 0, expression.Parse); n != nil {
		t.article.Needs = append(t.article.Needs, &Need{Met: n, part: t.shown(at, n, IsCondition)})
	}
}
