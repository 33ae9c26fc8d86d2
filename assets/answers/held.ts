/** What one dossier holds, whether it is the open one or another. */

import { type Answer, type Dossier, keyOf } from "./record";
import { presentAddress } from "./renamed";
import { Standing } from "./standing";

export class Held {
  private readonly answers: ReadonlyMap<string, Answer>;
  private readonly standing: Standing;

  constructor(readonly dossier: Dossier, answers: Answer[]) {
    this.answers = new Map(answers.map((a) => [keyOf(a), a]));
    this.standing = new Standing(this.answers);
  }

  /** The stored answer at the place of one from elsewhere, erased or not. */
  at(other: Answer): Answer | undefined {
    return this.answers.get(keyOf({ ...other, dossier: this.dossier.id }));
  }

  /** What stands now in the place of an answer from elsewhere, also when it is
   * stored under an older name. */
  counterpart(other: Answer): Answer | undefined {
    return this.standing.get(presentAddress({ ...other, dossier: this.dossier.id }));
  }

  /** Every answer as it is stored. */
  all(): Answer[] { return [...this.answers.values()]; }
}
