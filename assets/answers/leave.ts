/** Leaving a computer that is not the reader's own, or finding that it is. */

import { ownKeys } from "./erase";
import { LocalShelf } from "./local";
import { openShelf } from "./places";
import { SharedComputer } from "./shared";
import { prefix } from "./store";

/** Takes everything out of this tab. keep: it goes into the storage of the
 * device first; when that does not work, everything stays in the tab and the
 * promise fails. */
export async function leaveShared(keep: boolean): Promise<void> {
  const tab = new LocalShelf(prefix, sessionStorage, "shared");
  const { dossiers, answers } = tab.everything();
  if (keep) {
    const { shelf, readonly } = await openShelf(prefix, false, () => undefined);
    if (readonly || shelf.kind === "memory") throw new Error("nothing can be kept here");
    for (const dossier of dossiers) {
      const edits = answers.filter((a) => a.dossier === dossier.id).map((answer) => ({ answer, base: 0 }));
      await shelf.write(dossier, edits, (d) => d, false);
    }
  }
  for (const key of ownKeys(sessionStorage)) sessionStorage.removeItem(key);
  new SharedComputer(`${prefix}shared`).set(false);
}
