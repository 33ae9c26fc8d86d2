/** Leaving a computer that is not the reader's own, or finding that it is. */

import { ownKeys } from "./erase";
import { LocalShelf } from "./local";
import { openShelf } from "./places";
import { SharedComputer } from "./shared";
import { prefix } from "./store";

/** Takes everything out of this tab. keep: it goes into the storage of the
 * device first. */
export async function leaveShared(keep: boolean): Promise<void> {
  const tab = new LocalShelf(prefix, sessionStorage, "shared");
  const { dossiers } = await tab.load(() => undefined);
  if (keep) {
    const { shelf } = await openShelf(prefix, false, () => undefined);
    const answers = tab.everything();
    for (const dossier of dossiers) await shelf.make(dossier, answers.filter((a) => a.dossier === dossier.id));
  }
  for (const key of ownKeys(sessionStorage)) sessionStorage.removeItem(key);
  new SharedComputer(`${prefix}shared`).set(false);
}
