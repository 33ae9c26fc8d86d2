/** The dossiers on this device: which one is open, and what can be done with
 * each. With a single one there is little to see. */

import { archive, begin, duplicate, emptyBin, remove, rename, throwAway } from "../answers/dossiers";
import { nameOf, type Dossier } from "../answers/record";
import { inUse, latestFirst } from "../answers/shelf";
import type { Store } from "../answers/store";
import { button, element } from "../page/element";
import { day, say } from "../workbook";

/** Keeps the list of dossiers true. */
export function dossiers(holder: HTMLElement, store: Store): void {
  const report = element("div", { "data-report": "" });
  const list = element("div");
  holder.append(list, report);
  const show = (): void => {
    const all = store.dossiers.map(({ id, title, archived, deleted, changed }) => [id, title, archived, deleted, changed.slice(0, 10)]);
    const key = JSON.stringify([all, store.dossier?.id, store.readonly]);
    if (list.dataset.key === key) return;
    list.dataset.key = key;
    list.replaceChildren(...contents(store, report));
  };
  store.addEventListener("change", show);
  show();
  void emptyBin(store);
}

function contents(store: Store, report: HTMLElement): HTMLElement[] {
  const open = inUse(store.dossiers);
  const away = store.dossiers.filter((d) => d.archived && !d.deleted).sort(latestFirst);
  const bin = store.dossiers.filter((d) => d.deleted).sort(latestFirst);
  if (open.length + away.length + bin.length === 0) return [element("p", {}, say("dossiers.none"))];
  const shown = open.some((d) => d.id === store.dossier?.id) || !store.dossier ? open : [store.dossier, ...open];
  return [
    element("ul", { class: "dossiers" }, ...shown.map((d) => line(d, store, report))),
    ...(store.readonly ? [] : [element("p", {}, button(say("dossiers.begin"), "edged", () => ask("", (title) => begin(store, title))))]),
    ...folded(say("dossiers.archived", { n: away.length }), away.map((d) => put(d, button(say("dossiers.take-back"), "quiet", () => void archive(store, d.id, false))))),
    ...folded(say("dossiers.bin", { n: bin.length }), bin.map((d) => put(d,
      button(say("dossiers.take-back"), "quiet", () => void throwAway(store, d.id, false)),
      button(say("dossiers.for-good"), "quiet", () => sure(d, () => remove(store, d.id)))))),
  ];
}

function line(d: Dossier, store: Store, report: HTMLElement): HTMLElement {
  const here = d.id === store.dossier?.id;
  const name = element("strong", { dir: "auto" }, nameOf(d));
  const when = element("span", { class: "when" }, say(here ? "dossiers.here" : "dossiers.changed", here ? {} : { day: day(new Date(d.changed)) }));
  const actions = store.readonly ? [] : [
    button(say("dossiers.rename"), "quiet", () => ask(d.title, (title) => rename(store, d.id, title))),
    button(say("dossiers.duplicate"), "quiet", () => void duplicate(store, d.id, say("dossiers.twin", { title: d.title || nameOf(d) }))),
    button(say("dossiers.archive"), "quiet", () => undoable(report, say("dossiers.put-away", { title: nameOf(d) }), () => archive(store, d.id, true), () => archive(store, d.id, false))),
    button(say("dossiers.throw"), "quiet", () => undoable(report, say("dossiers.thrown", { title: nameOf(d) }), () => throwAway(store, d.id, true), async () => {
      await throwAway(store, d.id, false);
      await store.goTo(d.id);
    })),
  ];
  for (const a of actions) a.append(element("span", { class: "hidden" }, `: ${nameOf(d)}`));
  const go = here ? [] : [button(say("dossiers.open"), "edged", () => void store.goTo(d.id))];
  return element("li", here ? { "aria-current": "true" } : {}, element("p", { class: "dossier" }, name, " ", when), ...(go.length > 0 ? [element("p", {}, ...go)] : []),
    element("p", { class: "dossier-actions" }, ...actions));
}

const put = (d: Dossier, ...actions: HTMLElement[]): HTMLElement =>
  element("li", {}, element("p", { class: "dossier" }, element("strong", { dir: "auto" }, nameOf(d))), element("p", { class: "dossier-actions" }, ...actions));

const folded = (words: string, lines: HTMLElement[]): HTMLElement[] =>
  lines.length === 0 ? [] : [element("details", { class: "folded" }, element("summary", {}, words), element("ul", { class: "dossiers" }, ...lines))];

/** Does something that has a way back, and offers it. */
function undoable(report: HTMLElement, words: string, forth: () => Promise<void>, back: () => Promise<void>): void {
  void forth().then(() => {
    const undo = button(say("undo.button"), "quiet", () => void back().then(() => report.replaceChildren()));
    report.replaceChildren(element("p", { class: "done", role: "status" }, words, " ", undo));
    undo.focus();
  });
}

/** Asks for a name. */
function ask(title: string, then: (title: string) => Promise<void>): void {
  const field = element("input", { type: "text", id: "dossier-name", maxlength: "120", autocomplete: "off" });
  field.value = title;
  const form = element("form", { method: "dialog" },
    element("h2", { id: "name-title" }, say(title === "" ? "dossiers.begin" : "dossiers.rename")),
    element("p", {}, element("label", { for: "dossier-name" }, say("dossiers.name"))), element("p", {}, field),
    element("p", { class: "actions" }, element("button", { type: "submit", class: "main" }, say("dossiers.keep-name")), button(say("dossiers.no"), "quiet", () => dialog.close())));
  form.addEventListener("submit", () => void then(field.value.trim()));
  const dialog = element("dialog", { "aria-labelledby": "name-title" }, form);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  field.focus();
}

function sure(d: Dossier, then: () => Promise<void>): void {
  const dialog = element("dialog", { "aria-labelledby": "sure-title" },
    element("h2", { id: "sure-title" }, say("dossiers.sure", { title: nameOf(d) })), element("p", {}, say("dossiers.sure-words")),
    element("p", { class: "actions" }, button(say("dossiers.for-good"), "danger", () => { dialog.close(); void then(); }), button(say("dossiers.no"), "quiet", () => dialog.close())));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
