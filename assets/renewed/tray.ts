/** Vroeger beantwoord: answers that the workbook does not ask any more, to
 * read, to copy, to use at another question, or to throw away. */

import { discard, type FormerAnswer, formerAnswers } from "../answers/former";
import { canonical } from "../answers/record";
import type { Store } from "../answers/store";
import { button, element } from "../page/element";
import { book, day, say } from "../workbook";
import { type WordedSheet, wording } from "../wording";
import { lines } from "../worksheet/question";
import { chooseTarget, targets } from "./target";

/** Fills the tray, and keeps it true. */
export async function tray(holder: HTMLElement, store: Store): Promise<void> {
  const sheets = await wording();
  const list = element("div");
  const report = element("div", { "data-report": "", role: "status" });
  holder.append(element("p", {}, say("tray.words")), list, report);
  let key = "";
  const show = (): void => {
    const all = formerAnswers(store);
    const now = canonical([all.map(({ record: _, ...f }) => f), store.readonly, all.map((f) => targets(store, f).length)]);
    if (now === key) return;
    key = now;
    list.replaceChildren(...(all.length === 0 ? [element("p", {}, say("tray.empty"))] : bySheet(all, sheets, (f) => entry(f, store, sheets, report))));
  };
  store.addEventListener("change", show);
  show();
}

function bySheet(all: FormerAnswer[], sheets: Record<string, WordedSheet>, make: (f: FormerAnswer) => HTMLElement): HTMLElement[] {
  const groups = new Map<string, FormerAnswer[]>();
  for (const f of all) groups.set(f.at.worksheet, [...groups.get(f.at.worksheet) ?? [], f]);
  return [...groups].flatMap(([id, own]) => [element("h3", {}, sheets[id]?.title ?? book.sheets[id]?.title ?? say("tray.elsewhere")),
    element("ul", { class: "dossiers former" }, ...own.map(make))]);
}

function entry(f: FormerAnswer, store: Store, sheets: Record<string, WordedSheet>, report: HTMLElement): HTMLElement {
  const said = lines(f.value, f.words);
  const whose = f.at.person === "" ? [] : [say(f.at.person === store.me() ? "tray.own" : "tray.other")];
  const date = new Date(f.time);
  const when = Number.isNaN(date.getTime()) ? [] : [say("tray.when", { day: day(date) })];
  const copy = button(say("tray.copy"), "quiet", () => {
    const text = [f.words.question, ...said].join("\n");
    Promise.resolve(navigator.clipboard?.writeText(text) ?? Promise.reject(new Error("no clipboard")))
      .then(() => { copy.textContent = say("tray.copied"); }, () => tell(report, say("tray.by-hand")));
  });
  return element("li", {},
    element("p", { dir: "auto" }, element("strong", {}, f.words.question || f.at.question)),
    ...said.map((line) => element("p", { class: "said", dir: "auto" }, line)),
    element("p", { class: "when" }, [...when, ...whose].join(" · ")),
    element("p", { class: "dossier-actions" }, copy,
      ...(store.readonly || targets(store, f).length === 0 ? [] : [button(say("tray.take"), "quiet", () =>
        chooseTarget(store, f, sheets, (words, undo) => tell(report, words, undo)))]),
      ...(store.readonly ? [] : [button(say("tray.throw"), "quiet", () => tell(report, say("tray.thrown"), discard(store, f)))])));
}

/** Says what was done, with the way back. */
function tell(report: HTMLElement, words: string, undo?: () => void): void {
  const back = undo ? [" ", button(say("undo.button"), "quiet", () => { undo(); report.replaceChildren(); })] : [];
  report.replaceChildren(element("p", { class: "done" }, words, ...back));
  report.querySelector("button")?.focus();
}
