/** After an update of the workbook: the report on the first page that opens,
 * and the tray. Both are loaded when there is something to tell. */

import { formerAnswers } from "../answers/former";
import { isDue } from "../answers/renewal";
import type { Store } from "../answers/store";
import { later } from "../page/later";
import { shownMain } from "../page/shown";
import { say } from "../workbook";

/** What the part offers that comes later. */
export interface Renewed {
  report(main: HTMLElement, store: Store): Promise<void>;
  again(holder: HTMLElement, store: Store): Promise<void>;
  tray(holder: HTMLElement, store: Store): Promise<void>;
}

/** Once per dossier and version of the workbook, and when a file of another
 * version was opened. When it does not load, the
 * next page tries again; the questions themselves say what changed too. */
export function renewed(store: Store): void {
  const main = shownMain();
  if (!main || store.readonly || !isDue(store.dossier) || document.querySelector("section.renewed")) return;
  void later<Renewed>("renewed").then((part) => part.report(main, store)).catch(() => undefined);
}

/** The two folds on the reader's own page: what the last update meant, and what
 * was answered formerly. Neither is there without anything in it. */
export function folds(own: HTMLElement, store: Store): void {
  const tray = own.querySelector<HTMLDetailsElement>("details[data-part=former]");
  const report = own.querySelector<HTMLDetailsElement>("details[data-part=renewed]");
  if (!tray || !report) return;
  onOpen(tray, (holder) => later<Renewed>("renewed").then((part) => part.tray(holder, store)));
  onOpen(report, (holder) => later<Renewed>("renewed").then((part) => part.again(holder, store)));
  let opened = false;
  const show = (): void => {
    const n = formerAnswers(store).length;
    tray.hidden = n === 0 && !tray.open; // one that is being read does not vanish
    const summary = tray.querySelector("summary");
    if (summary && n > 0) summary.textContent = say("tray.title", { n });
    if (!tray.hidden && !opened && /[#/]former$/.test(location.hash)) {
      opened = tray.open = true;
      tray.scrollIntoView();
    }
  };
  const told = async (): Promise<void> => { report.hidden = isDue(store.dossier) || (await store.snapshots.updates(store.dossier)).length === 0; };
  const both = (): void => { show(); void told().catch(() => undefined); };
  store.addEventListener("change", show);
  store.addEventListener("settled", both);
  both();
}

function onOpen(fold: HTMLDetailsElement, fill: (holder: HTMLElement) => Promise<void>): void {
  let holder: HTMLElement | undefined;
  fold.addEventListener("toggle", () => {
    if (!fold.open || holder) return;
    const made = holder = document.createElement("div");
    fold.append(made);
    fill(made).catch(() => { made.remove(); holder = undefined; });
  });
}
