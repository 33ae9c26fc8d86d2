package main

import (
	"fmt"
	"slices"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/evanw/esbuild/pkg/api"
)

// manyAnswers is how many answers the dossier of the benchmark holds.
const manyAnswers = 5000

// answersProbe puts our store in reach of a script, beside its floor: the least
// that a page can do to keep the same records in the same browser. Both are
// timed in turn, so that what else the machine does counts for both.
const answersProbe = `
import { Store, prefix } from "./answers/store";
import { keyOf } from "./answers/record";
import { book, revisionOf } from "./workbook";

const key = ["dossier", "person", "worksheet", "copy", "question"];
const made = (request) => new Promise((resolve, reject) => { request.onsuccess = () => resolve(request.result); request.onerror = () => reject(request.error); });
const complete = (transaction) => new Promise((resolve, reject) => { transaction.oncomplete = resolve; transaction.onabort = () => reject(transaction.error); });

/** Texts as people write them, for as many persons as it takes. */
function records(dossier, n) {
	const asked = Object.entries(book.sheets).flatMap(([worksheet, sheet]) => sheet.repeat ? [] : (sheet.questions ?? []).filter(q => q.kind === "longtext" || q.kind === "text").map(q => ({worksheet, question: q.id, kind: q.kind})));
	return Array.from({length: n}, (_, i) => {
		const {worksheet, question, kind} = asked[i % asked.length], person = i < asked.length ? "" : "p" + Math.floor(i / asked.length);
		return {dossier, person, worksheet, copy: "", question, kind, value: "Antwoord " + i + ": we willen elkaar beter leren kennen en samen iets doen voor de buurt.",
			words: {question: "Wat willen we samen?", options: {}}, revision: revisionOf(worksheet, question), counter: 1, time: new Date(1800000000000 + i).toISOString(), tab: "x"};
	});
}

const openBare = () => {
	const request = indexedDB.open("bare", 1);
	request.onupgradeneeded = () => request.result.createObjectStore("answers", {keyPath: key});
	return made(request);
};

async function fill(n) {
	const store = new Store();
	await store.start();
	store.set("why", "explain", "longtext", "eerste", {question: "", options: {}});
	await store.flush();
	const all = records(store.dossier.id, n);
	await store.writeAll(all.filter(a => keyOf(a) !== keyOf(store.kept()[0])).map(answer => ({answer, base: 0})));
	const bare = await openBare(), transaction = bare.transaction("answers", "readwrite");
	for (const answer of store.kept()) transaction.objectStore("answers").put(answer);
	await complete(transaction);
	bare.close();
	return store.kept().length;
}

const took = async (work) => { const before = performance.now(); await work(); return performance.now() - before; };

/** Pairs of times in ms, ours and the floor's, after some that warm up. */
async function pairs(rounds, ours, floor) {
	const all = [];
	for (let i = -3; i < rounds; i++) {
		const pair = i % 2 ? [await took(ours), await took(floor)] : [await took(floor), await took(ours)].reverse();
		if (i >= 0) all.push(pair);
		await new Promise(next => setTimeout(next));
	}
	return all;
}

async function saving(rounds) {
	const store = new Store(), bare = await openBare();
	await store.start();
	const record = {...store.kept()[0]};
	let n = 0;
	return pairs(rounds, () => {
		store.set(record.worksheet, record.question, record.kind, "ons " + n++, record.words);
		return store.flush();
	}, () => {
		const transaction = bare.transaction("answers", "readwrite", {durability: "strict"});
		transaction.objectStore("answers").put({...record, value: "kaal " + n++});
		return complete(transaction);
	});
}

async function opening(rounds) {
	let store, held;
	const all = await pairs(rounds, async () => {
		store = new Store();
		await store.start();
		store.all();
	}, async () => {
		const bare = await openBare();
		held = await made(bare.transaction("answers").objectStore("answers").getAll());
		bare.close();
	});
	if (store.all().length !== held.length) throw new Error("not all are there");
	return all;
}

window.probe = {fill, saving, opening};
`

// BenchmarkAnswers saves one answer among 5,000, and opens a dossier of 5,000,
// through our store and, in turn on the same page, through the barest script
// for IndexedDB on the same records: one put with the same durability, one
// getAll. It reports the ratio of the medians, which is to be 3 at most.
func BenchmarkAnswers(b *testing.B) {
	tab, address := newTab(b), site(b)
	built := api.Build(api.BuildOptions{Bundle: true, Format: api.FormatIIFE, Target: api.ES2022,
		Stdin: &api.StdinOptions{Contents: answersProbe, ResolveDir: "../../assets", Loader: api.LoaderJS}})
	if len(built.Errors) > 0 {
		b.Fatal(built.Errors)
	}
	tab.visit(address + "index.html")
	shape := ask[string](tab, `document.querySelector("script[src*=workbook-]").src`)
	fresh := func() { // our origin, and no other store that listens along
		tab.do(chromedp.Navigate(shape))
		askLater[bool](tab, `fetch(location.href).then(r => r.text()).then(text => { (0, eval)(text.replace(/^const /, "var ")); return true; })`)
		ask[bool](tab, string(built.OutputFiles[0].Contents)+";true")
	}
	fresh()
	if n := askLater[int](tab, fmt.Sprintf(`probe.fill(%d)`, manyAnswers)); n < manyAnswers {
		b.Fatal("only ", n, " answers are kept")
	}
	for _, what := range []string{"saving", "opening"} {
		b.Run(what, func(b *testing.B) {
			fresh()
			times := askLater[[][2]float64](tab, fmt.Sprintf(`probe.%s(%d)`, what, max(b.N, 41)))
			ours, floor := median(times, 0), median(times, 1)
			b.ReportMetric(ours/floor, "×IndexedDB")
			b.ReportMetric(ours, "ms")
			b.ReportMetric(0, "ns/op") // the browser keeps the time
		})
	}
	tab.overlook("404") // the browser looks for an icon
}

// median gives the middle one of one side of the pairs.
func median(pairs [][2]float64, side int) float64 {
	var times []float64
	for _, pair := range pairs {
		times = append(times, pair[side])
	}
	slices.Sort(times)
	return times[len(times)/2]
}
