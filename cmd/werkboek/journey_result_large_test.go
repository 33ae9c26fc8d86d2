package main

import (
	"fmt"
	"slices"
	"testing"
)

// largeGarden is one with this many beds and walks, of 30 crops each, and twice
// as many households.
func largeGarden(beds int) map[string]any {
	ticks, stars := map[string]string{}, []string{}
	for i := range 30 {
		ticks[fmt.Sprint("c", i)] = ""
		stars = append(stars, fmt.Sprint("c", i), fmt.Sprint(i%5+1))
	}
	all := map[string]any{"plan.crops": ticks, "plan.water": map[string]string{"is": "yes"}, "plan.budget": 1000001, "plan.area": "100", "plan.name": "Large"}
	var plots, households, walks []any
	for i := range beds {
		plots = append(plots, cells(fmt.Sprint("b", i), "name", fmt.Sprint("Bed ", i), "keeper", fmt.Sprint("n", i), "sunny", "yes"))
		walks = append(walks, cells(fmt.Sprint("w", i)))
		all[fmt.Sprintf("bed/b%d.ratings", i)] = gridOf("stars", stars...)
		all[fmt.Sprintf("walk/w%d.date", i)] = "2027-01-01"
		all[fmt.Sprintf("p1@mood/w%d.mood", i)] = 3
	}
	for i := range 2 * beds {
		households = append(households, cells(fmt.Sprint("n", i), "name", fmt.Sprint("Nb ", i), "hours", fmt.Sprint(i%7), "share", "100"))
	}
	all["plan.beds"], all["plan.neighbours"], all["walk."] = plots, households, walks
	return all
}

// Four times as many beds, walks and households take about four times as long:
// nothing looks at everything for everything, which would take sixteen times.
// What counts is the best of some tries, on a machine that does other things too.
func TestJourneyLargeResults(t *testing.T) {
	o := newOutcomes(t)
	garden, _ := gardenSite(t, nil)
	o.opens(garden)
	few, many := map[string]float64{}, map[string]float64{}
	var slow []string
	for range 5 {
		o.best(few, gardenFile(garden, largeGarden(50)))
		o.best(many, gardenFile(garden, largeGarden(200)))
		slow = nil
		for id, ms := range many {
			if times := ms / few[id]; ms > 40 && times > 9 || ms > 1000 {
				slow = append(slow, fmt.Sprintf("%s: %.0f ms, %.1f times as long for four times as much", id, ms, times))
			}
		}
		if len(slow) == 0 {
			break
		}
	}
	slices.Sort(slow)
	for _, line := range slow {
		t.Error(line)
	}
	t.Log("200 items by 30 criteria, in milliseconds: ", many)
}

// best keeps the shortest times.
func (o *outcomes) best(times map[string]float64, file map[string]any) {
	o.t.Helper()
	for id, ms := range o.time(file) {
		if before, known := times[id]; !known || ms < before {
			times[id] = ms
		}
	}
}
