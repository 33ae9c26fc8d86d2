/** The file form as it came: the text of the document, before anything on the
 * page changed it. A copy with answers is made of that text. */

import { inOneFile } from "../page/address";

/** Parts of the program that come later find the text here. */
interface Came { werkboekDocument?: string }

/** Waits until all of the file form is there, and remembers its text. Nothing
 * that the browser writes this way has a hash that the policy does not know:
 * scripts and styles stand in it letter by letter. */
export async function remember(): Promise<void> {
  if (!inOneFile) return;
  if (document.readyState === "loading") await new Promise((there) => addEventListener("DOMContentLoaded", there, { once: true }));
  (globalThis as Came).werkboekDocument = `<!doctype html>\n${document.documentElement.outerHTML}`;
}

export const asItCame = (): string => (globalThis as Came).werkboekDocument ?? "";
