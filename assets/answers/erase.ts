/** Erasing everything of this workbook on this device, with proof. */

import { prefix, type Store } from "./store";

/** Erases, reads back, and tells whether nothing is left. */
export async function eraseAll(store: Store): Promise<boolean> {
  try {
    await store.erase();
  } catch { /* what is left is counted below */ }
  for (const storage of storages()) {
    for (const key of ownKeys(storage)) storage.removeItem(key);
  }
  const databases = await indexedDB.databases?.().catch(() => []) ?? [];
  const left = storages().flatMap(ownKeys).length + databases.filter((d) => d.name === prefix).length;
  return left === 0;
}

function storages(): Storage[] {
  try {
    return [localStorage, sessionStorage];
  } catch {
    return [];
  }
}

/** The keys of this workbook in a storage. */
export function ownKeys(storage: Storage): string[] {
  return Array.from({ length: storage.length }, (_, i) => storage.key(i) ?? "").filter((key) => key.startsWith(prefix));
}
