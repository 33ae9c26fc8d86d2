/** The way from a result to the answers that it comes from. */

import type { Source } from "../give/block";
import { addressOf } from "../page/address";
import { element } from "../page/element";
import { book, say } from "../workbook";

/** Words that lead to the first source, and the other sources behind them. */
export function links(from: Source[], words: string): Node[] {
  const [first, ...others] = from;
  if (!first) return [document.createTextNode(words)];
  const nodes: Node[] = [link(first, words)];
  for (const other of others) nodes.push(document.createTextNode(" · "), link(other, other.label));
  return nodes;
}

/** What this edition does not ask, of all that something needs; "" when it
 * asks everything. */
export const notAsked = (from: Source[]): string =>
  from.filter((source) => source.missing).map(({ label }) => say("result.missing", { label })).join(" ");

function link({ name, missing }: Source, words: string): Node {
  if (missing) return document.createTextNode(words);
  const [worksheet = ""] = name.split(".");
  const page = book.pages.find((p) => p.id === book.sheets[worksheet]?.page);
  return element("a", { href: addressOf(page, name) }, words);
}
