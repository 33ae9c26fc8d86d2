package main

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A lightSaid is what signals say: the colour of all, and of each dimension with
// its own signals behind it.
type lightSaid struct {
	Sheet, Overall string
	Dimension      map[string]string
}

// A resultText is what a result says on its page.
type resultText struct {
	Sheet       string
	Says, Never []string
}

// lightOf reads the colours of signals on the page.
func lightOf(b *tab, sheet string) lightSaid {
	b.t.Helper()
	b.wait(fmt.Sprintf(`document.querySelector("#%s .signals") !== null`, sheet))
	return lightSaid{Sheet: sheet, Overall: ask[string](b, fmt.Sprintf(`document.querySelector("#%s .overall").dataset.colour`, sheet)),
		Dimension: ask[map[string]string](b, fmt.Sprintf(`Object.fromEntries([...document.querySelectorAll("#%s .signals > li")].map(li => [li.querySelector("h3").textContent,
			li.querySelector(":scope > .signal").dataset.colour + ": " + [...li.querySelectorAll("details .signal")].map(s => s.dataset.colour).join(" ")]))`, sheet))}
}

// toSheet goes to the page of a sheet.
func toSheet(b *tab, address, sheet string) {
	b.t.Helper()
	href := ask[string](b, fmt.Sprintf(`werkboek.pages.find(p => p.id === werkboek.sheets[%q]?.page)?.href ?? ""`, sheet))
	if href == "" {
		b.t.Fatalf("there is no sheet %s", sheet)
	}
	if ask[string](b, `location.pathname`) != "/"+href {
		b.visit(address + href)
	}
}

// checkResult compares a result with what it must say.
func checkResult(b *tab, address string, want resultText) {
	b.t.Helper()
	toSheet(b, address, want.Sheet)
	b.wait(outcome(want.Sheet) + `.trim() !== ""`) // what is there for paper does not show
	ask[bool](b, fmt.Sprintf(`(document.querySelectorAll("#%s details:not(.origin)").forEach(d => d.open = true), true)`, want.Sheet))
	text := strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(ask[string](b, outcome(want.Sheet))) // amounts do not break
	for _, line := range want.Says {
		if !strings.Contains(text, line) {
			b.t.Errorf("%s does not say %q:\n%s", want.Sheet, line, text)
		}
	}
	for _, line := range want.Never {
		if strings.Contains(text, line) {
			b.t.Errorf("%s says %q:\n%s", want.Sheet, line, text)
		}
	}
}

// What follows from the worked example is what its author reckoned by hand.
func TestJourneyOracleExpected(t *testing.T) {
	want := oracle[struct {
		Light  lightSaid
		Result []resultText
	}](t, "results")
	b, address := newTab(t), site(t)
	openExample(b, address)
	toSheet(b, address, want.Light.Sheet)
	if diff := cmp.Diff(want.Light, lightOf(b, want.Light.Sheet)); diff != "" {
		t.Errorf("the light:\n%s", diff)
	}
	for _, result := range want.Result {
		checkResult(b, address, result)
	}
}
