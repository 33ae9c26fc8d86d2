/** Texts that every reader of XML and of plain text can take. */

/** Leaves out what XML 1.0 forbids: controls, halves of pairs, U+FFFE and
 * U+FFFF. A line always ends with \n. */
export function clean(text: string): string {
  return text.replace(/\r\n?/g, "\n").replace(/\u2028|\u2029|\u0085|\v|\f/g, "\n")
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "")
    .replace(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g, "");
}

const marks: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** A text inside HTML or XML, also between quotes. */
export const escaped = (text: string): string => clean(text).replace(/[&<>"']/g, (c) => marks[c] ?? "");

/** Whether the first letter of a text is written from right to left. */
export const rightToLeft = (text: string): boolean =>
  /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(text);
