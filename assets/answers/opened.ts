/** Which dossier of the shelf is open in a tab, with what waits to be stored. */

import { ChosenDossier } from "./choice";
import { Held } from "./held";
import { Journal } from "./journal";
import { Outbox } from "./outbox";
import { type Dossier, newDossier } from "./record";
import { SharedComputer } from "./shared";
import type { Contents } from "./shelf";

export class Opened extends Held {
  dossiers: Dossier[] = [];
  damaged: unknown[] = []; // what stands there and cannot be read
  savedAt: Date | undefined;
  readonly computer: SharedComputer;
  protected readonly storage = (): Storage => (this.computer.on ? sessionStorage : localStorage);
  protected readonly journal: Journal;
  protected readonly outbox: Outbox;
  protected readonly choice: ChosenDossier;
  protected fresh = false; // the dossier was made by the first key that was pressed

  constructor(prefix: string) {
    super();
    this.computer = new SharedComputer(`${prefix}shared`);
    this.journal = new Journal(`${prefix}journal:`, this.storage);
    this.outbox = new Outbox(this.journal);
    this.choice = new ChosenDossier(`${prefix}dossier`);
  }

  /** The dossier that is made by the first key that is pressed. */
  protected begin(id?: string): Dossier {
    if (!this.dossier) {
      this.fresh = true;
      this.dossier = newDossier(id);
    }
    return this.dossier;
  }

  protected readonly choose = (dossiers: Dossier[]): string | undefined => {
    const own = this.fresh ? undefined : this.dossier?.id;
    return own !== undefined && this.outbox.size > 0 ? own : this.choice.of(dossiers, own);
  };

  /** Takes what the shelf holds, with what waits over it. The dossier of this
   * tab stays when it is not stored yet. */
  protected adopt(contents: Contents): void {
    this.dossiers = contents.dossiers;
    this.damaged = contents.damaged;
    const chosen = contents.dossiers.find((d) => d.id === this.choose(contents.dossiers));
    if (chosen) this.moveTo(chosen);
    else if (this.outbox.size === 0) this.dossier = undefined; // there is none any more
    this.hold(contents.answers.filter((a) => a.dossier === this.dossier?.id));
    this.outbox.over(this.answers);
    if (this.dossier && !this.fresh) this.savedAt ??= new Date(this.dossier.changed);
  }

  /** What stands in another dossier from now on, also what waits. */
  protected moveTo(dossier: Dossier): void {
    this.dossier = dossier;
    this.fresh = false;
    this.outbox.moveTo(dossier.id);
  }

  /** What was kept is not there any more, and nobody here erased it. What this
   * page still shows is the last of it. */
  protected lost({ dossiers, damaged }: Contents): boolean {
    return dossiers.length + damaged.length === 0 && this.dossier !== undefined && !this.fresh && this.answers.size > 0;
  }

  /** Lets go of everything, because it was erased by the reader. */
  protected letGo(): void {
    this.outbox.clear();
    this.hold([]);
    this.fresh = false;
    [this.dossier, this.dossiers, this.damaged, this.savedAt] = [undefined, [], [], undefined];
  }
}
