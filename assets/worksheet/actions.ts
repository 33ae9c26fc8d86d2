/** The action list: everything that somebody has to do, from all sheets. */

import type { Store } from "../answers/store";
import { element } from "../page/element";
import { book, day, say } from "../workbook";
import { type Action, actionsOf, byDate } from "./action";
import { Reading } from "./reading";

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
  store.addEventListener("change", show);
  show();
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
  const href = `${document.documentElement.dataset.root ?? ""}${page?.href ?? ""}#${answer.worksheet}.${answer.question}`;
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
