/** The status line: what is kept, where, since when, and the last copy. */

import type { Store } from "../answers/store";
import { forgetsSoon } from "../page/surroundings";
import { clock, day, say } from "../workbook";

/** Keeps the status of a sheet true. */
export function status(holder: HTMLElement, store: Store): void {
  const state = holder.querySelector<HTMLElement>(".state");
  const copy = holder.querySelector<HTMLElement>("p.copy"); // a copy of a repeated sheet has a button of that class
  const actions = holder.querySelector<HTMLElement>(".actions");
  const show = (): void => {
    const conflict = store.all().some((a) => a.other?.length);
    const kind = store.state !== "saved" ? store.state : conflict ? "conflict" : store.damaged.length > 0 ? "damaged" : store.journalled ? "saved" : "direct";
    const kept = say(`status.${kind}`, { time: store.savedAt ? clock(store.savedAt) : "" });
    const words = isExample(store) ? say("example.state", { words: kept }) : kept;
    holder.classList.toggle("in-example", isExample(store));
    if (state && (state.dataset.state !== kind || state.textContent !== words)) {
      state.dataset.state = kind;
      state.textContent = words;
    }
    const copied = store.kept().length === 0 ? "" : copyWords(store);
    if (copy && copy.textContent !== copied) copy.textContent = copied;
    copy?.toggleAttribute("data-due", copyDue(store));
    if (actions) actions.hidden = false;
    offer(actions, copyDue(store) || !["empty", "saving", "saved", "conflict"].includes(kind));
  };
  store.addEventListener("change", show);
  show();
}

/** When it is time for a copy, it is one press away; else printing is. */
function offer(actions: HTMLElement | null, urgent: boolean): void {
  for (const [what, shown] of [["copy", urgent], ["print", !urgent]] as const) {
    const button = actions?.querySelector<HTMLElement>(`[data-do=${what}]`);
    if (button && button.hidden === shown) button.hidden = !shown;
  }
}

const many = 25; // answers since the last copy
const long = 5 * 86_400_000; // ms since the last copy, when something changed

/** The answers that no copy holds yet. */
const uncopied = (store: Store): number =>
  store.kept().filter((a) => a.time > (store.dossier?.copied ?? "")).length;

const isExample = (store: Store): boolean => store.dossier?.practice !== undefined;

/** Whether it is time for another copy; of an example it never is. */
function copyDue(store: Store): boolean {
  if (isExample(store)) return false;
  const since = Date.parse(store.dossier?.copied ?? store.dossier?.created ?? "");
  const n = uncopied(store);
  return n >= many || n > 0 && Date.now() - since > long;
}

/** When the last copy was made, and whether it is time for another. */
export function copyWords(store: Store): string {
  if (isExample(store)) return say("example.no-copy");
  const { copied } = store.dossier ?? {};
  const last = copied ? say("status.copied", { day: day(new Date(copied)) }) : say("status.no-copy");
  const due = copyDue(store) ? [say("status.due", { n: uncopied(store) })] : [];
  const soon = forgetsSoon() && uncopied(store) > 0 ? [say("status.forgets-soon")] : [];
  return [last, ...due, ...soon].join(" · ");
}
