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

const wide = (place: HTMLElement): HTMLElement[] => Array.from(place.querySelectorAll<HTMLElement>(".wide"));
const reachable = (place: HTMLElement): HTMLElement[] => Array.from(place.querySelectorAll<HTMLElement>("a, button, summary, [tabindex]"));

/** What a fold is about, and what it says. */
const nameOf = (fold: Element): string => `${fold.closest("li")?.querySelector("h3")?.textContent ?? ""} ${fold.querySelector("summary")?.textContent ?? ""}`;

/** How a result stands before it is drawn again: which folds are open, how far
 * tables are scrolled, where the focus is and where on the screen somebody
 * writes. Gives the way back to that. */
function standing(place: HTMLElement): () => void {
  const open = new Set(Array.from(place.querySelectorAll("details[open]"), nameOf));
  const scrolled = wide(place).map((table) => table.scrollLeft);
  const focus = reachable(place).indexOf(document.activeElement as HTMLElement);
  const writing = document.activeElement === document.body ? null : document.activeElement;
  const top = writing?.getBoundingClientRect().top ?? 0;
  return () => {
    for (const fold of place.querySelectorAll("details")) fold.open = open.has(nameOf(fold));
    wide(place).forEach((table, i) => { table.scrollLeft = scrolled[i] ?? 0; });
    if (focus >= 0) reachable(place)[focus]?.focus({ preventScroll: true });
    const moved = writing?.isConnected && top > 0 && top < innerHeight ? writing.getBoundingClientRect().top - top : 0;
    if (moved !== 0) scrollBy({ top: moved, behavior: "instant" }); // a browser loses its hold when that is drawn again
  };
}

/** What takes long waits until the reader stops typing for a moment. */
function whenQuick(show: () => void): () => void {
  let took = 0, waiting: ReturnType<typeof setTimeout> | undefined;
  const timed = (): void => {
    const began = performance.now();
    show();
    took = performance.now() - began;
  };
  return () => {
    clearTimeout(waiting);
    if (took < 30) timed();
    else waiting = setTimeout(timed, Math.min(took * 4, 1000));
  };
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
    const restore = standing(place);
    place.replaceChildren(...made.childNodes, ...blank ? [blank] : []);
    place.dataset.made = "";
    tellApart(place, sheet.querySelector("h2")?.textContent ?? "");
    restore();
  };
  whileShown(sheet, store, whenQuick(show));
  show();
  arrive(); // what stands above moved down what stands below
}
