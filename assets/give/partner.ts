/** What the partner gets, and nothing else: joint answers of the sheets that may
 * leave, as far as they are shown and chosen. */

import { fileName, make } from "../answers/file";
import { type Answer, type Dossier, marked, newDossier, type Value } from "../answers/record";
import type { Store } from "../answers/store";
import { book } from "../workbook";
import { Reading } from "../worksheet/reading";
import type { Report } from "./block";
import { report } from "./report";
import { isPersonal, maySee, type Worded } from "./source";

export interface Leaving { sheets: string[]; names: boolean; title: boolean; without: boolean }

/** The document as it leaves. */
export async function partnerReport(store: Store, { sheets, names, title, without }: Leaving): Promise<Report> {
  const made = await report(store, { sheets, names, guidance: false, unanswered: false, partner: true, without });
  return { ...made, title: marked(store.dossier ?? {}, title && store.dossier?.title || book.title) };
}

/** The work file inside it: the same answers as the document has. */
export function partnerFile(store: Store, words: Worded, { sheets, names }: Leaving): Promise<string> {
  const seen = (a: Answer): boolean => a.person === "" && sheets.includes(a.worksheet) && maySee(words, `${a.worksheet}.${a.question}`) && (names || !isPersonal(words, a.worksheet, a.question))
    && (a.question === "" || new Reading(store, { worksheet: a.worksheet, id: a.copy, label: "" }).shown(a.worksheet, a.question));
  const { id, created, changed, practice } = store.dossier ?? newDossier();
  return make({ id, title: "", created, changed, ...(practice !== undefined && { practice }) }, store.all().filter(seen).map(bare), { purpose: "partner", sheets });
}

export const partnerName = (dossier: Dossier, { title }: Leaving, ending: string): string =>
  fileName({ ...dossier, title: title ? dossier.title : "" }, ending);

/** An answer with only the words that its value uses: the rest of a list, such
 * as whom one could also have asked, stays inside. */
function bare({ other: _, former: __, ...answer }: Answer): Answer {
  const used = idsIn(answer.value);
  const options = Object.fromEntries(Object.entries(answer.words.options).filter(([id]) => used.has(id)));
  return { ...answer, words: { question: answer.words.question, options } };
}

function idsIn(value: Value): Set<string> {
  const ids = new Set<string>();
  const cells = (all: Record<string, string>): void => {
    for (const [column, text] of Object.entries(all)) ids.add(column).add(`${column}.${text}`);
  };
  if (Array.isArray(value)) for (const row of value) cells(row.cells);
  else if (typeof value !== "object" || value === null) ids.add(String(value));
  else for (const [id, part] of Object.entries(value as Record<string, string | Record<string, string>>)) {
    ids.add(id);
    if (typeof part === "object") cells(part);
    else if (id === "is") ids.add(part);
  }
  return ids;
}
