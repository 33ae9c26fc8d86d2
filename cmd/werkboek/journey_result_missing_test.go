package main

import (
	"fmt"
	"strings"
	"testing"
)

// notHere is what a result says of a question that an edition does not ask.
func notHere(labels ...string) (all string) {
	for i, label := range labels {
		if i > 0 {
			all += " "
		}
		all += "‘" + label + "’ is not in this edition, so this stays unknown."
	}
	return all
}

// A takenAway is what an edition changes in one file of the garden, and what
// the results say of it: of each id texts, or with ! before them ones that are
// not there. Where the garden cannot be built so, problem is what the author
// hears first, at its place.
type takenAway struct {
	file, text string
	says       map[string][]string
	problem    string
}

const (
	water, neighbours, beds = "Is there water nearby?", "Who takes part?", "Which beds do we have?"
	ratings, eating         = "How well does each crop do here?", "How much does each crop matter?"
)

var takenAways = []takenAway{
	// A question is hidden, or retired.
	{"plan", "[question.water]\nhidden = true", map[string][]string{"light": {"○ grey " + notHere(water), "!The tap"}, "spring": {"Is there water nearby?" + notHere(water)},
		"purse": {"Ana 6 (67%) 1 not known yet", notHere(water)}, "minutes": {"○ grey: " + notHere(water)}}, ""},
	{"plan", "[question.water]\nretired = true", map[string][]string{"light": {"○ grey " + notHere(water)}, "spring": {"Is there water nearby?" + notHere(water)}}, ""},
	{"plan", "[question.soil]\nhidden = true", map[string][]string{"pact": {notHere("What is the soil like?"), "!The soil", "!Open points"}}, ""},
	{"plan", "[question.neighbours]\nhidden = true", map[string][]string{"light": {"People and hours | ○ grey | ○ grey " + notHere(neighbours)}, "purse": {"Hours a week not known yet", notHere(neighbours)},
		"minutes": {"Who takes part? | " + notHere(neighbours)}, "spring": {"how many hours" + notHere(neighbours)}, "pact": {"!Household"}}, ""},
	{"plan", "[question.budget]\nhidden = true", map[string][]string{"purse": {"Ana 6 (67%) 1 not known yet not known yet", notHere("How much may it cost?")}, "pact": {"!It may cost"}}, ""},
	{"plan", "[question.beds]\nhidden = true", map[string][]string{"best-bed": {notHere(beds), "!names to compare"}, "purse": {notHere(beds)}, "spring": {"Every bed has a keeper" + notHere(beds), "!keeper is"}, "pact": {"!North"}}, ""},
	{"plan", "[question.crops]\nhidden = true", map[string][]string{"best-bed": {notHere("What shall we grow?"), "!too little"}, "pact": {"!What do we grow?"}, "minutes": {"What shall we grow? | " + notHere("What shall we grow?")}}, ""},
	{"bed", "[question.ratings]\nhidden = true", map[string][]string{"best-bed": {notHere(ratings)}}, ""},
	{"walk", "[question.date]\nhidden = true", map[string][]string{"walks": {notHere("When?"), "Walk 1 Walk 2"}, "spring": {"We have looked around" + notHere("When?")}}, ""},
	{"walk", "[question.birds]\nhidden = true", map[string][]string{"walks": {notHere("Which birds?"), "!Kinds of birds"}}, ""},
	{"walk", "[question.seen]\nretired = true", map[string][]string{"walks": {notHere("What did you see?"), "!Mud."}}, ""},
	{"mood", "[question.mood]\nhidden = true", map[string][]string{"walks": {notHere("How did you like it?"), "!The middle"}}, ""},
	// A section, or a whole sheet.
	{"plan", "[section.later]\nhidden = true", map[string][]string{"light": {"The tap | ○ grey | ○ grey " + notHere("The tap is tested")}, "spring": {"The tap is tested" + notHere("The tap is tested")}}, ""},
	{"plan", "hidden = true", nil, "content/en/look.toml:4:12: plan.wish is none of the questions that are compared (use one of: circle.fence, circle.rule, circle.jobs, circle.matters, circle.age)"},
	{"bed", "hidden = true", map[string][]string{"best-bed": {notHere("One bed", ratings)}, "pact": {"!In North grows"}}, ""},
	{"taste", "hidden = true", map[string][]string{"best-bed": {notHere(eating)}}, ""},
	{"walk", "hidden = true", map[string][]string{"walks": {notHere("A walk", "When?"), "!No round"}, "spring": {"We have looked around" + notHere("When?", "A walk")}}, ""},
	{"mood", "hidden = true", map[string][]string{"walks": {notHere("How did you like it?", "And these?"), "Kinds of birds 0 2"}}, ""},
	// A column, an option or a row.
	{"plan", "[question.neighbours.columns.hours]\nretired = true", map[string][]string{"purse": {"Hours a week not known yet", "!6 (67%)", notHere("Hours a week")}, "light": {"People and hours | ○ grey | ○ grey " + notHere("Hours a week")},
		"minutes": {"Who takes part? | " + notHere("Hours a week")}, "spring": {"how many hours" + notHere("Hours a week")}, "pact": {"!Household", "!9 hours"}}, ""},
	{"plan", "[question.beds.columns.sunny]\nretired = true", map[string][]string{"best-bed": {notHere("Sunny?"), "!There is no sun"}, "purse": {"Beds in the sun not known yet", notHere("Sunny?")}, "pact": {"!in the sun", "!in the shade"}}, ""},
	{"plan", "[question.beds.columns.keeper]\nretired = true", map[string][]string{"spring": {"Every bed has a keeper" + notHere("Kept by")}, "purse": {"!Ana 6 (67%) 1", notHere("Kept by")}}, ""},
	{"taste", "[question.crops.columns.weight]\nretired = true", map[string][]string{"best-bed": {notHere("Matters")}}, ""},
	{"bed", "[question.ratings.columns.stars]\nretired = true", map[string][]string{"best-bed": {notHere("Stars")}}, ""},
	{"plan", "[question.crops.options]\nbeans = { hidden = true }", map[string][]string{"best-bed": {"3 4 4"}, "pact": {"climbing ones"}}, ""}, // what was ticked before stays
	{"plan", "[question.neighbours.columns.hours]\nhidden = true", nil, "content/en/plan.toml:2:1: unknown key \"hidden\" (use one of: label, type, retired, covers, formerly, action, unit)"},
	// Another type.
	{"plan", "[question.water]\ntype = \"text\"", nil, "content/en/light.toml:9:11: comparing with = does not fit plan.water, which is of type text (write plan.water is answered)"},
	{"plan", "[question.neighbours.columns.hours]\ntype = \"text\"", nil, "content/en/light.toml:22:27: sum does not fit hours, which is of type text ()"},
	{"plan", "[question.neighbours.columns.share]\ntype = \"number\"", nil, "content/en/purse.toml:36:18: part - this.share makes no amount of money (add money to money; multiply or divide it by a number)"},
	{"plan", "[question.opening]\ntype = \"table\"\ncolumns.a = { type = \"text\", label = \"A\" }", map[string][]string{"pact": {"!March 21"}}, ""},
	{"bed", "[question.ratings.columns.stars]\ntype = \"number\"", nil, "content/en/best-bed.toml:5:1: the column stars is of type number (name a column of type scale)"},
	{"walk", "[question.date]\ntype = \"text\"", nil, "content/en/walks.toml:4:1: walk.date is of type text (name a question of type date)"},
	{"mood", "[question.mood]\ntype = \"text\"", nil, "content/en/walks.toml:13:1: mood.mood is of type text (name a question of type grid or scale)"},
	// What stands in a result, or a whole result.
	{"light", "hidden = true", map[string][]string{"minutes": {"Can we start? | " + notHere("Can we start?"), "!✔ green"}, "pact": {"The light is … Together: 9 hours."}}, ""},
	{"pact", "hidden = true", map[string][]string{"minutes": {"What we agreed | " + notHere("What we agreed")}}, ""},
	{"best-bed", "hidden = true", map[string][]string{"spring": {"!We like to eat"}}, ""},
	{"spring", "hidden = true", map[string][]string{"light": {"✔ green"}}, ""},
	{"purse", "hidden = true", map[string][]string{"light": {"✔ green"}}, ""},
	{"walks", "hidden = true", map[string][]string{"light": {"✔ green"}}, ""},
	{"light", "[dimension.ground]\nhidden = true", nil, "content/en/light.toml:39:11: there is no question light.ground (use one of: dimensions, people, tap, overall)"},
	{"purse", "[value.hours]\nhidden = true", nil, "content/en/purse.toml:10:22: there is no question purse.hours (use one of: ground, beds, per)"},
}

// What an edition takes away from a result is said at its place, or it is an
// author's problem with a place. Never is there another figure instead.
func TestJourneyResultsOfEditions(t *testing.T) {
	o := newOutcomes(t)
	garden, _ := gardenSite(t, nil)
	filled := gardenFile(garden, wellFilled())
	for _, c := range takenAways {
		name := c.file + ": " + strings.ReplaceAll(c.text, "\n", " ")
		site, problems := gardenSite(t, map[string]string{"en/" + c.file + ".toml": c.text + "\n"})
		if len(problems) > 0 || c.problem != "" {
			if len(problems) == 0 || fmt.Sprintf("%s: %s (%s)", problems[0].Position, problems[0].Message, problems[0].Hint) != c.problem {
				t.Errorf("%s: %v", name, problems)
			}
			continue
		}
		o.opens(site)
		said := o.say(filled)
		said.sane(t, name)
		said.says(t, name, c.says)
	}
}

// What follows from answers reads as they do: amounts as amounts, also when they
// were divided, days as days, and what was chosen in its words.
func TestJourneyComputedInWords(t *testing.T) {
	o := newOutcomes(t)
	garden, _ := gardenSite(t, nil)
	filled := gardenFile(garden, with(map[string]any{"plan.neighbours": []any{cells("n1", "name", "Ana", "since", "2020-05-01", "share", "10000", "hours", "6", "likes", "3"), cells("n2", "name", "Bo", "hours", "some")}}))
	value := func(id, value string) string {
		return "[row.x-own-" + id + "]\nlabel = \"" + id + "\"\nvalue = \"" + value + "\"\n"
	}
	note := func(id, value string) string {
		return "[note.x-own-" + id + "]\ntext = \"" + id + "\"\nshow-if = \"plan.area > 0\"\nvalue = \"" + value + "\"\n"
	}
	for _, c := range []takenAway{
		{"pact", "text = \"A {plan.budget / 3} B {sum(share of plan.neighbours) / 7} C {max(since of plan.neighbours)} D {last(keeper of plan.beds)} E {last(hours of plan.neighbours)} F {plan.area / 7} G {last(excluded of best-bed.items)} H {purse.ground}\"",
			map[string][]string{"pact": {"A €33.33 B €14.29 C May 1, 2020 D The Green Corner E some F 6.43 G Yes H 7.5"}}, ""},
		{"walks", value("money", "plan.budget / 3") + value("soil", "plan.soil") + value("area", "plan.area / 7") + value("day", "date") + value("light", "light.overall"),
			map[string][]string{"walks": {"money €33.33 €33.33", "area 6.43 6.43", "day April 3, 2027 June 5, 2027", "light ✔ green ✔ green", "!clay |"}}, ""},
		{"purse", note("name", "last(name of plan.neighbours)") + note("part", "plan.budget / 3") + note("since", "max(since of plan.neighbours)") + note("light", "light.overall") + note("walk", "last(seen of walk where date > 2028-01-01)"),
			map[string][]string{"purse": {"name Bo", "part €33.33", "since May 1, 2020", "light ✔ green", "walk not known yet"}}, ""},
		{"minutes", "[section.what]\nanswers = [\"plan.budget / 3\", \"last(hours of plan.neighbours)\", \"last(keeper of plan.beds)\", \"max(since of plan.neighbours)\"]",
			map[string][]string{"minutes": {"€33.33", "some", "The Green Corner", "May 1, 2020"}}, ""},
	} {
		site, problems := gardenSite(t, map[string]string{"en/" + c.file + ".toml": c.text + "\n"})
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		o.opens(site)
		said := o.say(filled)
		said.sane(t, c.file)
		said.says(t, c.file, c.says)
	}
}

// What leans on rows of another result is not ready because there are none: it
// lacks what those rows lack.
func TestJourneyResultsOfResultsOfEditions(t *testing.T) {
	o := newOutcomes(t)
	garden, _ := gardenSite(t, nil)
	filled := gardenFile(garden, wellFilled())
	checks := "[check.x-own-spread]\nlabel = \"Nobody does most\"\nready = \"count(purse.per where hours-share > 60) = 0\"\n" +
		"[check.x-own-beds]\nlabel = \"No bed is bad\"\nready = \"count(best-bed.items where percentage < 50) = 0\"\n[check.x-own-hours]\nlabel = \"Enough hours\"\nready = \"purse.hours >= 9\"\n"
	for also, says := range map[string][]string{
		"":                                     {"✔No bed is bad", "✔Enough hours", "○Nobody does most"},
		"[question.neighbours]\nhidden = true": {"✔No bed is bad", "○Enough hours" + notHere(neighbours), "○Nobody does most" + notHere(neighbours)},
		"[question.neighbours.columns.hours]\nretired = true": {"✔No bed is bad", "○Enough hours" + notHere("Hours a week"), "○Nobody does most" + notHere("Hours a week")},
		"[question.crops]\nhidden = true":                     {"○No bed is bad" + notHere("What shall we grow?"), "✔Enough hours"},
	} {
		site, problems := gardenSite(t, map[string]string{"en/spring.toml": checks, "en/plan.toml": also + "\n"})
		if len(problems) > 0 {
			t.Fatal(also, problems)
		}
		o.opens(site)
		said := o.say(filled)
		said.sane(t, also)
		said.says(t, also, map[string][]string{"spring": says})
	}
}
