/** The dialog Doorgeven while it is open, page after page. */

import type { Store } from "../answers/store";
import { button, element } from "../page/element";
import { say } from "../workbook";
import type { Choices } from "./report";

/** The dialog, the store that it gives from, and the page that one goes back to. */
export class Giving {
  choices: Choices | undefined; // what the reader chose, for as long as the dialog is open

  constructor(readonly dialog: HTMLDialogElement, readonly store: Store, private readonly home: (giving: Giving) => void) {}

  /** Shows a page of the dialog; the focus goes to its title. back: whether one
   * can go back from here. */
  show(title: string, content: readonly Node[], back = true): void {
    const head = element("h2", { id: "give-title", tabindex: "-1" }, title);
    this.dialog.replaceChildren(element("div", { class: "within" }, head, ...content),
      element("p", { class: "foot" },
        ...(back ? [button(say("give.back"), "quiet", () => this.home(this))] : []),
        button(say("give.close"), "quiet", () => this.dialog.close())));
    head.focus();
  }

  /** Goes to a page that takes a moment; what goes wrong is said. */
  go(page: Promise<void>): void {
    page.catch(() => this.show(say("give.title"), [element("p", { class: "trouble", role: "alert" }, say("later.failed"))]));
  }
}
