/** Kopie bewaren: a download, which counts when the reader has seen it. */

import { element, button } from "../page/element";
import { say } from "../workbook";
import { fileName, make } from "./file";
import { newDossier } from "./record";
import type { Store } from "./store";

/** Offers the file, and asks whether it arrived. */
export async function keepCopy(store: Store): Promise<void> {
  const dossier = store.dossier ?? newDossier();
  const damaged = store.damaged.length > 0 ? { damaged: store.damaged } : {};
  const answers = store.kept(), me = store.me();
  const filledBy = answers.some((a) => a.person === me) ? me : "";
  const text = await make({ ...dossier, rest: { ...dossier.rest, ...damaged } }, answers, { filledBy });
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const name = fileName(dossier);
  const link = element("a", { href: address, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  ask(store, name);
}

function ask(store: Store, name: string): void {
  document.querySelector("dialog.copy-dialog")?.remove();
  const close = (): void => dialog.remove();
  const dialog = element("dialog", { class: "copy-dialog", "aria-labelledby": "copy-title" },
    element("h2", { id: "copy-title" }, say("copy.title")),
    element("p", {}, say("copy.name"), " ", element("strong", { dir: "ltr" }, name)),
    element("p", {}, say("copy.where")),
    element("p", { class: "actions" },
      button(say("copy.yes"), "main", () => { close(); void store.copied(); }),
      button(say("copy.again"), "edged", () => { close(); void keepCopy(store); }),
      button(say("copy.no"), "quiet", close)));
  dialog.addEventListener("close", close);
  document.body.append(dialog);
  dialog.showModal();
}
