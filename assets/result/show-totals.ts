/** Totals on the page. */

import { element } from "../page/element";
import { say } from "../workbook";
import type { Asked } from "./asked";
import type { Totals } from "./definition";
import { showBlocks } from "./show-blocks";
import { added } from "./totals";

export function showTotals(asked: Asked, totals: Totals): HTMLElement[] {
  const { known, tables, settled, notes, gaps } = added(asked, totals);
  const missing = gaps.map((text) => element("p", { class: "gap", dir: "auto" }, text));
  if (!known) return [element("p", { class: "none" }, say("totals.nothing")), ...missing];
  return [
    ...showBlocks(tables),
    ...settled.length > 0 ? [element("div", { class: "settled" }, ...settled.map((words) => element("p", { dir: "auto" }, words)))] : [],
    ...notes.map(({ text, warn }) => element("p", { class: warn ? "warning" : "note", dir: "auto" }, text)),
    ...missing,
  ];
}
