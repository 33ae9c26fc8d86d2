/** What an answer is, where it stands, and how two of them compare. */

import { book, day, say } from "../workbook";

export interface Row { id: string; cells: Record<string, string> }

/** yesno and item: the choice, and what is written beside it. */
export interface Marked { is: string; note?: string; who?: string; by?: string }

/** A value by kind: text, longtext, choice, reference, a date (YYYY-MM-DD) and a
 * number (decimal text) are strings; a scale is a number or "unknown"; money is
 * a number of cents; checks and several references have a note per ticked
 * option; table and actions have rows, a grid has cells by row; null is erased.
 * A number or an amount that cannot be read is kept as it was typed. */
export type Value = string | number | Marked | Record<string, string> | Record<string, Record<string, string>> | Row[] | null;

/** The tab of an answer that came in with a file. */
export const fromFile = "file";

export interface Address { dossier: string; person: string; worksheet: string; copy: string; question: string }

/** The question and its options as the reader saw them. */
export interface Words { question: string; options: Record<string, string> }

/** What stands under an id. People write "constructor" too, which every object
 * has something under. */
export const under = <T>(fields: Record<string, T> | undefined, id: string): T | undefined =>
  fields && Object.hasOwn(fields, id) ? fields[id] : undefined;

/** A value that another tab or a file has for the same question. */
export interface Kept { value: Value; time: string; from: string }

/** What was answered when the question was of another type. */
export interface Former { kind: string; value: Value; words: Words; time: string }

export interface Answer extends Address {
  kind: string;
  value: Value;
  words: Words;
  revision: number;   // of the question, when it was answered
  counter: number;
  time: string;
  tab: string;
  other?: Kept[];
  former?: Former[];
}

/** Who gave answers of their own. A person without a name is called by number;
 * group is an option of the column that says groups, or ""; party likewise. */
export interface Person { id: string; name: string; group: string; party: string }

/** Who asks a reader to fill in alone, and which sheets; none means all that
 * have questions for each. */
export interface Invited { by: string; sheets: string[] }

/** With which build of the workbook a dossier was last used, and what the
 * reader was told of earlier updates, so that nothing is told twice. */
export interface Seen { build: string; told: string[] }

/** All answers for one undertaking. */
export interface Dossier {
  id: string;
  title: string;      // "" until the reader names it
  created: string;
  changed: string;
  copied?: string;    // when the reader last had a file in hand
  archived?: string;  // since when it is out of the way
  deleted?: string;   // since when it is thrown away; it can come back
  people?: Person[];  // whose own answers stand beside the joint ones
  invited?: Invited;  // it began with an invitation of somebody else
  practice?: string;  // it is an example of the author's, with this id, and nobody's own
  seen?: Seen;        // the workbook that it was last used with, and what was told of updates
  rest?: Record<string, unknown>;
}

/** What a dossier is called: its title, else the day on which it began. An
 * example is called one wherever it is named. */
export const nameOf = (d: Dossier): string => marked(d, d.title || say("dossiers.unnamed", { day: day(new Date(d.created)) }));

/** Words about a dossier that say so when it is an example. */
export const marked = ({ practice }: Pick<Dossier, "practice">, title: string): string =>
  (practice === undefined ? title : say("example.name", { title }));

export function newDossier(id: string = randomId(), title = ""): Dossier {
  const now = new Date().toISOString();
  return { id, title, created: now, changed: now, seen: { build: book.build, told: [] } };
}

/** A dossier as it was. */
export interface Snapshot { id: string; time: string; why: "edit" | "open" | "upgrade" | "update" | "restore" | "erase"; dossier: Dossier; answers: Answer[] }

/** An edit says which state of the answer it was made upon. */
export interface Edit { answer: Answer; base: number }

export const keyOf = (a: Address): string =>
  [a.dossier, a.person, a.worksheet, a.copy, a.question].map(encodeURIComponent).join("/");

/** An id that nobody else makes. */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(9));
  return Array.from(bytes, (b) => "abcdefghijkmnpqrstuvwxyz23456789"[b % 32]).join("");
}

/** The same value gives the same text, whatever the order of its keys. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
  const entries = Object.entries(value).filter(([, v]) => v !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`).join(",")}}`;
}

export const same = (a: Value, b: Value): boolean => canonical(a) === canonical(b);

/** Whether two edits say the same: also that an answer still holds for a
 * question that changed is something to say. */
export const alike = (a: Answer, b: Answer): boolean => same(a.value, b.value) && a.revision === b.revision;

/** Values of one form can be read as each other: both texts are text, and one
 * reference is not several. Erased, a value has no form of its own. */
export function sameForm(a: Typed, b: Typed): boolean {
  const texts = [a, b].every(({ kind }) => ["text", "longtext"].includes(kind));
  const several = a.kind === "reference" && a.value !== null && b.value !== null && (typeof a.value === "object") !== (typeof b.value === "object");
  return texts || a.kind === b.kind && !several;
}

/** A value with its kind. */
export interface Typed { kind: string; value: Value }

/** Whether a value can be read as the answer to a question of this kind. */
export const readable = (typed: Typed, { kind, many }: { kind: string; many?: boolean }): boolean =>
  sameForm(typed, { kind, value: many ? {} : "" });

/** What an answer keeps of its past when another one takes its place: the
 * values that are of another form. */
export function formerOf(answer: Answer | undefined, next: Typed): { former?: Former[] } {
  if (!answer) return {};
  const { value, words, time } = answer;
  const own = [{ value, time }, ...answer.other ?? []].filter((v) => v.value !== null)
    .map((v) => ({ kind: answer.kind, value: v.value, words, time: v.time }));
  const former = [...own, ...answer.former ?? []].filter((f) => !sameForm(f, next));
  return former.length > 0 ? { former } : {};
}

/** What is stored after an edit meets the stored answer. An edit that was made
 * without knowledge of the stored value keeps both; nothing is dropped. */
export function meet(edit: Edit, stored: Answer | undefined): Answer {
  const answer = { ...edit.answer };
  answer.counter = Math.max(stored?.counter ?? 0, edit.base) + 1;
  if (stored === undefined || stored.counter === edit.base || same(stored.value, answer.value)) return answer;
  if (!sameForm(stored, answer)) { // two versions of the workbook, each in its own tab
    const { former } = formerOf({ ...stored, former: [...stored.former ?? [], ...answer.former ?? []] }, answer);
    return { ...answer, former: (former ?? []).filter((f, i, all) => all.findIndex((g) => g.kind === f.kind && same(g.value, f.value)) === i) };
  }
  const before = [...(stored.other ?? []), ...(answer.other ?? [])].filter((o) => o.from !== stored.tab && o.from !== answer.tab);
  const own = stored.tab === answer.tab && stored.tab !== "file"; // a tab knows what it wrote itself
  if (own && answer.time < stored.time) return stored; // an edit that comes late: the journal of a tab that closed
  const kept = own ? before : [...before, { value: stored.value, time: stored.time, from: stored.tab }];
  answer.other = kept.filter((o) => !same(o.value, answer.value));
  return answer;
}
