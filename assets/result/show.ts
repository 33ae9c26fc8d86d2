/** Shows a result, and keeps it true. */

import type { Store } from "../answers/store";
import { whileShown } from "../page/shown";
import { Reading } from "../worksheet/reading";
import { definitions } from "./definition";
import { showSignals } from "./show-signals";
import { signals } from "./signals";

export async function begin(sheet: HTMLElement, store: Store): Promise<void> {
  const id = sheet.dataset.result ?? "";
  const definition = (await definitions())[id];
  const outcome = sheet.querySelector<HTMLElement>(".outcome");
  if (!definition || !outcome) return;
  let shown = "";
  const show = (): void => {
    const found = signals(new Reading(store), id, definition);
    const key = JSON.stringify(found);
    if (key === shown) return; // what is open stays open
    shown = key;
    const open = Array.from(outcome.querySelectorAll("details"), (d) => d.open);
    outcome.replaceChildren(...showSignals(found, definition));
    outcome.querySelectorAll("details").forEach((d, i) => { d.open = open[i] ?? false; });
  };
  whileShown(sheet, store, show);
  show();
}
