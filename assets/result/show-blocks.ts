/** Blocks of a result on the page, with the way to the answers that they come
 * from. */

import type { Block } from "../give/block";
import { showBlocks as show } from "../give/show-blocks";
import { element } from "../page/element";
import { say } from "../workbook";
import { links } from "./link";

/** Blocks as they read; headings of level 1 stand below one of this level. */
export const showBlocks = (blocks: Block[], below = 1): HTMLElement[] => show(blocks, below, links);

/** The way to a file with only this text, and to paper. */
export function takeAlong(id: string): HTMLElement {
  const take = element("button", { type: "button", class: "edged", "data-do": "give-text", "data-of": id }, say("result.take"));
  const print = element("button", { type: "button", class: "edged", "data-do": "print" }, say("which.print"));
  return element("p", { class: "actions take" }, take, print);
}
