/** Keeping the workbook with the answers inside, from the reader's own page. */

import { ask, keepCopy } from "../answers/copy";
import { holding } from "../answers/holder";
import type { Store } from "../answers/store";
import type { Give } from "../give/button";
import { download } from "../page/download";
import { button, element } from "../page/element";
import { later } from "../page/later";
import { book, say } from "../workbook";
import { asItCame } from "./document";

/** Makes the file, and asks whether it arrived; what goes wrong is said. */
export async function keepWhole(store: Store): Promise<void> {
  try {
    const made = await (await later<Give>("give")).withAnswers(store);
    download(made.name, made.data);
    ask(made.name, () => void store.copied(), () => void keepWhole(store), say("carry.where"));
  } catch (error) {
    trouble(store, error instanceof Error ? error.message : say("copy.failed"));
  }
}

/** The file form as it is without anybody's answers, to give to others. */
export function keepPlain(): void {
  const page = holding(asItCame(), "");
  if (page !== undefined) download(book.file, new Blob([page], { type: "text/html" }));
}

/** No file, and what can be done instead. */
function trouble(store: Store, words: string): void {
  const dialog = element("dialog", { class: "copy-dialog", "aria-labelledby": "whole-title" }, element("h2", { id: "whole-title" }, say("give.no-file")),
    element("p", { role: "alert" }, words), element("p", {}, say("carry.still")),
    element("p", { class: "actions" }, button(say("give.copy"), "main", () => { dialog.close(); void keepCopy(store); }), button(say("give.close"), "quiet", () => dialog.close())));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
