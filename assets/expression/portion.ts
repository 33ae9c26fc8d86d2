/** Divides an amount among items without losing a cent. */

import type { Value } from "../answers/record";
import { evaluate, type Moment, type Row, type Tree, valueOf } from "./evaluate";
import { number } from "./known";

type Portion = [string, Tree, Tree | null, Tree | null, string];

/** The item's part of an amount of cents that is divided among all rows, by
 * weight or equally. The parts add up to the amount; what is left over goes cent
 * by cent to the first that have a part. Nobody has one while a weight is not
 * known. */
export const portion = (tree: Tree, m: Moment): Value | undefined => portions(tree, m).get(m.item);

/** The parts of all items, by their ids. */
export function portions(tree: Tree, m: Moment): Map<string, number> {
  const [, amountOf, , , source] = tree as Portion;
  const exact = number(valueOf(amountOf, m));
  const rows = m.rows(source);
  const weights = rows.map((row) => weight(tree as Portion, m, row));
  const all = weights.reduce((a: number, b) => a + (b ?? 0), 0);
  if (exact === undefined || all === 0 || weights.some((w) => w === undefined || w < 0)) return new Map();
  const amount = Math.floor(exact + 0.5);
  const parts = weights.map((w) => Math.trunc(amount * (w ?? 0) / all));
  let rest = amount - parts.reduce((a, b) => a + b, 0);
  const cent = Math.sign(rest);
  return new Map(rows.map((row, i) => {
    const more = weights[i] && rest !== 0 ? cent : 0;
    rest -= more;
    return [row.id, (parts[i] ?? 0) + more];
  }));
}

/** How much a row counts: once, unless there are weights that hold. */
function weight([, , by, when]: Portion, m: Moment, row: Row): number | undefined {
  return !by || when && !evaluate(when, m) ? 1 : number(valueOf(by, { ...m, item: row.id, row }));
}
