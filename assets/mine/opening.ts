/** Openen: files are chosen with the button, or dropped anywhere on the page.
 * What then happens loads on first use. */

import type { Store } from "../answers/store";
import { element } from "../page/element";
import { later } from "../page/later";
import { say } from "../workbook";

export interface Opening {
  openFiles(files: File[], store: Store, report: HTMLElement): Promise<void>;
  takeIn(text: string, store: Store): Promise<(() => void) | undefined>;
}

/** Handles the file input, and files that are dropped on the page. */
export function opening(holder: HTMLElement, store: Store): void {
  const input = holder.querySelector<HTMLInputElement>("input[type=file]");
  const report = holder.querySelector<HTMLElement>("[data-report]");
  if (!input || !report) return;
  input.disabled = store.readonly;
  const open = (files: File[]): void => {
    if (files.length === 0 || store.readonly || document.querySelector("dialog[open]")) return;
    void later<Opening>("opening").then((part) => part.openFiles(files, store, report)).catch((error: unknown) => {
      report.replaceChildren(element("p", { class: "trouble", role: "alert" }, error instanceof Error ? error.message : "", " ", say("open.unchanged")));
    });
  };
  input.addEventListener("change", () => {
    const files = Array.from(input.files ?? []);
    input.value = "";
    open(files);
  });
  dropping(open);
}

/** Takes files that are dropped; nothing else that is dragged is our business. */
function dropping(open: (files: File[]) => void): void {
  const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;
  const show = (on: boolean): void => { document.body.toggleAttribute("data-dropping", on); };
  document.body.append(element("p", { class: "drop-here", "aria-hidden": "true" }, say("opening.drop")));
  document.addEventListener("dragover", (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    show(true);
  });
  document.addEventListener("dragleave", (event) => { if (event.relatedTarget === null) show(false); });
  document.addEventListener("drop", (event) => {
    show(false);
    if (!holdsFiles(event)) return;
    event.preventDefault();
    open(Array.from(event.dataTransfer?.files ?? []));
  });
}
