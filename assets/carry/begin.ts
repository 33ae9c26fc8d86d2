/** A file form that came with answers in it: they are taken in before the first
 * page is shown. A file without answers loads nothing. */

import { rules } from "../answers/rules";
import type { Store } from "../answers/store";
import { inOneFile } from "../page/address";
import { later } from "../page/later";
import type { Opening } from "../mine/opening";

/** The answers that stand in this file; "" when there are none. */
export const carried = (): string => (inOneFile ? document.getElementById(rules.holder.id)?.textContent?.trim() ?? "" : "");

/** Takes them in, and gives what to show when the page stands. */
export async function beginCarried(store: Store): Promise<(() => void) | undefined> {
  const text = carried();
  return text === "" ? undefined : (await later<Opening>("opening")).takeIn(text, store);
}
