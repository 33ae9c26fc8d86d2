/** The best place to keep answers that works here. */

import { DatabaseShelf } from "./database";
import { LocalShelf } from "./local";
import { MemoryShelf } from "./memory";
import { type Choice, type Contents, ReadOnly, type Shelf } from "./shelf";

/** A place that works, with what it holds, and why it must not be written. */
export interface Place { shelf: Shelf; contents: Contents; readonly?: ReadOnly["why"] }

/** Opens a place and reads what it holds. shared: only for as long as the tab
 * is open, because the computer is not the reader's own. */
export async function openShelf(prefix: string, shared: boolean, choose: Choice): Promise<Place> {
  const own = [(): Shelf => new DatabaseShelf(prefix), (): Shelf => local(prefix)];
  for (const place of shared ? [(): Shelf => new LocalShelf(prefix, sessionStorage, "shared")] : own) {
    try {
      const shelf = place();
      return { shelf, contents: await shelf.load(choose) };
    } catch (error) {
      if (error instanceof ReadOnly) return asItIs(prefix, error.why, choose);
    }
  }
  const shelf = new MemoryShelf();
  return { shelf, contents: await shelf.load(choose) };
}

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
  return { shelf, contents: await shelf.load(choose).catch(() => none), readonly: why };
}

/** What went to the small storage on a day when the database did not answer. */
export function smallShelf(prefix: string): LocalShelf | undefined {
  try {
    return localStorage.length > 0 ? new LocalShelf(prefix, localStorage, "local") : undefined;
  } catch {
    return undefined;
  }
}
