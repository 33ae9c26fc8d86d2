/** Which dossier a tab is working in. Two tabs may each be in another one, so
 * it is remembered for the tab alone. */

import type { Dossier } from "./record";
import { ownInUse } from "./shelf";

export class ChosenDossier {
  constructor(private readonly key: string) {}

  /** The dossier to show, of those that are there: the one that this tab was
   * in, else the own one that was changed last. An example opens only when
   * the reader opens it. */
  of(dossiers: Dossier[], now: string | undefined): string | undefined {
    const wanted = now ?? this.remembered();
    return dossiers.find((d) => d.id === wanted && !d.deleted)?.id ?? ownInUse(dossiers)[0]?.id;
  }

  private remembered(): string | undefined {
    try {
      return sessionStorage.getItem(this.key) ?? undefined;
    } catch {
      return undefined; // then the latest one is shown
    }
  }

  /** Only a choice between several is worth remembering. */
  remember(id: string): void {
    try {
      sessionStorage.setItem(this.key, id);
    } catch { /* as above */ }
  }
}
