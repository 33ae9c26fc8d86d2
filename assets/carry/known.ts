/** Which answers that stand in a file this browser knows already. A file that
 * is opened a second time brings nothing new: what was filled in since then is
 * the later of the two. */

import { fromFile } from "../answers/record";
import { prefix, type Store } from "../answers/store";

/** taken: all of it is here, or was when the file was made; refused: the reader
 * did not want it. */
export type Fate = "taken" | "refused";

interface Known { name: string; fate: Fate; dossier: string }

const key = `${prefix}carried`;
const brought = `${prefix}brought`; // the dossier that came in this tab
const most = 100; // files; the oldest is forgotten first

/** What became of the answers with this text. */
export function knownOf(store: Store, text: string): Known | undefined {
  const name = nameOf(text);
  return all(store).find((k) => k.name === name);
}

export function settle(store: Store, text: string, fate: Fate, dossier: string): void {
  const name = nameOf(text);
  keep(store, [...all(store).filter((k) => k.name !== name), { name, fate, dossier }]);
}

/** Remembers, for this tab, that a file brought a dossier to this device. */
export function came(store: Store, dossier: string): void {
  try {
    if (!store.computer.on) sessionStorage.setItem(brought, dossier);
  } catch { /* then it stays, as everything here does */ }
}

/** When the reader finds that the computer is not their own: what a file brought
 * in this tab goes again, unless something was written in it since. */
export async function letGo(store: Store): Promise<void> {
  const id = sessionStorage.getItem(brought);
  if (id === null || !store.dossiers.some((d) => d.id === id)) return;
  if (!(await store.answersOf(id)).every((a) => a.tab === fromFile)) return;
  await store.remove(id);
  keep(store, all(store).filter((k) => k.dossier !== id));
  sessionStorage.removeItem(brought);
}

const storage = (store: Store): Storage => (store.computer.on ? sessionStorage : localStorage);

function keep(store: Store, known: Known[]): void {
  try {
    if (known.length === 0) storage(store).removeItem(key);
    else storage(store).setItem(key, JSON.stringify(known.slice(-most)));
  } catch { /* then the next page asks again */ }
}

function all(store: Store): Known[] {
  try {
    const found: unknown = JSON.parse(storage(store).getItem(key) ?? "[]");
    return Array.isArray(found) ? found.filter((k): k is Known => typeof (k as Known | null)?.name === "string") : [];
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
