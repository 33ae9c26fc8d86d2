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
import { Giving } from "./giving";
import { invitation } from "./invitation-dialog";
import { copyWords } from "./made-dialog";
import { partner } from "./partner-dialog";
import { printing } from "./print-dialog";

/** Fills the dialog that was opened while this part loaded. */
export function begin(dialog: HTMLDialogElement, store: Store, first: First): void {
  const giving = new Giving(dialog, store, purposes);
  if (first === "answer") return answering(giving);
  if (first === "purposes") return purposes(giving);
  giving.choices = { sheets: [first.text], guidance: false, unanswered: true, names: true };
  giving.go(files(giving));
}

/** The first page: the purposes. */
function purposes(giving: Giving): void {
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
