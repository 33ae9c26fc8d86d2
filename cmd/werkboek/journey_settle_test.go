package main

import (
	"testing"

	"github.com/evanw/esbuild/pkg/api"
)

// Whoever pays and gets, and however many they are: afterwards everybody is even,
// nobody pays who has to get, and there are fewer payments than people.
func TestJourneySettle(t *testing.T) {
	b := newTab(t)
	built := api.Build(api.BuildOptions{EntryPoints: []string{"../../assets/result/settle.ts"}, Bundle: true, Format: api.FormatIIFE, GlobalName: "settling"})
	if len(built.Errors) > 0 {
		t.Fatal(built.Errors)
	}
	ask[bool](b, string(built.OutputFiles[0].Contents)+`;true`)
	wrong := ask[string](b, `(() => {
		let seed = 7;
		const random = (n) => (seed = seed * 16807 % 2147483647) % n;
		for (let round = 0; round < 2000; round++) {
			const people = Array.from({ length: random(8) }, (_, i) => ({ label: "p" + i, amount: random(3) === 0 ? 0 : random(200001) - 100000 }));
			if (people.length > 0) people[people.length - 1].amount -= people.reduce((all, p) => all + p.amount, 0);
			const left = new Map(people.map((p) => [p.label, p.amount]));
			const payments = settling.settle(people);
			for (const { from, to, amount } of payments) {
				if (!(amount > 0) || people.find((p) => p.label === from).amount <= 0 || people.find((p) => p.label === to).amount >= 0) return JSON.stringify({ people, payments });
				left.set(from, left.get(from) - amount);
				left.set(to, left.get(to) + amount);
			}
			if ([...left.values()].some((v) => v !== 0) || payments.length > Math.max(0, people.length - 1)) return JSON.stringify({ people, payments });
		}
		return "";
	})()`)
	if wrong != "" {
		t.Error(wrong)
	}
}
