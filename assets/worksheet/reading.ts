/** The answers of the dossier as one reader sees them: in one copy of a sheet,
 * for one person or all together; with the items that lists draw from them. */

import { type Answer, type Row, under, type Value } from "../answers/record";
import type { Store } from "../answers/store";
import type { Answers } from "../expression/evaluate";
import { given as answered, ids } from "../expression/known";
import { book, type Condition, questionOf, say, type ShapeQuestion } from "../workbook";
import { holds, shown, visible } from "./condition";
import { ownAnswers, rowsOf } from "./rows";

/** Something to choose, or to have a row or a copy for. */
export interface Item { id: string; label: string }

/** A copy of a repeated sheet, with the item that it is for. */
export interface Copy { worksheet: string; id: string; label: string }

export class Reading {
  private readonly naming = new Set<string>(); // tables whose rows are being named

  constructor(readonly store: Store, readonly copy?: Copy, public person = "") {
    this.answers = {
      of: visible(this, this.value),
      rows: (source) => rowsOf(this, source),
      own: (name) => ownAnswers(this, name),
      item: copy?.id ?? "",
    };
  }

  /** A question of the workbook, by the name of its sheet and its own. */
  static question(worksheet: string, question: string): ShapeQuestion | undefined {
    return questionOf(worksheet, question);
  }

  /** Where an answer stands for this reader. */
  place(worksheet: string, question: string): { copy: string; person: string } {
    const individual = Reading.question(worksheet, question)?.individual === true;
    return { copy: this.copy?.worksheet === worksheet ? this.copy.id : "", person: individual ? this.person : "" };
  }

  answer(worksheet: string, question: string): Answer | undefined {
    return this.store.get(worksheet, question, this.place(worksheet, question));
  }

  /** The value that counts: what was answered, else what holds until then. */
  readonly value = (worksheet: string, question: string): Value | undefined => {
    const shape = Reading.question(worksheet, question);
    if (!shape) return undefined;
    const own = this.answer(worksheet, question)?.value;
    const value = answered(own) || !this.person ? own
      : this.store.get(worksheet, question, { copy: this.place(worksheet, question).copy })?.value;
    if (shape.fixed) return { ...Object.fromEntries(shape.fixed.map((id) => [id, ""])), ...value as Record<string, string> | undefined };
    if (answered(value) || !shape.default) return value;
    return shape.kind === "yesno" ? { is: shape.default } : shape.default;
  };

  /** What conditions look at. */
  readonly answers: Answers;

  /** Whether a question is shown to this reader. */
  shown(worksheet: string, question: string): boolean {
    return this.once(`${worksheet}.${question}`, () => shown(this.answers, worksheet, question)) as boolean;
  }

  private readonly found = new Map<string, unknown>();
  private foundIn = "";

  /** What follows from the answers is found once, until one of them changes. */
  once(key: string, find: () => unknown): unknown {
    const now = `${this.store.version} ${this.person}`;
    if (this.foundIn !== now) this.found.clear();
    this.foundIn = now;
    if (!this.found.has(key)) this.found.set(key, find());
    return this.found.get(key);
  }

  holds(condition: Condition | undefined): boolean { return holds(this.answers, condition); }

  /** The items that a list of sources has now. */
  items(sources: readonly string[]): Item[] {
    return this.once(`items ${sources.join()}`, () => this.findItems(sources)) as Item[];
  }

  private findItems(sources: readonly string[]): Item[] {
    const all = new Map<string, Item>();
    for (const source of sources) for (const item of this.itemsOf(source)) if (!all.has(item.id)) all.set(item.id, item);
    return [...all.values()];
  }

  private itemsOf(source: string): Item[] {
    if (source.startsWith("list:")) {
      const list = book.lists[source.slice(5)];
      const fixed = Object.entries(list?.options ?? {}).map(([id, label]) => ({ id, label: this.fill(label) }));
      return [...fixed, ...this.items(list?.from ?? [])];
    }
    if (source.startsWith("sheet:")) return this.copies(source.slice(6));
    const [worksheet = "", question = ""] = source.split(".");
    const shape = Reading.question(worksheet, question);
    if (!shape || !this.shown(worksheet, question)) return [];
    const value = this.value(worksheet, question);
    if (shape.kind === "grid") {
      const own = Object.entries(shape.options ?? {}).filter(([id]) => this.offered(shape, id));
      return [...own.map(([id, label]) => ({ id, label })), ...this.items(shape.from ?? [])];
    }
    if (shape.kind === "reference") return this.items(shape.from ?? []).filter((i) => i.id === value || ids(value).includes(i.id));
    if (Array.isArray(value)) return value.map((row) => ({ id: row.id, label: this.rowLabel(source, shape, row) })).filter((i) => i.label !== "");
    if (typeof value !== "object" || value === null) return [];
    const words = this.answer(worksheet, question)?.words.options ?? {};
    return Object.keys(value).map((id) => ({ id, label: this.noted(id, value as Record<string, string>, under(shape.options, id) ?? under(words, id) ?? id) }));
  }

  /** "Something else: …" reads as what was written beside it. */
  private noted(id: string, value: Record<string, string>, label: string): string {
    return id === "other" && value[id] ? value[id] : label;
  }

  /** Whether an option or row is offered now. */
  offered(shape: ShapeQuestion, option: string): boolean {
    return this.holds(under(shape.optionIf, option));
  }

  /** A row is called by its first column. One that refers to a row of its own
   * table, at once or by way of others, keeps the id. */
  private rowLabel(source: string, shape: ShapeQuestion, row: Row): string {
    const first = shape.columns?.[0];
    const cell = row.cells[first?.id ?? ""] ?? "";
    if (first?.kind !== "reference" || this.naming.has(source)) return cell;
    this.naming.add(source);
    const label = this.items(first.from ?? []).find((i) => i.id === cell)?.label ?? cell;
    this.naming.delete(source);
    return label;
  }

  /** The copies of a repeated sheet, named. */
  copies(worksheet: string): Item[] {
    const repeat = book.sheets[worksheet]?.repeat;
    if (!repeat) return [];
    if (repeat.from) return this.items(repeat.from);
    const order = this.store.get(worksheet, "")?.value;
    return (Array.isArray(order) ? order : []).map((row, i) => ({ id: row.id, label: this.copyTitle(worksheet, row.id, i + 1) }));
  }

  /** What a copy of a free series is called: from its own answers, else by number. */
  private copyTitle(worksheet: string, copy: string, n: number): string {
    const within = new Reading(this.store, { worksheet, id: copy, label: "" }, this.person);
    const title = book.sheets[worksheet]?.repeat?.title ?? "";
    const words = title.replaceAll("{n}", String(n)).replace(/\{([a-z0-9-]+)\}/g, (_, question: string) => within.text(worksheet, question));
    return words.replace(/[\s:·,-]+$/, "").trim() || say("copies.number", { number: n });
  }

  /** Puts answers into a text: {worksheet.question}. */
  fill(text: string): string {
    let empty = false;
    const filled = text.replace(/\{([a-z0-9-]+)\.([a-z0-9-]+)(?:\|([^}]*))?\}/g, (_, worksheet: string, question: string, otherwise?: string) => {
      const words = this.text(worksheet, question);
      empty ||= words === "" && otherwise === undefined;
      return words || otherwise || "";
    });
    return empty && filled.trim() === "" ? say("unnamed") : filled;
  }

  /** An answer in one line, as it reads; "" when there is none. */
  text(worksheet: string, question: string): string {
    const value = this.shown(worksheet, question) ? this.value(worksheet, question) : null;
    if (!answered(value) || typeof value === "object" && value !== null) return "";
    return under(this.answer(worksheet, question)?.words.options ?? {}, String(value)) ?? String(value);
  }
}
