/** Questions of now that can hold what was answered formerly. */

import type { FormerAnswer } from "../answers/former";
import type { Value } from "../answers/record";
import { wordedOf } from "../answers/renewal";
import type { Store } from "../answers/store";
import { button, element } from "../page/element";
import { book, type ShapeQuestion, say } from "../workbook";
import type { WordedSheet } from "../wording";
import { lines } from "../worksheet/question";

export interface Target { worksheet: string; question: ShapeQuestion }

const plain = ["number", "money", "date", "yesno"]; // these mean the same at every question

/** Empty questions of the same sheet, or of all when that is gone: those that
 * hold text can take any answer, in words. */
export function targets(store: Store, f: FormerAnswer): Target[] {
  if (f.at.person !== "" && f.at.person !== store.me()) return [];
  const present = book.sheets[f.at.worksheet];
  const sheets = present ? [[f.at.worksheet, present] as const] : Object.entries(book.sheets);
  return sheets.filter(([, sheet]) => !sheet.repeat && !sheet.view).flatMap(([worksheet, sheet]) => sheet.questions
    .filter((q) => isText(q) || q.kind === f.kind && plain.includes(f.kind))
    .filter((q) => f.at.person === "" || q.individual)
    .filter((q) => !store.get(worksheet, q.id, { person: f.at.person }))
    .map((question) => ({ worksheet, question })));
}

const isText = ({ kind }: { kind: string }): boolean => ["text", "longtext"].includes(kind);

/** The reader chooses one; what is there now was empty. */
export function chooseTarget(store: Store, f: FormerAnswer, sheets: Record<string, WordedSheet>, done: (words: string, undo: () => void) => void): void {
  const all = targets(store, f);
  const label = ({ worksheet, question }: Target): string =>
    wordedOf(sheets, { ...f.at, worksheet, question: question.id })?.label ?? question.id;
  const select = element("select", { id: "take-to" });
  const groups = new Map<string, HTMLOptGroupElement>();
  all.forEach((target, i) => {
    const group = groups.get(target.worksheet) ?? element("optgroup", { label: sheets[target.worksheet]?.title ?? "" });
    group.append(element("option", { value: String(i) }, label(target)));
    groups.set(target.worksheet, group);
  });
  select.append(...groups.values());
  const here = all.findIndex((t) => t.worksheet === f.at.worksheet && t.question.id === f.at.question);
  select.value = String(Math.max(0, here)); // the same question, when it asks for text now
  const dialog = element("dialog", { class: "take-dialog", "aria-labelledby": "take-title" },
    element("h2", { id: "take-title" }, say("tray.take")),
    element("p", {}, element("label", { for: "take-to" }, say("tray.take-to"))),
    element("p", {}, select),
    element("p", {}, say("tray.take-words")),
    element("p", { class: "actions" },
      button(say("tray.take"), "main", () => {
        dialog.close();
        const target = all[Number(select.value)];
        if (target) done(say("tray.taken", { title: label(target) }), put(store, f, target, label(target)));
      }),
      button(say("tray.no"), "quiet", () => dialog.close())));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

function put(store: Store, f: FormerAnswer, { worksheet, question }: Target, label: string): () => void {
  const person = f.at.person;
  const value: Value = question.kind === f.kind ? f.value : lines(f.value, f.words).join(question.kind === "text" ? "; " : "\n");
  const words = { question: label, options: question.kind === f.kind ? f.words.options : {} };
  store.set(worksheet, question.id, question.kind, value, words, { person });
  return () => store.set(worksheet, question.id, question.kind, null, words, { person });
}
