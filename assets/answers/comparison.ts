/** What a file says beside what stands in a dossier, question by question, and
 * the edits that bring the two together. */

import type { Aside } from "./aside";
import { type Answer, type Edit, type Former, formerOf, same, sameForm } from "./record";
import { asked } from "./renamed";

export interface Pair { ours: Answer; theirs: Answer }

export interface Comparison {
  fresh: Answer[];    // only in the file
  equal: Answer[];
  differing: Pair[];  // both stay, and the reader chooses
  later: Pair[];      // somebody else changed the own answer since
  earlier: Pair[];    // the other way round: what stands here is the later one
  gone: Answer[];     // somebody else took the own answer back since
}

/** Compares answers with what stands in a dossier, each where the workbook asks
 * it now. What it does not ask any more is compared as it is stored. Of the own
 * answers of anybody but me the last one counts: only that person chooses. */
export function compare(held: Aside, answers: Answer[], me: string): Comparison {
  const result: Comparison = { fresh: [], equal: [], differing: [], later: [], earlier: [], gone: [] };
  for (const theirs of answers) {
    const now = asked(theirs);
    const ours = now ? held.counterpart(theirs) : alike(held.at(theirs), theirs);
    const pair = ours && { ours, theirs: now ?? theirs };
    if (!pair || pair.ours.value === null && !pair.ours.other?.length) result.fresh.push(theirs);
    else if (same(pair.ours.value, pair.theirs.value)) (bringsMore(pair.theirs, pair.ours) ? result.fresh : result.equal).push(theirs);
    else if (theirs.person === "" || theirs.person === me) result.differing.push(pair);
    else (pair.ours.time < theirs.time ? result.later : result.earlier).push(pair);
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

/** The edits that take a file over. */
export function editsOf(held: Aside, found: Comparison): Edit[] {
  return [
    ...found.fresh.map((theirs) => arriving(held, theirs)),
    ...found.differing.map(beside),
    ...found.later.map(({ theirs }) => inPlace(held, theirs)),
    ...found.gone.map((ours) => ({ answer: { ...ours, value: null }, base: ours.counter })),
  ];
}

/** An answer that comes in, with what stands in its place among the former
 * ones; or the other way round, when only that is asked. */
function arriving(held: Aside, theirs: Answer): Edit {
  const now = asked(theirs);
  const answer = { ...(now && held.at(now) ? now : theirs), dossier: held.dossier.id };
  const before = held.at(answer);
  const [first, second] = before && before.value !== null && !now ? [before, answer] : [answer, before];
  return { answer: withPast(first, second), base: before?.counter ?? 0 };
}

/** Both values, until the reader chooses. */
function beside({ ours, theirs }: Pair): Edit {
  const kept = [...ours.other ?? [], ...theirs.other ?? []].filter((o) => o.from !== "file" && !same(o.value, theirs.value));
  const other = [...kept, { value: theirs.value, time: theirs.time, from: "file" }];
  return { answer: { ...withPast(ours, theirs), other }, base: ours.counter };
}

/** A later value of somebody else, in the place of the one before. */
function inPlace(held: Aside, theirs: Answer): Edit {
  const before = held.at(theirs);
  const { other: _, ...answer } = withPast({ ...theirs, dossier: held.dossier.id }, before);
  return { answer, base: before?.counter ?? 0 };
}

/** An answer that is taken away, with all that stood beside it. */
export function erased({ other: _, former: __, ...answer }: Answer): Edit {
  return { answer: { ...answer, value: null, time: new Date().toISOString() }, base: answer.counter };
}

/** An answer with what it and another one have beside them; each only once. */
function withPast(answer: Answer, second: Answer | undefined): Answer {
  const all = [...answer.former ?? [], ...formerOf(second, answer).former ?? []];
  const former = all.filter((f, i) => all.findIndex((g) => equal(f, g)) === i);
  const values = [...answer.other ?? [], ...second && sameForm(second, answer) ? second.other ?? [] : []];
  const other = values.filter((o, i) => !same(o.value, answer.value) && values.findIndex((p) => same(p.value, o.value)) === i);
  return { ...answer, ...(former.length > 0 && { former }), ...(other.length > 0 && { other }) };
}

/** What stood at the places of edits, to put back. */
export function before(held: Aside, edits: Edit[]): Answer[] {
  return edits.flatMap(({ answer }) => {
    const stood = held.at(answer);
    if (stood) return [stood];
    const none = erased(answer).answer;
    const elsewhere = held.counterpart(answer);
    return elsewhere && !samePlace(elsewhere, answer) ? [none, elsewhere] : [elsewhere ?? none];
  });
}

const samePlace = (a: Answer, b: Answer): boolean =>
  a.person === b.person && a.worksheet === b.worksheet && a.copy === b.copy && a.question === b.question;
