/** A sheet without questions of its own, such as a result, that applies only
 * under a condition: it keeps its place and says when it would. */

import type { Store } from "../answers/store";
import { whileShown } from "../page/shown";
import { book } from "../workbook";
import { Reading } from "./reading";

export function applies(sheet: HTMLElement, store: Store): void {
  const condition = book.sheets[sheet.id]?.showIf;
  if (!condition) return;
  const reading = new Reading(store);
  const show = (): void => { sheet.classList.toggle("not-now", !reading.holds(condition)); };
  whileShown(sheet, store, show);
  show();
}
