/** A place where dossiers and answers are kept. */

import { type Answer, type Dossier, type Edit, type Snapshot } from "./record";

/** What a shelf holds: all dossiers, and the answers of one. What stands there
 * and is no dossier or answer is left as it is, and told. */
export interface Contents { dossiers: Dossier[]; answers: Answer[]; damaged: unknown[] }

/** What a write left: the dossier that it went into, and each answer. anew:
 * nothing stood there of that dossier. */
export interface Written { dossier: Dossier; answers: Answer[]; anew: boolean }

/** Says which dossier is wanted, of those that are there. */
export type Choice = (dossiers: Dossier[]) => string | undefined;

/** A change of a dossier's own fields, made on what is stored. */
export type Change = (stored: Dossier) => Dossier;

/** A shelf writes all or nothing, and gives what was stored. */
export interface Shelf {
  readonly kind: "database" | "local" | "shared" | "memory";
  load(choose: Choice): Promise<Contents>;

  /** Writes edits and changes the dossier. One that is fresh, made by the first
   * key that was pressed, may settle in another: see settleIn. */
  write(wanted: Dossier, edits: Edit[], change: Change, fresh: boolean): Promise<Written>;

  /** Makes a dossier of its own, beside others. */
  make(dossier: Dossier, answers: Answer[]): Promise<void>;

  /** Takes a dossier away for good, with its answers and snapshots. */
  remove(dossier: string): Promise<void>;

  /** Adds a snapshot and lets older ones go; those of all dossiers. Places that
   * are too small hold none. */
  putAside(snapshot: Snapshot, drop: string[]): Promise<void>;
  aside(): Promise<Snapshot[]>;
  asideIds(): Promise<string[]>;

  /** Takes everything away. */
  erase(): Promise<void>;

  /** Holds nobody up while the page is put away; what it writes then fails. */
  sleep?(): void;
  wake?(): void;
}

/** What is there can be read but must not be written over: a newer version of
 * the program has been here, or bringing it up to date failed. */
export class ReadOnly extends Error {
  constructor(readonly why: "newer" | "upgrade") { super(why); }
}

/** Two tabs may each make the first dossier at the same moment, by the first
 * key that is pressed. The one that is stored first stays, and edits for the
 * other go into it. */
export function settleIn(stored: Dossier[], wanted: Dossier, fresh: boolean): Dossier {
  const own = stored.find((d) => d.id === wanted.id);
  return own ?? (fresh ? ownInUse(stored)[0] : undefined) ?? wanted;
}

/** The dossiers that are neither put away nor thrown away, the latest first. */
export const inUse = (dossiers: Dossier[]): Dossier[] => dossiers.filter((d) => !d.deleted && !d.archived).sort(latestFirst);

/** The same without examples: what a reader writes never goes into one by itself. */
export const ownInUse = (dossiers: Dossier[]): Dossier[] => inUse(dossiers).filter((d) => d.practice === undefined);

export const latestFirst = (a: Dossier, b: Dossier): number => (a.changed < b.changed ? 1 : -1);

/** The edits, for the dossier that they go into. */
export const into = (dossier: Dossier, edits: Edit[]): Edit[] =>
  edits.map((edit) => ({ ...edit, answer: { ...edit.answer, dossier: dossier.id } }));

/** Parts what can be used from what is damaged. */
export function sound(dossiers: unknown[], answers: unknown[]): Contents {
  return {
    dossiers: dossiers.filter(isDossier),
    answers: answers.filter(isAnswer),
    damaged: [...dossiers.filter((d) => !isDossier(d)), ...answers.filter((a) => !isAnswer(a))],
  };
}

type Fields = Record<string, unknown>;
const isFields = (v: unknown): v is Fields => typeof v === "object" && v !== null;

const isDossier = (d: unknown): d is Dossier => isFields(d) && [d.id, d.title, d.created, d.changed].every((f) => typeof f === "string");

/** Keeps what cannot be read and stood in the place of an answer, beside the
 * dossier; so it goes into every copy. */
export function setAside(dossier: Dossier, before: unknown[]): Dossier {
  const damaged = before.filter((b) => b !== undefined && !isAnswer(b));
  if (damaged.length === 0) return dossier;
  const known = dossier.rest?.damaged;
  return { ...dossier, rest: { ...dossier.rest, damaged: [...Array.isArray(known) ? known : [], ...damaged] } };
}

export const isAnswer = (a: unknown): a is Answer => isFields(a) && isFields(a.words) && isFields(a.words.options) && a.value !== undefined
  && [a.dossier, a.person, a.worksheet, a.copy, a.question, a.kind, a.time, a.words.question].every((f) => typeof f === "string")
  && typeof a.counter === "number";
