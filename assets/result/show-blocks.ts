/** Blocks on the page, with the way to the answers that they come from. */

import type { Block, Source, Table, Tick } from "../give/block";
import { element } from "../page/element";
import { say } from "../workbook";
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

/** A table; with many columns every row can stand by itself on a phone, so each
 * cell knows the name of its column. */
function table({ title, head, rows, from, figures }: Table): HTMLElement {
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

/** The way to a file with only this text. */
export function takeAlong(id: string): HTMLElement {
  const take = element("button", { type: "button", class: "edged", "data-do": "give-text", "data-of": id }, say("result.take"));
  return element("p", { class: "actions take" }, take);
}

/** Lines below each other. */
const broken = (words: string): Node[] =>
  words.split("\n").flatMap((line, i) => [...i > 0 ? [element("br")] : [], document.createTextNode(line)]);
