/** Samen kijken: loaded when a page holds a sheet that compares. */

import type { Store } from "../answers/store";
import { element } from "../page/element";
import { later } from "../page/later";
import { say } from "../workbook";
import type { Form } from "../worksheet/form";

/** What the part offers that comes later. It gives the forms that it shows. */
export interface Compare { begin(sheet: HTMLElement, store: Store): Promise<() => Form[]> }

/** Brings the comparison to life, or says that it could not load. */
export async function comparing(sheet: HTMLElement, store: Store): Promise<() => Form[]> {
  try {
    return await (await later<Compare>("compare")).begin(sheet, store);
  } catch (error) {
    console.warn(error);
    sheet.querySelector(".comparison")?.replaceChildren(element("p", { class: "trouble", role: "alert" }, say("compare.failed")));
    return () => [];
  }
}
