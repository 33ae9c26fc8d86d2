/** What opening a file would change, and doing or undoing it. */

import type { WorkFile } from "./file";
import { type Answer, type Edit, same } from "./record";
import { newDossier, type Store } from "./store";

export interface Comparison {
  fresh: Answer[];                             // only in the file
  equal: Answer[];
  differing: { ours: Answer; theirs: Answer }[];
}

/** Compares a file with what stands here. */
export function compare(store: Store, file: WorkFile): Comparison {
  const result: Comparison = { fresh: [], equal: [], differing: [] };
  for (const theirs of file.answers) {
    const ours = store.at(theirs);
    if (!ours || ours.value === null) result.fresh.push(theirs);
    else if (same(ours.value, theirs.value)) result.equal.push(ours);
    else result.differing.push({ ours, theirs });
  }
  return result;
}

/** Takes a file over: new answers come in, differing ones stand side by side
 * until the reader chooses. Gives a way back. */
export async function take(store: Store, file: WorkFile, found: Comparison): Promise<() => Promise<void>> {
  const dossier = store.dossier ?? { ...newDossier(file.dossier.id), created: file.dossier.created, title: file.dossier.title };
  if (file.dossier.rest) dossier.rest = { ...file.dossier.rest, ...dossier.rest };
  const edits: Edit[] = [];
  for (const theirs of found.fresh) {
    const before = store.at(theirs);
    edits.push({ answer: { ...theirs, dossier: dossier.id }, base: before?.counter ?? 0 });
  }
  for (const { ours, theirs } of found.differing) {
    const kept = (ours.other ?? []).filter((o) => o.from !== "file");
    edits.push({ answer: { ...ours, other: [...kept, { value: theirs.value, time: theirs.time, from: "file" }] }, base: ours.counter });
  }
  const back = edits.map(({ answer }) => {
    const before = store.at(answer);
    return before ?? { ...answer, value: null };
  });
  await store.writeAll(edits, { ...dossier, changed: new Date().toISOString() });
  return async () => {
    const undo = back.map((answer) => {
      const { other, ...rest } = answer;
      const current = store.at(answer);
      return { answer: other ? { ...rest, other } : rest, base: current?.counter ?? answer.counter };
    });
    await store.writeAll(undo, { ...(store.dossier ?? dossier), changed: new Date().toISOString() });
  };
}

