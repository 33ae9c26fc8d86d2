/** The dialog Doorgeven: what the reader wants to do with the answers, one
 * purpose under the other. Each leads to a page of the same dialog. */

import { keepCopy } from "../answers/copy";
import type { Store } from "../answers/store";
import { button, element } from "../page/element";
import { say } from "../workbook";
import type { First } from "./button";
import { printing } from "./print-dialog";

/** The dialog, and the store that it gives from. */
export class Giving {
  constructor(readonly dialog: HTMLDialogElement, readonly store: Store) {}

  /** Shows a page of the dialog; the focus goes to its title. back: whether
   * the purposes can be gone back to. */
  show(title: string, content: readonly Node[], back = true): void {
    const head = element("h2", { id: "give-title", tabindex: "-1" }, title);
    this.dialog.replaceChildren(element("div", { class: "within" }, head, ...content),
      element("p", { class: "foot" },
        ...(back ? [button(say("give.back"), "quiet", () => purposes(this))] : []),
        button(say("give.close"), "quiet", () => this.dialog.close())));
    head.focus();
  }
}

/** Fills the dialog that was opened while this part loaded. */
export function begin(dialog: HTMLDialogElement, store: Store, _first: First): void {
  purposes(new Giving(dialog, store));
}

/** The first page: the purposes. */
export function purposes(giving: Giving): void {
  const { dialog, store } = giving;
  const all = [
    purpose("copy", () => { dialog.close(); void keepCopy(store); }),
    purpose("print", () => printing(giving)),
  ];
  const empty = store.kept().length === 0 ? [element("p", { class: "empty" }, say("give.empty"))] : [];
  giving.show(say("give.title"), [...empty, element("ul", { class: "purposes" }, ...all)], false);
}

/** A purpose is one button: what it is called, and what it is for. */
function purpose(name: string, choose: () => void): HTMLElement {
  const words = button("", "purpose", choose);
  words.dataset.purpose = name;
  words.append(element("strong", {}, say(`give.${name}`)), " ", element("span", {}, say(`give.${name}-for`)));
  return element("li", {}, words);
}
