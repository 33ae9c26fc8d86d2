/** What each type of result makes of the answers: blocks, for every file, and on
 * the page too unless the type has a look of its own there. */

import type { Asked, Outcome } from "./asked";
import { madeOfChecks, showChecks } from "./checks";
import type { Definition } from "./definition";
import { madeOfDocument, showDocument } from "./document";
import { madeOfMatrix } from "./matrix";
import { madeOfRounds } from "./rounds";
import { showMatrix } from "./show-matrix";
import { showSignals } from "./show-signals";
import { showTotals } from "./show-totals";
import { madeOfSignals } from "./signals";
import { madeOfSummary, showSummary } from "./summary";
import { madeOfTotals } from "./totals";

/** A type of result. */
interface Kind<D> {
  made: (asked: Asked, definition: D) => Outcome;
  show?: (asked: Asked, definition: D) => HTMLElement[];
}

const kinds: { [T in Definition["type"]]: Kind<Extract<Definition, { type: T }>> } = {
  totals: { made: madeOfTotals, show: showTotals },
  checks: { made: madeOfChecks, show: showChecks },
  signals: { made: madeOfSignals, show: showSignals },
  rounds: { made: madeOfRounds },
  summary: { made: madeOfSummary, show: showSummary },
  document: { made: madeOfDocument, show: showDocument },
  matrix: { made: madeOfMatrix, show: showMatrix },
};

const kindOf = (definition: Definition): Kind<Definition> => kinds[definition.type] as Kind<Definition>;

/** A result in blocks. */
export const outcome = (asked: Asked, definition: Definition): Outcome => kindOf(definition).made(asked, definition);

/** What a type shows on the page instead of its blocks, if it does. */
export const ownLook = (asked: Asked, definition: Definition): HTMLElement[] | undefined => kindOf(definition).show?.(asked, definition);
