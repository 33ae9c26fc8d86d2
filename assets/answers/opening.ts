/** What opening a file would change, and doing or undoing it. */

import type { WorkFile } from "./file";
import { type Answer, type Edit, type Former, formerOf, same, sameForm } from "./record";
import { asked } from "./renamed";
import type { Store } from "./store";

export interface Comparison {
  fresh: Answer[];                             // only in the file
  equal: Answer[];
  differing: { ours: Answer; theirs: Answer }[];
}

/** Compares a file with what stands here, each answer where the workbook asks
 * it now. What it does not ask any more is compared as it is stored. */
export function compare(store: Store, file: WorkFile): Comparison {
  const result: Comparison = { fresh: [], equal: [], differing: [] };
  for (const theirs of file.answers) {
    const now = asked(theirs);
    const ours = now ? store.counterpart(theirs) : alike(store.at(theirs), theirs);
    if (!ours || ours.value === null && !ours.other?.length) result.fresh.push(theirs);
    else if (!same(ours.value, (now ?? theirs).value)) result.differing.push({ ours, theirs: now ?? theirs });
    else (bringsMore(now ?? theirs, ours) ? result.fresh : result.equal).push(theirs);
  }
  return result;
}

/** Whether an answer with the same value has others beside it that ours lacks. */
function bringsMore(theirs: Answer, ours: Answer): boolean {
  const values = [{ value: ours.value }, ...ours.other ?? []];
  return (theirs.other ?? []).some((t) => !values.some((o) => same(o.value, t.value)))
    || (formerOf(theirs, ours).former ?? []).some((t) => !ours.former?.some((o) => equal(o, t)));
}

const equal = (a: Former, b: Former): boolean => a.kind === b.kind && same(a.value, b.value);

const alike = (ours: Answer | undefined, theirs: Answer): Answer | undefined => (ours && sameForm(ours, theirs) ? ours : undefined);

/** An answer that comes in, with what stands in its place among the former
 * ones; or the other way round, when only that is asked. */
function arriving(store: Store, theirs: Answer, dossier: string): Edit {
  const now = asked(theirs);
  const answer = { ...(now && store.at(now) ? now : theirs), dossier };
  const before = store.at(answer);
  const [first, second] = before && before.value !== null && !now ? [before, answer] : [answer, before];
  return { answer: withPast(first, second), base: before?.counter ?? 0 };
}

/** An answer with what it and another one have beside them; each only once. */
function withPast(answer: Answer, second: Answer | undefined): Answer {
  const all = [...answer.former ?? [], ...formerOf(second, answer).former ?? []];
  const former = all.filter((f, i) => all.findIndex((g) => equal(f, g)) === i);
  const values = [...answer.other ?? [], ...second && sameForm(second, answer) ? second.other ?? [] : []];
  const other = values.filter((o, i) => !same(o.value, answer.value) && values.findIndex((p) => same(p.value, o.value)) === i);
  return { ...answer, ...(former.length > 0 && { former }), ...(other.length > 0 && { other }) };
}

/** Takes a file over: new answers come in, differing ones stand side by side
 * until the reader chooses. Gives a way back. */
export async function take(store: Store, file: WorkFile, found: Comparison): Promise<() => Promise<void>> {
  const dossier = store.dossier?.id ?? file.dossier.id;
  if (!store.dossier) await store.onShelf((shelf) => shelf.make(file.dossier, []));
  const edits: Edit[] = found.fresh.map((theirs) => arriving(store, theirs, dossier));
  for (const { ours, theirs } of found.differing) {
    const kept = [...ours.other ?? [], ...theirs.other ?? []].filter((o) => o.from !== "file" && !same(o.value, theirs.value));
    const other = [...kept, { value: theirs.value, time: theirs.time, from: "file" }];
    edits.push({ answer: { ...withPast(ours, theirs), other }, base: ours.counter });
  }
  const back = edits.map(({ answer }) => {
    const { other: _, former: __, ...bare } = answer;
    return store.at(answer) ?? store.counterpart(answer) ?? { ...bare, value: null };
  });
  await store.writeAll(edits, (d) => ({ ...d, changed: new Date().toISOString(), rest: { ...file.dossier.rest, ...d.rest } }));
  return () => store.writeAll(back.map((answer) => ({ answer, base: store.at(answer)?.counter ?? answer.counter })));
}
