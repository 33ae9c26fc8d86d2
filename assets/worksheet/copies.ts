/** A sheet that is filled in more than once: one copy for each item of a list,
 * or a free series. One copy is on the screen; all of them are on paper. */

import { type Row, randomId } from "../answers/record";
import { room } from "../answers/rules";
import type { Store } from "../answers/store";
import { button, element } from "../page/element";
import { whileShown } from "../page/shown";
import { book, say } from "../workbook";
import { Form } from "./form";
import { noCopies } from "./no-copies";
import { type Item, Reading } from "./reading";

export class Copies {
  readonly forms = new Map<string, Form>();
  private readonly worksheet: string;
  private readonly bar = element("div", { class: "copies screen", role: "group" });
  private readonly pattern: HTMLFormElement;
  private current = "";
  private opening = true; // while the page opens, one copy is made at a time
  private fresh = ""; // a copy of a free series in which nothing is written yet
  private gone: { rows: Row[]; title: string } | undefined;

  /** begin is called for each form that is made. */
  constructor(private readonly blank: HTMLFormElement, private readonly store: Store, private readonly begin: (form: Form) => void) {
    this.worksheet = blank.dataset.worksheet ?? "";
    this.pattern = blank.cloneNode(true) as HTMLFormElement;
    this.bar.setAttribute("aria-label", blank.querySelector("h2")?.textContent ?? "");
    blank.before(this.bar);
    blank.classList.add("blank-copy");
    rename(blank, "~blank");
    whileShown(this.bar, store, () => this.show());
    this.show();
  }

  private get repeat(): { from?: string[]; title?: string; add?: string } { return book.sheets[this.worksheet]?.repeat ?? {}; }
  private get free(): boolean { return this.repeat.from === undefined; }

  private items(): Item[] {
    const items = new Reading(this.store).copies(this.worksheet);
    if (!this.free) return items;
    if (items.length === 0) this.fresh ||= randomId();
    if (items.some((i) => i.id === this.fresh)) this.fresh = "";
    return this.fresh ? [...items, { id: this.fresh, label: say("copies.number", { number: items.length + 1 }) }] : items;
  }

  private show(): void {
    const items = this.items();
    for (const [id, form] of this.forms) if (!items.some((i) => i.id === id)) this.drop(id, form);
    const missing = items.filter((item) => !this.forms.has(item.id));
    for (const item of this.opening ? missing.slice(0, 1) : missing) this.make(item);
    this.opening &&= missing.length > 1;
    if (!items.some((i) => i.id === this.current)) this.current = items[0]?.id ?? "";
    for (const item of items) {
      const form = this.forms.get(item.id);
      if (!form) continue;
      form.element.classList.toggle("other-copy", item.id !== this.current);
      const title = form.element.querySelector(".copy-title");
      if (title && title.textContent !== item.label) title.textContent = item.label;
    }
    this.showBar(items);
  }

  /** Makes one more copy while the page opens; false when all are there. */
  makeNext(): boolean {
    if (this.opening) this.show();
    return this.opening;
  }

  private make(item: Item): void {
    const made = this.pattern.cloneNode(true) as HTMLFormElement;
    if (this.forms.size > 0) rename(made, `~${item.id}`);
    made.classList.add("copy-form");
    this.blank.before(made);
    const form = new Form(made, new Reading(this.store, { worksheet: this.worksheet, ...item }), () => this.register(item.id));
    this.forms.set(item.id, form);
    if (this.free) {
      made.querySelector(":scope > header")?.append(element("p", { class: "copy-actions screen" },
        button(say("copies.remove"), "quiet", () => this.remove(item.id))));
    }
    this.begin(form);
  }

  private drop(id: string, form: Form): void {
    form.close();
    form.element.remove();
    this.forms.delete(id);
  }

  /** The order of a free series, as it is stored. */
  private order(): Row[] {
    const value = this.store.get(this.worksheet, "")?.value;
    return Array.isArray(value) ? value : [];
  }

  private setOrder(rows: Row[]): void {
    this.store.set(this.worksheet, "", "copies", rows, { question: "", options: {} });
  }

  /** A copy counts from its first answer on. */
  private register(id: string): void {
    if (this.free && !this.order().some((row) => row.id === id)) this.setOrder([...this.order(), { id, cells: {} }]);
  }

  private add(): void {
    this.fresh = randomId();
    this.current = this.fresh;
    this.show();
    this.forms.get(this.current)?.element.querySelector<HTMLElement>(".question:not([hidden]) :is(input, textarea, select)")?.focus();
  }

  /** Takes a copy out of the series; its answers stay until everything is
   * erased, so that it can come back whole. */
  private remove(id: string): void {
    const rows = this.order();
    const title = this.items().find((i) => i.id === id)?.label ?? "";
    if (id === this.fresh) this.fresh = "";
    if (rows.some((row) => row.id === id)) {
      this.gone = { rows, title };
      this.setOrder(rows.filter((row) => row.id !== id));
    } else this.show();
    (this.bar.querySelector<HTMLElement>(".undo button") ?? this.bar.querySelector("button"))?.focus();
  }

  private choose(id: string): void {
    this.current = id;
    this.show();
    this.bar.querySelector<HTMLElement>("[aria-pressed=true]")?.focus();
  }

  private showBar(items: Item[]): void {
    const key = JSON.stringify([items, this.current, this.gone?.title]);
    if (this.bar.dataset.key === key) return;
    this.bar.dataset.key = key;
    const chips = items.map((item) => {
      const chip = button(item.label, "copy", () => this.choose(item.id));
      chip.setAttribute("aria-pressed", String(item.id === this.current));
      return chip;
    });
    const parts: Node[] = items.length > 1 || !this.free ? chips : [];
    if (items.length === 0) parts.push(noCopies(this.worksheet));
    if (this.free && items.length >= room("rows")) parts.push(element("p", { class: "none" }, say("room.copies", { n: room("rows") })));
    else if (this.free && this.fresh === "") parts.push(button(this.repeat.add ?? say("copies.add"), "add", () => this.add()));
    const gone = this.gone;
    if (gone) {
      parts.push(element("p", { class: "undo", role: "status" }, element("span", {}, say("copies.removed", { title: gone.title })), " ",
        button(say("undo.button"), "quiet", () => { this.gone = undefined; this.setOrder(gone.rows); })));
    }
    this.bar.replaceChildren(...parts);
  }
}

/** Gives every id in a copy of a sheet its own ending. */
export function rename(form: HTMLElement, ending: string): void {
  for (const part of [form, ...form.querySelectorAll<HTMLElement>("[id], [for], [aria-describedby], [aria-labelledby]")]) {
    for (const name of ["id", "for", "aria-describedby", "aria-labelledby"]) {
      const value = part.getAttribute(name);
      if (value) part.setAttribute(name, value.split(" ").map((id) => id + ending).join(" "));
    }
  }
}
