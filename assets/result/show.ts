/** Shows a result, and keeps it true. */

import type { Store } from "../answers/store";
import { arrive } from "../page/arrive";
import { element } from "../page/element";
import { whileShown } from "../page/shown";
import { say } from "../workbook";
import { wording } from "../wording";
import { Reading } from "../worksheet/reading";
import type { Asked } from "./asked";
import { type Definition, definitions } from "./definition";
import { outcome, ownLook } from "./kinds";
import { links } from "./link";
import { showBlocks } from "./show-blocks";

/** Which answers the whole result comes from, where it says so. */
function origin(definition: Definition): HTMLElement[] {
  const from = "from" in definition ? definition.from : [];
  if (from.length === 0) return [];
  return [element("details", { class: "origin" }, element("summary", {}, say("result.from")), element("ul", {}, ...from.map((source) => element("li", {}, ...links([source], source.label)))))];
}

/** Tables that scroll are places of their own for who cannot see: each has a
 * name that no other on the page has. */
function tellApart(place: HTMLElement, title: string): void {
  const names = new Map<string, number>();
  for (const region of place.querySelectorAll("[role=region]")) {
    const name = `${title}: ${region.getAttribute("aria-label") ?? ""}`;
    const before = names.get(name) ?? 0;
    names.set(name, before + 1);
    region.setAttribute("aria-label", before > 0 ? `${name} (${before + 1})` : name);
  }
}

export async function begin(sheet: HTMLElement, store: Store): Promise<void> {
  const id = sheet.dataset.result ?? "";
  const [all, sheets] = await Promise.all([definitions(), wording()]);
  const definition = all[id];
  const place = sheet.querySelector<HTMLElement>(".outcome");
  if (!definition || !place) return;
  const asked: Asked = { id, reading: new Reading(store), manner: { sheets, names: true, partner: false, called: new Map() } };
  const blank = place.querySelector(".blank"); // what a blank print has instead
  let shown: Node | null = null;
  const show = (): void => {
    const made = element("div", {}, ...ownLook(asked, definition) ?? showBlocks(outcome(asked, definition).blocks), ...origin(definition));
    if (made.isEqualNode(shown)) return; // what is open stays open
    shown = made.cloneNode(true);
    const open = Array.from(place.querySelectorAll("details"), (d) => d.open);
    place.replaceChildren(...made.childNodes, ...blank ? [blank] : []);
    place.dataset.made = "";
    tellApart(place, sheet.querySelector("h2")?.textContent ?? "");
    place.querySelectorAll("details").forEach((d, i) => { d.open = open[i] ?? false; });
  };
  whileShown(sheet, store, show);
  show();
  arrive(); // what stands above moved down what stands below
}
