/** What a sum could not count: rows in which something is not filled in or
 * cannot be read, or is of somebody who has no row here. */

import { given, number, plain } from "../expression/known";
import { questions } from "../give/source";
import { book, questionOf, say } from "../workbook";
import type { Asked } from "./asked";
import type { Summed } from "./definition";
import { mayTell } from "./listing";

/** The gaps in sentences; items are the ids that have a row, where there are any. */
export function gaps(asked: Asked, sums: Summed[], items: string[] | undefined): string[] {
  return sums.filter(({ source }) => mayTell(asked, [source])).flatMap(({ source, column, added, per, known = [] }) => {
    const [worksheet, question] = source.split(".");
    const q = questions(asked.manner.sheets).find((o) => o.worksheet === worksheet && o.q.id === question)?.q;
    const label = q?.columns?.find((c) => c.id === column)?.label;
    if (!q || label === undefined) return []; // rows that a result made
    const cells = asked.reading.answers.rows(source).map((row) => plain(row.cell(column)));
    const empty = cells.filter((cell) => !given(cell)).length;
    const strange = per && items ? cells.filter((cell) => given(cell) && !items.includes(String(cell)) && !known.includes(String(cell))).length : 0;
    const odd = added ? cells.filter((cell) => given(cell) && number(cell) === undefined).length : 0;
    const words = { table: q.label, column: label };
    return [
      ...empty > 0 ? [say(added ? "totals.empty" : "totals.partly", { ...words, n: empty })] : [],
      ...odd > 0 ? [say("totals.unread", { ...words, n: odd })] : [],
      ...strange > 0 ? [say("totals.strange", { ...words, n: strange })] : [],
    ];
  });
}

/** Rows in which something stands and no name: they are no items. */
export function nameless(asked: Asked, sources: string[]): string[] {
  return tablesIn(sources).filter((source) => mayTell(asked, [source])).flatMap((source) => {
    const [worksheet = "", question = ""] = source.split(".");
    const named = new Set(asked.reading.items([source]).map((item) => item.id));
    const n = asked.reading.answers.rows(source).filter((row) => !named.has(row.id)).length;
    const table = questions(asked.manner.sheets).find((o) => o.worksheet === worksheet && o.q.id === question)?.q.label ?? "";
    return n > 0 ? [say("totals.nameless", { table, n })] : [];
  });
}

/** The tables among sources, named lists followed. */
const tablesIn = (sources: readonly string[]): string[] => [...new Set(sources.flatMap((source) => {
  if (source.startsWith("list:")) return tablesIn(book.lists[source.slice(5)]?.from ?? []);
  const [worksheet = "", question = ""] = source.split(".");
  return questionOf(worksheet, question)?.kind === "table" ? [source] : [];
}))];
