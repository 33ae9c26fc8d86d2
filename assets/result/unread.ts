/** What was answered and cannot be counted: a text where a number was asked, a
 * day that there is not, somebody who is not on the list any more. */

import { given, isDate, number, plain } from "../expression/known";
import type { Source } from "../give/block";
import { questionOf, say, type ShapeColumn } from "../workbook";
import { Reading } from "../worksheet/reading";
import type { Asked } from "./asked";
import { mayTell } from "./listing";

const counts = ["number", "money", "scale"];

/** Whether a value cannot be read as its kind. */
const cannotRead = (kind: string, value: ReturnType<typeof plain>): boolean =>
  (counts.includes(kind) ? number(value) === undefined && value !== "unknown" : kind === "date" && !isDate(value));

const sentence = (key: string, found: Source[]): string => found.map(({ label }) => say(`result.${key}`, { label })).join(" ");

/** The single answers among these that cannot be read, in sentences; "" when
 * there is none. */
export const unread = (asked: Asked, from: Source[]): string => sentence("unread", from.filter(({ name }) => {
  const [worksheet = "", question = ""] = name.split(".");
  const shape = Reading.question(worksheet, question), value = plain(asked.reading.answers.of(name));
  return shape !== undefined && value !== undefined && mayTell(asked, [name]) && cannotRead(shape.kind, value);
}));

/** Those that name somebody, or something, that is on no list any more. */
export const gone = (asked: Asked, from: Source[]): string => sentence("gone", from.filter(({ name }) => {
  const [worksheet = "", question = ""] = name.split(".");
  const shape = questionOf(worksheet, question), { reading } = asked;
  const isGone = (from: string[] | undefined, id: unknown): boolean => given(id as string) && !reading.items(from ?? []).some((item) => item.id === id);
  if (!shape || !mayTell(asked, [name])) return false;
  if (shape.kind === "reference" && !shape.many) return isGone(shape.from, plain(reading.answers.of(name)));
  const columns = (shape.columns ?? []).filter((c: ShapeColumn) => c.kind === "reference");
  return columns.length > 0 && reading.answers.rows(name).some((row) => columns.some((c) => isGone(c.from, plain(row.cell(c.id)))));
}));

/** Several that are called the same get a number, so that one can tell them
 * apart where they stand beside each other. */
export function toldApart<T extends { label: string }>(items: T[]): T[] {
  const seen = new Map<string, number>();
  return items.map((item) => {
    const number = (seen.get(item.label) ?? 0) + 1;
    seen.set(item.label, number);
    return number === 1 ? item : { ...item, label: say("result.same", { label: item.label, number }) };
  });
}
