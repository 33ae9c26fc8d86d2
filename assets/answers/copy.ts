/** Kopie bewaren: a download, which counts when the reader has seen it. */

import { download, toClipboard } from "../page/download";
import { element, button } from "../page/element";
import { say } from "../workbook";
import { fileName, make } from "./file";
import { newDossier } from "./record";
import type { Store } from "./store";

/** The text of the work file with everything that is kept here. */
export async function copyOf(store: Store): Promise<{ name: string; text: string }> {
  const dossier = store.dossier ?? newDossier();
  const known = dossier.rest?.damaged;
  const damaged = store.damaged.length > 0 ? { damaged: [...Array.isArray(known) ? known : [], ...store.damaged] } : {};
  const answers = store.kept(), me = store.me();
  const filledBy = answers.some((a) => a.person === me) ? me : "";
  const text = await make({ ...dossier, rest: { ...dossier.rest, ...damaged } }, answers, { filledBy });
  return { name: fileName(dossier), text };
}

/** Offers the file, and asks whether it arrived. */
export async function keepCopy(store: Store): Promise<void> {
  const { name, text } = await copyOf(store);
  try {
    download(name, new Blob([text], { type: "application/json" }));
    ask(name, () => void store.copied(), () => void keepCopy(store));
  } catch {
    instead(text);
  }
}

/** Asks whether a file that counts as a copy arrived. */
export function ask(name: string, arrived: () => void, again: () => void, where = say("copy.where")): void {
  const dialog = opened("copy-dialog", "copy.title",
    element("p", {}, say("copy.name"), " ", element("strong", { dir: "ltr" }, name)),
    element("p", {}, where),
    element("p", { class: "actions" },
      button(say("copy.yes"), "main", () => { dialog.close(); arrived(); }),
      button(say("copy.again"), "edged", () => { dialog.close(); again(); }),
      button(say("copy.no"), "quiet", () => dialog.close())));
}

/** Where the browser makes no file, its text can still be taken along. */
function instead(text: string): void {
  const said = element("p", { role: "status" });
  const dialog = opened("copy-dialog", "copy.failed",
    element("p", {}, say("copy.instead")), said,
    element("p", { class: "actions" },
      button(say("copy.take-text"), "main", () => void toClipboard(text).then((done) => { said.textContent = say(done ? "copy.taken" : "copy.not-taken"); })),
      button(say("copy.close"), "quiet", () => dialog.close())));
}

function opened(name: string, title: string, ...content: Node[]): HTMLDialogElement {
  document.querySelector(`dialog.${name}`)?.remove();
  const dialog = element("dialog", { class: name, "aria-labelledby": "copy-title" }, element("h2", { id: "copy-title" }, say(title)), ...content);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}
