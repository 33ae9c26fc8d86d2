/** The people whose own answers stand in a dossier, and what a reader does with
 * them. Everything has a way back. */

import { say } from "../workbook";
import { erased } from "./comparison";
import { begin } from "./dossiers";
import { type Answer, type Dossier, type Person, randomId } from "./record";
import type { Store } from "./store";

/** Everybody with answers of their own, also who is not listed by name. */
export function everybody(store: Store): Person[] {
  const listed = store.people;
  const others = new Set(store.all().map((a) => a.person).filter((id) => id !== "" && !listed.some((p) => p.id === id)));
  return [...listed, ...[...others].sort().map((id) => ({ id, name: "", group: "", party: "" }))];
}

/** What a person is called among all: by name, else by number. */
export function called(all: Person[], person: Person): string {
  return person.name || say("who.person", { number: all.findIndex((p) => p.id === person.id) + 1 });
}

/** People with some of them replaced or added, each once. */
export function together(people: readonly Person[], more: readonly Person[]): Person[] {
  const all = new Map(people.map((p) => [p.id, p]));
  for (const person of more) all.set(person.id, person);
  return [...all.values()];
}

/** Adds a person who answers here, in a dossier that may have to be begun. */
export async function add(store: Store, person: Omit<Person, "id">): Promise<Person> {
  if (!store.dossier) await begin(store, "");
  const added = { id: randomId(), ...person };
  await put(store, added);
  return added;
}

/** Gives a person another name or group. */
export const put = (store: Store, person: Person): Promise<void> =>
  store.change(store.dossier?.id ?? "", (d) => ({ ...d, people: together(d.people ?? [], [person]) }));

/** Takes a person away with all own answers, in one go. Gives the way back. */
export async function remove(store: Store, id: string): Promise<() => Promise<void>> {
  const dossier = store.dossier as Dossier;
  const all = await store.answersOf(dossier.id);
  const own = all.filter((a) => a.person === id);
  await store.snapshots.take("erase", dossier, all);
  const listed = dossier.people?.find((p) => p.id === id);
  const write = (answers: Answer[], people: (now: Person[]) => Person[]): Promise<void> =>
    store.onShelf((shelf) => shelf.write(dossier, answers.map((answer) => ({ answer, base: answer.counter })),
      (d) => ({ ...d, people: people(d.people ?? []) }), false));
  await write(own.map((a) => erased(a).answer), (now) => now.filter((p) => p.id !== id));
  return () => write(own.map((a) => ({ ...a, counter: a.counter + 1 })), (now) => (listed ? together(now, [listed]) : now));
}
