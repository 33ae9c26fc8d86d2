/** Where the copies of a repeated sheet come from, when there are none yet. */

import { addressOf } from "../page/address";
import { element } from "../page/element";
import { book, say } from "../workbook";

/** Says it with the way there: to the list whose items have a copy each, or to
 * the sheet of which every copy has one. */
export function noCopies(worksheet: string): HTMLElement {
  const from = book.sheets[worksheet]?.repeat?.from ?? [];
  const list = from.find((name) => !name.includes(":"));
  const series = from.find((name) => name.startsWith("sheet:"))?.slice("sheet:".length) ?? worksheet;
  const [id = "", question = ""] = list === undefined ? [series] : list.split(".");
  const sheet = book.sheets[id];
  const page = book.pages.find((p) => p.id === sheet?.page);
  const href = addressOf(page, question === "" ? id : `${id}.${question}`);
  return element("p", { class: "none" }, say(list === undefined ? "copies.first" : "copies.none"),
    ...(sheet && page ? [" ", element("a", { href }, sheet.title)] : []));
}
