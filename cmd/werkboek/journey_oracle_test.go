package main

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
	"github.com/google/go-cmp/cmp"
)

// oracle reads what must follow from the worked example.
func oracle[T any](t testing.TB, name string) T {
	t.Helper()
	var expected T
	data, err := os.ReadFile("testdata/oracle/" + name + ".toml")
	if err != nil {
		t.Fatal(err)
	}
	meta, err := toml.Decode(string(data), &expected)
	wrong := slices.DeleteFunc(meta.Undecoded(), func(k toml.Key) bool { return slices.Contains(k, "value") }) // what is below is any value
	if err != nil || len(wrong) > 0 {
		t.Fatal(name, err, wrong)
	}
	return expected
}

// sheetPages are the pages with worksheets that ask something.
func sheetPages(b *tab) []string {
	return ask[[]string](b, `werkboek.pages.filter(p => p.sheets.some(id => !werkboek.sheets[id].view && werkboek.sheets[id].questions.length > 0)).map(p => p.href)`)
}

// hiddenHere lists what a page does not ask now: sheets, questions and rows.
const hiddenHere = `[...document.querySelectorAll("form[data-worksheet]:not(.blank-copy)")].flatMap((form) => {
	const id = form.dataset.worksheet, copies = [...document.querySelectorAll('form.copy-form[data-worksheet="' + id + '"]')];
	const name = copies.length > 0 ? id + "[" + (copies.indexOf(form) + 1) + "]" : id;
	if (werkboek.sheets[id].view) return [];
	const questions = [...form.querySelectorAll(".question")].filter((q) => q.dataset.worksheet === id);
	return [...(form.classList.contains("not-now") ? ["sheet " + name] : []),
		...questions.filter((q) => q.hidden).map((q) => "question " + name + "." + q.dataset.question),
		...questions.filter((q) => !q.hidden).flatMap((q) => [...q.querySelectorAll(".row[hidden]")].map((r) => "row " + name + "." + q.dataset.question + "#" + r.dataset.row))];
})`

// hiddenEverywhere lists what no page asks now.
func hiddenEverywhere(b *tab, address string, pages []string) []string {
	b.t.Helper()
	var all []string
	for _, page := range pages {
		b.visit(address + page)
		all = append(all, ask[[]string](b, hiddenHere)...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// In the worked example exactly those questions are hidden that its answers
// make pointless.
func TestJourneyOracleHidden(t *testing.T) {
	expected := oracle[struct{ Questions, More, Rows, Sheets []string }](t, "hidden")
	b, address := newTab(t), site(t)
	openExample(b, address)
	var want []string
	for sort, names := range map[string][]string{"question ": slices.Concat(expected.Questions, expected.More), "row ": expected.Rows, "sheet ": expected.Sheets} {
		for _, name := range names {
			want = append(want, sort+name)
		}
	}
	slices.Sort(want)
	if diff := cmp.Diff(want, hiddenEverywhere(b, address, sheetPages(b))); diff != "" {
		t.Errorf("hidden, as expected and as it is:\n%s", diff)
	}
}

// A middle is what the page says of a scale: of all, and of each group.
type middle struct {
	Class                           string
	All, Low, High                  float64
	Board, Volunteers, Ours, Theirs float64
}

// numbers writes what a page says of a scale.
func numbers(m, low, high float64) string {
	comma := func(n float64) string { return strings.Replace(fmt.Sprint(n), ".", ",", 1) }
	if low == high {
		return "allemaal " + comma(m)
	}
	return fmt.Sprintf("midden %s, van %v tot %v", comma(m), low, high)
}

// counted writes how often each was said, "yes 4 unsure 1" for example, as a
// page says it.
func counted(words string) string {
	var parts []string
	fields := strings.Fields(words)
	for i := 0; i < len(fields); i += 2 {
		parts = append(parts, fields[i+1]+" × "+map[string]string{"yes": "Ja", "unsure": "Twijfel", "no": "Nee"}[fields[i]])
	}
	return strings.Join(parts, ", ")
}

// told is what a point, or a row of one, says of all or of a group: without the
// lowest and highest when only the middle is asked for.
func told(b *tab, within, group string) string {
	b.t.Helper()
	return ask[string](b, fmt.Sprintf(`[...document.querySelectorAll('%s .group-head')].find(h => h.querySelector("b").textContent === %q)?.querySelector("span").textContent ?? "nothing"`, within, group))
}

// theMiddle is the middle that words of numbers say.
func theMiddle(words string) string {
	first, _, _ := strings.Cut(words, " · ") // behind it: how many do not know
	first, _, _ = strings.Cut(first, ", ")
	return strings.NewReplacer("midden ", "", "allemaal ", "").Replace(first)
}

func checkMiddles(b *tab, within, name string, m middle, groups map[string]string) {
	b.t.Helper()
	if got, want := told(b, within, "Iedereen"), numbers(m.All, m.Low, m.High); got != want {
		b.t.Errorf("%s, all: %q, not %q", name, got, want)
	}
	for group, want := range map[string]float64{"board": m.Board, "volunteers": m.Volunteers, "ours": m.Ours, "theirs": m.Theirs} {
		if label, ok := groups[group]; ok {
			if got := theMiddle(told(b, within, label)); got != strings.Replace(fmt.Sprint(want), ".", ",", 1) {
				b.t.Errorf("%s, %s: %s, not %v", name, group, got, want)
			}
		}
	}
}

// Samen kijken shows for the worked example the middles, counts and classes
// that it must, the reasons that only one group gave, and where the joint
// answer is milder than what people said apart.
func TestJourneyOracleCompare(t *testing.T) {
	want := oracle[struct {
		Page, Sheet string
		Groups      map[string]string
		Milder      []string
		Scale       map[string]middle
		Yesno       map[string]struct{ Class, All, Board, Volunteers string }
		Checks      map[string]map[string][]int
		Only        map[string]map[string][]string
	}](t, "compare")
	b, address := newTab(t), site(t)
	openExample(b, address)
	lookTogether(b, address+want.Page+".html", want.Sheet)
	for name, m := range want.Scale {
		expect(b, fmt.Sprintf(`document.querySelector('[data-point="%s"]').dataset.level`, name), m.Class)
		checkMiddles(b, `[data-point="`+name+`"]`, name, m, want.Groups)
	}
	for name, y := range want.Yesno {
		expect(b, fmt.Sprintf(`document.querySelector('[data-point="%s"]').dataset.level`, name), y.Class)
		for label, words := range map[string]string{"Iedereen": y.All, want.Groups["board"]: y.Board, want.Groups["volunteers"]: y.Volunteers} {
			if got := told(b, `[data-point="`+name+`"]`, label); got != counted(words) {
				t.Errorf("%s, %s: %q, not %q", name, label, got, counted(words))
			}
		}
	}
	for name, options := range want.Checks {
		rows := ask[map[string][]int](b, fmt.Sprintf(`Object.fromEntries([...document.querySelectorAll('[data-point="%s"] table.counts tbody tr')].map(r => [r.dataset.option, [...r.querySelectorAll(".count")].map(c => Number(c.textContent))]))`, name))
		if diff := cmp.Diff(options, rows); diff != "" {
			t.Errorf("%s, how often each was ticked:\n%s", name, diff)
		}
		only := ask[map[string][]string](b, fmt.Sprintf(`(() => { const all = {}; for (const o of document.querySelectorAll('[data-point="%s"] .only')) (all[o.textContent] ??= []).push(o.closest("tr").dataset.option); for (const of of Object.values(all)) of.sort(); return all; })()`, name))
		for group, options := range want.Only[name] {
			if diff := cmp.Diff(options, only["alleen "+want.Groups[group]]); diff != "" {
				t.Errorf("%s, only %s:\n%s", name, group, diff)
			}
		}
	}
	milder := ask[[]string](b, `[...document.querySelectorAll(".point")].filter(p => p.querySelector(".milder").textContent !== "").map(p => p.dataset.point).sort()`)
	if diff := cmp.Diff(want.Milder, milder); diff != "" {
		t.Errorf("milder together than apart:\n%s", diff)
	}
	oracleHealth(b, address)
}

// lookTogether opens a sheet that compares.
func lookTogether(b *tab, address, sheet string) {
	b.t.Helper()
	b.visit(address)
	b.wait(fmt.Sprintf(`document.querySelector('[data-compare="%s"]').dataset.ready !== undefined && document.querySelector('[data-compare="%[1]s"] .point') !== null`, sheet))
}

// The parties are compared round by round: the first one as the example says,
// and of the second, in which nobody answered apart, nothing.
func oracleHealth(b *tab, address string) {
	b.t.Helper()
	want := oracle[struct {
		Page, Sheet, Question string
		Copy                  int
		Groups                map[string]string
		Row                   map[string]middle
	}](b.t, "health")
	lookTogether(b, address+want.Page+".html", want.Sheet)
	within := `[data-compare="` + want.Sheet + `"] `
	expect(b, `document.querySelector('`+within+`.empty-head').textContent.length > 0`, true)
	b.click(fmt.Sprintf(`%s.copies button.copy:nth-child(%d)`, within, want.Copy))
	b.wait(`document.querySelector('` + within + `.row-of') !== null`)
	shown := ask[[]string](b, `[...document.querySelectorAll('`+within+`.row-of')].map(r => r.dataset.row)`)
	if len(shown) != len(want.Row) {
		b.t.Errorf("%d statements are compared, and not %d: %v", len(shown), len(want.Row), shown)
	}
	for row, m := range want.Row {
		at := fmt.Sprintf(`%s[data-point="%s"] .row-of[data-row="%s"]`, within, want.Question, row)
		expect(b, `document.querySelector('`+at+`').dataset.level`, m.Class)
		checkMiddles(b, at, row, m, want.Groups)
	}
	barriers(b, "parties compared")
}
