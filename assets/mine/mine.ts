/** Mijn werkboek: how far everything is, the files, and erasing. */

import { eraseAll } from "../answers/erase";
import { keepCopy } from "../answers/copy";
import type { Store } from "../answers/store";
import { carried } from "../carry/begin";
import { keepWhole } from "../carry/keep";
import { addressOf } from "../page/address";
import { button, element } from "../page/element";
import { stage } from "../page/road";
import { whileShown } from "../page/shown";
import { boundToPlace, stay } from "../page/surroundings";
import { folds } from "../renewed/begin";
import { book, say } from "../workbook";
import { Reading } from "../worksheet/reading";
import { status } from "../worksheet/status";
import { dossiers } from "./dossiers";
import { opening } from "./opening";
import { people } from "./people";
import { shared } from "./shared";
import { versions } from "./versions";

/** Brings the reader's own page to life. */
export function mine(main: HTMLElement, store: Store): void {
  const part = (name: string): HTMLElement => main.querySelector<HTMLElement>(`[data-part=${name}]`) ?? main;
  const joint = new Reading(store);
  const show = (): void => {
    showContinue(part("continue"), store);
    for (const stop of main.querySelectorAll<HTMLElement>("li[data-page]")) showStop(stop, joint);
    const empty = store.kept().length === 0;
    for (const b of main.querySelectorAll<HTMLButtonElement>("[data-do=erase], [data-do=keep-whole]")) b.disabled = empty;
  };
  whileShown(main, store, show);
  show();
  status(part("status"), store);
  opening(part("open"), store);
  people(part("people"), store);
  dossiers(part("dossiers"), store);
  if (boundToPlace()) part("whole").append(...stay(() => void keepWhole(store)).slice(0, 1));
  folds(main, store);
  shared(part("shared"), store);
  const earlier = main.querySelector<HTMLDetailsElement>("details[data-part=versions]");
  if (earlier) versions(earlier, store);
  main.querySelector("[data-do=erase]")?.addEventListener("click", () => askErase(store, part("erased")));
}

/** Where the reader was last, or where to begin. What others sent back, the
 * reader did not write. */
function showContinue(holder: HTMLElement, store: Store): void {
  const latest = store.all().filter((a) => a.person === "" || a.person === store.me()).sort((a, b) => (a.time < b.time ? 1 : -1))[0];
  const pageID = latest ? book.sheets[latest.worksheet]?.page : undefined;
  const page = book.pages.find((p) => p.id === pageID) ?? book.pages[0];
  if (!page) return;
  const words = latest ? say("mine.continue", { title: page.title }) : say("mine.begin", { title: page.title });
  const target = addressOf(page, latest ? `${latest.worksheet}.${latest.question}` : "");
  if (holder.dataset.key === target) return;
  holder.dataset.key = target;
  holder.replaceChildren(
    element("p", {}, say(store.all().length > 0 ? "mine.welcome-back" : "mine.empty")),
    element("p", {}, element("a", { class: "main", href: target }, words)));
}

function showStop(stop: HTMLElement, joint: Reading): void {
  const far = stage(joint, stop.dataset.page ?? "");
  stop.dataset.progress = far.stage;
  const words = stop.querySelector(".far");
  if (words) words.textContent = far.asked === 0 ? "" : say("mine.far", { given: far.given, n: far.asked });
}

/** Asks once more, offers a copy first, erases, and reports what was found. */
function askErase(store: Store, report: HTMLElement): void {
  const inExample = store.dossier?.practice !== undefined; // what else stands here is the reader's own
  const dialog = element("dialog", { class: "erase-dialog", "aria-labelledby": "erase-title" },
    element("h2", { id: "erase-title" }, say("erase.title")),
    element("p", {}, say("erase.what", { n: store.kept().length })),
    ...(inExample ? [element("p", { class: "trouble" }, say("example.erase"))] : []),
    element("p", {}, say("erase.not")),
    element("p", { class: "actions" },
      ...(inExample ? [] : [button(say("erase.copy-first"), "main", () => { dialog.close(); void keepCopy(store); })]),
      button(say("erase.yes"), "danger", () => { dialog.close(); void erase(); }),
      button(say("erase.no"), "quiet", () => dialog.close())));
  const erase = async (): Promise<void> => {
    const clean = await eraseAll(store);
    report.replaceChildren(element("p", { class: clean ? "done" : "trouble", role: "status" }, say(clean ? "erase.proof" : "erase.left")),
      ...(carried() === "" ? [] : [element("p", {}, say("carry.erased"))]));
  };
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
