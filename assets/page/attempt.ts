/** One part that fails never stops the next. */

import { say } from "../workbook";

/** Runs a part; when it fails, says so on every status line. */
export function attempt<T>(part: () => T): T | undefined {
  try {
    return part();
  } catch (error) {
    console.error(error);
    for (const state of document.querySelectorAll<HTMLElement>(".status .state")) {
      state.dataset.state = "failed";
      state.textContent = say("status.broken");
    }
    return undefined;
  }
}
