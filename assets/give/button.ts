/** The button Doorgeven: opens its dialog, which is loaded at the first press. */

import { keepCopy } from "../answers/copy";
import type { Store } from "../answers/store";
import { button, element, onPress } from "../page/element";
import { later } from "../page/later";
import { say } from "../workbook";

/** What the part offers that comes later. */
export interface Give {
  begin(dialog: HTMLDialogElement, store: Store, first: First): void;
  withAnswers(store: Store): Promise<{ name: string; data: Blob }>;
}

/** Where the dialog begins: with the purposes, with sending back, or with the
 * files of one text. */
export type First = "purposes" | "answer" | { text: string };

/** Listens to the buttons, also to those that come later. */
export function giving(store: Store): void {
  onPress("[data-do=give]", () => void give(store, "purposes"));
  onPress("[data-do=give-text]", ({ dataset }) => void give(store, { text: dataset.of ?? "" }));
  onPress("[data-do=answer]", () => void give(store, "answer"));
}

async function give(store: Store, first: First): Promise<void> {
  if (document.querySelector("dialog.give-dialog")) return;
  const dialog = element("dialog", { class: "give-dialog", "aria-labelledby": "give-title" },
    element("div", { class: "within" }, element("h2", { id: "give-title", tabindex: "-1" }, say("give.title")),
      element("p", { class: "wait", role: "status" }, say("give.wait"))));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  try {
    const part = await later<Give>("give");
    if (dialog.open) part.begin(dialog, store, first);
  } catch {
    absent(dialog, store, first);
  }
}

/** Also when the rest does not load, a copy can be kept. */
function absent(dialog: HTMLDialogElement, store: Store, first: First): void {
  const keep = button(say("give.copy"), "main", () => { dialog.close(); void keepCopy(store); });
  dialog.querySelector(".within")?.replaceChildren(
    element("h2", { id: "give-title", tabindex: "-1" }, say("give.title")),
    element("p", { class: "trouble", role: "alert" }, say("later.failed")),
    element("p", {}, say("give.still")),
    element("p", { class: "actions" }, keep,
      button(say("give.retry"), "edged", () => { dialog.close(); dialog.remove(); void give(store, first); }),
      button(say("give.close"), "quiet", () => dialog.close())));
}
