/** Sums and their like: one value of many rows, persons or groups. */

import type { Value } from "../answers/record";
import { evaluate, type Moment, type OwnAnswer, type Row, type Tree, valueOf } from "./evaluate";
import { extreme, given, number, plain } from "./known";

type Any = Value | boolean | undefined;
type Aggregate = [string, Tree | null, string | null, Tree | null, string | null];

/** The values that an aggregate is made of, in their order. */
export function many(tree: Tree, m: Moment): Any[] {
  const [, of, source, where, per] = tree as Aggregate;
  if (of?.[0] === "split" && !source && !per) return split(of, m);
  const values: Any[] = [];
  for (const within of moments(tree as Aggregate, m)) {
    if (where && !evaluate(where, within)) continue;
    const value = of ? valueOf(of, within) : true;
    if (given(value)) values.push(value);
  }
  return values;
}

/** A moment for each row, person or group. */
function moments([, of, source, , per]: Aggregate, m: Moment): Moment[] {
  if (per && !source) return groups(of as Tree, per, m).map((group) => ({ ...m, per, group }));
  if (source) return rows(source, m, per).map((row) => ({ ...m, row }));
  return of ? people(of, m).map(({ person }) => ({ ...m, person })) : [];
}

/** The rows that a list asks for, each with what stands in it. */
export function listed(tree: Tree, m: Moment): [string, Any | null][] {
  const [, of, source, where] = tree as Aggregate;
  return rows(source ?? "", m).map((row) => ({ ...m, row }))
    .filter((within) => !where || evaluate(where, within))
    .map((within) => [within.row.id, of ? valueOf(of, within) ?? null : null]);
}

/** The rows of a source, of the group at hand, or those that have the same as the
 * row at hand. */
function rows(source: string, m: Moment, per: string | null = null): Row[] {
  const all = m.rows(source);
  if (per) {
    const group = plain(m.row?.cell(per));
    return group === undefined ? [] : all.filter((row) => plain(row.cell(per)) === group);
  }
  return m.group === undefined ? all : all.filter((row) => plain(row.cell(m.per ?? "")) === m.group);
}

const within = (own: OwnAnswer, per: string): string => per === "party" ? own.party : own.group;

/** Those who answered a question that a value asks each person. */
function people(tree: Tree, m: Moment): OwnAnswer[] {
  const once = new Map<string, OwnAnswer>();
  const own = tree[0] === "each" ? m.own(tree[1] as string)
    : tree.slice(1).flatMap((part) => Array.isArray(part) ? people(part as Tree, m) : []);
  for (const o of own) if (!once.has(o.person) && (m.group === undefined || within(o, m.per ?? "") === m.group)) once.set(o.person, o);
  return [...once.values()];
}

/** The groups that occur, in their order. */
function groups(inner: Tree, per: string, m: Moment): string[] {
  const [, of, source] = inner as Aggregate;
  const all = source ? rows(source, m).map((row) => plain(row.cell(per)))
    : of ? people(of, m).map((own) => within(own, per)) : [];
  return [...new Set(all.filter((g): g is string => typeof g === "string" && g !== ""))];
}

/** Divides an amount of cents in parts that add up to it; the first parts are
 * a cent larger when it does not come out. */
function split([, amount, parts]: Tree, m: Moment): number[] {
  const [cents, count] = [number(valueOf(amount as Tree, m)), Math.trunc(number(valueOf(parts as Tree, m)) ?? 0)];
  if (cents === undefined || count < 1 || count > 1000) return [];
  const part = Math.trunc(cents / count);
  const rest = cents - part * count;
  return Array.from({ length: count }, (_, i) => part + (i < Math.abs(rest) ? Math.sign(rest) : 0));
}

/** Makes one value of many. A sum over rows of which none is asked for is 0;
 * while there are no rows at all it is not known. */
export function aggregated(tree: Tree, m: Moment): Any {
  const [operator, , source, where, per] = tree as Aggregate;
  const values = many(tree, m);
  if (operator === "sum" && values.length === 0 && source && where) {
    const all = rows(source, m, per);
    if (all.length > 0 && !all.some((row) => evaluate(where, { ...m, row }))) return 0;
  }
  return total(operator, values);
}

function total(operator: string, values: Any[]): Any {
  switch (operator) {
    case "count": return values.filter((v) => v !== false).length;
    case "last": return values.at(-1);
    case "min": case "max": return extreme(operator, values);
  }
  const numbers = values.map(number).filter((n): n is number => n !== undefined).sort((a, b) => a - b);
  if (numbers.length === 0) return undefined;
  if (operator === "sum") return number(numbers.reduce((a, b) => a + b));
  const half = Math.trunc(numbers.length / 2);
  const [low, high] = [numbers[half - 1] ?? 0, numbers[half] ?? 0];
  return numbers.length % 2 === 1 ? high : (low + high) / 2;
}
