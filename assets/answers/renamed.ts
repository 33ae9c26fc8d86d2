/** Answers that were given before something got another id or another type. */

import { book, questionOf, type ShapeQuestion } from "../workbook";
import { type Address, type Answer, readable, type Row, type Typed, under, type Value } from "./record";

type Names = Record<string, string>;

/** The ids that the parts of a question's answer have now. */
interface Parts { items: Names; columns: Names; cells: Record<string, Names> }

const now = (names: Names | undefined, id: string): string => under(names, id) ?? id;

/** The ids that the items of sources had, with those that they have now. */
function itemNames(sources: readonly string[] | null | undefined, seen: string[] = []): Names {
  const names: Names = {};
  for (const source of sources ?? []) {
    if (seen.includes(source)) continue;
    const [worksheet = "", id = ""] = source.split(".");
    const from = source.startsWith("list:") ? book.lists[source.slice(5)]
      : source.startsWith("sheet:") ? book.sheets[source.slice(6)]?.repeat : questionOf(worksheet, id);
    Object.assign(names, itemNames(from?.from, [...seen, source]), from && "renamed" in from ? from.renamed : undefined);
  }
  return names;
}

const known = new Map<string, unknown>();

/** Looks up once what never changes on a page. */
function once<T>(key: string, make: () => T): T {
  if (!known.has(key)) known.set(key, make());
  return known.get(key) as T;
}

function partsOf(shape: ShapeQuestion): Parts {
  const parts: Parts = { items: { ...itemNames(shape.from), ...shape.renamed }, columns: {}, cells: {} };
  for (const column of shape.columns ?? []) {
    for (const old of column.formerly ?? []) parts.columns[old] = column.id;
    parts.cells[column.id] = { ...itemNames(column.from), ...column.renamed };
  }
  return parts;
}

const places = new WeakMap<Address, Address>(); // of records, which never change: an edit makes another one

/** Where an answer belongs now: its sheet and question may have another id, and
 * the item that its copy is for. It is the same object when nothing changed. */
export function presentAddress<A extends Address>(at: A): A {
  const known = places.get(at) ?? placeOf(at);
  places.set(at, known);
  return known as A;
}

function placeOf<A extends Address>(at: A): A {
  const old = `${at.worksheet}.${at.question}`;
  const [worksheet = "", id = ""] = now(book.renamed, old).split(".");
  const copies = at.copy === "" ? {} : once(`sheet:${worksheet}`, () => itemNames(book.sheets[worksheet]?.repeat?.from));
  const copy = now(copies, at.copy);
  return worksheet === at.worksheet && id === at.question && copy === at.copy ? at : { ...at, worksheet, question: id, copy };
}

/** The same answer under the ids that the workbook has now, where it belongs. */
function present(stored: Answer): Answer {
  const answer = presentAddress(stored);
  const shape = questionOf(answer.worksheet, answer.question);
  if (!shape) return answer;
  const parts = once(`${answer.worksheet}.${answer.question}`, () => partsOf(shape));
  const rename = (value: Value): Value => renameIn(answer.kind, value, parts);
  const options = { ...answer.words.options };
  for (const [id, words] of Object.entries(answer.words.options)) {
    const renamed = wordOf(id, parts);
    if (!Object.hasOwn(options, renamed)) options[renamed] = words;
  }
  return { ...answer, value: rename(answer.value), words: { ...answer.words, options },
    ...(answer.other && { other: answer.other.map((o) => ({ ...o, value: rename(o.value) })) }) };
}

/** Words stand under the id of an option, row or column, and those of a cell
 * under its column and value. */
function wordOf(id: string, { items, columns, cells }: Parts): string {
  const at = id.indexOf(".");
  if (at < 0) return now(items, now(columns, id));
  const column = now(columns, id.slice(0, at));
  return `${column}.${now(under(cells, column), id.slice(at + 1))}`;
}

function renameIn(kind: string, value: Value, parts: Parts): Value {
  const cellsOf = (row: Record<string, string>): Record<string, string> => keys(row, parts.columns,
    (text, column) => now(under(parts.cells, column), text));
  if (Array.isArray(value)) return value.map((row: Row) => ({ ...row, id: now(parts.items, row.id), cells: cellsOf(row.cells) }));
  if (value === null) return null;
  switch (kind) {
    case "choice": case "reference": case "checks":
      if (typeof value === "string") return now(parts.items, value);
      return typeof value === "object" ? keys(value as Names, parts.items, (note) => note) : value;
    case "grid":
      return keys(value as unknown as Record<string, Names>, parts.items, cellsOf) as unknown as Value;
    default:
      return value;
  }
}

/** The same fields under the ids of now. What stands under both counts as it
 * was answered last: under the new one. */
function keys<T>(fields: Record<string, T>, names: Names, change: (value: T, id: string) => T): Record<string, T> {
  const result: Record<string, T> = {};
  for (const [old, value] of Object.entries(fields)) {
    const id = now(names, old);
    if (id === old || !Object.hasOwn(fields, id)) result[id] = change(value, id);
  }
  return result;
}

const readings = new WeakMap<Answer, { now: Answer | undefined }>();

/** The answer as the workbook asks it now, at its present place: undefined when
 * nothing asks it any more, or only something of another type. */
export function asked(stored: Answer): Answer | undefined {
  const known = readings.get(stored) ?? { now: read(stored) };
  readings.set(stored, known);
  return known.now;
}

function read(stored: Answer): Answer | undefined {
  const at = presentAddress(stored);
  const sheet = book.sheets[at.worksheet];
  const shape = questionOf(at.worksheet, at.question);
  if (!sheet || (at.copy !== "") !== (sheet.repeat !== undefined && at.question !== "")) return undefined;
  if (at.question === "" ? sheet.repeat === undefined : shape === undefined) return undefined;
  const fits = (f: Typed): boolean => shape === undefined || readable(f, shape);
  if (fits(stored)) return present(stored);
  const former = stored.former?.find(fits);
  if (!former) return undefined;
  const { other: _, ...rest } = stored;
  return present({ ...rest, ...former });
}
