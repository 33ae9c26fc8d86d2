/** Results on a page: computed of the answers, and again whenever one changes.
 * Loaded when a page holds a result. */

import type { Store } from "../answers/store";
import { element } from "../page/element";
import { later } from "../page/later";
import { say } from "../workbook";

/** What the part offers that comes later. */
export interface Results { begin(sheet: HTMLElement, store: Store): Promise<void> }

/** Brings a result to life, or says that it could not load. */
export async function resulting(sheet: HTMLElement, store: Store): Promise<void> {
  try {
    await (await later<Results>("result")).begin(sheet, store);
  } catch (error) {
    console.warn(error);
    sheet.querySelector(".outcome")?.replaceChildren(element("p", { class: "trouble", role: "alert" }, say("result.failed")));
  }
}
