/** A matrix on the page: a bar for what is known, and paler how far it could
 * still go. */

import { element } from "../page/element";
import { say } from "../workbook";
import type { Asked } from "./asked";
import type { Matrix } from "./definition";
import { found, madeOfMatrix, place, sorted } from "./matrix";
import { showBlocks } from "./show-blocks";
import { enough, type Weighed } from "./weigh";

/** The blocks, with bars instead of the first table. */
export function showMatrix(asked: Asked, matrix: Matrix): HTMLElement[] {
  const { all, items, ranked, unclear } = sorted(asked, matrix);
  const { blocks } = madeOfMatrix(asked, matrix);
  if (ranked.length + unclear.length === 0 || all.length === 0) return showBlocks(blocks);
  return [
    element("ol", { class: "bars" }, ...[...ranked, ...unclear].map((item) => bar(item, items))),
    ...showBlocks(blocks.slice(1)),
  ];
}

function bar(item: Weighed, all: Weighed[]): HTMLElement {
  const line = element("div", { class: "bar", "aria-hidden": "true" }, ...item.low < item.high ? [element("span", { class: "could" })] : [], element("span", { class: "is" }));
  line.style.setProperty("--is", `${item.percentage ?? 0}%`);
  line.style.setProperty("--low", `${item.low}%`);
  line.style.setProperty("--high", `${item.high}%`);
  const at = place(item, all);
  return element("li", enough(item) ? {} : { class: "unclear" },
    element("span", { class: "place" }, at && `${say("matrix.place")} ${at}`), element("strong", { dir: "auto" }, item.label), element("span", { class: "found" }, found(item)), line);
}
