/** A matrix, worked out: each item by its weighted scores. Conditions look at it
 * too, so it is part of the program itself. */

import { under } from "../answers/record";
import { evaluate, type Row } from "../expression/evaluate";
import { number } from "../expression/known";
import type { Condition } from "../workbook";
import { type Item, Reading } from "../worksheet/reading";

/** A column of a grid or table whose rows are the criteria. */
export interface Cells { question: string; column: string; min: number; max: number }

/** What the author defined, as far as it is reckoned with. */
export interface Weighing {
  of: string; // the sheet with a copy for each item
  score: Cells;
  weights: (Cells & { default: number })[];
  exclude?: { reason: string; when: Condition }[];
  least: number; // percent of the weight that must be known
  missing?: boolean; // it needs what this edition does not ask
}

/** What counts, and how much. */
export interface Criterion { id: string; label: string; weight: number; least: number; most: number }

/** An item with its scores, by criterion; what is not known is not there. */
export interface Weighed {
  id: string; label: string; scores: Map<string, number>;
  percentage?: number;       // of what is known, while enough is known
  low: number; high: number; // if all that is unknown were least, and most
  coverage: number;          // percent of the weight that is known
  reasons: string[];         // why it does not take part
}

export const enough = (item: Weighed): boolean => item.percentage !== undefined && item.reasons.length === 0;

/** What counts, in the order of the author's lists. */
export function criteria(reading: Reading, { weights }: Weighing): Criterion[] {
  return weights.flatMap(({ question, column, default: usual, min, max }) => {
    const given = new Map(reading.answers.rows(question).map((row) => [row.id, number(row.cell(column))]));
    return reading.items([question]).map(({ id, label }) => ({ id, label, weight: given.get(id) ?? usual, least: min, most: max }));
  });
}

/** All items, in their order; none while something that it needs is not asked. */
function weigh(reading: Reading, weighing: Weighing): Weighed[] {
  if (weighing.missing) return [];
  const all = criteria(reading, weighing);
  return reading.copies(weighing.of).map((item) => weighOne(reading, weighing, all, item));
}

function weighOne(reading: Reading, { of, score, exclude = [], least }: Weighing, all: Criterion[], { id, label }: Item): Weighed {
  const within = new Reading(reading.store, { worksheet: of, id, label }, reading.person);
  const scores = new Map<string, number>();
  for (const row of within.answers.rows(score.question)) {
    const points = number(row.cell(score.column));
    if (points !== undefined && points >= score.min && points <= score.max) scores.set(row.id, points);
  }
  const reasons = exclude.filter(({ when }) => evaluate(when, within.answers)).map(({ reason }) => reason);
  const total = sum(all, (c) => c.weight);
  const known = all.filter((c) => scores.has(c.id));
  const coverage = total > 0 ? percent(sum(known, (c) => c.weight), total) : 0;
  const exact = share(known, scores, score);
  return {
    id, label, scores, coverage, reasons,
    ...exact !== undefined && coverage >= least && { percentage: rounded(exact) },
    low: rounded(share(all, scores, score, score.min) ?? 0),
    high: rounded(share(all, scores, score, score.max) ?? 100),
  };
}

/** The weighted share of the points that could be had, from 0 to 1. */
export function share(all: Criterion[], scores: Map<string, number>, { min, max }: Cells, unknown = min): number | undefined {
  const total = sum(all, (c) => c.weight);
  return total > 0 ? sum(all, (c) => c.weight * ((scores.get(c.id) ?? unknown) - min)) / (total * (max - min)) : undefined;
}

/** Half goes up; what a computer makes of 0.285 × 100 does not matter. */
const rounded = (part: number): number => Math.floor(part * 100 + 0.5 + 1e-9);
const percent = (part: number, whole: number): number => rounded(part / whole);
const sum = <T>(all: T[], of: (one: T) => number): number => all.reduce((total, one) => total + of(one), 0);

/** The places that an item can have: those whose ranges do not touch are
 * certain. Only items of which enough is known take part. */
export function places(item: Weighed, all: Weighed[]): [number, number] {
  const others = all.filter((other) => other !== item && enough(other));
  return [1 + others.filter((o) => o.low > item.high).length, 1 + others.length - others.filter((o) => o.high < item.low).length];
}

/** The criteria on which the first place depends: with a little more or less
 * weight for one of them another item would come first. */
export function unsteady(weighing: Weighing, all: Criterion[], items: Weighed[]): Criterion[] {
  const ranked = items.filter(enough);
  const first = (weights: Criterion[]): Weighed[] => {
    const found = ranked.map((item) => share(weights.filter((c) => item.scores.has(c.id)), item.scores, weighing.score) ?? 0);
    return ranked.filter((_, i) => (found[i] ?? 0) >= Math.max(...found) - 1e-9);
  };
  const now = first(all);
  if (now.length !== 1) return []; // they share the first place as it is
  return all.filter((c) => [-1, 1].some((step) => {
    const weight = c.weight + step;
    if (weight < c.least || weight > c.most) return false;
    return first(all.map((other) => (other === c ? { ...c, weight } : other))).some((item) => item !== now[0]);
  }));
}

/** The same, worked out once until an answer changes; name is that of the rows. */
export const weighed = (reading: Reading, name: string, weighing: Weighing): Weighed[] =>
  reading.once(`matrix ${name}`, () => weigh(reading, weighing)) as Weighed[];

/** The items as rows for conditions. */
export function weighedRows(reading: Reading, name: string, weighing: Weighing): Row[] {
  return weighed(reading, name, weighing).map((item) => {
    const cells: Record<string, number | string | undefined> = {
      percentage: item.percentage, coverage: item.coverage, excluded: item.reasons.length > 0 ? "yes" : "no",
    };
    return { id: item.id, cell: (column) => under(cells, column) };
  });
}
