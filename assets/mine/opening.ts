/** Openen: choosing a file, saying what it would change, and taking it over. */

import type { WorkFile } from "../answers/file";
import { compare, type Comparison, take } from "../answers/opening";
import { read, Unusable } from "../answers/reading";
import type { Answer, Value } from "../answers/record";
import type { Store } from "../answers/store";
import { addressOf } from "../page/address";
import { button, element } from "../page/element";
import { book, day, say } from "../workbook";
import { lines } from "../worksheet/question";

/** Handles the file input and files that are dropped on it. */
export function opening(holder: HTMLElement, store: Store): void {
  const input = holder.querySelector<HTMLInputElement>("input[type=file]");
  const report = holder.querySelector<HTMLElement>("[data-report]");
  if (!input || !report) return;
  input.disabled = store.readonly;
  input.addEventListener("change", () => {
    const file = input.files?.[0];
    input.value = "";
    if (file) void open(file, store, report);
  });
}

async function open(blob: File, store: Store, report: HTMLElement): Promise<void> {
  try {
    const file = await read(blob);
    preview(file, compare(store, file), store, report);
  } catch (error) {
    const words = error instanceof Unusable ? error.words() : say("file.damaged");
    report.replaceChildren(element("p", { class: "trouble", role: "alert" }, words, " ", say("open.unchanged")));
  }
}

/** Says in words what would happen; nothing has changed yet. */
function preview(file: WorkFile, found: Comparison, store: Store, report: HTMLElement): void {
  const nothing = found.fresh.length === 0 && found.differing.length === 0;
  const dialog = element("dialog", { class: "open-dialog", "aria-labelledby": "open-title" },
    element("h2", { id: "open-title" }, say("open.title")),
    element("p", {}, say("open.from", { title: file.workbook.title, day: day(new Date(file.dossier.changed)) })),
    ...(file.whole ? [] : [element("p", { class: "trouble" }, say("open.changed-by-hand"))]),
    element("ul", {},
      element("li", {}, say("open.fresh", { n: found.fresh.length })),
      element("li", {}, say("open.equal", { n: found.equal.length })),
      element("li", {}, say("open.differing", { n: found.differing.length }))),
    ...found.differing.slice(0, 20).map(difference),
    element("p", {}, say(nothing ? "open.nothing" : "open.keeps")),
    element("p", { class: "actions" },
      ...(nothing ? [] : [button(say("open.yes"), "main", () => { dialog.close(); void accept(file, found, store, report); })]),
      button(say(nothing ? "open.close" : "open.no"), "quiet", () => dialog.close())));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

function difference({ ours, theirs }: { ours: Answer; theirs: Answer }): HTMLElement {
  return element("div", { class: "difference" },
    element("p", { class: "question-words" }, theirs.words.question),
    element("p", {}, say("open.here"), " ", element("q", { dir: "auto" }, plain(ours.value, ours))),
    element("p", {}, say("open.there"), " ", element("q", { dir: "auto" }, plain(theirs.value, theirs))));
}

/** A value in one line, with the words that were stored beside it. */
const plain = (value: Value, answer: Answer): string => lines(value, answer.words).join("; ");

async function accept(file: WorkFile, found: Comparison, store: Store, report: HTMLElement): Promise<void> {
  try {
    const back = await take(store, file, found);
    const undo = button(say("undo.button"), "quiet", () => {
      void back().then(() => report.replaceChildren(element("p", { role: "status" }, say("open.undone"))));
    });
    const first = found.differing[0]?.theirs.worksheet;
    const page = book.pages.find((p) => p.id === (first ? book.sheets[first]?.page : undefined));
    report.replaceChildren(element("p", { class: "done", role: "status" }, say("open.done", { n: found.fresh.length + found.differing.length }), " ", undo),
      ...(page ? [element("p", {}, say("open.choose"), " ", element("a", { href: addressOf(page, first) }, page.title))] : []));
  } catch {
    report.replaceChildren(element("p", { class: "trouble", role: "alert" }, say("open.failed"), " ", say("open.unchanged")));
  }
}
