package main

import (
	"encoding/json"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/evanw/esbuild/pkg/api"
)

// comparing loads the rules by which answers are compared.
func comparing(t *testing.T) *tab {
	t.Helper()
	built := api.Build(api.BuildOptions{EntryPoints: []string{"testdata/compare/compare.ts"}, Bundle: true, Format: api.FormatIIFE, GlobalName: "compared"})
	if len(built.Errors) > 0 {
		t.Fatal(built.Errors)
	}
	b := newTab(t)
	b.do(chromedp.Navigate("about:blank"))
	ask[bool](b, "window.werkboek = {id: \"\", sheets: {}, lists: {}, pages: [], renamed: {}, phrases: {}};"+string(built.OutputFiles[0].Contents)+";window.compared = compared;true")
	return b
}

// The six people of the shipped example, three of the board and three
// volunteers, lie as far apart as the example says; and so at every border.
func TestHowFarAnswersLieApart(t *testing.T) {
	b := comparing(t)
	yes, no, unsure := `{is:"yes"}`, `{is:"no"}`, `{is:"unsure"}`
	list := func(values ...string) string {
		out := "["
		for i, v := range values {
			if i > 0 {
				out += ","
			}
			out += v
		}
		return out + "]"
	}
	for _, c := range []struct{ name, kind, board, volunteers, want string }{
		{"wish", "scale", "[5,4,4]", "[4,3,3]", "differ"},
		{"fits-mission", "scale", "[4,4,3]", "[4,4,3]", "agree"},
		{"in-favour", "scale", "[5,4,5]", "[4,3,2]", "far-apart"},
		{"comfort", "scale", "[4,4,4]", "[4,3,4]", "agree"},
		{"informed", "yesno", list(yes, yes, yes), list(yes, unsure, no), "far-apart"},
		{"few-only", "yesno", list(no, unsure, no), list(no, yes, yes), "far-apart"},
		{"reluctant", "yesno", list(no, no, no), list(unsure, unsure, yes), "far-apart"},
		{"time", "yesno", list(yes, yes, unsure), list(unsure, no, unsure), "far-apart"},
		{"hands", "yesno", list(no, unsure, no), list(no, no, unsure), "differ"},
		{"budget", "yesno", list(yes, yes, yes), list(unsure, yes, yes), "differ"},
		{"best-result", "yesno", list(yes, yes, yes), list(yes, unsure, yes), "differ"},
		{"alone", "yesno", list(no, yes, no), list(unsure, yes, no), "far-apart"},
		{"same-goal", "scale", "[5,4,4]", "[5,5,5]", "differ"}, // one step wide, but the middles are a step apart
		{"two wide", "scale", "[1,3]", "[2,2]", "differ"},
		{"three wide", "scale", "[1,4]", "[2,2]", "far-apart"},
		{"middles two apart", "scale", "[1,1,2]", "[3,3,3]", "far-apart"},
		{"one group", "scale", "[3,3,4]", "[]", "agree"},
		{"who does not know is left out", "scale", `[3,"unknown"]`, `["unknown",3]`, "agree"},
		{"what is no step is left out", "scale", `[3,"99 "]`, "[]", "few"}, // as typed.ts marks it
		{"only one knows", "scale", `[3,"unknown"]`, "[]", "few"},
		{"one answer", "yesno", list(yes), "[]", "few"},
		{"none", "choice", "[]", "[]", "few"},
		{"the same option", "choice", `["a","a"]`, `["a"]`, "agree"},
		{"one in common", "choice", `["a","b"]`, `["b","c"]`, "differ"},
		{"none in common", "choice", `["a","b"]`, `["c"]`, "far-apart"},
		{"none in common, one group", "choice", `["a","b"]`, "[]", "differ"},
		{"ticks in another order", "checks", `[{a:"",b:"x"}]`, `[{b:"",a:""}]`, "agree"},
		{"ticks in common", "checks", `[{a:"",b:""}]`, `[{b:"",c:""}]`, "differ"},
		{"no tick in common", "checks", `[{a:""}]`, `[{c:""}]`, "far-apart"},
		{"words", "longtext", `["a"]`, `["b"]`, "told"},
		{"numbers", "number", `["2"]`, `["3"]`, "differ"},
		{"grid, one row far apart", "grid", `[{x:{score:"1"},y:{score:"3"}}]`, `[{x:{score:"5"},y:{score:"3"}}]`, "far-apart"},
		{"grid, all rows near", "grid", `[{x:{score:"3"}}]`, `[{x:{score:"3",note:"other words"}}]`, "agree"},
		{"hostile ids", "checks", `[JSON.parse('{"__proto__":"","constructor":""}')]`, `[{constructor:""}]`, "differ"},
	} {
		question := `{kind:"` + c.kind + `",columns:[{id:"score",kind:"scale"},{id:"note",kind:"text"}]}`
		if got := ask[string](b, "compared.levelOf("+question+",["+c.board+","+c.volunteers+"])"); got != c.want {
			t.Errorf("%s: %s, not %s", c.name, got, c.want)
		}
	}
}

// A joint answer that is more hopeful than the middle of what people said apart
// is told; a yes that worries is the less hopeful one.
func TestMilderTogetherThanApart(t *testing.T) {
	b := comparing(t)
	for _, c := range []struct {
		name, question, joint, apart string
		want                         bool
	}{
		{"few-only", `{kind:"yesno",worry:"yes"}`, "no", "no unsure no no yes yes", true},
		{"hands", `{kind:"yesno"}`, "unsure", "no unsure no no no unsure", true},
		{"reluctant", `{kind:"yesno",worry:"yes"}`, "unsure", "no no no unsure unsure yes", false},
		{"time", `{kind:"yesno"}`, "unsure", "yes yes unsure unsure no unsure", false},
		{"budget", `{kind:"yesno"}`, "yes", "yes yes yes unsure yes yes", false},
		{"a no that worries", `{kind:"yesno",worry:"no"}`, "yes", "no no yes", true},
		{"one person", `{kind:"yesno"}`, "yes", "no", false},
	} {
		values := `"` + c.apart + `".split(" ").map(is => ({is}))`
		if got := ask[bool](b, `compared.milder(`+c.question+`,{is:"`+c.joint+`"},`+values+`)`); got != c.want {
			t.Errorf("%s: %t", c.name, got)
		}
	}
	expect(b, `compared.milder({kind:"scale"}, 4, [5,4,5,4,3,2])`, false)
	expect(b, `compared.milder({kind:"scale"}, 5, [5,4,5,4,3,2])`, true)
	expect(b, `compared.milder({kind:"scale"}, null, [1,2])`, false)
	expect(b, `compared.milder({kind:"choice"}, "a", ["b","b"])`, false)
	expect(b, `compared.milder({kind:"grid",columns:[{id:"s",kind:"scale"}]}, {x:{s:"5"}}, [{x:{s:"2"}},{x:{s:"3"}}])`, true)
	expect(b, `compared.byDistance([["a","differ"],["b","far-apart"],["c","agree"],["d","far-apart"],["e","differ"]].map(([name, level]) => ({name, level})), ["d","e"]).map(p => p.name).join("")`, "dbeac")
}

// No group of fewer than three stands apart without its consent, also not as
// the rest that stays over.
func TestSmallGroupsStayHidden(t *testing.T) {
	b := comparing(t)
	for _, c := range []struct {
		name, members, agreed, want string
	}{
		{"three and three", "aaabbb", "", "a3 b3"},
		{"three and two", "aaabb", "", "everyone5"},
		{"three and two that agree", "aaabb", "b", "a3 b2"},
		{"one beside two large groups joins the smaller", "aaaabbbc", "", "a4 others4"},
		{"two and one hide among each other", "aaabbc", "", "a3 others3"},
		{"one group", "aaa", "", "a3"},
		{"two people", "ab", "", "everyone2"},
		{"one agreed, one over", "aab", "a", "everyone3"},
		{"nobody", "", "", ""},
	} {
		got := ask[string](b, `compared.sides([..."`+c.members+`"].map((group, i) => ({id: String(i), group})), ["a", "b", "c"], new Set("`+c.agreed+`"))
			.map(s => (s.id || (s.whole ? "everyone" : "others")) + s.members.length).join(" ")`)
		if got != c.want {
			t.Errorf("%s: %q, not %q", c.name, got, c.want)
		}
	}
}

// A voice is what one person answered alone, in the tests.
type voice struct {
	Person, Group, Name string
	Answers             map[string]any // by worksheet.question
}

// seed puts the own answers of people into the open dossier, as opened files
// do, and opens the page anew.
func (b *tab) seed(voices []voice) {
	b.t.Helper()
	data, err := json.Marshal(voices)
	if err != nil {
		b.t.Fatal(err)
	}
	failed := askLater[string](b, `(async (voices) => {
		const name = (await indexedDB.databases()).find(d => d.name.startsWith("werkboek:")).name;
		const db = await new Promise((yes, no) => { const r = indexedDB.open(name); r.onsuccess = () => yes(r.result); r.onerror = no; });
		const t = db.transaction(["dossiers", "answers"], "readwrite");
		const all = t.objectStore("dossiers").getAll();
		all.onsuccess = () => {
			const dossier = all.result[0];
			dossier.people = voices.map(v => ({ id: v.Person, name: v.Name, group: v.Group, party: "" }));
			t.objectStore("dossiers").put(dossier);
			for (const v of voices) for (const [at, value] of Object.entries(v.Answers)) {
				const [worksheet, question] = at.split(".");
				const kind = werkboek.sheets[worksheet].questions.find(q => q.id === question).kind;
				t.objectStore("answers").put({ dossier: dossier.id, person: v.Person, worksheet, copy: "", question, kind, value,
					words: { question, options: {} }, revision: 1, counter: 1, time: "2027-01-01T10:00:00.000Z", tab: "file" });
			}
		};
		await new Promise((yes, no) => { t.oncomplete = yes; t.onerror = no; });
		db.close();
		return "";
	})(`+string(data)+`)`)
	if failed != "" {
		b.t.Fatal(failed)
	}
	b.reload()
	b.wait(`document.querySelector("[data-compare]")?.dataset.ready !== undefined`)
}
