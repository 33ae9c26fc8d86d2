/** Shows a page of a workbook over answers from before its ids changed, and
 * tells what became of them. */

import { DatabaseShelf } from "../../../../assets/answers/database";
import { make } from "../../../../assets/answers/file";
import { formerAnswers } from "../../../../assets/answers/former";
import { offers, open as openFiles } from "../../../../assets/answers/opening";
import { read } from "../../../../assets/answers/reading";
import { type Answer, canonical, keyOf, newDossier, readable, type Value } from "../../../../assets/answers/record";
import { prefix, Store } from "../../../../assets/answers/store";
import { book, revisionOf } from "../../../../assets/workbook";
import { Copies } from "../../../../assets/worksheet/copies";
import { Form } from "../../../../assets/worksheet/form";
import { Reading } from "../../../../assets/worksheet/reading";

/** An answer as it was stored, and as it must be found; again when its question
 * means something else since; next is an answer of the type that the question
 * has now, when it has another one. */
export interface Expected { was: Answer; now: Answer; asked: boolean; again: boolean; next?: { kind: string; value: Value } }

const failures: string[] = [];
const fail = (what: string, ...values: unknown[]): void => { failures.push([what, ...values.map(canonical)].join("\n    ")); };
const placeOf = (a: Answer): { person: string; copy: string } => ({ person: a.person, copy: a.copy });
const shapeOf = (a: Answer) => book.sheets[a.worksheet]?.questions.find((q) => q.id === a.question);

/** All of it, in one workbook. */
export async function check(html: string, all: Expected[]): Promise<{ file: string; failures: string[] }> {
  const shelf = new DatabaseShelf(prefix);
  await shelf.make(newDossier("d"), all.map(({ was }) => was));
  const stored = async (): Promise<Answer[]> => (await shelf.load(() => "d")).answers;
  const before = canonical(await stored());
  const store = new Store();
  await store.start();
  found(store, all);
  show(html, store, all);
  await store.flush();
  if (canonical(await stored()) !== before) fail("the records changed", before, await stored());
  const file = await make(store.dossier ?? newDossier("d"), store.kept());
  await answerAnew(store, all);
  indexedDB.deleteDatabase(prefix);
  return { file, failures };
}

/** The same answers, out of a file, on another device. */
export async function open(file: string, all: Expected[]): Promise<{ failures: string[] }> {
  const store = new Store();
  await store.start();
  for (const again of [false, true]) {
    const content = await read(new Blob([file]));
    const [offer] = await offers(store, [content]);
    if (!offer) continue;
    const { fresh = [], differing = [], later = [], gone = [] } = offer.update?.found ?? {};
    if (!content.whole || again !== (offer.update !== undefined) || [fresh, differing, later, gone].some((l) => l.length > 0)) fail("compared", fresh, differing);
    if (!again) await openFiles(store, [{ offer, way: "new", person: { id: "", name: "", group: "", party: "" }, mine: false }]);
  }
  found(store, all);
  const kept = new Map(store.kept().map((a) => [keyOf({ ...a, dossier: "d" }), a]));
  for (const { was } of all) {
    const now = kept.get(keyOf(was));
    if (canonical([now?.kind, now?.value, values(now)]) !== canonical([was.kind, was.value, values(was)])) fail("not in the file", was, now);
  }
  if (canonical(JSON.parse(await make(store.dossier ?? newDossier("d"), store.kept())).answers.length) !== canonical(JSON.parse(file).answers.length)) fail("the next file differs");
  indexedDB.deleteDatabase(prefix);
  return { failures };
}

const values = (a: Answer | undefined): Value[] => (a?.other ?? []).map((o) => o.value);

function found(store: Store, all: Expected[]): void {
  for (const { was, now, asked, again } of all) {
    const got = store.get(now.worksheet, now.question, placeOf(now));
    if (asked && again !== (got?.revision ?? 0) < revisionOf(now.worksheet, now.question)) fail("to look at again", again, was, got);
    const shape = shapeOf(now);
    if (asked && canonical([got?.value, values(got)]) !== canonical([now.value, values(now)])) fail("not found", was, now, got);
    if (!asked && got && (!shape || !readable(got, shape))) fail("another type", was, got);
  }
  const former = formerAnswers(store);
  for (const { was, asked } of all) {
    const told = former.some((f) => keyOf({ ...f.record, dossier: "d" }) === keyOf(was) && f.kind === was.kind && canonical(f.value) === canonical(was.value));
    if (told === (asked || was.value === null || was.question === "")) fail("told as formerly answered", told, was);
  }
  const count = all.filter((e) => e.asked).length;
  if (store.all().length !== count) fail(`${count} are asked`, store.all().map((a) => keyOf(a)));
}

/** What stands on the page must read as what is stored. */
function show(html: string, store: Store, all: Expected[]): void {
  const page = new DOMParser().parseFromString(html, "text/html");
  document.body.replaceChildren(...page.querySelectorAll("form[data-worksheet]"));
  const forms: Form[] = [];
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-worksheet]")) {
    if (form.dataset.repeat === undefined) forms.push(new Form(form, new Reading(store)));
    else forms.push(...new Copies(form, store, () => undefined).forms.values());
  }
  for (const form of forms) for (const q of form.questions) {
    const at = form.reading.place(q.worksheet, q.id);
    const expected = all.find(({ now: n, asked }) => asked && n.worksheet === q.worksheet && n.question === q.id && n.copy === at.copy && n.person === at.person);
    const stored = expected?.now.value ?? null;
    const shape = shapeOf({ worksheet: q.worksheet, question: q.id } as Answer);
    const first = shape?.kind === "table" && shape.from ? shape.columns?.[0]?.id : undefined;
    const [got, wanted] = [q.read(), stored].map((v) => canonical(without(v, first)));
    const choice = q.kind === "choice" && q.read() === null; // its option is not there any more
    if (q.asks && got !== wanted && !choice) fail(`${q.name} of type ${q.kind} shows`, q.read(), stored);
  }
  for (const form of forms) form.close();
  store.dispatchEvent = () => true; // copies go on listening
}

/** A row that belongs to an item is headed by its words of today. */
function without(value: Value, column: string | undefined): Value {
  if (!Array.isArray(value) || column === undefined) return value;
  const rows = value.map((row) => ({ ...row, cells: Object.fromEntries(Object.entries(row.cells).filter(([id]) => id !== column)) }))
    .filter((row) => Object.keys(row.cells).length > 0);
  return rows.length > 0 ? rows : null;
}

/** An answer of another type takes the place, and the old one stays beside it. */
async function answerAnew(store: Store, all: Expected[]): Promise<void> {
  for (const { now, next } of all) {
    if (next) store.set(now.worksheet, now.question, next.kind, next.value, { question: "", options: {} }, placeOf(now));
  }
  await store.flush();
  const text = await make(store.dossier ?? newDossier("d"), store.kept());
  const file = JSON.parse(text) as { answers: Answer[]; formerly: Answer[] };
  for (const { was, next } of all) {
    const same = (a: Answer): boolean => keyOf({ ...a, dossier: "d" }) === keyOf(was) && a.kind === was.kind && canonical(a.value) === canonical(was.value);
    if (next && was.value !== null && !file.formerly.some(same)) fail("lost by answering anew", was, file);
  }
}
