/** What aggregates go over: the rows of a table, the ticks of a list, the
 * copies of a sheet, the answers of each person. */

import { under, type Value } from "../answers/record";
import { type OwnAnswer, type Row, valueOf } from "../expression/evaluate";
import { pointRows, points } from "../compare/points";
import { given, ids } from "../expression/known";
import { portions } from "../expression/portion";
import { weighedRows } from "../result/weigh";
import { book, questionOf, type ShapeTable } from "../workbook";
import { Reading } from "./reading";
import { reckonableAnswer } from "./typed";

/** The rows of a source, in their order; those in which nothing stands do not
 * count. They are found once, until an answer changes. */
export const rowsOf = (reading: Reading, source: string): Row[] => reading.once(`rows ${source}`, () => findRows(reading, source)) as Row[];

function findRows(reading: Reading, source: string): Row[] {
  const named = source.slice(source.indexOf(":") + 1);
  if (source.startsWith("sheet:")) return reading.copies(named).map((item) => copy(reading, named, item.id));
  if (source.startsWith("list:")) return reading.items([source]).map(({ id }) => ({ id, cell: () => undefined }));
  const computed = under(book.series ?? {}, source);
  if (computed) return computedRows(reading, source.slice(0, source.indexOf(".")), computed);
  const table = under(book.tables ?? {}, source);
  if (table) return itemRows(reading, source, table);
  const weighing = under(book.matrices ?? {}, source);
  if (weighing) return weighedRows(reading, source, weighing);
  const compared = source.endsWith(points) ? book.sheets[source.slice(0, -points.length)]?.compare : undefined;
  if (compared) return pointRows(reading, source, compared);
  const value = reading.answers.of(source);
  if (Array.isArray(value)) {
    const filled = ids(value);
    return value.filter((row) => filled.includes(row.id)).map((row) => ({ id: row.id, cell: (column) => row.cells[column] }));
  }
  return ids(value).filter(asked(reading, source)).map((id) => ({ id, cell: (column) => gridCell(value as object, id, column) }));
}

const asking = new Set<string>(); // whether a row is asked may depend on what stands in another one

/** Whether a row of a grid is asked now: what stood beside something that is
 * hidden, or gone, counts for nothing. */
function asked(reading: Reading, source: string): (id: string) => boolean {
  const [worksheet = "", question = ""] = source.split(".");
  if (questionOf(worksheet, question)?.kind !== "grid" || asking.has(source)) return () => true;
  asking.add(source);
  try {
    const items = new Set(reading.items([source]).map((item) => item.id));
    return (id) => items.has(id);
  } finally {
    asking.delete(source);
  }
}

/** The rows of a result; one that does not apply now is none. */
const computedRows = (reading: Reading, result: string, all: string[]): Row[] =>
  all.map((id) => ({ id, cell: () => reading.answers.of(`${result}.${id}`) })).filter((row) => row.cell() !== undefined);

/** A row for each item, computed beside it. */
function itemRows(reading: Reading, source: string, { from, columns }: ShapeTable): Row[] {
  return reading.items(from).map(({ id }) => {
    const row: Row = { id, cell: (column) => {
      const tree = under(columns, column);
      if (tree?.[0] === "portion") return (reading.once(`parts ${source} ${column}`, () => portions(tree, reading.answers)) as Map<string, number>).get(id);
      return tree && reading.once(`cell ${source} ${id} ${column}`, () => valueOf(tree, { ...reading.answers, item: id, row })) as Value | undefined;
    } };
    return row;
  });
}

function gridCell(value: object, row: string, column: string): string | undefined {
  const cells = (value as Record<string, unknown>)[row];
  return typeof cells === "object" && cells !== null ? (cells as Record<string, string>)[column] : undefined;
}

function copy(reading: Reading, worksheet: string, id: string): Row {
  const within = new Reading(reading.store, { worksheet, id, label: "" }, reading.person);
  return { id, cell: (question) => within.answers.of(`${worksheet}.${question}`) };
}

/** What each person answered to a question, with the group and party that the
 * reader gave them. */
export function ownAnswers(reading: Reading, name: string): OwnAnswer[] {
  const [worksheet = "", question = ""] = name.split(".");
  const { copy: at } = reading.place(worksheet, question);
  const shape = questionOf(worksheet, question);
  const people = new Map(reading.store.people.map((p) => [p.id, p]));
  return reading.store.all()
    .filter((a) => a.person !== "" && a.worksheet === worksheet && a.question === question && a.copy === at && given(a.value))
    .map((a) => ({ person: a.person, group: people.get(a.person)?.group ?? "", party: people.get(a.person)?.party ?? "", value: shape && reckonableAnswer(shape, a.value) }));
}
