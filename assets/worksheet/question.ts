/** A question on the page: its controls read into a value, and written from one. */

import { type Answer, type Marked, type Row, under, type Value, type Words } from "../answers/record";
import { say } from "../workbook";
import { Cell, type Control, invalid, spoken, stored, typed, withRoom } from "./cell";
import { given as answered } from "../expression/known";
import { offer, offerIn } from "./options";
import type { Item, Reading } from "./reading";
import { cellsOf, itemWords, type Grid, readGrid, readRows, rowLabels, writeGrid, writeRows } from "./table";

const rowed = ["table", "actions"];

export class Question {
  readonly id: string;
  readonly worksheet: string;
  readonly kind: string;
  readonly name: string;
  readonly from: string[];
  private items: Item[] = [];
  private unseen: Record<string, string> = {}; // ticks whose option is not there any more, and notes without a field
  private readonly sources: string[][];
  private stands = "";
  offered = ""; // which options with a condition were shown last

  constructor(readonly element: HTMLElement) {
    this.id = element.dataset.question ?? "";
    this.worksheet = element.dataset.worksheet ?? "";
    this.kind = element.dataset.kind ?? "";
    this.name = `${this.worksheet}.${this.id}`;
    this.from = JSON.parse(element.dataset.from ?? "[]") as string[];
    const cells = element.querySelector<HTMLTemplateElement>("template.row-template")?.content.querySelectorAll<HTMLElement>("[data-from]");
    this.sources = [this.from, ...Array.from(cells ?? [], (c) => JSON.parse(c.dataset.from ?? "[]") as string[])];
  }

  get asks(): boolean { return !["recall", "info", "sign"].includes(this.kind); }
  get individual(): boolean { return this.element.dataset.individual !== undefined; }
  private get many(): boolean { return this.kind === "checks" || this.element.dataset.many !== undefined; }

  /** The controls with this name, or with the name of the question. */
  controls(suffix = ""): Control[] {
    return Array.from(this.element.querySelectorAll<Control>("input, textarea, select")).filter(
      (c) => c.name === this.name + suffix && !c.closest("template"));
  }

  private text(suffix: string): string { return this.controls(suffix)[0]?.value ?? ""; }

  private chosen(): string {
    for (const c of this.controls()) {
      if (!(c instanceof HTMLInputElement) || c.type === "text" || c.type === "date") return c.value;
      if (c.checked) return c.value;
    }
    return "";
  }

  /** The value that the controls show; null when there is no answer. */
  read(): Value {
    const value = this.raw();
    return answered(value) ? value : null;
  }

  private raw(): Value {
    switch (this.kind) {
      case "scale": {
        const step = this.chosen();
        return step === "" || step === "unknown" ? step : Number(step);
      }
      case "yesno": return this.marked(this.chosen(), ["note"]);
      case "item": return this.readItem();
      case "checks": return this.ticked();
      case "reference": return this.many ? this.ticked() : this.chosen();
      case "table": case "actions": return readRows(this.element);
      case "grid": return readGrid(this.element) as unknown as Value;
      case "number": case "date": return stored(this.kind, this.chosen());
      case "money": {
        const cents = stored("money", this.chosen());
        return /^-?\d+$/.test(cents) ? Number(cents) : cents;
      }
      default: return this.chosen();
    }
  }

  /** The ticked options with their notes. Those that are always ticked say
   * nothing by themselves. */
  private ticked(): Record<string, string> {
    const on = this.controls().filter((c) => (c as HTMLInputElement).checked);
    if (on.every((c) => c.dataset.fixed !== undefined && !this.text(`#${c.value}`))) return this.unticked();
    const note = (id: string): string => this.controls(`#${id}`)[0]?.value ?? under(this.unseen, id) ?? "";
    return { ...this.unticked(), ...Object.fromEntries(on.map((c) => [c.value, note(c.value)])) };
  }

  /** The ticks that no control shows. */
  private unticked(): Record<string, string> {
    const shown = this.controls().map((c) => c.value);
    return Object.fromEntries(Object.entries(this.unseen).filter(([id]) => !shown.includes(id)));
  }

  private readItem(): Marked {
    const ticked = (suffix: string): boolean => this.controls(suffix).some((c) => (c as HTMLInputElement).checked);
    const is = ticked("#not-needed") ? "not-needed" : ticked("") ? "done" : "";
    const item = this.marked(is, ["who", "by", "note"]);
    if (is === "" && Object.keys(item).length > 1) item.is = "todo";
    return item;
  }

  private marked(is: string, fields: ("note" | "who" | "by")[]): Marked {
    const value: Marked = { is };
    for (const field of fields) {
      const text = this.text(`#${field}`);
      if (text !== "") value[field] = text;
    }
    return value;
  }

  /** Shows a value in the controls. A control in use keeps its cursor. */
  write(value: Value): void {
    const marked = typeof value === "object" && value !== null && !Array.isArray(value) ? value as Record<string, string | undefined> : {};
    switch (this.kind) {
      case "yesno": case "item":
        this.tick((c) => c.value === marked.is);
        for (const field of ["note", "who", "by"]) this.fill(`#${field}`, marked[field] ?? "");
        for (const c of this.controls("#not-needed")) (c as HTMLInputElement).checked = marked.is === "not-needed";
        break;
      case "checks":
        this.writeTicks(marked);
        break;
      case "reference":
        if (this.many) this.writeTicks(marked);
        else this.fill("", String(value ?? ""));
        break;
      case "table": case "actions":
        writeRows(this.element, Array.isArray(value) ? value : [], this.items);
        break;
      case "grid":
        writeGrid(this.element, marked as unknown as Grid, this.items, (row) => row);
        break;
      case "number": case "money": {
        const text = String(value ?? "");
        for (const c of this.controls()) if (stored(this.kind, c.value) !== text) c.value = typed(this.kind, text);
        break;
      }
      default:
        this.tick((c) => c.value === String(value ?? ""));
        this.fill("", value === null ? "" : String(value));
    }
    this.mark();
  }

  private writeTicks(marked: Record<string, string | undefined>): void {
    this.tick((c) => c.dataset.fixed !== undefined || Object.hasOwn(marked, c.value));
    for (const c of this.controls()) this.fill(`#${c.value}`, under(marked, c.value) ?? "");
    this.unseen = Object.fromEntries(Object.entries(marked).filter(([id]) => this.controls(`#${id}`).length === 0).map(([id, note]) => [id, note ?? ""]));
  }

  /** What is ticked or chosen and not offered any more. */
  missing(value: Value): string[] {
    if (this.from.length > 0 || value === null || !["choice", "checks"].includes(this.kind)) return [];
    const offered = this.controls().flatMap((c) => (c instanceof HTMLSelectElement ? Array.from(c.options, (o) => o.value) : c.value));
    return (typeof value === "object" ? Object.keys(value) : [String(value)]).filter((id) => !offered.includes(id));
  }

  /** Whether this answer stands here already, with the same items. */
  standsAlready(reading: Reading, answer: Answer | undefined): boolean {
    const now = JSON.stringify([answer, this.sources.map((s) => reading.items(s))]);
    const equal = now === this.stands;
    this.stands = now;
    return equal;
  }

  /** Shows what there is to choose from, or to have a row for, now. */
  offer(reading: Reading, answer: Answer | undefined): void {
    if (this.from.length === 0) return;
    this.items = reading.items(this.from);
    if (rowed.includes(this.kind) || this.kind === "grid" || this.kind === "sign") return;
    const words = answer?.words.options ?? {};
    const value = answer?.value ?? null;
    const ids = typeof value === "object" && value !== null ? Object.keys(value) : value === null ? [] : [String(value)];
    offer(this.element, this.items, ids.map((id) => ({ id, label: under(words, id) ?? id })));
  }

  /** Shows in the cells of rows what there is to choose from now. */
  offerCells(reading: Reading, answer: Answer | undefined): void {
    for (const select of this.element.querySelectorAll<HTMLSelectElement>("select[data-column][data-from]")) {
      const items = [...reading.items(JSON.parse(select.dataset.from ?? "[]") as string[])];
      const chosen = select.value;
      if (chosen && !items.some((i) => i.id === chosen)) items.push({ id: chosen, label: under(answer?.words.options, `${select.dataset.column ?? ""}.${chosen}`) ?? chosen });
      offerIn(select, items);
    }
  }

  private tick(on: (control: HTMLInputElement) => boolean): void {
    for (const c of this.controls()) if (c instanceof HTMLInputElement && (c.type === "radio" || c.type === "checkbox")) c.checked = on(c);
  }

  private fill(suffix: string, text: string): void {
    for (const each of this.controls(suffix)) {
      const c = withRoom(each, text);
      const writable = !(c instanceof HTMLInputElement) || c.type === "text" || c.type === "date";
      if (writable && c.value !== text) c.value = text;
    }
  }

  /** Marks what is answered, for the looks, and opens what holds text. */
  mark(): void {
    this.element.toggleAttribute("data-filled", this.read() !== null);
    if (this.element.dataset.worry) this.element.toggleAttribute("data-worried", this.chosen() === this.element.dataset.worry);
    this.markInvalid();
    for (const details of this.element.querySelectorAll<HTMLDetailsElement>("details.extra")) {
      if (Array.from(details.querySelectorAll("input")).some((i) => (i.type === "checkbox" ? i.checked : i.value !== ""))) details.open = true;
    }
    for (const note of this.element.querySelectorAll<HTMLElement>("input.note")) {
      const line = note.closest<HTMLElement>(".write") ?? note;
      if (this.kind === "checks") line.classList.toggle("unused", !note.closest(".line")?.querySelector<HTMLInputElement>("input[type=checkbox]")?.checked);
      if (this.kind === "yesno") line.classList.toggle("unused", this.chosen() === "");
    }
  }

  /** Says beside a field what cannot be read in it; it is kept all the same. */
  private markInvalid(): void {
    for (const field of this.element.querySelectorAll<HTMLInputElement>("input[inputmode=decimal]")) {
      const kind = field.dataset.kind ?? this.kind;
      const wrong = field !== document.activeElement && invalid(kind, field.value);
      field.setAttribute("aria-invalid", String(wrong));
      const holder = field.closest(".write");
      const line = holder?.querySelector(".invalid");
      if (!wrong) line?.remove();
      else if (!line) holder?.append(Object.assign(document.createElement("span"), { className: "invalid screen", role: "status", textContent: say(`invalid.${kind}`) }));
    }
  }

  /** The question and its options as the reader sees them now, with the words
   * for every value that does not read as it is stored. */
  words(before?: Words): Words {
    const options: Record<string, string> = {};
    for (const o of this.element.querySelectorAll<HTMLElement>("[data-option]")) {
      options[o.dataset.option ?? ""] = (o.querySelector(".value, span")?.firstChild?.textContent ?? "").trim();
    }
    for (const c of this.controls()) {
      if (c instanceof HTMLSelectElement) for (const o of c.options) if (o.value) options[o.value] = o.text;
      const value = stored(this.kind, c.value);
      const said = c instanceof HTMLInputElement && ["date", "number", "money"].includes(this.kind) ? spoken(this.kind, value, this.unit()) : value;
      if (said !== value) options[value] = said;
    }
    for (const [column, label] of this.columns()) options[column] = label;
    for (const cell of cellsOf(this.element)) {
      const words = cell.words();
      if (words) options[`${cell.column}.${cell.value}`] = words;
    }
    for (const [item, label] of itemWords(this.element)) options[item] = label;
    if (this.kind === "grid") for (const [row, label] of rowLabels(this.element)) options[row] = label;
    return { question: this.label(), options: { ...this.kept(before?.options ?? {}), ...options } };
  }

  /** The words of what stays in the answer and is not offered any more. */
  private kept(before: Record<string, string>): Record<string, string> {
    const columns = new Map(this.columns());
    const rows = rowed.includes(this.kind) || this.kind === "grid";
    return Object.fromEntries(Object.entries(before).filter(([id]) => Object.hasOwn(this.unseen, id)
      || rows && !columns.has(id.split(".")[0] ?? "")));
  }

  private unit(): string { return this.element.querySelector(":scope > .write > .unit")?.textContent ?? ""; }

  /** The label without the number in the margin. */
  label(): string {
    const label = this.element.querySelector("legend, label, .label")?.cloneNode(true) as Element | undefined;
    for (const drop of label?.querySelectorAll(".number, input") ?? []) drop.remove();
    return (label?.textContent ?? "").trim();
  }

  /** The columns of a table or grid with their labels. */
  columns(): [string, string][] {
    const template = this.element.querySelector<HTMLTemplateElement>("template.row-template")?.content;
    return template ? cellsOf(template).map((c: Cell) => [c.column, c.label()]) : [];
  }

  /** A value as a person reads it, in lines. */
  say(value: Value, words: Words = this.words()): string[] { return lines(value, words); }
}

/** A value as a person reads it, in lines, in the words that were stored. */
export function lines(value: Value, words: Words): string[] {
  const option = (id: string): string => under(words.options, id) ?? id;
  if (value === null) return [];
  if (Array.isArray(value)) return value.map((row: Row) => cellWords(row.cells, words)).filter(Boolean);
  if (typeof value !== "object") return option(String(value)).split("\n");
  if ("is" in value) {
    const m = value as Marked;
    return [[option(m.is), m.who, m.by, m.note].filter(Boolean).join(" · ")];
  }
  return Object.entries(value as Record<string, string | Record<string, string>>).map(([id, note]) =>
    option(id) + (typeof note === "string" ? (note && `: ${note}`) : `: ${cellWords(note, words)}`));
}

const cellWords = (cells: Record<string, string>, words: Words): string =>
  Object.entries(cells).map(([column, text]) => under(words.options, `${column}.${text}`) ?? text).filter(Boolean).join(" · ");
