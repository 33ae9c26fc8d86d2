package main

import (
	"encoding/json"
	"fmt"
	"os"
	"testing"
)

// forWhom selects the ring that says for whom the sheet is filled in.
func forWhom(who string) string { return fmt.Sprintf(`#plan .person [value=%s]`, who) }

// What a member answers alone stays beside the joint answer; it is offered to
// take over, and that can be undone.
func TestJourneyOwnAnswers(t *testing.T) {
	b, address := newTab(t), bookSite(t, "testdata/garden")
	b.visit(address + "index.html")
	expect(b, `document.querySelector("#plan .person legend").textContent`, "I fill this in for:")
	b.typeIn(field("plan.dream"), "Ours")
	b.click(forWhom("own"))
	shown := `Array.from(document.querySelectorAll("#plan .question:not([hidden])"), q => q.dataset.question).join()`
	expect(b, shown, "dream,wish")
	expect(b, value("plan.dream"), "")
	b.typeIn(field("plan.dream"), "Mine")
	b.click(box("plan.wish", "5"))
	b.saved()
	b.click(forWhom("joint"))
	expect(b, value("plan.dream"), "Ours")
	expect(b, ticked("plan.wish", "5"), false)

	b.reload()
	expect(b, value("plan.dream"), "Ours")
	expect(b, `document.querySelector("#plan\\.dream .take-over span").textContent`, "You answered yourself: Mine")
	b.click(`#plan\.dream .take-over button`)
	expect(b, value("plan.dream"), "Mine")
	expect(b, `document.querySelectorAll("#plan\\.dream .take-over").length`, 0)
	b.click(`#plan\.dream .undo button`)
	expect(b, value("plan.dream"), "Ours")
	b.click(`#plan\.wish .take-over button`)
	expect(b, ticked("plan.wish", "5"), true)
	b.saved()
	b.click(forWhom("own"))
	expect(b, value("plan.dream"), "Mine")
	expect(b, ticked("plan.wish", "5"), true)
	b.click(`#plan\.dream .answer-actions button`)
	b.click(`#plan\.dream .undo button`)
	b.saved()
	ownAndJoint(b, keep(b))
}

// ownAndJoint looks in a file for both answers, each under its person.
func ownAndJoint(b *tab, file string) {
	b.t.Helper()
	var kept struct {
		Answers []struct {
			Person, Question string
			Value            any
		}
	}
	if text, err := os.ReadFile(file); err != nil || json.Unmarshal(text, &kept) != nil {
		b.t.Fatal("the file cannot be read: ", err)
	}
	found := map[string]int{}
	for _, a := range kept.Answers {
		found[fmt.Sprint(a.Question, " ", a.Person != "", " ", a.Value)]++
	}
	for _, want := range []string{"dream false Ours", "dream true Mine", "wish false 5", "wish true 5"} {
		if found[want] != 1 || len(kept.Answers) != 4 {
			b.t.Errorf("%q is not once in the file: %v", want, found)
		}
	}
}

// A sheet that gathers what is answered at home begins with the own answers,
// which are the same ones that stand in the sheet where they belong.
func TestJourneyApart(t *testing.T) {
	b, address := newTab(t), bookSite(t, "testdata/garden")
	b.visit(address + "plots.html")
	expect(b, `document.querySelector("#short .person [value=own]").checked`, true)
	expect(b, `Array.from(document.querySelectorAll("#short .question:not([hidden])"), q => q.dataset.question).join()`, "wish")
	b.click("#short " + box("plan.wish", "2"))
	b.saved()
	b.click("#short .person [value=joint]")
	b.typeIn("#short "+field("plan.name"), "Greenery")
	b.saved()
	b.visit(address + "index.html")
	expect(b, value("plan.name"), "Greenery")
	expect(b, ticked("plan.wish", "2"), false)
	b.click(forWhom("own"))
	expect(b, ticked("plan.wish", "2"), true)
}
