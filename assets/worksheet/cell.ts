/** One control with its value in the form in which it is stored: a date as
 * YYYY-MM-DD, a number as a decimal text, money as cents. What cannot be read
 * as such is kept as it was typed. */

import { isDate } from "../expression/known";
import { element } from "../page/element";
import { book, day, say } from "../workbook";
import { showCents, showDecimal, toCents, toDecimal } from "./amount";
import { asText } from "./typed";

export type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Reads what people typed as a value of this kind. */
export function stored(kind: string, text: string): string {
  if (text.trim() === "") return "";
  if (kind === "number") return toDecimal(text) ?? asText(text);
  if (kind === "money") return String(toCents(text) ?? asText(text));
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
  if (kind === "date" && isDate(value)) return day(new Date(`${value}T12:00:00`));
  if (kind === "money" && /^-?\d+$/.test(value)) {
    return new Intl.NumberFormat(book.language, { style: "currency", currency: "EUR" }).format(Number(value) / 100);
  }
  return kind === "number" && unit ? `${typed(kind, value)} ${unit}` : typed(kind, value);
}

/** A cell of a row: one control, or the steps of a scale. */
export class Cell {
  readonly column: string;
  readonly kind: string;

  constructor(public element: HTMLElement) {
    this.column = element.dataset.column ?? "";
    this.kind = element.dataset.kind ?? (element instanceof HTMLInputElement && element.type === "date" ? "date" : "");
  }

  private steps(): HTMLInputElement[] { return Array.from(this.element.querySelectorAll<HTMLInputElement>("input[type=radio]")); }

  /** What the control shows. */
  private get shown(): string {
    if (this.kind === "scale") return this.steps().find((s) => s.checked)?.value ?? "";
    return stored(this.kind, (this.element as Control).value);
  }

  /** What the control shows, or else what was stored and it cannot show. */
  get value(): string { return this.shown || (this.element.dataset.kept ?? ""); }

  set value(value: string) {
    if (this.kind === "scale") for (const s of this.steps()) s.checked = s.value === value;
    else if (this.shown !== value) {
      if (this.element instanceof HTMLSelectElement) keepOption(this.element, value);
      else this.element = withRoom(this.element as Control, value);
      (this.element as Control).value = typed(this.kind, value);
    }
    if (this.shown === value) delete this.element.dataset.kept;
    else this.element.dataset.kept = value;
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

/** A field of one line would drop the breaks of a text that was longer once. */
export function withRoom(control: Control, text: string): Control {
  if (!(control instanceof HTMLInputElement) || control.type !== "text" || !text.includes("\n")) return control;
  const area = element("textarea", { rows: "3" });
  for (const { name, value } of control.attributes) if (name !== "type" && name !== "value") area.setAttribute(name, value);
  control.replaceWith(area);
  return area;
}

/** A list that does not know a value yet must not lose it. */
function keepOption(select: HTMLSelectElement, value: string): void {
  if (value !== "" && !Array.from(select.options).some((o) => o.value === value)) select.append(element("option", { value }, value));
}
