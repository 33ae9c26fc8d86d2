package main

import (
	"fmt"
	"os"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// The worked example is filled in through the real client, control by control:
// every joint answer on the sheet where it is asked, every own answer with
// Vul in voor iemand. The copy that is kept then holds the same answers, value
// by value, as the example that ships.
func TestJourneyOracleFill(t *testing.T) {
	b, address, example := newTab(t), site(t), workedExample(t)
	ids := "{}"
	b.visit(address + "voorbeeld.html")
	for _, page := range ask[[]struct {
		Href   string
		Sheets []string
	}](b, `werkboek.pages.filter(p => p.sheets.some(id => !werkboek.sheets[id].view && werkboek.sheets[id].questions.length > 0)).map(p => ({Href: p.href, Sheets: p.sheets.filter(id => !werkboek.sheets[id].view)}))`) {
		b.visit(address + page.Href)
		filling(b, ids)
		for _, sheet := range page.Sheets {
			fillSheet(b, example, sheet)
		}
		b.saved()
		ids = ask[string](b, `JSON.stringify(filling.ids)`)
	}
	fillPeople(b, address, example, ids)
	b.visit(address + "waarom.html")
	data, err := os.ReadFile(keep(b))
	if err != nil {
		t.Fatal(err)
	}
	kept := exampleOf(t, data)
	if diff := cmp.Diff(example.plainAnswers(example.namesOfRows()), kept.plainAnswers(kept.namesOfRows())); diff != "" {
		t.Errorf("what was filled in is not the example:\n%s", diff)
	}
	parties := kept.namesOfRows()
	for _, p := range example.People {
		i := slices.IndexFunc(kept.People, func(k struct{ ID, Name, Group, Party string }) bool { return k.Name == p.Name })
		if i < 0 || kept.People[i].Group != p.Group || kept.People[i].Party != p.Party && parties[kept.People[i].Party] != example.namesOfRows()[p.Party] {
			t.Errorf("%s is not the same: %+v", p.Name, kept.People)
		}
	}
}

// fillSheet fills in what all answer together on a sheet, copy by copy.
func fillSheet(b *tab, example *exampleFile, sheet string) {
	b.t.Helper()
	repeated := ask[bool](b, fmt.Sprintf(`werkboek.sheets[%q].repeat !== undefined`, sheet))
	if !repeated {
		if answers := example.of("", sheet, ""); len(answers) > 0 {
			ask[bool](b, fmt.Sprintf(`filling.form(filling.sheet(%q), %s)`, sheet, jsonOf(b.t, answers)))
		}
		return
	}
	for i, copied := range example.copies(sheet) {
		ask[bool](b, fmt.Sprintf(`filling.form(filling.sheet(%q, %d), %s)`, sheet, i, jsonOf(b.t, example.of("", sheet, copied))))
	}
}

// A lookingAt is a sheet on which people are compared, by group or by party.
type lookingAt struct{ page, compare, field, copied string }

// fillPeople fills in for each person, and says of all to which group and party
// they belong.
func fillPeople(b *tab, address string, example *exampleFile, ids string) {
	b.t.Helper()
	groups, parties := lookingAt{"op-een-lijn", "compare", "group", ""}, lookingAt{"evalueren", "health-compare", "party", "round-1"}
	for i, at := range []lookingAt{groups, parties, groups} {
		b.visit(address + at.page + ".html")
		b.wait(fmt.Sprintf(`document.querySelector('[data-compare="%s"]').dataset.ready !== undefined`, at.compare))
		filling(b, ids)
		if at.copied != "" {
			b.click(at.within(".copies button.copy")) // the first round
		}
		for _, p := range example.People {
			own := slices.DeleteFunc(slices.Clone(example.Answers), func(a exampleAnswer) bool { return a.Person != p.ID || a.Copy != at.copied })
			if len(own) > 0 && i < 2 {
				fillFor(b, at, p.Name, at.of(p.Group, p.Party), own)
			}
		}
		if i > 0 {
			sortPeople(b, at, example)
		}
	}
}

func (at lookingAt) within(selector string) string {
	return `[data-compare="` + at.compare + `"] ` + selector
}

func (at lookingAt) of(group, party string) string {
	return map[string]string{"group": group, "party": party}[at.field]
}

// fillFor fills in for one person, who may be listed already.
func fillFor(b *tab, at lookingAt, name, group string, own []exampleAnswer) {
	b.t.Helper()
	ask[bool](b, fmt.Sprintf(`(() => {
		const sheet = document.querySelector('[data-compare="%s"]'), known = [...sheet.querySelectorAll(".who li")].find(li => li.querySelector("input").value === %q);
		if (known) return known.querySelector("button").click(), true;
		sheet.querySelector("[data-do=fill-in]").click();
		filling.write(sheet.querySelector("#entry-name"), %[2]q);
		filling.tick([...sheet.querySelectorAll("[name=entry-group]")].find(r => r.value === filling.here(%[3]q)), %[3]q);
		sheet.querySelector(".entry-start .main").click();
		return true;
	})()`, at.compare, name, group))
	b.wait(fmt.Sprintf(`document.querySelector('%s')?.textContent.startsWith(%q) === true`, at.within("#entry-head"), name))
	ask[bool](b, fmt.Sprintf(`filling.form(document.querySelector('%s'), %s)`, at.within(".entry-form"), jsonOf(b.t, own)))
	b.saved()
	ask[bool](b, fmt.Sprintf(`(document.querySelector('%s').click(), true)`, at.within(".entry > .buttons .main")))
}

// sortPeople says of everybody to which group or party they belong.
func sortPeople(b *tab, at lookingAt, example *exampleFile) {
	b.t.Helper()
	b.wait(fmt.Sprintf(`document.querySelectorAll('%s').length === %d`, at.within(".who li"), len(example.People)))
	for _, p := range example.People {
		ask[bool](b, fmt.Sprintf(`(() => {
			const line = [...document.querySelectorAll('%s')].find(li => li.querySelector("input").value === %q);
			filling.write(line.querySelector("select"), filling.here(%q));
			return true;
		})()`, at.within(".who li"), p.Name, at.of(p.Group, p.Party)))
	}
	untilPeople(b, at.field)
}

// untilPeople waits until each person who is stored belongs to a group or party.
func untilPeople(b *tab, field string) {
	b.t.Helper()
	for range 100 {
		if askLater[bool](b, `(async () => {
			const name = (await indexedDB.databases()).find(d => d.name.startsWith("werkboek:")).name;
			const db = await new Promise((yes, no) => { const r = indexedDB.open(name); r.onsuccess = () => yes(r.result); r.onerror = no; });
			const all = db.transaction("dossiers").objectStore("dossiers").getAll();
			await new Promise((yes) => { all.onsuccess = yes; });
			db.close();
			return all.result[0].people.every(p => p.`+field+` !== "");
		})()`) {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	b.t.Fatal("not everybody belongs to a ", field)
}
