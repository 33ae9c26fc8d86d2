/** What a reader does with whole dossiers. Nothing is gone at once: a dossier
 * that is thrown away can come back. */

import { type Dossier, newDossier, randomId, type Snapshot } from "./record";
import { canonical } from "./record";
import type { Store } from "./store";

const keepDays = 30; // of a dossier that was thrown away

const now = (): string => new Date().toISOString();

/** Makes an empty dossier and goes to it. */
export async function begin(store: Store, title: string): Promise<void> {
  const dossier = newDossier(randomId(), title);
  await store.onShelf((shelf) => shelf.make(dossier, []));
  await store.goTo(dossier.id);
}

/** Makes a dossier with the same answers and goes to it. What was told of
 * updates, and what was not yet, goes along. */
export async function duplicate(store: Store, id: string, title: string): Promise<void> {
  const dossier = store.dossiers.find((d) => d.id === id);
  if (!dossier) return;
  const { copied: _, ...rest } = dossier;
  const { id: own, changed } = newDossier();
  const twin: Dossier = { ...rest, id: own, title, changed };
  await store.onShelf(async (shelf) => shelf.make(twin, (await shelf.load(() => id)).answers));
  await store.goTo(twin.id);
}

export const rename = (store: Store, id: string, title: string): Promise<void> => store.change(id, (d) => ({ ...d, title, changed: now() }));

/** Puts a dossier out of the way, or back. */
export const archive = (store: Store, id: string, away: boolean): Promise<void> =>
  store.change(id, ({ archived: _, ...d }) => (away ? { ...d, archived: now() } : d));

/** Throws a dossier away, or takes it back. */
export const throwAway = (store: Store, id: string, away: boolean): Promise<void> =>
  store.change(id, ({ deleted: _, ...d }) => (away ? { ...d, deleted: now() } : d));

/** Takes a dossier away for good, with its snapshots. */
export const remove = (store: Store, id: string): Promise<void> => store.remove(id);

/** Takes away for good what was thrown away long ago. */
export async function emptyBin(store: Store): Promise<void> {
  const old = store.dossiers.filter((d) => d.deleted && Date.now() - Date.parse(d.deleted) > keepDays * 86_400_000);
  for (const { id } of old) await remove(store, id);
}

/** Puts a dossier back as it was in a snapshot. How it is now is put aside
 * first, and that snapshot is the way back. */
export async function restore(store: Store, was: Snapshot): Promise<Snapshot | undefined> {
  const { id } = was.dossier;
  if (!store.dossiers.some((d) => d.id === id)) await store.onShelf((shelf) => shelf.make(was.dossier, []));
  await store.goTo(id);
  const present = await store.answersOf(id);
  const aside = await store.snapshots.take("restore", store.dossier ?? was.dossier, present);
  const before = new Map(present.map((a) => [place(a), a]));
  const then = new Map(was.answers.map((a) => [place(a), a]));
  const gone = present.filter((a) => !then.has(place(a))).map(({ other: _, ...a }) => ({ ...a, value: null }));
  const back = was.answers.filter((a) => canonical(a) !== canonical(before.get(place(a))));
  const edits = [...gone, ...back].map((answer) => ({ answer, base: before.get(place(answer))?.counter ?? answer.counter }));
  await store.writeAll(edits, ({ deleted: _, ...d }) => ({ ...d, ...was.dossier, changed: now() }));
  return aside;
}

const place = (a: { person: string; worksheet: string; copy: string; question: string }): string =>
  [a.person, a.worksheet, a.copy, a.question].join("/");
