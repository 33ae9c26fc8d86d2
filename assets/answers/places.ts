/** The best place to keep answers that works here. */

import { DatabaseShelf } from "./database";
import { LocalShelf } from "./local";
import { MemoryShelf } from "./memory";
import { type Choice, type Contents, ReadOnly, type Shelf } from "./shelf";
import { NoAnswer } from "./transaction";

/** A place that works, with what it holds, and why it must not be written.
 * silent: there is a better one that does not answer now, and it may hold
 * answers. */
export interface Place { shelf: Shelf; contents: Contents; readonly?: ReadOnly["why"]; silent: boolean }

/** Opens a place and reads what it holds. shared: only for as long as the tab
 * is open, because the computer is not the reader's own. */
export async function openShelf(prefix: string, shared: boolean, choose: Choice): Promise<Place> {
  const own = [(): Shelf => new DatabaseShelf(prefix), (): Shelf => local(prefix)];
  let silent = false;
  for (const place of shared ? [(): Shelf => new LocalShelf(prefix, sessionStorage, "shared")] : own) {
    try {
      const shelf = place();
      return { shelf, contents: await shelf.load(choose), silent };
    } catch (error) {
      if (error instanceof ReadOnly) return asItIs(prefix, error.why, choose);
      silent ||= isSilent(error);
    }
  }
  const shelf = new MemoryShelf();
  return { shelf, contents: await shelf.load(choose), silent };
}

/** A database that is refused to us holds nothing of ours; one that fails may. */
const isSilent = (error: unknown): boolean =>
  error instanceof NoAnswer || error instanceof DOMException && !["SecurityError", "InvalidStateError"].includes(error.name);

/** The small storage, when it can be written. */
function local(prefix: string): Shelf {
  localStorage.setItem(`${prefix}test`, "1");
  localStorage.removeItem(`${prefix}test`);
  return new LocalShelf(prefix, localStorage, "local");
}

/** What another version left, as far as it can be read. */
async function asItIs(prefix: string, why: ReadOnly["why"], choose: Choice): Promise<Place> {
  const shelf = new DatabaseShelf(prefix, true);
  const none = { dossiers: [], answers: [], damaged: [] };
  return { shelf, contents: await shelf.load(choose).catch(() => none), readonly: why, silent: false };
}

/** What went to the small storage on a day when the database did not answer. */
export function smallShelf(prefix: string): LocalShelf | undefined {
  try {
    return localStorage.length > 0 ? new LocalShelf(prefix, localStorage, "local") : undefined;
  } catch {
    return undefined;
  }
}
