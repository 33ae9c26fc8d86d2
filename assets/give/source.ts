/** Where the items of lists come from, for what must not leave: items of
 * personal questions get a number for a name, and a partner never sees an item
 * of an internal sheet that nobody chose. */

import { under } from "../answers/record";
import type { WordedSheet } from "../wording";
import { book, say } from "../workbook";
import type { Reading } from "../worksheet/reading";

export type Worded = Record<string, WordedSheet>;

/** The questions and sheets behind a list of sources, named lists followed. */
function behind(sources: readonly string[], seen: string[] = []): string[] {
  return sources.flatMap((source) => {
    if (seen.includes(source)) return [];
    const next = [...seen, source];
    if (source.startsWith("list:")) return behind(book.lists[source.slice(5)]?.from ?? [], next);
    const repeat = source.startsWith("sheet:") ? book.sheets[source.slice(6)]?.repeat?.from ?? [] : [];
    return [source.replace("sheet:", ""), ...behind(repeat, next)];
  });
}

/** Whether a partner may see a sheet, or an answer of it as worksheet.question:
 * a sheet that leaves can have a question that stays inside. */
export function maySee(sheets: Worded, name: string): boolean {
  const [worksheet = "", question = ""] = name.replace("sheet:", "").split(".");
  const sheet = under(sheets, worksheet);
  return sheet?.share === "partner" && !sheet.sections.some((s) => s.questions.some((q) => q.id === question && q.share === "internal"));
}

/** Whether items of these sources may stand on a sheet that a partner never
 * sees. */
export const internal = (sheets: Worded, sources: readonly string[]): boolean =>
  behind(sources).some((source) => !maySee(sheets, source));

/** Every question with its sheet, in words. */
export const questions = (sheets: Worded) => Object.entries(sheets).flatMap(([worksheet, { sections }]) =>
  sections.flatMap((s) => s.questions.map((q) => ({ worksheet, q }))));

export function isPersonal(sheets: Worded, worksheet: string, question: string): boolean {
  return sheets[worksheet]?.sections.some((s) => s.questions.some((q) => q.id === question && q.personal)) ?? false;
}

/** What the items of personal questions are called in a file without names. */
export function numbered(reading: Reading, sheets: Worded): Map<string, string> {
  const names = new Map<string, string>();
  for (const { worksheet, q } of questions(sheets)) {
    if (!q.personal || !["table", "grid", "checks", "actions"].includes(q.kind)) continue;
    const value = reading.value(worksheet, q.id);
    const ids = Array.isArray(value) ? value.map((row) => row.id) : [];
    for (const id of ids) if (!names.has(id)) names.set(id, say("report.somebody", { number: names.size + 1 }));
  }
  return names;
}
