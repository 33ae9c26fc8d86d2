/** Names that stand in texts: a file without names leaves out the questions
 * that ask for them, and the reader hears where else they were written. */

import type { Answer } from "../answers/record";
import type { Store } from "../answers/store";
import { questionOf } from "../workbook";
import { wording } from "../wording";
import { Reading } from "../worksheet/reading";
import type { Choices } from "./report";
import { isPersonal, type Worded } from "./source";
import { typedIn } from "./words";

/** A name that stands in a text, and where. */
export interface NameInText { name: string; worksheet: string; copy: string; question: string; sheet: string; label: string; text: string }

/** Where names stand in what such a file would hold. */
export async function namesInText(store: Store, choices: Choices): Promise<NameInText[]> {
  const sheets = await wording();
  const names = knownNames(store, sheets);
  const found = new Map<string, NameInText>();
  for (const answer of store.all()) {
    const { worksheet, copy, question } = answer;
    if (!choices.sheets.includes(worksheet) || isPersonal(sheets, worksheet, question) || answer.person !== "" && !choices.people) continue;
    if (!new Reading(store, { worksheet, id: copy, label: "" }, answer.person).shown(worksheet, question)) continue;
    for (const text of typedIn(answer.kind, withoutWho(answer))) {
      for (const name of names) {
        if (!stands(name, text)) continue;
        found.set([worksheet, copy, question, name].join("/"), { name, worksheet, copy, question, sheet: sheets[worksheet]?.title ?? "", label: answer.words.question, text });
      }
    }
  }
  return [...found.values()];
}

/** Names that people wrote where names belong: in personal questions, in the
 * columns of who does it, and of the people of the dossier. */
export function knownNames(store: Store, sheets: Worded): string[] {
  const names = new Set<string>();
  const add = (text: string): void => { for (const name of namesIn(text)) names.add(name); };
  for (const { name } of store.people) add(name);
  for (const answer of store.all()) {
    const personal = isPersonal(sheets, answer.worksheet, answer.question);
    if (personal) for (const text of typedIn(answer.kind, answer.value)) add(text);
    else for (const text of who(answer)) add(text);
  }
  return [...names].sort();
}

/** The names in a field: one or more of at most four words, each with a
 * capital, without what stands between brackets. A first name counts too. */
function namesIn(field: string): string[] {
  return field.replace(/\([^)]*\)/g, "").split(/[,;/+&\n]| en | and | et | und /).map((part) => part.trim().replace(/[.!?]+$/, "")).flatMap((part) => {
    const words = part.split(/\s+/);
    if (words.length > 4 || /\d/.test(part) || !/^\p{Lu}/u.test(part)) return [];
    return words.length < 4 ? [part, words[0] ?? ""] : [part];
  }).filter((name) => name.length > 2);
}

/** Whether a name stands in a text as a word, however it is written. */
function stands(name: string, text: string): boolean {
  const [needle, hay] = [name.toLocaleLowerCase(), text.toLocaleLowerCase()];
  for (let at = hay.indexOf(needle); at >= 0; at = hay.indexOf(needle, at + 1)) {
    const [before, after] = [hay.slice(0, at), hay.slice(at + needle.length)];
    if (!/[\p{L}\p{N}]$/u.test(before) && !/^\p{L}{2}/u.test(after.replace(/^s(?!\p{L})/u, ""))) return true;
  }
  return false;
}

const whoColumn = (a: Answer): string | undefined =>
  a.kind === "actions" ? "who" : questionOf(a.worksheet, a.question)?.columns?.find((c) => c.action === "who")?.id;

/** What stands in the columns of who does it. */
function who(answer: Answer): string[] {
  const { value } = answer;
  if (value === null || typeof value !== "object") return [];
  if (!Array.isArray(value)) return "is" in value && typeof value.who === "string" ? [value.who] : [];
  const column = whoColumn(answer);
  return column ? value.map((row) => row.cells[column] ?? "") : [];
}

/** A value as it goes into a file without names. */
function withoutWho(answer: Answer): Answer["value"] {
  const { value } = answer;
  const column = whoColumn(answer);
  if (Array.isArray(value) && column) return value.map((row) => ({ ...row, cells: { ...row.cells, [column]: "" } }));
  return value !== null && typeof value === "object" && "is" in value ? { ...value, who: "" } as Answer["value"] : value;
}
