/** What a sum could not count: rows in which something is not filled in, or is
 * of somebody who has no row here. */

import { given, plain } from "../expression/known";
import { questions } from "../give/source";
import { say } from "../workbook";
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
    const words = { table: q.label, column: label };
    return [
      ...empty > 0 ? [say(added ? "totals.empty" : "totals.partly", { ...words, n: empty })] : [],
      ...strange > 0 ? [say("totals.strange", { ...words, n: strange })] : [],
    ];
  });
}
