/** Answers in words: for the clipboard, for a mail, and on the screen. */

import type { Store } from "../answers/store";
import { element } from "../page/element";
import { wording } from "../wording";
import type { Block } from "./block";
import { plain } from "./plain";
import { type Choices, report, sheetsInOrder } from "./report";

/** Everything that is filled in, as plain text. */
export async function writeOut(store: Store, more: Partial<Choices> = {}): Promise<string> {
  const sheets = sheetsInOrder(await wording());
  return plain(await report(store, { sheets, guidance: false, unanswered: false, names: true, formerly: true, ...more }));
}

/** An address that begins a mail. */
export const mailTo = (subject: string, body: string): string =>
  `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body.replace(/\n/g, "\r\n"))}`;

/** Blocks as they read, on the page; headings of level 1 stand below those of
 * this level. */
export function onScreen(blocks: Block[], below = 3): HTMLElement[] {
  return blocks.map((block) => {
    switch (block.is) {
      case "heading": return element(`h${block.level + below as 3 | 4 | 5 | 6}`, { dir: "auto" }, block.text);
      case "text": return element("p", { class: block.role ?? "answer", dir: "auto" }, block.text);
      case "ticks": return element("ul", { class: "ticks" }, ...block.ticks.map(({ on, text, note }) =>
        element("li", { dir: "auto" }, `${on ? "☒" : "☐"} ${text}${note ? `: ${note}` : ""}`)));
      case "list": return element(block.numbered ? "ol" : "ul", {}, ...block.items.map((item) => element("li", { dir: "auto" }, item)));
      case "lines": return element("p", { class: "line" }, "…");
      case "table": return element("div", { class: "wide-table", role: "region", tabindex: "0", "aria-label": block.title },
        element("table", {}, element("thead", {}, element("tr", {}, ...block.head.map((h) => element("th", { scope: "col" }, h)))),
          element("tbody", {}, ...block.rows.map((row) => element("tr", {}, ...row.map((c) => element("td", { dir: "auto" }, c)))))));
    }
  });
}
