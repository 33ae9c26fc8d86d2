/** The rows that an author's list asks for, in words; and what may be told. */

import { under, type Value } from "../answers/record";
import { points } from "../compare/points";
import type { Tree } from "../expression/evaluate";
import { given } from "../expression/known";
import { listed as found } from "../expression/many";
import { Answered } from "../give/answered";
import type { Source } from "../give/block";
import { isPersonal, maySee, questions, type Worded } from "../give/source";
import { book, questionOf, say } from "../workbook";
import { Reading } from "../worksheet/reading";
import type { Asked } from "./asked";

/** Whether this reader may hear what was found in these answers: a partner
 * hears nothing of sheets that stay inside. */
export const mayTell = ({ manner }: Asked, names: string[]): boolean =>
  !manner.partner || names.every((name) => maySee(manner.sheets, name));

const sheetOf = (name: string): string => name.replace("sheet:", "").split(".")[0] ?? "";

/** Whether somebody answered one of these. */
export function answered({ reading }: Asked, from: Source[]): boolean {
  const names = new Set(from.map((s) => s.name));
  return reading.store.all().some((a) => names.has(`${a.worksheet}.${a.question}`) && given(a.value));
}

/** The rows in words, each once. A row in which nothing stands that can be said
 * is called by its number. */
export function listed(asked: Asked, tree: Tree): string[] {
  const [, of, source] = tree as [string, Tree | null, string];
  if (!mayTell(asked, [source])) return [];
  const order = asked.reading.answers.rows(source).map((row) => row.id);
  const words = found(tree, asked.reading.answers).map(([id, value]) =>
    (of ? cell(asked, source, of[1] as string, id, value as Value) : named(asked, source, id)) || say("result.row", { number: order.indexOf(id) + 1 }));
  return [...new Set(words)];
}

/** What a row itself is called; rows of results as the items that they are for.
 * Without names a row has none that is called by one. */
export function named({ reading, manner }: Asked, source: string, id: string): string {
  if (!manner.names && isCalledByName(manner.sheets, source)) return "";
  const weighing = under(book.matrices, source);
  if (source.endsWith(points)) return pointInWords({ reading, manner }, source, id);
  const from = under(book.tables, source)?.from ?? (weighing ? [`sheet:${weighing.of}`] : [source]);
  return manner.called.get(id) ?? reading.items(from).find((i) => i.id === id)?.label ?? "";
}

/** A question that is compared, with the rows of it that lie farthest apart. */
function pointInWords({ reading, manner }: Pick<Asked, "reading" | "manner">, source: string, name: string): string {
  const q = questions(manner.sheets).find((o) => `${o.worksheet}.${o.q.id}` === name)?.q;
  const ids = String(reading.answers.rows(source).find((r) => r.id === name)?.cell("rows") ?? "").split(" ");
  const rows = ids.flatMap((id) => under(q?.rows, id) ?? []).slice(0, 3).join(" · ");
  return [q?.label ?? "", rows].filter(Boolean).join(" ");
}

/** Whether the name of a row is that of a person. */
function isCalledByName(sheets: Worded, source: string): boolean {
  const sheet = sheetOf(source);
  if (!source.startsWith("sheet:")) return questionOf(sheet, source.slice(sheet.length + 1))?.columns?.[0]?.action === "who";
  const asked = (book.sheets[sheet]?.repeat?.title ?? "").match(/[a-z0-9-]+(?=\})/g) ?? [];
  return asked.some((question) => isPersonal(sheets, sheet, question));
}

/** An answer in words, as far as it may be told. */
export function answerInWords({ reading, manner }: Asked, name: string): string {
  const [worksheet = "", question = ""] = name.split(".");
  const q = questions(manner.sheets).find((o) => o.worksheet === worksheet && o.q.id === question)?.q;
  if (!q || q.personal && !manner.names) return "";
  return new Answered(reading, worksheet, q, manner, reading.answer(worksheet, question)).line(reading.answers.of(name));
}

/** What stands in a column, or in a question of a copy. */
export function cell(asked: Asked, source: string, column: string, row: string, value: Value): string {
  const { manner: { sheets, names }, manner } = asked;
  if (source.endsWith(points)) return column === "distance" ? say(`compare.level.${String(value)}`) : String(value);
  const [worksheet, question = ""] = source.startsWith("sheet:") ? [sheetOf(source), column] : source.split(".");
  const q = questions(sheets).find((o) => o.worksheet === worksheet && o.q.id === question)?.q;
  if (!worksheet || !q || !given(value) || q.personal && !names) return "";
  const reading = source.startsWith("sheet:") ? new Reading(asked.reading.store, { worksheet, id: row, label: "" }) : asked.reading;
  const written = new Answered(reading, worksheet, q, manner, reading.answer(worksheet, question));
  return source.startsWith("sheet:") ? written.line(value) : written.inColumn(column, String(value));
}
