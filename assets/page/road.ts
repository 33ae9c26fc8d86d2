/** The road: every stop shows how far its worksheets are. */

import type { Store } from "../answers/store";
import { book, say } from "../workbook";
import { Reading } from "../worksheet/reading";
import { progress } from "../worksheet/progress";
import { element } from "./element";
import { putAway } from "./shown";

export type Stage = "none" | "some" | "done";

/** How far a page is: none without worksheets too. */
export function stage(joint: Reading, page: string): { stage: Stage; given: number; asked: number } {
  let given = 0, asked = 0, touched = false;
  for (const sheet of book.pages.find((p) => p.id === page)?.sheets ?? []) {
    const own = progress(joint, sheet);
    given += own.given;
    asked += own.asked;
    touched ||= own.touched;
  }
  const done = asked > 0 && given === asked;
  return { stage: done ? "done" : touched ? "some" : "none", given, asked };
}

/** Fills in the stops of every road on the page. */
export function road(store: Store): void {
  const stops = Array.from(document.querySelectorAll<HTMLElement>(".road li[data-page]"));
  const joint = new Reading(store);
  const show = (): void => {
    for (const stop of stops) {
      if (putAway(stop)) continue;
      const far = stage(joint, stop.dataset.page ?? "");
      if (stop.dataset.progress === far.stage) continue;
      stop.dataset.progress = far.stage;
      stop.querySelector(".progress-words")?.remove();
      if (far.stage !== "none") stop.querySelector("a")?.append(element("span", { class: "hidden progress-words" }, ` (${say(`progress.${far.stage}`)})`));
    }
  };
  store.addEventListener("change", show);
  show();
}
