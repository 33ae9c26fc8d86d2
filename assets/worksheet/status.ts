/** The status line: what is kept, where, since when, and the last copy. */

import type { Store } from "../answers/store";
import { clock, day, say } from "../workbook";

/** Keeps the status of a sheet true. */
export function status(holder: HTMLElement, store: Store): void {
  const state = holder.querySelector<HTMLElement>(".state");
  const copy = holder.querySelector<HTMLElement>(".copy");
  const actions = holder.querySelector<HTMLElement>(".actions");
  const show = (): void => {
    const conflict = store.all().some((a) => a.other?.length);
    const kind = conflict && store.state === "saved" ? "conflict" : store.state;
    const words = say(`status.${kind}`, { time: store.savedAt ? clock(store.savedAt) : "" });
    if (state && (state.dataset.state !== kind || state.textContent !== words)) {
      state.dataset.state = kind;
      state.textContent = words;
    }
    const copied = store.kept().length === 0 ? "" : copyWords(store);
    if (copy && copy.textContent !== copied) copy.textContent = copied;
    if (actions) actions.hidden = false;
  };
  store.addEventListener("change", show);
  show();
}

/** When the last copy was made. */
export function copyWords(store: Store): string {
  return store.dossier?.copied ? say("status.copied", { day: day(new Date(store.dossier.copied)) }) : say("status.no-copy");
}
