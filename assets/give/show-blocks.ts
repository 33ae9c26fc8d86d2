/** Blocks on the screen: of a result, and of what is about to leave. */

import { element } from "../page/element";
import { say } from "../workbook";
import type { Block, Source, Table, Tick } from "./block";

/** Words that lead to where they come from, on a page that can lead there. */
type Lead = (from: Source[], words: string) => Node[];

/** Blocks as they read; headings of level 1 stand below one of this level. */
export function showBlocks(blocks: Block[], below = 1, lead: Lead = (_, words) => broken(words)): HTMLElement[] {
  const led = (words: string, from: Source[] = []): Node[] => (from.length > 0 ? lead(from, words) : broken(words));
  return blocks.map((block) => show(block, below, led));
}

type Led = (words: string, from?: Source[]) => Node[];

function show(block: Block, below: number, led: Led): HTMLElement {
  switch (block.is) {
    case "heading": return element(`h${block.level + below as 2 | 3 | 4 | 5 | 6}`, { dir: "auto" }, block.text);
    case "text": return element("p", { class: block.role ?? "answer", dir: "auto" }, ...led(block.text, block.from));
    case "ticks": return element("ul", { class: "ticks" }, ...block.ticks.map((tick) => ticked(tick, led)));
    case "list": return element(block.numbered ? "ol" : "ul", {}, ...block.items.map((item) => element("li", { dir: "auto" }, ...broken(item))));
    case "table": return table(block, led);
    case "lines": return element("div", { class: "lines" }, ...Array.from({ length: block.count }, () => element("p", {}, element("small", {}, say("report.sign").replaceAll("\t", " · ")))));
  }
}

function ticked({ on, text, note, from }: Tick, led: Led): HTMLElement {
  return element("li", on ? { class: "on" } : {}, element("span", { class: "box", "aria-hidden": "true" }, on ? "✔" : "○"),
    element("span", { dir: "auto" }, ...led(text, from)), ...note ? [element("span", { class: "told", dir: "auto" }, ...broken(note))] : []);
}

/** A table; with many columns every row can stand by itself on a phone, so each
 * cell knows the name of its column. */
function table({ title, head, rows, from, figures }: Table, led: Led): HTMLElement {
  const named = head[0] === "";
  const looks = [...figures ? ["figures", figures] : [], ...head.length > (named ? 2 : 3) ? ["many"] : []].join(" ");
  const cell = (words: string, i: number, sources?: Source[]): HTMLElement => {
    const said = i === 0 ? led(words, sources) : broken(words);
    if (i === 0 && named) return element("th", { scope: "row", dir: "auto" }, ...said);
    return element("td", { dir: "auto", "data-label": head[i] ?? "" }, ...words === "" ? [] : [element("span", {}, ...said)]);
  };
  return element("div", { class: "wide", role: "region", tabindex: "0", "aria-label": title },
    element("table", looks ? { class: looks } : {}, element("thead", {}, element("tr", {}, ...head.map((words) => (words === "" ? element("td") : element("th", { scope: "col", dir: "auto" }, words))))),
      element("tbody", {}, ...rows.map((row, at) => element("tr", {}, ...row.map((words, i) => cell(words, i, from?.[at])))))));
}

/** Lines below each other. */
const broken = (words: string): Node[] =>
  words.split("\n").flatMap((line, i) => [...i > 0 ? [element("br")] : [], document.createTextNode(line)]);
