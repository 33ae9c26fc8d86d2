/** Erasing everything of this workbook on this device, with proof. */

import { prefix, type Store } from "./store";
import { within } from "./transaction";

/** Erases, reads back, and tells whether nothing is left. On a computer that is
 * not the reader's own, everything is what stands in this tab; that nothing is
 * kept there goes on to hold. */
export async function eraseAll(store: Store): Promise<boolean> {
  const tabOnly = store.computer.on;
  try {
    await store.erase();
  } catch { /* what is left is counted below */ }
  const places = tabOnly ? [() => sessionStorage] : [() => localStorage, () => sessionStorage];
  const stays = tabOnly ? [`${prefix}shared`] : [];
  let left = tabOnly ? 0 : await databases();
  for (const place of places) {
    try {
      for (const key of ownKeys(place())) if (!stays.includes(key)) place().removeItem(key);
      left += ownKeys(place()).filter((key) => !stays.includes(key)).length;
    } catch { /* what we cannot reach holds nothing of ours */ }
  }
  return left === 0;
}

/** How many databases of ours there are, as far as a browser tells. */
async function databases(): Promise<number> {
  try {
    return (await within(indexedDB.databases())).filter((d) => d.name === prefix).length;
  } catch {
    return 0;
  }
}

/** The keys of this workbook in a storage. */
export function ownKeys(storage: Storage): string[] {
  return Array.from({ length: storage.length }, (_, i) => storage.key(i) ?? "").filter((key) => key.startsWith(prefix));
}
