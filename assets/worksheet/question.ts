/** A question on the page: its controls read into a value, and written from one. */

import type { Marked, Row, Value, Words } from "../answers/record";
import { answered } from "./condition";
import { readRows, writeRows } from "./table";

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

export class Question {
  readonly id: string;
  readonly kind: string;
  readonly name: string;

  constructor(readonly element: HTMLElement, readonly worksheet: string) {
    this.id = element.dataset.question ?? "";
    this.kind = element.dataset.kind ?? "";
    this.name = `${worksheet}.${this.id}`;
  }

  /** The controls with this name, or with the name of the question. */
  controls(suffix = ""): Control[] {
    return Array.from(this.element.querySelectorAll<Control>("input, textarea, select")).filter(
      (c) => c.name === this.name + suffix && !c.closest("template"));
  }

  private text(suffix: string): string { return this.controls(suffix)[0]?.value ?? ""; }

  private chosen(): string {
    for (const c of this.controls()) {
      if (!(c instanceof HTMLInputElement) || c.type === "text") return c.value;
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
      case "checks": return Object.fromEntries(this.controls().filter((c) => (c as HTMLInputElement).checked)
        .map((c) => [c.value, this.text(`#${c.value}`)]));
      case "table": return readRows(this.element);
      default: return this.chosen();
    }
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
        this.tick((c) => Object.hasOwn(marked, c.value));
        for (const c of this.controls()) this.fill(`#${c.value}`, marked[c.value] ?? "");
        break;
      case "table":
        writeRows(this.element, Array.isArray(value) ? value : []);
        break;
      default:
        this.tick((c) => c.value === String(value ?? ""));
        this.fill("", value === null ? "" : String(value));
    }
    this.mark();
  }

  private tick(on: (control: HTMLInputElement) => boolean): void {
    for (const c of this.controls()) if (c instanceof HTMLInputElement && c.type !== "text") c.checked = on(c);
  }

  private fill(suffix: string, text: string): void {
    for (const c of this.controls(suffix)) {
      const writable = !(c instanceof HTMLInputElement) || c.type === "text";
      if (writable && c.value !== text) c.value = text;
    }
  }

  /** Marks what is answered, for the looks, and opens what holds text. */
  mark(): void {
    this.element.toggleAttribute("data-filled", this.read() !== null);
    for (const details of this.element.querySelectorAll<HTMLDetailsElement>("details.extra")) {
      if (Array.from(details.querySelectorAll("input")).some((i) => (i.type === "checkbox" ? i.checked : i.value !== ""))) details.open = true;
    }
    for (const note of this.element.querySelectorAll<HTMLElement>("input.note")) {
      const line = note.closest<HTMLElement>(".write") ?? note;
      if (this.kind === "checks") line.classList.toggle("unused", !note.closest(".line")?.querySelector<HTMLInputElement>("input[type=checkbox]")?.checked);
      if (this.kind === "yesno") line.classList.toggle("unused", this.chosen() === "");
    }
  }

  /** The question and its options as the reader sees them now. */
  words(): Words {
    const options: Record<string, string> = {};
    for (const o of this.element.querySelectorAll<HTMLElement>("[data-option]")) {
      options[o.dataset.option ?? ""] = (o.querySelector(".value, span")?.textContent ?? "").trim();
    }
    for (const c of this.controls()) {
      if (c instanceof HTMLSelectElement) for (const o of c.options) if (o.value) options[o.value] = o.text;
    }
    if (this.kind === "table") {
      for (const o of this.template()?.querySelectorAll<HTMLOptionElement>("option[value]:not([value=''])") ?? []) {
        options[`${o.closest<HTMLElement>("[data-column]")?.dataset.column ?? ""}.${o.value}`] = o.text;
      }
      for (const [column, label] of this.columns()) options[column] = label;
    }
    return { question: this.label(), options };
  }

  /** The label without the number in the margin. */
  label(): string {
    const label = this.element.querySelector("legend, label")?.cloneNode(true) as Element | undefined;
    for (const drop of label?.querySelectorAll(".number, input") ?? []) drop.remove();
    return (label?.textContent ?? "").trim();
  }

  private template(): DocumentFragment | undefined {
    return this.element.querySelector<HTMLTemplateElement>("template.row-template")?.content;
  }

  /** The columns of a table with their labels. */
  columns(): [string, string][] {
    return Array.from(this.template()?.querySelectorAll<HTMLElement>("[data-column]") ?? [], (c) =>
      [c.dataset.column ?? "", (c.closest("label")?.querySelector("span")?.textContent ?? "").trim()]);
  }

  /** A value as a person reads it, in lines. */
  say(value: Value, words: Words = this.words()): string[] {
    const option = (id: string): string => words.options[id] ?? id;
    if (value === null) return [];
    if (Array.isArray(value)) return value.map((row: Row) => this.columns().map(([c]) => words.options[`${c}.${row.cells[c] ?? ""}`] ?? row.cells[c] ?? "").filter(Boolean).join(" · "));
    if (typeof value !== "object") return String(this.kind === "text" || this.kind === "longtext" ? value : option(String(value))).split("\n");
    if (this.kind === "checks") return Object.entries(value).map(([id, note]) => option(id) + (note ? `: ${note}` : ""));
    const m = value as Marked;
    return [[option(m.is), m.who, m.by, m.note].filter(Boolean).join(" · ")];
  }
}
