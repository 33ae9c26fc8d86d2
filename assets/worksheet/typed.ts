/** What cannot be read as its kind, in the form in which nobody reckons with it:
 * a text. Figures can stand in it: 100.1234 is no amount, and 9 no step from 1
 * to 5. It is shown as it was typed. */

import type { Row, Value } from "../answers/record";
import { number } from "../expression/known";
import type { ShapeColumn } from "../workbook";

/** What a question and a column have in common here. */
type Asking = Pick<ShapeColumn, "kind" | "steps">;

/** A text that reads as a number gets a space behind it, and is none. */
export const asText = (text: string): string => (number(text) === undefined ? text : `${text} `);

/** The value as far as it can be reckoned with. */
export function reckonable<V extends Value | undefined>({ kind, steps }: Asking, value: V): V | string {
  if (kind === "money" && typeof value === "string" && !/^-?\d+$/.test(value)) return asText(value);
  if (kind !== "scale" || value === undefined || value === null) return value;
  const step = number(value), [least = -Infinity, most = Infinity] = steps ?? [];
  return step === undefined || Number.isInteger(step) && step >= least && step <= most ? value : asText(String(value));
}

/** The rows, or the rows of a grid, with such cells. */
export function reckonableCells(columns: readonly ShapeColumn[], cells: Record<string, string>): Record<string, string> {
  const strict = columns.filter(({ kind, id }) => (kind === "money" || kind === "scale") && Object.hasOwn(cells, id));
  return strict.length === 0 ? cells : { ...cells, ...Object.fromEntries(strict.map((c) => [c.id, reckonable(c, cells[c.id] ?? "")])) };
}

/** An answer with all that stands in it. */
export function reckonableAnswer(question: Asking & { columns?: ShapeColumn[] }, value: Value | undefined): Value | undefined {
  const { columns = [], kind } = question;
  if (!columns.some((c) => c.kind === "money" || c.kind === "scale") || typeof value !== "object" || value === null) return reckonable(question, value);
  if (Array.isArray(value)) return value.map((row: Row) => ({ ...row, cells: reckonableCells(columns, row.cells) }));
  if (kind !== "grid") return value;
  return Object.fromEntries(Object.entries(value as unknown as Record<string, Record<string, string>>)
    .map(([id, cells]) => [id, reckonableCells(columns, cells)])) as unknown as Value;
}
