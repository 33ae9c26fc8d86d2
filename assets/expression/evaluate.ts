/** Evaluates the trees that the generator checked. Go decides in the same way;
 * a shared table of cases holds for both. */

import type { Value } from "../answers/record";
import type { Condition } from "../workbook";
import { compare, given, ids, type Known, plain, reckon } from "./known";
import { aggregated, many } from "./many";
import { portion } from "./portion";

/** One row of a table, or one copy of a worksheet. */
export interface Row { id: string; cell: (column: string) => Value | undefined }

/** What one person answered. */
export interface OwnAnswer { person: string; group: string; party: string; value: Value | undefined }

/** What a reader gave. of gives nothing for a question that is not shown. */
export interface Answers {
  of: (name: string) => Value | undefined;
  rows: (source: string) => Row[];
  own: (name: string) => OwnAnswer[];
  item: string; // of the copy at hand; "" when there is none
}

/** What stands around a part of a tree while it is evaluated. */
export interface Moment extends Answers { row?: Row; person?: string; per?: string; group?: string }

export type Tree = Condition;

/** Whether a condition holds. Comparison with what is unknown is false, and
 * != is true; arithmetic with it is unknown, and aggregates skip it. */
export function evaluate(tree: Tree, m: Moment): boolean {
  const [operator, ...rest] = tree;
  const below = rest as Tree[];
  switch (operator) {
    case "and": return below.every((b) => evaluate(b, m));
    case "or": return below.some((b) => evaluate(b, m));
    case "not": return !evaluate(below[0] as Tree, m);
    case "any": return many(tree, m).includes(true);
  }
  const left = typeof rest[0] === "string" ? m.of(rest[0]) : valueOf(rest[0] as Tree, m);
  const right = rest[1];
  switch (operator) {
    case "answered": return given(left);
    case "empty": return !given(left);
    case "has": return ids(left).includes(Array.isArray(right) ? plain(valueOf(right as Tree, m)) as string : right as string);
    case "has any": return (right as string[]).some((id) => ids(left).includes(id));
    case "in": return (right as Known[]).some((v) => compare("=", plain(left), v));
  }
  return compare(operator, plain(left), Array.isArray(right) ? plain(valueOf(right as Tree, m)) : right as Known);
}

/** What a value is; undefined when it is not known. */
export function valueOf(tree: Tree, m: Moment): Value | boolean | undefined {
  const [operator, ...rest] = tree;
  switch (operator) {
    case "answer": return m.of(rest[0] as string);
    case "number": return rest[0] as number;
    case "this": return m.row?.id ?? (m.item || undefined);
    case "item": return m.item || undefined;
    case "portion": return portion(tree, m);
    case "column": return m.row?.cell(rest[0] as string);
    case "referred": return referred(tree, m);
    case "case": return first(rest, m);
    case "each": return m.own(rest[0] as string).find((o) => o.person === m.person)?.value;
    case "+": case "-": case "*": case "/":
      return reckon(operator, valueOf(rest[0] as Tree, m), valueOf(rest[1] as Tree, m));
    case "sum": case "count": case "min": case "max": case "median": case "last":
      return aggregated(tree, m);
  }
  return evaluate(tree, m);
}

/** The value that goes with the first condition that holds, else the last. */
function first(list: unknown[], m: Moment): Value | undefined {
  const at = list.findIndex((part, i) => i % 2 === 0 && (i === list.length - 1 || evaluate(part as Tree, m)));
  return list[at === list.length - 1 ? at : at + 1] as Value;
}

/** A column of the row that a reference names. */
function referred([, left, sources, column]: Tree, m: Moment): Value | undefined {
  const id = plain(valueOf(left as Tree, m));
  for (const source of sources as string[]) {
    const row = m.rows(source).find((r) => r.id === id);
    if (row) return row.cell(column as string);
  }
  return undefined;
}
