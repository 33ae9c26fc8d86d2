/** What a page holds: one dossier with its answers, and which others there are. */

import type { ChosenDossier } from "./choice";
import type { Outbox } from "./outbox";
import { type Answer, type Dossier, keyOf, newDossier } from "./record";
import type { Contents } from "./shelf";
import { Standing } from "./standing";

export class Held {
  dossier: Dossier | undefined;
  dossiers: Dossier[] = [];
  damaged: unknown[] = []; // what stands there and cannot be read
  answers = new Map<string, Answer>();
  savedAt: Date | undefined;
  fresh = false; // the dossier was made by the first key that was pressed
  private found: Standing | undefined; // what stands where, until something changes

  constructor(private readonly outbox: Outbox, private readonly choice: ChosenDossier) {}

  /** The dossier that is made by the first key that is pressed. */
  begin(id?: string): Dossier {
    if (!this.dossier) {
      this.fresh = true;
      this.dossier = newDossier(id);
    }
    return this.dossier;
  }

  readonly choose = (dossiers: Dossier[]): string | undefined => {
    const own = this.fresh ? undefined : this.dossier?.id;
    return own !== undefined && this.outbox.size > 0 ? own : this.choice.of(dossiers, own);
  };

  /** Takes what the shelf holds, with what waits over it. The dossier of this
   * tab stays when it is not stored yet. */
  adopt(contents: Contents): void {
    this.changed();
    this.dossiers = contents.dossiers;
    this.damaged = contents.damaged;
    const chosen = contents.dossiers.find((d) => d.id === this.choose(contents.dossiers));
    if (chosen) this.moveTo(chosen);
    else if (this.outbox.size === 0) this.dossier = undefined; // there is none any more
    this.answers = new Map(contents.answers.filter((a) => a.dossier === this.dossier?.id).map((a) => [keyOf(a), a]));
    this.outbox.over(this.answers);
    if (this.dossier && !this.fresh) this.savedAt ??= new Date(this.dossier.changed);
  }

  /** What stands in another dossier from now on, also what waits. */
  moveTo(dossier: Dossier): void {
    this.dossier = dossier;
    this.fresh = false;
    this.outbox.moveTo(dossier.id);
  }

  /** What was kept is not there any more, and nobody here erased it. What this
   * page still shows is the last of it. */
  lost({ dossiers, damaged }: Contents): boolean {
    return dossiers.length + damaged.length === 0 && this.dossier !== undefined && !this.fresh && this.answers.size > 0;
  }

  /** Everything was erased by the reader, here or in another tab. */
  forget(): void {
    this.changed();
    this.outbox.clear();
    this.answers.clear();
    this.fresh = false;
    [this.dossier, this.dossiers, this.damaged, this.savedAt] = [undefined, [], [], undefined];
  }

  /** An answer is another one now. */
  changed(): void { this.found = undefined; }

  get standing(): Standing { return this.found ??= new Standing(this.answers); }
}
