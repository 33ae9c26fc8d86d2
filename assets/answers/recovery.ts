/** What was never confirmed: the journal of a tab that closed, and what went to
 * the small storage on a day when the database did not answer. */

import type { Journal } from "./journal";
import { smallShelf } from "./places";
import { type Edit, keyOf, newDossier } from "./record";
import type { Shelf } from "./shelf";

/** Stores it, each edit in its own dossier. Gives the edits that could not be
 * stored now, which stay in the journal; undefined when there was nothing. */
export async function recover(prefix: string, shelf: Shelf, journal: Journal): Promise<Edit[] | undefined> {
  const small = shelf.kind === "database" ? smallShelf(prefix) : undefined;
  const noted = journal.pending();
  const inSmall = small?.everything() ?? { dossiers: [], answers: [], damaged: [] };
  const left = latest([...noted, ...inSmall.answers.map((answer) => ({ answer, base: 0 }))]);
  const named = new Map(inSmall.dossiers.filter((d) => d.title !== "").map((d) => [d.id, d])); // they never go up into another one
  const all = group(left);
  for (const id of named.keys()) if (!all.has(id)) all.set(id, []);
  if (all.size === 0) return undefined;
  const failed: Edit[] = [];
  for (const [id, edits] of all) {
    try {
      await shelf.write(named.get(id) ?? newDossier(id), edits, (d) => ({ ...d, changed: new Date().toISOString() }), !named.has(id));
    } catch {
      failed.push(...edits);
    }
  }
  if (failed.length > 0 || shelf.kind === "memory") return failed;
  for (const edit of noted) journal.forget(edit);
  small?.letGo(inSmall);
  return [];
}

/** Of several edits of one answer, the last. */
function latest(edits: Edit[]): Edit[] {
  const all = new Map<string, Edit>();
  for (const edit of edits) {
    const other = all.get(keyOf(edit.answer));
    if (!other || other.answer.time < edit.answer.time) all.set(keyOf(edit.answer), edit);
  }
  return [...all.values()];
}

/** The edits by their dossier. */
function group(edits: Edit[]): Map<string, Edit[]> {
  const groups = new Map<string, Edit[]>();
  for (const edit of edits) groups.set(edit.answer.dossier, [...groups.get(edit.answer.dossier) ?? [], edit]);
  return groups;
}
