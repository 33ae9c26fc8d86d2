package expression

import (
	"strings"
	"testing"
)

// Every mistake has its place in the text and says what would be right.
func TestMistakes(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		// What is missing.
		{"", `0: a question is missing at the end ()`},
		{"alone", `5: the condition stops after alone (write for example: alone is answered)`},
		{"alone and wish = 3", `6: the condition stops after alone (write for example: alone is answered)`},
		{"alone = ", `8: a value is missing at the end ()`},
		{"alone = yes and", `15: a question is missing at the end ()`},
		{"alone = and wish = 3", `8: a value is missing before and (write an option's id or a number)`},
		{"(alone = yes", `12: the parenthesis that opens at character 1 is not closed ()`},
		{"alone in yes", `9: a list in square brackets should stand here (write [yes, unsure])`},
		{"reasons has any costs", `16: a list in square brackets should stand here (write [yes, unsure])`},
		{"alone in [yes no]", `14: a comma or ] should stand here (write [yes, unsure])`},
		{"alone in [yes", `13: a comma or ] should stand here (write [yes, unsure])`},
		{"alone in []", `10: a value should stand here, not "]" (write an option's id or a number)`},
		{"alone in [yes, ]", `15: a value should stand here, not "]" (write an option's id or a number)`},

		// What is too much.
		{"alone = yes)", `11: this parenthesis closes nothing (take it away)`},
		{"alone = yes alone = no", `12: the condition should end before "alone" (join two conditions with and, or)`},
		{"(alone = yes alone = no)", `13: the condition should end before "alone" (join two conditions with and, or)`},
		{"alone = yes not wish = 3", `12: "and" or "or" is missing before not (write and not)`},
		{"alone = yes and or wish = 3", `16: a question should stand here, not "or" (take one of the two away)`},
		{"alone = yes = no", `12: the condition should end before "=" (join two conditions with and, or)`},
		{strings.Repeat("(", 99), `50: parentheses are nested too deep (write it simpler)`},

		// What other languages write.
		{"much > 65,5", `9: a number has no comma (write a point, as in 2.5)`},
		{"alone == yes", `6: == is not known here (write one =)`},
		{"wish => 3", `5: => is not known here (write >=)`},
		{"wish ≥ 3", `5: ≥ is not known here (write >=)`},
		{"alone <> yes", `6: <> is not known here (write !=)`},
		{"!alone = yes", `0: ! is not known here (write not)`},
		{"alone = yes && wish = 3", `12: && is not known here (write and)`},
		{"alone = yes || wish = 3", `12: || is not known here (write or)`},
		{"alone = yes AND wish = 3", `12: keywords have small letters (write and)`},
		{"Not alone = yes", `0: keywords have small letters (write not)`},
		{"alone IN [yes]", `6: keywords have small letters (write in)`},
		{"alone not in [yes]", `6: not stands before the question (write not alone in […])`},
		{"alone is yes", `9: answered or empty should follow is (write alone = yes)`},
		{"alone is not yes", `9: answered or empty should follow is (write alone != yes)`},
		{"alone is not empty", `9: answered or empty should follow is (write alone is answered)`},
		{"alone is not answered", `9: answered or empty should follow is (write alone is empty)`},
		{"alone is", `8: answered or empty should follow is (write is answered, is empty, or = with a value)`},
		{`alone = "yes"`, `8: a value has no quotes here (write the option's id without quotes)`},
		{"alone = “yes”", `8: a value has no quotes here (write the option's id without quotes)`},
		{"alone likes yes", `6: "likes" cannot follow alone (use =, !=, <, <=, >, >=, in, has, has any, is answered, is empty)`},
		{"wish 3", `5: "3" cannot follow wish (use =, !=, <, <=, >, >=, in, has, has any, is answered, is empty)`},
		{"alone = ?", `8: a value should stand here, not "?" (write an option's id or a number)`},

		// What one cannot reckon with.
		{"wish -1 > 3", `5: a minus needs a space on both sides (write - 1)`},
		{"wish > 3 -1", `9: a minus needs a space on both sides (write - 1)`},
		{"wish + 1", `8: the condition stops after wish + 1 (write for example: wish + 1 is answered)`},
		{"explain + 1 > 3", `0: why.explain is of type longtext: one cannot reckon with it (reckon with numbers, money and scales)`},
		{"wish + (alone = yes) > 3", `7: a value should stand here, not a condition (write a number or the name of a question)`},
		{"money.budget > wish", `15: money.budget and why.wish are not both money (compare money with money or with a number of euros)`},
		{"money.budget * money.budget > 3", `15: money.budget * money.budget makes no amount of money (add money to money; multiply or divide it by a number)`},
		{"money.hours > many", `14: money.hours is a number, and many is none (write figures, with a point before the part: 2.5)`},
		{"money.by < monday", `11: money.by is a date, and monday is none (write 2027-09-12)`},
		{"alone = go.outcome", `8: why.alone is of type yesno and go.outcome of type choice: they cannot be compared ()`},

		// Sums over rows and people.
		{"sum(estimate of money.costs", `27: the parenthesis that opens at character 4 is not closed ()`},
		{"sum(estimate of money.cost) > 1", `16: there is no question, list or repeated worksheet money.cost (did you mean something else?)`},
		{"sum(estimat of money.costs) > 1", `4: there is no question why.estimat (did you mean "estimate"?)`},
		{"sum(item of money.costs) > 1", `4: sum does not fit item, which is of type text ()`},
		{"sum(money.costs) > 1", `0: sum needs a value of each row (write what of each row, as in sum(amount of costs))`},
		{"sum(why.wish of why.alone) > 1", `16: why.alone is of type yesno and has no rows (name a table, a grid, a checklist, a list or a repeated worksheet)`},
		{"count(wish) > 1", `6: count(why.wish) has nothing to choose from or to count (write for example: count(amount of costs))`},
		{"sum(wish + 1 where alone = yes) > 1", `13: where needs rows to choose from (write for example: sum(amount of costs where shared = yes))`},
		{"sum(estimate of money.costs where shared = maybe) > 1", `43: shared has no option maybe (use one of: yes, no)`},
		{"each wish > 3", `5: each gives many answers, one for each person (write for example: median(each why.wish))`},
		{"min(each wish per group) > 1", `18: per needs a sum within this one (write for example: min(median(each wish) per group))`},
		{"min(median(each wish) per age) > 1", `26: people have no age (write per group or per party)`},
		{"max(sum(estimate of money.costs) per paid) > 1", `37: money.costs has no column paid (use one of: estimate, hours, item, paid-by, shared)`},
		{"this.relation = new", `0: this means nothing here (use it on a sheet that repeats, or within sum( ) and its like)`},
		{"partner.colour = red", `0: what partner names has no column colour (use one of: name, relation)`},
		{"split(money.hours, 3) > 1", `6: only money can be split (name an answer of type money)`},
		{"split(money.budget, 3) > 1", `6: split gives many amounts (write for example: max(split(money.budget, 3)))`},
		{"split(money.budget) > 1", `18: split needs an amount, a comma and a number of parts (write split(amount, 3))`},
		{"sum(estimate of money.costs; 3) > 1", `27: ";" cannot stand within sum( ) (use of, where, per, or ))`},

		// Lists stand alone, where a list is asked for.
		{"list(item of money.costs) = tent", `0: list gives several texts: nothing can be reckoned or compared with it (count them, as in count(tasks where by is empty))`},
		{"count(money.costs where list(money.costs) is answered) > 1", `24: list gives several texts: nothing can be reckoned or compared with it (count them, as in count(tasks where by is empty))`},

		// What is no name.
		{"= yes", `0: "=" is not the name of a question (begin with a question, as in alone = yes)`},
		{"a.b.c = d", `0: "a.b.c" is not the name of a question (write question or worksheet.question)`},
		{"why. = yes", `0: "why." is not the name of a question (write question or worksheet.question)`},
		{".alone = yes", `0: "." is not the name of a question (begin with a question, as in alone = yes)`},

		// What does not go together with the question.
		{"alon = yes", `0: there is no question why.alon (did you mean something else?)`},
		{"één = yes", `0: there is no question why.één (did you mean something else?)`},
		{"alone = yess", `8: why.alone has no option yess (did you mean "yes"?)`},
		{"alone = ja", `8: why.alone has no option ja (use one of: yes, no, unsure)`},
		{"alone in [yes, no, yes]", `19: yes stands in this list twice (take one away)`},
		{"alone has yes", `0: has does not fit why.alone, which is of type yesno (write why.alone = yes)`},
		{"alone has any [no, unsure]", `0: has any does not fit why.alone, which is of type yesno (write why.alone in [no, unsure])`},
		{"alone > 3", `0: > does not fit why.alone, which is of type yesno (write why.alone = yes)`},
		{"reasons = costs", `0: comparing with = does not fit why.reasons, which is of type checks (write why.reasons has costs)`},
		{"reasons != costs", `0: comparing with != does not fit why.reasons, which is of type checks (write not why.reasons has costs)`},
		{"reasons in [costs, network]", `0: in does not fit why.reasons, which is of type checks (write why.reasons has any [costs, network])`},
		{"reasons has any [cost]", `17: why.reasons has no option cost (did you mean "costs"?)`},
		{"explain = x", `0: comparing with = does not fit why.explain, which is of type longtext (write why.explain is answered)`},
		{"go.list has x", `0: has does not fit go.list, which is of type table (write go.list is answered)`},
		{"wish has 3", `0: has does not fit why.wish, which is of type scale (write why.wish >= 10)`},
		{"sure = 9", `7: why.sure has no step 9 (use a whole number from 1 to 5)`},
		{"sure = unknown", `7: why.sure has no step unknown (use a whole number from 1 to 5)`},
		{"sure > 5", `7: the scale of why.sure ends at 5, so this is never true (write >= 5)`},
		{"wish = 3.5", `7: why.wish has no step 3.5 (use a whole number from 0 to 10, or unknown)`},
		{"wish > unknown", `7: unknown is neither more nor less than a step (use a whole number from 0 to 10)`},
		{"alon = yes or reasons has cost",
			"0: there is no question why.alon (did you mean something else?)\n" +
				`26: why.reasons has no option cost (did you mean "costs"?)`},
	} {
		tree, mistakes := Parse(c.text)
		if len(mistakes) == 0 {
			mistakes = Check(Qualify(tree, "why"), questions)
		}
		if got := printed(mistakes); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

// A question whose options come from elsewhere and are not known gives no
// empty list to choose from.
func TestNoOptions(t *testing.T) {
	tree, _ := Parse("why.top = costs")
	mistakes := Check(tree, func(string, string) (Operand, string, bool) { return Operand{Kind: "choice"}, "", true })
	if got := printed(mistakes); got != "10: why.top has no option costs ()" {
		t.Error(got)
	}
}

// What a list can hold is a word or a figure of each row.
func TestListMistakes(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"alone", `0: a list should stand here (write for example: list(task of tasks where by is empty))`},
		{"count(money.costs)", `0: a list should stand here (write for example: list(task of tasks where by is empty))`},
		{"list(money.costs) + 1", `0: a list should stand here (write for example: list(task of tasks where by is empty))`},
		{"list(each why.wish)", `0: list needs rows to choose from (write for example: list(task of tasks where by is empty))`},
		{"list(hours * 2 of money.costs)", `5: hours * 2 does not fit list (name one column that has a word or a figure in each row)`},
		{"list(item of money.costs where by is empty)", `31: there is no question why.by (did you mean something else?)`},
		{"list(item of money.costs where sum(hours of money.costs per paid) > 2)", `60: money.costs has no column paid (use one of: estimate, hours, item, paid-by, shared)`},
		{"list(item of money.cost)", `13: there is no question, list or repeated worksheet money.cost (did you mean something else?)`},
	} {
		tree, mistakes := ParseList(c.text)
		if len(mistakes) == 0 {
			mistakes = CheckList(Qualify(tree, "why"), questions)
		}
		if got := printed(mistakes); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}
