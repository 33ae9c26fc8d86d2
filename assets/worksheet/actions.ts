/** The action list: everything that somebody has to do, from all sheets, of one
 * person when the reader wants, and in the order of choice. */

import type { Store } from "../answers/store";
import { isDate } from "../expression/known";
import { addressOf } from "../page/address";
import { element } from "../page/element";
import { whileShown } from "../page/shown";
import { book, day, say } from "../workbook";
import { type Action, actionsOf, byDate } from "./action";

/** Keeps an action list true. */
export function actionList(sheet: HTMLElement, store: Store): void {
  const holder = sheet.querySelector<HTMLElement>(".action-list");
  if (holder) new ActionList(holder, store);
}

const orders = ["when", "who", "from"] as const;
type Order = typeof orders[number];

class ActionList {
  private readonly none: Element | null;
  private readonly who = element("select", { name: "actions-who" });
  private readonly order = element("select", { name: "actions-order" }, ...orders.map((o) => element("option", { value: o }, say(`actions.by-${o}`))));
  private readonly choice = element("p", { class: "action-choice" },
    element("label", {}, say("actions.of"), " ", this.who), element("label", {}, say("actions.order"), " ", this.order));
  private readonly list = element("div");
  private shown = "";

  constructor(holder: HTMLElement, private readonly store: Store) {
    this.none = holder.firstElementChild;
    holder.replaceChildren(this.choice, this.list);
    for (const select of [this.who, this.order]) select.addEventListener("change", () => this.show());
    whileShown(holder, store, () => this.show());
    this.show();
  }

  private show(): void {
    const all = this.store.all().flatMap((a) => actionsOf(a, this.store)).sort(byDate);
    this.offer(all);
    const wanted = all.filter(({ who }) => this.who.value === "" || who.trim() === this.who.value.slice(1)).sort(by[this.order.value as Order]);
    const key = JSON.stringify(wanted.map(({ answer, ...action }) => [action, answer.worksheet]));
    if (key === this.shown) return;
    this.shown = key;
    const boxes = (): HTMLElement[] => Array.from(this.list.querySelectorAll("input"));
    const at = boxes().findIndex((b) => b === document.activeElement);
    const [open, ready] = [wanted.filter((a) => !a.done), wanted.filter((a) => a.done)];
    this.list.replaceChildren(...(all.length === 0 && this.none ? [this.none] : []),
      ...(open.length > 0 ? [table(open, this.store)] : []),
      ...(ready.length > 0 ? [element("h3", {}, say("actions.done")), table(ready, this.store, say("actions.done"))] : []));
    if (at >= 0) boxes().at(Math.min(at, boxes().length - 1))?.focus({ preventScroll: true }); // what was ticked moved away: the next one
  }

  /** Offers the people who have something to do, as soon as there is a choice. */
  private offer(all: Action[]): void {
    const names = [...new Set(all.map(({ who }) => who.trim()))].sort((a, b) => a.localeCompare(b, book.language));
    this.choice.hidden = all.length < 2 || names.length < 2;
    const chosen = this.who.value;
    if (JSON.stringify(names) === this.who.dataset.names) return;
    this.who.dataset.names = JSON.stringify(names);
    this.who.replaceChildren(element("option", { value: "" }, say("actions.everybody")),
      ...names.map((name) => element("option", { value: `=${name}` }, name || say("actions.nobody"))));
    this.who.value = names.some((name) => `=${name}` === chosen) ? chosen : "";
  }
}

/** Each keeps the order of the days among equals. */
const by: Record<Order, (a: Action, b: Action) => number> = {
  when: byDate,
  who: (a, b) => (a.who === "" ? 1 : 0) - (b.who === "" ? 1 : 0) || a.who.localeCompare(b.who, book.language),
  from: (a, b) => place(a) - place(b),
};

/** Where the sheet of an action stands in the book. */
const place = ({ answer }: Action): number => book.pages.flatMap((p) => p.sheets).indexOf(answer.worksheet);

function table(actions: Action[], store: Store, words = say("actions.title")): HTMLElement {
  const head = ["what", "who", "when", "from"].map((c) => element("th", { scope: "col" }, say(`actions.${c}`)));
  return element("div", { class: "wide-table", role: "region", tabindex: "0", "aria-label": words },
    element("table", { class: "actions" }, element("thead", {}, element("tr", {}, element("th", { scope: "col" }, say("actions.ready")), ...head)),
      element("tbody", {}, ...actions.map((a) => line(a, store)))));
}

function line(action: Action, store: Store): HTMLElement {
  const { answer } = action;
  const sheet = book.sheets[answer.worksheet];
  const page = book.pages.find((p) => p.id === sheet?.page);
  const href = addressOf(page, `${answer.worksheet}.${answer.question}`);
  const date = isDate(action.when) ? day(new Date(`${action.when}T12:00:00`)) : action.when;
  return element("tr", {}, element("td", {}, ...(action.tick ? [box(action, store)] : [])), element("td", { dir: "auto" }, action.what),
    element("td", { dir: "auto" }, action.who), element("td", {}, date), element("td", {}, element("a", { href }, sheet?.title ?? "")));
}

function box(action: Action, store: Store): HTMLElement {
  const tick = element("input", { type: "checkbox", "aria-label": `${say("actions.ready")}: ${action.what}` });
  tick.checked = action.done;
  tick.addEventListener("change", () => finish(action, tick.checked, store));
  return tick;
}

/** Writes in the answer itself that an action is done, or not. */
function finish({ answer, row, tick, says: [on, off] }: Action, done: boolean, store: Store): void {
  const said = { [tick]: done ? on : off };
  let value = answer.value;
  if (tick === "item") value = { ...value as { is: string }, is: done ? on : off };
  else if (Array.isArray(value)) value = value.map((r) => (r.id === row ? { ...r, cells: { ...r.cells, ...said } } : r));
  else {
    const cells = value as unknown as Record<string, Record<string, string>>;
    value = { ...cells, [row]: { ...cells[row], ...said } } as unknown as typeof value;
  }
  store.set(answer.worksheet, answer.question, answer.kind, value, answer.words, answer);
}
