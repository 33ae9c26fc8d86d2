package main

import (
	"fmt"
	"slices"
	"strings"
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

// Twice as many beds, walks and households take about twice as long: nothing
// looks at everything for everything. 200 items by 30 criteria are quick.
func TestJourneyLargeResults(t *testing.T) {
	o := newOutcomes(t)
	garden, _ := gardenSite(t, nil)
	o.opens(garden)
	var slow []string
	for range 3 { // a machine that does other things too
		half, whole := o.time(gardenFile(garden, largeGarden(100))), o.time(gardenFile(garden, largeGarden(200)))
		slow = nil
		for id, ms := range whole {
			if ms > 20 && ms > 3.2*half[id] || ms > 400 {
				slow = append(slow, fmt.Sprintf("%s: %.0f ms, %.1f times as long for twice as much", id, ms, ms/half[id]))
			}
			t.Logf("%s: %.0f ms, %.1f times as long for twice as much", id, ms, ms/half[id])
		}
		if len(slow) == 0 {
			return
		}
	}
	slices.Sort(slow)
	t.Error(strings.Join(slow, "\n"))
}
