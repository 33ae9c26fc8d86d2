/** Filling in with the keyboard alone: a figure or letter chooses, Enter goes
 * on. Nothing is ever sent. */

import { say } from "../workbook";

/** The places where Enter stops: a question, or each row of a grid. */
const places = (form: HTMLElement): HTMLElement[] =>
  Array.from(form.querySelectorAll<HTMLElement>(".question:not([hidden])")).flatMap((q) => {
    const rows = Array.from(q.querySelectorAll<HTMLElement>(".rows > .row:not([hidden])"));
    return q.dataset.kind === "grid" && rows.length > 0 ? rows : [q];
  }).filter((place) => place.getClientRects().length > 0);

const controls = "input:not([type=hidden]), textarea, select";

/** The control where filling in a place begins: the chosen one, else the first. */
const firstOf = (place: HTMLElement): HTMLElement | null => {
  const all = Array.from(place.querySelectorAll<HTMLInputElement>(controls)).filter((c) => c.getClientRects().length > 0);
  const chosen = all.find((c) => c.type === "radio" && c.checked);
  return chosen && all[0]?.type === "radio" ? chosen : all[0] ?? null;
};

export const placeOf = (form: HTMLElement, target: EventTarget | null): HTMLElement | undefined =>
  places(form).find((place) => target instanceof Node && place.contains(target));

/** Goes to a place and shows it in the middle. */
export function goTo(place: HTMLElement | undefined): void {
  if (!place) return;
  firstOf(place)?.focus({ preventScroll: true });
  place.scrollIntoView({ block: "center" });
}

/** The first place where nothing stands yet. */
export const firstEmpty = (form: HTMLElement): HTMLElement | undefined =>
  places(form).find((place) => !place.closest("[data-filled]")) ?? places(form)[0];

/** Listens to the keys of a form; end is called after the last place. */
export function keys(form: HTMLElement, end: () => void): void {
  form.addEventListener("keydown", (event) => {
    const { target } = event;
    if (event.ctrlKey || event.altKey || event.metaKey || !(target instanceof HTMLElement)) return;
    const place = placeOf(form, target);
    if (!place) return;
    if (event.key === "Enter" && !event.shiftKey && !target.matches("button, summary, a")) {
      event.preventDefault();
      const all = places(form);
      const next = all[all.indexOf(place) + 1];
      if (next) goTo(next); else end();
    } else if (target instanceof HTMLInputElement && ["radio", "checkbox"].includes(target.type) && pick(place, event.key)) event.preventDefault();
  });
}

/** Chooses by a key. On a scale a figure is the step itself; else it counts. */
function pick(place: HTMLElement, key: string): boolean {
  const offered = Array.from(place.querySelectorAll<HTMLInputElement>("input[type=radio], input[type=checkbox]"))
    .filter((c) => c.getClientRects().length > 0 && !c.closest("details"));
  const scale = offered.some((c) => c.closest(".step"));
  const yesno = place.dataset.kind === "yesno" && offered.some((c) => c.value === "unsure");
  const by = (value: string): HTMLInputElement | undefined => offered.find((c) => c.value === value);
  let found: HTMLInputElement | undefined;
  if (/^[0-9]$/.test(key)) found = scale ? by(key) : offered[key === "0" ? 9 : Number(key) - 1];
  else if (key === "?") found = by(yesno ? "unsure" : "unknown");
  else if (yesno && say("entry.yes-keys").includes(key.toLowerCase())) found = by("yes");
  else if (yesno && key.toLowerCase() === "n") found = by("no");
  if (!found) return false;
  found.focus();
  found.click();
  return true;
}
