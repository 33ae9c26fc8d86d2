/** Blocks on the page, with the way to the answers that they come from. */

import type { Block, Source, Table, Tick } from "../give/block";
import { element } from "../page/element";
import { links } from "./link";

/** Blocks as they read; headings of level 1 stand below one of this level. */
export const showBlocks = (blocks: Block[], below = 1): HTMLElement[] => blocks.map((block) => show(block, below));

function show(block: Block, below: number): HTMLElement {
  switch (block.is) {
    case "heading": return element(`h${block.level + below as 2 | 3 | 4 | 5}`, { dir: "auto" }, block.text);
    case "text": return element("p", { class: block.role ?? "answer", dir: "auto" }, ...led(block.text, block.from));
    case "ticks": return element("ul", { class: "ticks" }, ...block.ticks.map(tick));
    case "list": return element(block.numbered ? "ol" : "ul", {}, ...block.items.map((item) => element("li", { dir: "auto" }, ...broken(item))));
    case "table": return table(block);
    case "lines": return element("div", { class: "lines" }, ...Array.from({ length: block.count }, () => element("p", {})));
  }
}

/** Words that lead to where they come from, when they do. */
const led = (words: string, from: Source[] = []): Node[] => (from.length > 0 ? links(from, words) : broken(words));

function tick({ on, text, note, from }: Tick): HTMLElement {
  return element("li", on ? { class: "on" } : {}, element("span", { class: "box", "aria-hidden": "true" }, on ? "✔" : "○"),
    element("span", { dir: "auto" }, ...led(text, from)), ...note ? [element("span", { class: "told", dir: "auto" }, ...broken(note))] : []);
}

function table({ title, head, rows, from, figures }: Table): HTMLElement {
  const named = head[0] === "";
  const line = (row: string[], at: number): HTMLElement => element("tr", {}, ...row.map((words, i) =>
    (i === 0 && named ? element("th", { scope: "row", dir: "auto" }, ...led(words, from?.[at])) : element("td", { dir: "auto", ...figures && { "data-label": head[i] ?? "" } }, ...i === 0 ? led(words, from?.[at]) : broken(words)))));
  return element("div", { class: "wide", role: "region", tabindex: "0", "aria-label": title },
    element("table", figures ? { class: `figures ${figures}${head.length > 2 ? " many" : ""}` } : {}, element("thead", {}, element("tr", {}, ...head.map((words) => (words === "" ? element("td") : element("th", { scope: "col", dir: "auto" }, words))))),
      element("tbody", {}, ...rows.map(line))));
}

/** Lines below each other. */
const broken = (words: string): Node[] =>
  words.split("\n").flatMap((line, i) => [...i > 0 ? [element("br")] : [], document.createTextNode(line)]);
