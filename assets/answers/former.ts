/** What was answered formerly: to what the workbook does not ask any more, or
 * asks in another form. */

import { type Address, type Answer, type Former, keyOf, same, type Value } from "./record";
import { asked, presentAddress } from "./renamed";
import type { Store } from "./store";

/** A value as it was given, with the words of then. at is where it would stand
 * now; record is the stored answer that holds it. */
export interface FormerAnswer extends Former { at: Address; record: Answer }

const known = new WeakMap<Answer, FormerAnswer[]>(); // a record never changes
const byPlace = new WeakMap<Store, { version: number; all: FormerAnswer[]; places: Map<string, FormerAnswer[]> }>();

/** Everything that was answered formerly in the dossier at hand, the latest
 * last. It stays until the reader throws it away. */
export const formerAnswers = (store: Store): FormerAnswer[] => find(store).all;

/** What was answered formerly at one place, by the same person. */
export const formerAt = (store: Store, at: Address): FormerAnswer[] => find(store).places.get(keyOf(at)) ?? [];

function find(store: Store): { all: FormerAnswer[]; places: Map<string, FormerAnswer[]> } {
  const before = byPlace.get(store);
  if (before?.version === store.version) return before;
  const all = store.kept().flatMap(formerIn).sort((a, b) => (a.time < b.time ? -1 : 1));
  const places = new Map<string, FormerAnswer[]>();
  for (const f of all) places.set(keyOf(f.at), [...places.get(keyOf(f.at)) ?? [], f]);
  const found = { version: store.version, all, places };
  byPlace.set(store, found);
  return found;
}

function formerIn(record: Answer): FormerAnswer[] {
  const before = known.get(record);
  if (before) return before;
  const at = presentAddress(record);
  const now = asked(record);
  const live = asked({ ...record, former: [] }) !== undefined;
  const own: Former[] = live ? [] : [{ ...record }, ...record.other ?? []]
    .map(({ value, time }) => ({ kind: record.kind, value, words: record.words, time }));
  const counts = (f: Former): boolean => !live && now?.kind === f.kind && now.time === f.time;
  const found = [...own, ...(record.former ?? []).filter((f) => !counts(f))]
    .filter((f) => f.value !== null && record.question !== "") // the order of copies is nothing to read
    .map(({ kind, value, words, time }) => ({ kind, value, words, time, at, record }));
  known.set(record, found);
  return found;
}

/** Throws a former answer away. Gives the way back. */
export function discard(store: Store, former: FormerAnswer): () => void {
  const stored = store.at(former.record) ?? former.record;
  const is = (kind: string, f: { value: Value; time: string }): boolean =>
    kind === former.kind && f.time === former.time && same(f.value, former.value);
  const past = (stored.former ?? []).filter((f) => !is(f.kind, f));
  const other = (stored.other ?? []).filter((o) => !is(stored.kind, o));
  if (past.length < (stored.former ?? []).length) store.put({ ...stored, former: past });
  else if (is(stored.kind, stored)) store.put({ ...stored, value: other[0]?.value ?? null, other: other.slice(1) });
  else store.put({ ...stored, other });
  return () => store.put({ ...stored, counter: store.at(stored)?.counter ?? stored.counter });
}
