/** One control with its value in the form in which it is stored: a date as
 * YYYY-MM-DD, a number as a decimal text, money as cents. What cannot be read
 * as such is kept as it was typed. */

import { element } from "../page/element";
import { book, day, say } from "../workbook";
import { showCents, showDecimal, toCents, toDecimal } from "./amount";

export type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Reads what people typed as a value of this kind. */
export function stored(kind: string, text: string): string {
  if (text.trim() === "") return "";
  if (kind === "number") return toDecimal(text) ?? text;
  if (kind === "money") return String(toCents(text) ?? text);
  return text;
}

/** Writes a value of this kind as people type it. */
export function typed(kind: string, value: string): string {
  if (kind === "number") return toDecimal(value) === value ? showDecimal(value) : value;
  if (kind === "money") return /^-?\d+$/.test(value) ? showCents(Number(value)) : value;
  return value;
}

/** Whether a text is no value of its kind. */
export const invalid = (kind: string, text: string): boolean =>
  text.trim() !== "" && (kind === "number" ? toDecimal(text) === undefined : kind === "money" && toCents(text) === undefined);

/** A value as it reads in a sentence: with the unit, a date in words. */
export function spoken(kind: string, value: string, unit = ""): string {
  if (kind === "date" && /^\d{4}-\d{2}-\d{2}$/.test(value)) return day(new Date(`${value}T12:00:00`));
  if (kind === "money" && /^-?\d+$/.test(value)) {
    return new Intl.NumberFormat(book.language, { style: "currency", currency: "EUR" }).format(Number(value) / 100);
  }
  return kind === "number" && unit ? `${typed(kind, value)} ${unit}` : typed(kind, value);
}

/** A cell of a row: one control, or the steps of a scale. */
export class Cell {
  readonly column: string;
  readonly kind: string;

  constructor(readonly element: HTMLElement) {
    this.column = element.dataset.column ?? "";
    this.kind = element.dataset.kind ?? (element instanceof HTMLInputElement && element.type === "date" ? "date" : "");
  }

  private steps(): HTMLInputElement[] { return Array.from(this.element.querySelectorAll<HTMLInputElement>("input[type=radio]")); }

  get value(): string {
    if (this.kind === "scale") return this.steps().find((s) => s.checked)?.value ?? "";
    return stored(this.kind, (this.element as Control).value);
  }

  set value(value: string) {
    if (this.kind === "scale") for (const s of this.steps()) s.checked = s.value === value;
    else if (this.value !== value) {
      if (this.element instanceof HTMLSelectElement) keepOption(this.element, value);
      (this.element as Control).value = typed(this.kind, value);
    }
  }

  /** The value as it reads, or "" when it reads as it is stored. */
  words(): string {
    const value = this.value;
    if (value === "") return "";
    if (this.element instanceof HTMLSelectElement) return this.element.selectedOptions[0]?.text ?? "";
    const words = value === "unknown" ? say("unknown") : spoken(this.kind, value, this.unit());
    return words === value ? "" : words;
  }

  private unit(): string { return this.element.parentElement?.querySelector(".unit")?.textContent ?? ""; }

  label(): string { return (this.element.closest("label, .steps")?.querySelector(".column")?.textContent ?? "").trim(); }

  focus(): void { (this.kind === "scale" ? this.steps()[0] : this.element)?.focus(); }

  /** Gives the controls of a new row their names. */
  rename(row: string): void {
    for (const c of [this.element as Control, ...this.steps()]) if (c.name) c.name = c.name.replace("/ROW/", `/${row}/`);
  }
}

/** A list that does not know a value yet must not lose it. */
function keepOption(select: HTMLSelectElement, value: string): void {
  if (value !== "" && !Array.from(select.options).some((o) => o.value === value)) select.append(element("option", { value }, value));
}
