/** What an update of the workbook means for the answers of a dossier: found
 * from the answers as they are stored, which it never changes. */

import { book, questionOf, revisionOf } from "../workbook";
import type { WordedQuestion, WordedSheet } from "../wording";
import { type FormerAnswer, formerAnswers } from "./former";
import { type Address, type Answer, type Dossier, type Seen, under } from "./record";
import { asked, presentAddress } from "./renamed";
import type { Store } from "./store";

type Sheets = Record<string, WordedSheet>;

/** An answer to look at again: the question changed, something that was chosen
 * is not offered any more, or it is answered in another form now. */
export interface Again { at: Address; why: "revision" | "option" | "type" }

export interface Renewal {
  taken: number;       // answers that the workbook still asks
  moved: Address[];    // of those: under another name, where they are now
  again: Again[];      // only joint answers, and the reader's own
  gone: FormerAnswer[];
}

export const empty = (r: Renewal): boolean => r.moved.length + r.again.length + r.gone.length === 0;

/** A dossier that took in answers from another version of the workbook: what that
 * means for them is told, as after an update. */
export const seenIn = (d: Dossier): Seen => ({ build: `${ofFile}${new Date().toISOString()}`, told: d.seen?.told ?? [] });
export const fromFile = (dossier: Dossier | undefined): boolean => dossier?.seen?.build.startsWith(ofFile) ?? false;
const ofFile = "file ";

/** Whether the workbook is another one than the dossier was last used with. */
export const isDue = (dossier: Dossier | undefined): boolean => dossier !== undefined && dossier.seen?.build !== book.build;

export function renewal(store: Store, sheets: Sheets): Renewal {
  const mine = ({ person }: Address): boolean => person === "" || person === store.me();
  const all = store.all().filter((a) => a.question !== "");
  const former = formerAnswers(store);
  const unanswered = (at: Address): boolean => store.get(at.worksheet, at.question, at) === undefined;
  return {
    taken: all.length,
    moved: store.kept().filter((a) => a.question !== "" && elsewhere(a) && asked({ ...a, former: [] })).map(presentAddress),
    again: [
      ...all.filter(mine).flatMap((a): Again[] => (a.revision < revisionOf(a.worksheet, a.question) ? [{ at: a, why: "revision" }]
        : lacksOption(a, sheets) ? [{ at: a, why: "option" }] : [])),
      ...former.filter((f) => mine(f.at) && isAsked(f.at) && unanswered(f.at)).map((f): Again => ({ at: f.at, why: "type" })),
    ],
    gone: former.filter((f) => !isAsked(f.at)),
  };
}

function elsewhere(answer: Answer): boolean {
  const now = presentAddress(answer);
  return now.worksheet !== answer.worksheet || now.question !== answer.question;
}

const isAsked = ({ worksheet, question, copy }: Address): boolean =>
  questionOf(worksheet, question) !== undefined && (copy !== "") === (book.sheets[worksheet]?.repeat !== undefined);

/** Whether something was chosen that the author does not offer any more. */
function lacksOption(a: Answer, sheets: Sheets): boolean {
  const question = wordedOf(sheets, a);
  if (!["choice", "checks"].includes(a.kind) || questionOf(a.worksheet, a.question)?.from || !question) return false;
  const chosen = typeof a.value === "string" ? [a.value] : Object.keys(a.value ?? {});
  return chosen.some((id) => under(question.options, id) === undefined);
}

export const wordedOf = (sheets: Sheets, { worksheet, question }: Address): WordedQuestion | undefined =>
  sheets[worksheet]?.sections.flatMap((s) => s.questions).find((q) => q.id === question);

const placeIn = ({ person, worksheet, copy, question }: Address): string => [person, worksheet, copy, question].join("/");

/** What was told, in short; a question that changes once more is told again. */
function told(r: Renewal): string[] {
  return [...r.moved.map((at) => `moved ${placeIn(at)}`), ...r.gone.map((f) => `gone ${placeIn(f.at)}`),
    ...r.again.map(({ at, why }) => `${why} ${placeIn(at)} ${revisionOf(at.worksheet, at.question)}`)];
}

/** What the reader was not told at an earlier update. */
export function news(r: Renewal, dossier: Dossier | undefined): Renewal {
  const known = new Set(Array.isArray(dossier?.seen?.told) ? dossier.seen.told : []);
  const isNew = (one: Partial<Renewal>): boolean => told({ taken: 0, moved: [], again: [], gone: [], ...one }).some((t) => !known.has(t));
  return { taken: r.taken, moved: r.moved.filter((m) => isNew({ moved: [m] })),
    again: r.again.filter((a) => isNew({ again: [a] })), gone: r.gone.filter((g) => isNew({ gone: [g] })) };
}

/** Remembers that the reader knows; only the dossier's own field changes. */
export const settle = (store: Store, r: Renewal): Promise<void> =>
  store.change(store.dossier?.id ?? "", (d) => ({ ...d, seen: { build: book.build, told: told(r) } }));
