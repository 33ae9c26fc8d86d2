/** Options that come from elsewhere: those that are offered now are shown, and
 * those that only exist since somebody wrote them are made. */

import { element } from "../page/element";
import type { Item } from "./reading";

/** Shows these items to choose from. One that was chosen before stays to be
 * seen, under the words that it had. */
export function offer(question: HTMLElement, items: Item[], chosen: Item[]): void {
  const all = [...items, ...chosen.filter((c) => !items.some((i) => i.id === c.id))];
  for (const select of question.querySelectorAll<HTMLSelectElement>(":scope > .write > select")) offerIn(select, all);
  const holder = question.querySelector<HTMLElement>(":scope > .options");
  if (holder) offerLines(question, holder, all);
  const none = question.querySelector<HTMLElement>(":scope > .none");
  if (none) none.hidden = all.length > 0;
}

function offerLines(question: HTMLElement, holder: HTMLElement, items: Item[]): void {
  const template = question.querySelector<HTMLTemplateElement>("template.option-template");
  const lines = new Map(Array.from(holder.querySelectorAll<HTMLElement>("[data-option]"), (o) => [o.dataset.option ?? "", o]));
  for (const item of items) {
    if (lines.has(item.id) || !template) continue;
    const line = template.content.firstElementChild?.cloneNode(true) as HTMLElement;
    const option = line.querySelector<HTMLElement>("[data-option]");
    const input = line.querySelector("input");
    if (!option || !input) continue;
    option.dataset.option = input.value = item.id;
    line.classList.add("made");
    holder.append(line);
    lines.set(item.id, option);
  }
  for (const [id, option] of lines) {
    const item = items.find((i) => i.id === id);
    option.hidden = !item;
    const words = option.querySelector("span");
    if (!item || !words || !template || words.childElementCount > 0 || words.textContent === item.label) continue;
    if (words.textContent) option.dataset.words ??= words.textContent; // blank paper says these
    words.textContent = item.label;
  }
}

/** Fills a list to choose from, and keeps what is chosen. */
export function offerIn(select: HTMLSelectElement, items: Item[]): void {
  const value = select.value;
  const present = Array.from(select.options).slice(1);
  const equal = present.length === items.length && items.every((item, i) => present[i]?.value === item.id && present[i]?.text === item.label);
  if (equal) return;
  for (const o of present) o.remove();
  for (const item of items) select.append(element("option", { value: item.id }, item.label));
  select.value = value;
}
