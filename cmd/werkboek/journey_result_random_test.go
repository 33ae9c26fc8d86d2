package main

import (
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// randomDossiers is how many dossiers by chance the results are asked about;
// ten times as many with WERKBOEK_LONG.
const randomDossiers = 150

// A dossierMaker fills in the garden by chance, now and then with what nobody
// could fill in.
type dossierMaker struct{ *rand.Rand }

func (m dossierMaker) one(all ...string) string { return all[m.IntN(len(all))] }

func (m dossierMaker) text() string {
	return m.one("Ana", "Ana", "Bo", "", "x", "constructor", "<b>", "{plan.name}", "1e308", "12", "=1+1", "\u202e", "__proto", "toString")
}

func (m dossierMaker) figure() string {
	return m.one("0", "1", "3", "7.5", "-2", "0.3333", "100000", "999999999999", "", "", "lots", "1e308", manyFigures, "00", "-0", "1,5", "٤٢")
}

func (m dossierMaker) cents() string {
	return m.one("0", "1", "100", "3333", "-250", "99999999999999", "", "100.12345", "about 3", manyFigures)
}

func (m dossierMaker) day() string {
	return m.one("2027-01-01", "2027-06-05", "2024-02-29", "2027-02-31", "2027-13-45", "soon", "", "0000-00-00")
}

func (m dossierMaker) step() string {
	return m.one("0", "1", "2", "3", "4", "5", "5", "unknown", "", "-1", "99", "2.5", "x")
}

func (m dossierMaker) item() string { return m.one("n1", "n2", "n3", "us", "gone", "", "constructor") }

func (m dossierMaker) table(prefix string, most int, cell func() []string) []any {
	all := []any{}
	for i := range m.IntN(most + 1) {
		all = append(all, cells(fmt.Sprint(prefix, i+1), cell()...))
	}
	return all
}

func (m dossierMaker) grid(column string, ids ...string) map[string]any {
	all := map[string]any{}
	for _, id := range ids {
		if m.IntN(3) > 0 {
			all[id] = map[string]string{column: m.step(), "why": m.text()}
		}
	}
	return all
}

func (m dossierMaker) answers() map[string]any {
	crops := []string{"herbs", "beans", "pumpkin", "other", "mango", "constructor"}
	ticks := map[string]string{}
	for _, id := range crops {
		if m.IntN(2) == 0 {
			ticks[id] = m.text()
		}
	}
	all := map[string]any{
		"plan.name": m.text(), "plan.dream": m.text(), "plan.water": map[string]string{"is": m.one("yes", "no", "unsure", "perhaps", "")}, "plan.soil": m.one("clay", "sand", "unknown", "lava"),
		"plan.crops": ticks, "plan.wish": m.IntN(9) - 2, "plan.area": m.figure(), "plan.opening": m.day(), "plan.tap": map[string]string{"is": m.one("todo", "done", "not-needed", "x"), "by": m.day()},
		"plan.budget": []any{m.IntN(100_000), m.IntN(100_000), -m.IntN(1000), 9007199254740991, m.cents()}[m.IntN(5)],
		"plan.neighbours": m.table("n", 7, func() []string {
			return []string{"name", m.text(), "since", m.day(), "share", m.cents(), "hours", m.figure(), "likes", m.step()}
		}),
		"plan.beds": m.table("b", 4, func() []string {
			return []string{"name", m.text(), "keeper", m.item(), "sunny", m.one("yes", "no", "unsure", "x", "")}
		}),
		"plan.duties": m.grid("weight", "weeding", "watering", "gone"), "taste.crops": m.grid("weight", crops...), "plan.chair": m.item(),
		"walk.": m.table("w", 3, func() []string { return nil }),
	}
	for i := range 4 {
		all[fmt.Sprintf("bed/b%d.ratings", i+1)] = m.grid("stars", crops...)
		all[fmt.Sprintf("walk/w%d.date", i+1)] = m.day()
		for p := range m.IntN(5) {
			all[fmt.Sprintf("p%d@mood/w%d.mood", p, i+1)] = m.IntN(9) - 2
			all[fmt.Sprintf("p%d@mood/w%d.points", p, i+1)] = m.grid("score", "smell", "noise", "gone")
		}
	}
	for _, at := range slices.Sorted(maps.Keys(all)) { // an answer of another kind, or none
		switch m.IntN(12) {
		case 0:
			delete(all, at)
		case 1:
			if !strings.HasSuffix(at, ".") {
				all[at] = []typed{{"text", m.text()}, {"number", m.figure()}, {"choice", "yes"}, {"table", []any{cells("r1", "a", m.text())}}, {"checks", ticks}, {"scale", m.IntN(99)}}[m.IntN(6)]
			}
		}
	}
	return all
}

// Whatever stands in a dossier, no result says nonsense, each says something,
// and what is divided adds up to what there was to divide, to the cent.
func TestJourneyResultsByChance(t *testing.T) {
	o := newOutcomes(t)
	garden, _ := gardenSite(t, nil)
	o.opens(garden)
	count, first, divided := randomDossiers, 1, 0
	if longRun() {
		count *= 10
	}
	if seed := os.Getenv("WERKBOEK_SEED"); seed != "" {
		first, _ = strconv.Atoi(seed)
		count = 1
	}
	for seed := first; seed < first+count; seed++ {
		answers := dossierMaker{rand.New(rand.NewPCG(uint64(seed), 5))}.answers()
		said := o.say(gardenFile(garden, answers))
		name := fmt.Sprintf("WERKBOEK_SEED=%d", seed)
		said.sane(t, name)
		for id, text := range said.Page {
			if strings.TrimSpace(text) == "" {
				t.Errorf("%s: %s says nothing", name, id)
			}
		}
		budget, isInt := answers["plan.budget"].(int)
		if parts, ok := said.parts(); ok && isInt {
			divided++
			if sum := int(math.Round(parts)); sum != budget {
				t.Errorf("%s: %d cents were divided into %d: %v", name, budget, sum, said.Page["purse"])
			}
		}
	}
	t.Logf("%d dossiers, in %d of them an amount was divided", count, divided)
	if count > 1 && divided < count/20 {
		t.Errorf("only %d amounts were divided", divided)
	}
}

// parts gives the cents of all households together, when every one has a part.
func (said outcomeOf) parts() (sum float64, ok bool) {
	blocks, _ := said.Blocks["purse"].([]any)
	for _, block := range blocks {
		head, _ := asTable(block)["head"].([]any)
		at := -1
		for i, h := range head {
			if h == "Part of the budget" {
				at = i
			}
		}
		rows, _ := asTable(block)["data"].([]any)
		for _, row := range rows {
			cells, _ := row.([]any)
			if at < 0 || at >= len(cells) || cells[0] == "Together" {
				continue
			}
			euros, err := strconv.ParseFloat(strings.ReplaceAll(cells[at].(string), ",", "."), 64)
			if err != nil {
				return 0, false
			}
			sum, ok = sum+math.Round(euros*100), true
		}
	}
	return sum, ok
}
