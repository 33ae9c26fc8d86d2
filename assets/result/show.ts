/** Shows a result, and keeps it true. */

import type { Store } from "../answers/store";
import { whileShown } from "../page/shown";
import { wording } from "../wording";
import { Reading } from "../worksheet/reading";
import { definitions } from "./definition";
import { type Asked, outcome, ownLook } from "./kinds";
import { showBlocks } from "./show-blocks";

export async function begin(sheet: HTMLElement, store: Store): Promise<void> {
  const id = sheet.dataset.result ?? "";
  const [all, sheets] = await Promise.all([definitions(), wording()]);
  const definition = all[id];
  const place = sheet.querySelector<HTMLElement>(".outcome");
  if (!definition || !place) return;
  const asked: Asked = { id, reading: new Reading(store), manner: { sheets, names: true, partner: false, called: new Map() } };
  let shown = "";
  const show = (): void => {
    const { blocks } = outcome(asked, definition);
    const key = JSON.stringify(blocks);
    if (key === shown) return; // what is open stays open
    shown = key;
    const open = Array.from(place.querySelectorAll("details"), (d) => d.open);
    place.replaceChildren(...ownLook(asked, definition) ?? showBlocks(blocks));
    place.querySelectorAll("details").forEach((d, i) => { d.open = open[i] ?? false; });
  };
  whileShown(sheet, store, show);
  show();
}
