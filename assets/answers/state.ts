/** How it stands with keeping answers. It follows from what is known, so that
 * no line ever says more than what is true. */

import type { ReadOnly, Shelf } from "./shelf";

/** From newer on nothing can be written. silent: the database fails and the
 * small storage stands in; gone: what was kept was cleared from outside. */
export type State = "empty" | "saving" | "saved" | "slow" | "failed" | "gone" | "local" | "silent" | "shared" | "memory" | Bar;

/** Why nothing can be written here. */
export type Bar = ReadOnly["why"] | "framed";

/** What is wrong for now. */
export type Trouble = "slow" | "failed" | "gone";

export interface Facts {
  bar: Bar | undefined;
  trouble: Trouble | undefined;
  kind: Shelf["kind"];
  silent: boolean;  // a better place does not answer
  waiting: boolean; // for a transaction
  filled: boolean;  // something is kept
}

export function stateOf({ bar, trouble, kind, silent, waiting, filled }: Facts): State {
  if (bar) return bar;
  if (trouble) return trouble;
  if (kind === "local" && silent) return "silent";
  if (kind !== "database") return kind;
  return waiting ? "saving" : filled ? "saved" : "empty";
}
