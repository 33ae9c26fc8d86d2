/** What a dossier holds that need not be the open one: read once, to compare
 * with. */

import { Held } from "./held";
import type { Answer, Dossier } from "./record";

export class Aside extends Held {
  constructor(override dossier: Dossier, answers: Answer[]) {
    super();
    this.hold(answers);
  }

  /** Every answer as it is stored, erased or not. */
  stored(): Answer[] { return [...this.answers.values()]; }
}
