/** Which answers that stand in a file this browser knows already. A file that
 * is opened a second time brings nothing new: what was filled in since then is
 * the later of the two. */

import type { Store } from "../answers/store";
import { prefix } from "../answers/store";

/** taken: all of it is here, or was when the file was made; refused: the reader
 * did not want it. */
export type Fate = "taken" | "refused";

const key = `${prefix}carried`;
const most = 100; // files; the oldest is forgotten first

type Entry = [text: string, fate: Fate];

/** What became of the answers with this text. */
export const fateOf = (store: Store, text: string): Fate | undefined =>
  all(store).find(([name]) => name === nameOf(text))?.[1];

export function settle(store: Store, text: string, fate: Fate): void {
  const name = nameOf(text);
  const rest = all(store).filter(([other]) => other !== name);
  try {
    storage(store).setItem(key, JSON.stringify([...rest, [name, fate]].slice(-most)));
  } catch { /* then the next page asks again */ }
}

const storage = (store: Store): Storage => (store.computer.on ? sessionStorage : localStorage);

function all(store: Store): Entry[] {
  try {
    const found: unknown = JSON.parse(storage(store).getItem(key) ?? "[]");
    return Array.isArray(found) ? found.filter((e): e is Entry => Array.isArray(e) && e.length === 2) : [];
  } catch {
    return [];
  }
}

/** Two texts of this browser never share a name by chance: FNV-1a in two turns,
 * and the length. */
function nameOf(text: string): string {
  const turn = (seed: number): string => {
    let hash = seed;
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619);
    return (hash >>> 0).toString(36);
  };
  return [turn(2166136261), turn(374761393), text.length.toString(36)].join(".");
}
