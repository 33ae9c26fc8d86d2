/** What an update of the workbook means at one question: its meaning changed,
 * what was chosen is not offered any more, or it asked for something else. */

import { formerAt } from "../answers/former";
import { type Answer, under } from "../answers/record";
import { button, element } from "../page/element";
import { revisionOf, say } from "../workbook";
import type { Form } from "./form";
import { lines, type Question } from "./question";

/** Says it beside the question, calmly; nothing happens to the answer. */
export function changed(form: Form, q: Question, answer: Answer | undefined): void {
  const at = form.store.address(q.worksheet, q.id, form.reading.place(q.worksheet, q.id));
  const whose = at.person === "" ? "joint" : "own";
  const parts: [string, HTMLElement[]][] = [];
  if (answer && answer.value !== null && answer.revision < revisionOf(q.worksheet, q.id)) parts.push(["again", again(form, q, answer)]);
  for (const id of answer ? q.missing(answer.value) : []) {
    parts.push(["gone", [said(say(`changed.gone.${whose}`), under(answer?.words.options, id) ?? id)]]);
  }
  for (const f of formerAt(form.store, at)) parts.push(["former", [said(say(`changed.former.${whose}`), lines(f.value, f.words).join(" / "))]]);
  const key = JSON.stringify([answer?.words.question, parts.map(([name, made]) => [name, made.map((e) => e.textContent)])]);
  const present = q.element.querySelector<HTMLElement>(":scope > .changed");
  if (parts.length === 0) present?.remove();
  if (parts.length === 0 || present?.dataset.key === key) return;
  present?.remove();
  const fold = q.element.closest("details");
  if (fold && parts.some(([name]) => name === "again")) fold.open = true; // a question to look at is not out of sight
  q.element.append(element("div", { class: "changed screen", "data-key": key }, ...parts.map(([name, made]) =>
    element("div", { class: name }, ...made))));
}

const said = (before: string, words: string): HTMLElement =>
  element("p", {}, before, " ", element("q", { dir: "auto" }, words));

function again(form: Form, q: Question, answer: Answer): HTMLElement[] {
  const earlier = answer.words.question;
  const holds = button(say("changed.holds"), "edged", () => confirm(form, q));
  holds.append(element("span", { class: "hidden" }, `: ${q.label()}`));
  return [
    element("p", { class: "changed-title" }, say("changed.title")),
    ...(earlier !== "" && earlier !== q.label() ? [said(say("changed.earlier"), earlier)] : []),
    ...(form.store.readonly ? [] : [element("p", {}, holds)]),
  ];
}

/** The answer holds for the question as it is now: the reader said so. */
function confirm(form: Form, q: Question): void {
  const before = form.answer(q);
  if (!before) return;
  form.store.put({ ...before, words: q.words(before.words), revision: revisionOf(q.worksheet, q.id), time: new Date().toISOString() });
  form.offerUndo(q, () => {
    const now = form.answer(q);
    if (now) form.store.put({ ...now, words: before.words, revision: before.revision });
  }, say("changed.held"));
}
