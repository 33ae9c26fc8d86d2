/** A document that holds a work file: the file stands in an element of its own,
 * as data. It is found again as plain text; a document is never parsed. */

import { rules } from "./rules";

const { element, type, id } = rules.holder;

/** The tags are put together here, so that they do not stand in the program,
 * which may stand in the same document. */
export const openingTag = ["<", element, ` type="${type}" id="${id}">`].join("");
export const closingTag = ["</", element, ">"].join("");

/** The text of a work file as it stands in a document: nothing in it can end
 * the element or the line. */
export function escaped(text: string): string {
  return text.replace(/[<>&\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** A document with this text of a work file in its place; undefined when it has
 * no place for one. */
export function holding(page: string, text: string): string | undefined {
  const from = page.indexOf(openingTag);
  const end = from < 0 ? -1 : page.indexOf(closingTag, from);
  return end < 0 ? undefined : page.slice(0, from + openingTag.length) + text + page.slice(end);
}

/** The text of the work file in a document: undefined when it holds none. One
 * that is cut off is not whole. */
export function held(page: string): { text: string; whole: boolean } | undefined {
  const from = page.indexOf(openingTag);
  if (from < 0) return undefined;
  const start = from + openingTag.length;
  const end = page.indexOf(closingTag, start);
  return { text: page.slice(start, end < 0 ? undefined : end), whole: end >= 0 };
}
