/** What the reader chooses: which sheets, and what goes along. */

import { element } from "../page/element";

/** Boxes to tick, one for each id, under a legend. */
export function boxes(legend: string, all: [id: string, words: string][], chosen: Set<string>, changed: () => void): HTMLElement {
  return element("fieldset", { class: "boxes-to-tick" }, element("legend", {}, legend),
    ...all.map(([id, words]) => box(words, chosen.has(id), (on) => {
      if (on) chosen.add(id);
      else chosen.delete(id);
      changed();
    }, id)));
}

/** One box with its words. */
export function box(words: string, on: boolean, changed: (on: boolean) => void, value = ""): HTMLElement {
  const input = element("input", { type: "checkbox", value });
  input.checked = on;
  input.addEventListener("change", () => changed(input.checked));
  return element("label", { class: "option" }, input, " ", element("span", {}, words));
}
