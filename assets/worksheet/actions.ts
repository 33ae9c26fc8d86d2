/** The action list: everything that somebody has to do, from all sheets. */

import { type Answer, under } from "../answers/record";
import type { Store } from "../answers/store";
import { addressOf } from "../page/address";
import { element } from "../page/element";
import { whileShown } from "../page/shown";
import { book, day, say } from "../workbook";
import { Reading } from "./reading";

interface Action { what: string; who: string; when: string; done: boolean; answer: Answer; row: string }

/** Keeps an action list true. */
export function actionList(sheet: HTMLElement, store: Store): void {
  const holder = sheet.querySelector<HTMLElement>(".action-list");
  const none = holder?.firstElementChild;
  const show = (): void => {
    const actions = store.all().flatMap((a) => actionsOf(a, store)).sort(byDate);
    const key = JSON.stringify(actions.map(({ answer, ...action }) => [action, answer.worksheet]));
    if (!holder || holder.dataset.key === key) return;
    holder.dataset.key = key;
    const open = actions.filter((a) => !a.done);
    const ready = actions.filter((a) => a.done);
    holder.replaceChildren(...(actions.length === 0 && none ? [none] : []),
      ...(open.length > 0 ? [table(open, store)] : []),
      ...(ready.length > 0 ? [element("h3", {}, say("actions.done")), table(ready, store)] : []));
  };
  whileShown(sheet, store, show);
  show();
}

/** By date; what has none comes last. */
const byDate = (a: Action, b: Action): number => ((a.when || "9") < (b.when || "9") ? -1 : a.when === b.when ? 0 : 1);

/** The actions in one answer: rows of a list of actions or of a table with
 * such columns, and items of a checklist that somebody took on. */
function actionsOf(answer: Answer, store: Store): Action[] {
  const shape = Reading.question(answer.worksheet, answer.question);
  const reading = new Reading(store, { worksheet: answer.worksheet, id: answer.copy, label: "" }, answer.person);
  if (!shape || !reading.shown(answer.worksheet, answer.question)) return [];
  const { value } = answer;
  if (shape.kind === "item" && value !== null && typeof value === "object" && "is" in value) {
    const { is, who = "", by = "" } = value as { is: string; who?: string; by?: string };
    return who || by ? [{ what: answer.words.question, who, when: by, done: is !== "todo", answer, row: "" }] : [];
  }
  const columns = shape.kind === "actions" ? { what: "what", who: "who", when: "when", done: "done" }
    : Object.fromEntries((shape.columns ?? []).filter((c) => c.action).map((c) => [c.action, c.id]));
  const what = columns.what ?? "";
  if (!Array.isArray(value) || !what) return [];
  const said = (column: string | undefined, text: string): string => under(answer.words.options, `${column ?? ""}.${text}`) ?? text;
  return value.filter((row) => row.cells[what]).map((row) => {
    const cell = (column: string | undefined): string => row.cells[column ?? ""] ?? "";
    return { what: said(what, cell(what)), who: said(columns.who, cell(columns.who)), when: cell(columns.when), done: cell(columns.done) === "yes", answer, row: row.id };
  });
}

function table(actions: Action[], store: Store): HTMLElement {
  const head = ["what", "who", "when", "from"].map((c) => element("th", { scope: "col" }, say(`actions.${c}`)));
  return element("div", { class: "wide-table", role: "region", tabindex: "0", "aria-label": say("actions.title") },
    element("table", { class: "actions" }, element("thead", {}, element("tr", {}, element("th", { scope: "col" }, say("actions.ready")), ...head)),
      element("tbody", {}, ...actions.map((a) => line(a, store)))));
}

function line(action: Action, store: Store): HTMLElement {
  const { answer } = action;
  const sheet = book.sheets[answer.worksheet];
  const page = book.pages.find((p) => p.id === sheet?.page);
  const href = addressOf(page, `${answer.worksheet}.${answer.question}`);
  const tick = element("input", { type: "checkbox", "aria-label": `${say("actions.ready")}: ${action.what}` });
  tick.checked = action.done;
  tick.addEventListener("change", () => finish(action, tick.checked, store));
  const date = /^\d{4}-\d{2}-\d{2}$/.test(action.when) ? day(new Date(`${action.when}T12:00:00`)) : action.when;
  return element("tr", {}, element("td", {}, tick), element("td", { dir: "auto" }, action.what), element("td", { dir: "auto" }, action.who),
    element("td", {}, date), element("td", {}, element("a", { href }, sheet?.title ?? "")));
}

/** Writes in the answer itself that an action is done, or not. */
function finish(action: Action, done: boolean, store: Store): void {
  const { answer } = action;
  const shape = Reading.question(answer.worksheet, answer.question);
  const column = shape?.kind === "actions" ? "done" : shape?.columns?.find((c) => c.action === "done")?.id;
  let value = answer.value;
  if (Array.isArray(value) && column) {
    value = value.map((row) => (row.id === action.row ? { ...row, cells: { ...row.cells, [column]: done ? "yes" : "no" } } : row));
  } else if (shape?.kind === "item") value = { ...value as { is: string }, is: done ? "done" : "todo" };
  store.set(answer.worksheet, answer.question, answer.kind, value, answer.words, answer);
}
