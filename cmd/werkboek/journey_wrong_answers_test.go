package main

import (
	"regexp"
	"strings"
	"testing"
)

// nonsense is what a program says that did not think of something.
var nonsense = regexp.MustCompile(`NaN|undefined|\bnull\b|\[object|Infinity|∞|\bnil\b|=>|e\+\d\d`)

// sane holds that no result says nonsense, on the page, in a file, or to a
// partner.
func (said outcomeOf) sane(t *testing.T, name string) {
	t.Helper()
	for _, texts := range []map[string]string{said.Page, said.File, said.Partner} {
		for id, text := range texts {
			if found := nonsense.FindString(text); found != "" {
				t.Errorf("%s: %s says %q: %s", name, id, found, text)
			}
		}
	}
}

// says holds what results say: of each id texts, or with ! before them ones that
// are not there.
func (said outcomeOf) says(t *testing.T, name string, wanted map[string][]string) {
	t.Helper()
	for id, words := range wanted {
		for _, w := range words {
			if not := strings.TrimPrefix(w, "!"); strings.Contains(said.Page[id], not) != (not == w) {
				t.Errorf("%s: %s, about %q:\n%s", name, id, w, said.Page[id])
			}
		}
	}
}

// A wrongAnswer is what an old or a damaged file can hold, with what the
// results say then: of each id a text, or with ! before it one that is not there.
type wrongAnswer struct {
	name    string
	answers map[string]any
	says    map[string][]string
}

var manyFigures = "1" + strings.Repeat("0", 400)

func household(rows ...any) map[string]any { return map[string]any{"plan.neighbours": rows} }

const unreadArea = "What stands at ‘How large is the garden?’ cannot be read, so it does not count."

// Answers of a kind, or of a size, that cannot be counted.
var wrongKinds = []wrongAnswer{
	{"a text for a number", map[string]any{"plan.area": "a lot"}, map[string][]string{
		"light": {"Ground and water | ○ grey | ○ grey " + unreadArea, "!✖ red"}, "purse": {"Ground for each hour not known yet", unreadArea}}},
	{"1e308", map[string]any{"plan.area": "1e308"}, map[string][]string{"light": {unreadArea, "!✖"}, "purse": {"Ground for each hour not known yet", unreadArea}}},
	{"NaN", map[string]any{"plan.area": "NaN"}, map[string][]string{"light": {unreadArea}, "purse": {unreadArea}}},
	{"400 figures", map[string]any{"plan.area": manyFigures}, map[string][]string{"light": {unreadArea}, "purse": {"Ground for each hour not known yet", unreadArea}}},
	{"a number below zero", map[string]any{"plan.area": "-45"}, map[string][]string{"light": {"Ground and water | ✖ red"}, "purse": {"Ground for each hour -5 m²"}}},
	{"rows for a number", map[string]any{"plan.area": typed{"table", []any{cells("x", "a", "b")}}}, map[string][]string{
		"light": {"Ground and water | ○ grey"}, "purse": {"Ground for each hour not known yet"}}},
	{"a choice for a yes or no", map[string]any{"plan.water": typed{"choice", "yes"}}, map[string][]string{"light": {"Ground and water | ○ grey", "!The tap"}, "spring": {"Is there water nearby?Ask who has a tap."}}},
	{"neither yes nor no", map[string]any{"plan.water": map[string]string{"is": "perhaps"}}, map[string][]string{"light": {"Ground and water | ○ grey"}}},
	{"an option that there is not", map[string]any{"plan.soil": "lava"}, map[string][]string{"pact": {"The soil is lava."}}},
	{"a step beside the scale", map[string]any{"plan.wish": 99, "p1@plan.wish": nil, "p2@plan.wish": nil, "p3@plan.wish": nil}, map[string][]string{
		"light": {"People and hours | ○ grey | ○ grey What stands at ‘How keen are you?’ cannot be read"}}},
	{"who does not know is not red", map[string]any{"plan.wish": "unknown", "p1@plan.wish": 99, "p2@plan.wish": -999, "p3@plan.wish": nil}, map[string][]string{
		"light": {"People and hours | ○ grey | ○ grey How keen are you?"}}},
	{"a text for an amount", map[string]any{"plan.budget": "about 100"}, map[string][]string{
		"pact": {"It may cost about 100."}, "purse": {"Ana 6 (67%) 1 not known yet not known yet", "What stands at ‘How much may it cost?’ cannot be read"}}},
	{"too many decimals", map[string]any{"plan.budget": "100.12345"}, map[string][]string{
		"pact": {"It may cost 100.12345."}, "purse": {"Ana 6 (67%) 1 not known yet", "What stands at ‘How much may it cost?’ cannot be read", "!€1.00"}}},
	{"the largest amount of a file", map[string]any{"plan.budget": 9007199254740991}, map[string][]string{
		"pact": {"It may cost €90,071,992,547,409."}, "purse": {"Ana 6 (67%) 1 not known yet", "cannot be read"}}},
	{"an amount below zero", map[string]any{"plan.budget": -10001}, map[string][]string{"purse": {"-€66.68", "-€16.67", "-€16.66", "-€100.01"}}},
	{"days that there are not", map[string]any{"plan.opening": "2027-02-31", "walk/w1.date": "2027-13-45"}, map[string][]string{
		"pact": {"Agreed on 2027-02-31."}, "minutes": {"When do we open? | 2027-02-31"}, "walks": {"Walk 2: 2027-06-05 Walk 1: 2027-13-45"}}},
	{"texts for days", map[string]any{"plan.opening": "in spring", "walk/w2.date": "2026 or so"}, map[string][]string{
		"pact": {"Agreed on in spring."}, "walks": {"Walk 1: 2027-04-03 Walk 2: 2026 or so"}}},
	{"hours in words", household(cells("n1", "name", "Ana", "hours", "lots", "share", "x"), cells("n2", "name", "Bo", "hours", "3", "share", "1.5")), map[string][]string{
		"purse": {"Hours a week 3 hours", "Ana not known yet 1 not known yet not known yet", "In 1 row of ‘Who takes part?’, ‘Hours a week’ cannot be read. It does not count."}}},
	{"hours of many figures", household(cells("n1", "name", "Ana", "hours", manyFigures), cells("n2", "name", "Bo", "hours", manyFigures[:300])), map[string][]string{
		"purse": {"Hours a week not known yet", "In 2 rows of ‘Who takes part?’, ‘Hours a week’ cannot be read. They do not count."}, "minutes": {"Who takes part? | not filled in yet"}}},
	{"weights beside the scale", map[string]any{"taste.crops": gridOf("weight", "herbs", "-5", "beans", "999", "pumpkin", "1.5")}, map[string][]string{
		"best-bed": {"Herbs 2 4 5", "Beans 2 4 4", "Pumpkins 2 5 2"}}},
	{"scores beside the scale, of crops and columns that there are not", map[string]any{"bed/b1.ratings": gridOf("stars", "herbs", "99", "beans", "-1", "pumpkin", "4.5", "lava", "5"), "bed/b2.ratings": gridOf("zzz", "herbs", "5", "beans", "5")}, map[string][]string{
		"best-bed": {"Northtoo little known", "Southtoo little known", "Herbs 2 ? ?", "Pumpkins 1 ? ?", "!lava"}}},
	{"a text for a grid", map[string]any{"bed/b1.ratings": typed{"text", "good"}}, map[string][]string{"best-bed": {"Northtoo little known", "Place 1South79 %"}}},
	{"moods beside the scale", map[string]any{"p1@mood/w1.mood": 99, "p2@mood/w1.mood": "unknown", "p3@mood/w1.mood": -3, "p1@mood/w1.points": map[string]any{"smell": map[string]string{"score": "abc"}, "lava": map[string]string{"score": "5"}}}, map[string][]string{
		"walks": {"Kinds of birds 0 2", "!99", "!How did you like it?"}}},
}

// Tables of which nothing is left, and rows that name what is gone.
var wrongRows = []wrongAnswer{
	{"nobody", household(), map[string][]string{"purse": {"Hours a week not known yet", "There is nobody yet to put side by side."}, "light": {"People and hours | ○ grey"}, "spring": {"We know who has how many hoursAsk them."}}},
	{"nothing divided by nothing", household(cells("n1", "name", "Ana", "hours", "0"), cells("n2", "name", "Bo", "hours", "0")), map[string][]string{
		"purse": {"Hours a week 0 hours", "Ground for each hour not known yet", "Ana 0 1 not known yet", "‘Part of the budget’ cannot be divided: all that it is divided by is 0."}}},
	{"less than nothing", household(cells("n1", "name", "Ana", "hours", "-6"), cells("n2", "name", "Bo", "hours", "3")), map[string][]string{
		"purse": {"!%)", "‘Hours’ has no percentages: somewhere there is less than 0.", "‘Part of the budget’ cannot be divided: somewhere there is less than 0.", "!most of the work"}}},
	{"one", household(cells("n1", "name", "Ana", "hours", "5", "share", "10000")), map[string][]string{"purse": {"Ana 5 (100%) 1 €100.00 €0.00", "Nobody has to pay anything.", "!Together"}}},
	{"one who paid too little", household(cells("n1", "name", "Ana", "hours", "5", "share", "9000")), map[string][]string{"purse": {"For €10.00 it does not say whose it is."}}},
	{"seven", household(cells("n1", "name", "A", "hours", "1", "share", "10000"), cells("n2", "name", "B", "hours", "1", "share", "0"), cells("n3", "name", "C", "hours", "1", "share", "0"), cells("n4", "name", "D", "hours", "1", "share", "0"),
		cells("n5", "name", "E", "hours", "1", "share", "0"), cells("n6", "name", "F", "hours", "1", "share", "0"), cells("n7", "name", "G", "hours", "1", "share", "0")), map[string][]string{
		"purse": {"B 1 (14%) 1 €14.29", "G 1 (14%) 0 €14.28", "Together 7  €100.00", "G pays €14.28 to A."}}},
	{"the same name twice", household(cells("n1", "name", "Ana", "hours", "6", "share", "10000"), cells("n2", "name", "Ana", "hours", "3", "share", "0")), map[string][]string{"purse": {"Ana (2) 3 (33%)", "Ana (2) pays €33.33 to Ana."}}},
	{"a row without a name", household(cells("n1", "hours", "6", "share", "10000"), cells("n2", "name", "Bo", "hours", "3", "share", "0")), map[string][]string{
		"purse": {"1 row of ‘Who takes part?’ has no name yet. It has no line here.", "For €100.00 it does not say whose it is."}}},
	{"somebody who left", household(cells("n2", "name", "Bo", "hours", "1.5", "share", "0"), cells("n3", "name", "Cy", "hours", "1.5", "share", "10000")), map[string][]string{
		"purse":  {"Together 3  €100.00", "In 2 rows of ‘Which beds do we have?’, ‘Kept by’ says something that has no row here."},
		"spring": {"Every bed has a keeperAt ‘Which beds do we have?’ stands something that is not on the list any more."}}},
	{"no beds", map[string]any{"plan.beds": []any{}}, map[string][]string{"best-bed": {"There are no names to compare yet."}, "spring": {"Every bed has a keeper"}, "purse": {"!Beds"}}},
	{"two beds of one name", map[string]any{"plan.beds": []any{cells("b1", "name", "North"), cells("b2", "name", "North")}}, map[string][]string{"best-bed": {"North (2)79 %", "North75 %"}}},
	{"a bed that was taken away while it has scores", map[string]any{"plan.beds": []any{cells("b9", "name", "New", "keeper", "zz", "sunny", "perhaps")}}, map[string][]string{
		"best-bed": {"Newtoo little known", "!North"}, "pact": {"!North"}, "spring": {"stands something that is not on the list any more"}}},
	{"nothing that weighs", map[string]any{"taste.crops": gridOf("weight", "herbs", "0", "beans", "0", "pumpkin", "0")}, map[string][]string{"best-bed": {"Every point has weight 0, so there is no outcome.", "!%)"}}},
	{"no copies", map[string]any{"walk.": nil}, map[string][]string{"walks": {"No round has been filled in yet."}, "spring": {"Take a walk first."}}},
	{"copies that were taken away", map[string]any{"walk.": []any{}}, map[string][]string{"walks": {"No round has been filled in yet."}}},
	{"a text for rows", map[string]any{"walk/w2.birds": typed{"text", "many"}}, map[string][]string{"walks": {"Kinds of birds 0 0"}}},
}

// What a file holds that nobody could fill in is never counted and never
// guessed: the results say what they cannot read, divide or compare.
func TestJourneyWrongAnswers(t *testing.T) {
	o := newOutcomes(t)
	garden, _ := gardenSite(t, nil)
	o.opens(garden)
	for _, c := range append(wrongKinds, wrongRows...) {
		said := o.say(gardenFile(garden, with(c.answers)))
		said.sane(t, c.name)
		said.says(t, c.name, c.says)
	}
	for water, want := range map[string]string{"yes": "Weights 5 (2 rows)", "no": "Weights 2 (1 rows)"} { // the rows that are asked now
		edition, problems := gardenSite(t, map[string]string{"en/pact.toml": "text = \"Weights {sum(weight of plan.duties)} ({count(plan.duties)} rows)\"\n"})
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		o.opens(edition)
		weights := gridOf("weight", "weeding", "2", "watering", "3", "flying", "3")
		o.say(gardenFile(garden, with(map[string]any{"plan.water": map[string]string{"is": water}, "plan.duties": weights}))).says(t, "grid", map[string][]string{"pact": {want}})
	}
	o.opens(garden)
	empty := o.say(gardenFile(garden, nil))
	if empty.sane(t, "nothing"); len(empty.Known) > 0 && strings.Join(empty.Known, " ") != "minutes pact" { // herbs are always ticked
		t.Errorf("nothing is filled in, and known is %v", empty.Known)
	}
}

// What is typed and cannot be read as an amount stays as it was typed, is no
// amount in any sum, and is the same after a reload. A step that there is not is
// no voice in a comparison.
func TestJourneyUnreadableStaysTyped(t *testing.T) {
	b := newTab(t)
	address := bookSite(t, "testdata/garden")
	b.visit(address + "index.html")
	b.typeIn(field("plan.budget"), "10")
	b.typeIn(rowed("plan.neighbours", 1, "name"), "Ana")
	b.typeIn(rowed("plan.neighbours", 1, "hours"), "2")
	b.typeIn(rowed("plan.neighbours", 1, "share"), "1234567890123")
	b.saved()
	b.reload()
	expect(b, `document.querySelector("#plan\\.neighbours [data-column=share]").value.trim()`, "1234567890123")
	b.visit(address + "outlook.html")
	adds(b, "purse", "Ana 2 (100%) €10.00 not known yet")
	adds(b, "pact", "Open points")

	b.answered(map[string]any{"p1@plan.wish": 99, "p2@plan.wish": 4, "p3@plan.wish": 2, "p4@plan.wish": -7}, map[string]string{"p1": "", "p2": "", "p3": "", "p4": ""})
	b.visit(address + "circle.html")
	b.wait(`document.querySelector("[data-point='plan.wish']") !== null`)
	if said := ask[string](b, `document.querySelector("[data-point='plan.wish']").textContent`); !strings.Contains(said, "from 2 to 4") || strings.Contains(said, "99") {
		t.Errorf("the comparison says %s", said)
	}
}
