/** The way from a result to the answers that it comes from. */

import type { Source } from "../give/block";
import { addressOf } from "../page/address";
import { element } from "../page/element";
import { book } from "../workbook";

/** Words that lead to the first source, and the other sources behind them. */
export function links(from: Source[], words: string): Node[] {
  const [first, ...others] = from;
  if (!first) return [document.createTextNode(words)];
  const nodes: Node[] = [link(first, words)];
  for (const other of others) nodes.push(document.createTextNode(" · "), link(other, other.label));
  return nodes;
}

function link({ name }: Source, words: string): HTMLElement {
  const [worksheet = ""] = name.split(".");
  const page = book.pages.find((p) => p.id === book.sheets[worksheet]?.page);
  return element("a", { href: addressOf(page, name) }, words);
}
