/** The dialog Doorgeven: what the reader wants to do with the answers, one
 * purpose under the other. Each leads to a page of the same dialog. */

import { keepCopy } from "../answers/copy";
import type { Store } from "../answers/store";
import { button, element } from "../page/element";
import { inApp } from "../page/surroundings";
import { say } from "../workbook";
import { answering } from "./answer-dialog";
import type { First } from "./button";
import { files, everyWord } from "./files-dialog";
import { invitation } from "./invitation-dialog";
import { copyWords } from "./made-dialog";
import { partner } from "./partner-dialog";
import { printing } from "./print-dialog";
import type { Choices } from "./report";

/** The dialog, and the store that it gives from. */
export class Giving {
  choices: Choices | undefined; // what the reader chose, for as long as the dialog is open

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

  /** Goes to a page that takes a moment; what goes wrong is said. */
  go(page: Promise<void>): void {
    page.catch(() => this.show(say("give.title"), [element("p", { class: "trouble", role: "alert" }, say("later.failed"))]));
  }
}

/** Fills the dialog that was opened while this part loaded. */
export function begin(dialog: HTMLDialogElement, store: Store, first: First): void {
  const giving = new Giving(dialog, store);
  if (first === "answer") return answering(giving);
  if (first === "purposes") return purposes(giving);
  giving.choices = { sheets: [first.text], guidance: false, unanswered: true, names: true };
  giving.go(files(giving));
}

/** The first page: the purposes. */
export function purposes(giving: Giving): void {
  const { dialog, store } = giving;
  const invited = store.dossier?.invited;
  const back = invited ? [purpose("answer", () => answering(giving), invited.by ? say("give.answer-to", { by: invited.by }) : undefined)] : [];
  giving.show(say("give.title"), [
    ...(store.kept().length === 0 ? [element("p", { class: "empty" }, say("give.empty"))] : []),
    ...(inApp() ? insideApp(giving) : []),
    element("ul", { class: "purposes" },
      ...back,
      purpose("copy", () => { dialog.close(); void keepCopy(store); }),
      purpose("print", () => printing(giving)),
      ...(store.dossier?.practice === undefined ? [purpose("others", () => giving.go(invitation(giving)))] : []),
      purpose("partner", () => giving.go(partner(giving)))),
    ...(store.dossier?.practice === undefined ? [] : [element("p", { class: "help" }, say("example.no-invite"))]),
    element("ul", { class: "purposes less" }, purpose("files", () => giving.go(files(giving)))),
  ], false);
}

/** A purpose is one button: what it is called, and what it is for. */
function purpose(name: string, choose: () => void, title = say(`give.${name}`)): HTMLElement {
  const words = button("", "purpose", choose);
  words.dataset.purpose = name;
  words.append(element("strong", { dir: "auto" }, title), " ", element("span", {}, say(`give.${name}-for`)));
  return element("li", {}, words);
}

/** Inside an app a file seldom arrives: first the way that works. */
const insideApp = (giving: Giving): Node[] => [element("div", { class: "instead" },
  element("p", {}, say("give.in-app")),
  element("p", { class: "actions" }, ...copyWords(() => everyWord(giving), "give.take-words", "main")))];
