package main

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A variant is the worked example with some answers changed, and what follows.
type variant struct {
	Name   string
	GoesOn bool `toml:"goes-on"`
	Set    []struct {
		At    string
		Value any
	}
	Shown, Hidden []string
	Warns, Kept   map[string]string
	Light         map[string]string
	Overall       string
	Result        []resultText
}

var inCopy = regexp.MustCompile(`^([a-z0-9-]+)(?:\[(\d+)\])?\.(.+)$`)

// change answers questions otherwise, through the controls on their pages.
func (v variant) change(b *tab, address string) {
	b.t.Helper()
	for _, set := range v.Set {
		at := inCopy.FindStringSubmatch(set.At)
		toSheet(b, address, at[1])
		filling(b, "{}")
		copied := ""
		if at[2] != "" {
			copied = fmt.Sprintf(", %s - 1", at[2])
		}
		ask[bool](b, fmt.Sprintf(`(() => {
			const kind = werkboek.sheets[%[1]q].questions.find(q => q.id === %[2]q).kind;
			return filling.form(filling.sheet(%[1]q%[3]s), [{worksheet: %[1]q, question: %[2]q, kind, value: %[4]s}]);
		})()`, at[1], at[3], copied, jsonOf(b.t, set.Value)))
		b.saved()
	}
}

// sheets are those that the variant is about.
func (v variant) sheets() (all []string) {
	for _, set := range v.Set {
		all = append(all, inCopy.FindStringSubmatch(set.At)[1])
	}
	for _, name := range slices.Concat(v.Shown, v.Hidden) {
		all = append(all, inCopy.FindStringSubmatch(name)[1])
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// check compares what is hidden on the sheets of the variant, what stays, what
// is warned of, and the results.
func (v variant) check(b *tab, address string, usual []string) {
	b.t.Helper()
	var want, got []string
	for _, sheet := range v.sheets() {
		of := func(name string) bool { return inCopy.FindStringSubmatch(name)[1] == sheet }
		for _, name := range slices.Concat(usual, v.Hidden) {
			if of(name) && !slices.Contains(v.Shown, name) {
				want = append(want, "question "+name)
			}
		}
		toSheet(b, address, sheet)
		for _, line := range ask[[]string](b, hiddenHere) {
			if name, question := strings.CutPrefix(line, "question "); question && of(name) {
				got = append(got, line)
			}
		}
	}
	slices.Sort(want)
	slices.Sort(got)
	if diff := cmp.Diff(want, got); diff != "" {
		b.t.Errorf("%s: hidden, as expected and as it is:\n%s", v.Name, diff)
	}
	for name, value := range v.Kept {
		toSheet(b, address, inCopy.FindStringSubmatch(name)[1])
		expect(b, fmt.Sprintf(`document.querySelector('[name="%s"]').value`, name), value)
	}
	for name, words := range v.Warns {
		toSheet(b, address, inCopy.FindStringSubmatch(name)[1])
		expect(b, fmt.Sprintf(`(w => w.hidden ? "" : w.textContent)(document.querySelector('[id="%s"] > .warning'))`, name), words)
	}
	if v.Overall != "" {
		toSheet(b, address, "traffic-light")
		now := lightOf(b, "traffic-light")
		for dimension, colours := range v.Light {
			if now.Dimension[dimension] != colours {
				b.t.Errorf("%s: %s is %s, not %s", v.Name, dimension, now.Dimension[dimension], colours)
			}
		}
		if now.Overall != v.Overall {
			b.t.Errorf("%s: the light is %s, not %s", v.Name, now.Overall, v.Overall)
		}
	}
	for _, result := range v.Result {
		checkResult(b, address, result)
	}
}

// Small changes to the example have just the effects that they must have, and
// putting the example back undoes them.
func TestJourneyOracleVariants(t *testing.T) {
	usual := oracle[struct{ Questions, More, Rows, Sheets []string }](t, "hidden")
	b, address := newTab(t), site(t)
	openExample(b, address)
	for i, v := range oracle[struct{ Variant []variant }](t, "variants").Variant {
		if i > 0 && !v.GoesOn {
			b.click(".practice .actions .quiet")
			b.wait(`document.querySelector(".practice [role=status]").textContent.startsWith("Het voorbeeld staat weer")`)
		}
		v.change(b, address)
		v.check(b, address, slices.Concat(usual.Questions, usual.More))
	}
}
