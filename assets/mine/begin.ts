/** The box that says how answers are kept now; it loads where it stands. */

import type { Store } from "../answers/store";
import { later } from "../page/later";

export interface Keeping { begin(box: HTMLElement, store: Store): void }

export async function keeping(box: HTMLElement, store: Store): Promise<void> {
  const part = await later<Keeping>("keeping").catch(() => undefined); // the text below says enough
  part?.begin(box, store);
}
