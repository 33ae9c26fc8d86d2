/** Values as they read on paper. Unlike on the screen a date has its year
 * always: a file is read years later, and the same data gives the same file. */

import { type Value, under } from "../answers/record";
import type { WordedColumn, WordedQuestion, WordedScale } from "../wording";
import { book, say } from "../workbook";
import { isDate } from "../expression/known";
import { showDecimal } from "../worksheet/amount";

/** A day in full: 12 september 2027. */
export const fullDay = (time: Date): string =>
  new Intl.DateTimeFormat(book.language, { day: "numeric", month: "long", year: "numeric" }).format(time);

/** Whole cents, as far as they can be counted. */
const isCents = (value: string): boolean => /^-?\d+$/.test(value) && Number.isSafeInteger(Number(value));

/** A value that is one text or number, in words; what cannot be read as its
 * kind stays as it was typed, see worksheet/typed.ts. */
export function inWords(kind: string, value: string, unit = "", scale?: WordedScale): string {
  if (value === "unknown" && kind === "scale") return say("unknown");
  switch (kind) {
    case "date": return isDate(value) ? fullDay(new Date(`${value}T12:00:00`)) : value;
    case "money":
      if (!isCents(value)) return value.trimEnd();
      return new Intl.NumberFormat(book.language, { style: "currency", currency: "EUR" }).format(Number(value) / 100);
    case "number": return /^-?\d+(\.\d+)?$/.test(value) ? (book.language === "en" ? value : showDecimal(value)) + (unit && ` ${unit}`) : value.trimEnd();
    case "scale": {
      const word = scale?.words?.[Number(value) - scale.min];
      return word ? `${value} – ${word}` : value.trimEnd();
    }
    case "yesno": return ["yes", "no", "unsure"].includes(value) ? say(`report.${value}`) : value;
    default: return value;
  }
}

/** A step of a scale with what its ends mean. */
export function onScale(value: string, scale: WordedScale): string {
  const [low, high] = scale.ends ?? [];
  if (value === "unknown" || scale.words?.length || !low || !high) return inWords("scale", value, "", scale);
  return say("report.scale", { value, min: scale.min, low, max: scale.max, high });
}

/** A cell as a spreadsheet reads it. */
export function asData(column: WordedColumn, value: string, words: string): string {
  if (column.kind === "money" && isCents(value)) return showDecimal((Number(value) / 100).toFixed(2));
  return column.kind === "number" && /^-?\d+(\.\d+)?$/.test(value) ? showDecimal(value) : column.kind === "date" ? value : words;
}

/** The options of a question that are always the same. */
export const ownOption = (q: WordedQuestion | WordedColumn, id: string): string | undefined => under(q.options, id);

/** The texts of a value that somebody typed freely. */
export function typedIn(kind: string, value: Value): string[] {
  if (value === null || typeof value === "number") return [];
  if (typeof value === "string") return ["text", "longtext"].includes(kind) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((row) => Object.values(row.cells));
  if ("is" in value) return [value.note, value.who, value.by].filter((t): t is string => typeof t === "string");
  return Object.values(value).flatMap((part) => (typeof part === "string" ? [part] : Object.values(part)));
}
