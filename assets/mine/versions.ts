/** Vroegere versies: looking into a snapshot, and putting it back. */

import { restore } from "../answers/dossiers";
import { nameOf, type Snapshot } from "../answers/record";
import type { Store } from "../answers/store";
import { button, element } from "../page/element";
import { book, clock, day, say } from "../workbook";
import { lines } from "../worksheet/question";

/** Shows the snapshots when the reader opens the fold. */
export function versions(holder: HTMLDetailsElement, store: Store): void {
  const list = element("div");
  const report = element("div", { "data-report": "" });
  holder.append(list, report);
  const show = async (): Promise<void> => {
    const all = await store.snapshots.all().catch(() => []);
    list.replaceChildren(all.length === 0 ? element("p", {}, say(["local", "silent"].includes(store.state) ? "versions.small" : "versions.none"))
      : element("ul", { class: "dossiers" }, ...all.map((s) => line(s, store, report, show))));
  };
  holder.addEventListener("toggle", () => { if (holder.open) void show(); });
}

const when = (s: Snapshot): string => say("versions.when", { day: day(new Date(s.time)), time: clock(new Date(s.time)) });

function line(s: Snapshot, store: Store, report: HTMLElement, again: () => Promise<void>): HTMLElement {
  const several = store.dossiers.length > 1 ? [" · ", element("span", { dir: "auto" }, nameOf(s.dossier))] : [];
  return element("li", {},
    element("p", { class: "dossier" }, element("strong", {}, when(s)), ...several, " ",
      element("span", { class: "when" }, `${say(`versions.${s.why}`)} · ${say("versions.answers", { n: s.answers.filter((a) => a.value !== null).length })}`)),
    element("p", { class: "dossier-actions" },
      button(say("versions.look"), "quiet", () => look(s)),
      ...(store.readonly ? [] : [button(say("versions.restore-it"), "quiet", () => void putBack(s, store, report).then(again))])));
}

async function putBack(s: Snapshot, store: Store, report: HTMLElement): Promise<void> {
  const aside = await restore(store, s);
  const undo = aside ? [" ", button(say("undo.button"), "quiet", () => void restore(store, aside).then(() => report.replaceChildren()))] : [];
  report.replaceChildren(element("p", { class: "done", role: "status" }, say("versions.restored", { when: when(s) }), ...undo));
}

/** The answers of a snapshot in words, to read. */
function look(s: Snapshot): void {
  const sheets = new Map<string, HTMLElement[]>();
  for (const a of s.answers.filter((each) => each.value !== null && each.question !== "")) {
    const lead = element("p", { class: "question-words" }, a.words.question);
    const said = lines(a.value, a.words).map((l) => element("p", {}, element("q", { dir: "auto" }, l)));
    sheets.set(a.worksheet, [...sheets.get(a.worksheet) ?? [], element("div", { class: "difference" }, lead, ...said)]);
  }
  const dialog = element("dialog", { class: "version-dialog", "aria-labelledby": "version-title" },
    element("h2", { id: "version-title" }, when(s)),
    ...[...sheets].flatMap(([id, answers]) => [element("h3", {}, book.sheets[id]?.title ?? say("versions.elsewhere")), ...answers]),
    element("p", { class: "actions" }, button(say("open.close"), "main", () => dialog.close())));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
