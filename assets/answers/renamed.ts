/** Answers that were given before an option, row or column got another id. */

import { book } from "../workbook";
import type { Answer, Row, Value } from "./record";

/** The same answer under the ids that the workbook has now. */
export function renameParts(answer: Answer): Answer {
  const shape = book.sheets[answer.worksheet]?.questions.find((q) => q.id === answer.question);
  if (!shape?.renamed || answer.value === null) return answer;
  const now = (id: string): string => shape.renamed?.[id] ?? id;
  const keys = <T>(record: Record<string, T>): Record<string, T> => Object.fromEntries(Object.entries(record).map(([id, v]) => [now(id), v]));
  const options = { ...answer.words.options, ...keys(answer.words.options) };
  return { ...answer, value: renameIn(answer.value, now, keys), words: { ...answer.words, options } };
}

function renameIn(value: Value, now: (id: string) => string, keys: <T>(record: Record<string, T>) => Record<string, T>): Value {
  if (Array.isArray(value)) return value.map((row: Row) => ({ ...row, cells: keys(row.cells) }));
  if (typeof value === "string") return now(value);
  if (typeof value !== "object" || value === null || "is" in value) return value;
  return Object.fromEntries(Object.entries(keys(value as Record<string, unknown>)).map(([id, v]) =>
    [id, typeof v === "object" && v !== null ? keys(v as Record<string, string>) : v])) as Value;
}
