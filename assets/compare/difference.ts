/** How far answers lie apart. Only numbers and rules: nothing of the page. A
 * group is a list of answers; who gave them plays no part. */

import { type Marked, under, type Value } from "../answers/record";
import { number } from "../expression/known";

/** From the most to talk about to the least. told: side by side, without
 * judgement. few: fewer than two answers, so there is nothing to compare. */
export type Level = "far-apart" | "differ" | "told" | "agree" | "few";
const order: Level[] = ["far-apart", "differ", "told", "agree", "few"];

/** The question, as far as it decides how its answers compare. */
export interface Kind { kind: string; many?: boolean; worry?: string; columns?: { id: string; kind: string }[] }

/** The middle one, or halfway between the two in the middle. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return ((sorted[Math.ceil(half) - 1] ?? 0) + (sorted[Math.floor(half)] ?? 0)) / 2;
}

const width = (numbers: readonly number[]): number => Math.max(...numbers) - Math.min(...numbers);

/** A scale: by the whole width, and by how far the middles of the groups lie. */
export function scaleLevel(groups: readonly number[][]): Level {
  const filled = groups.filter((g) => g.length > 0);
  const [all, between] = [width(filled.flat()), width(filled.map(median))];
  if (all <= 1 && between < 1) return "agree";
  return all >= 3 || between >= 2 ? "far-apart" : "differ";
}

/** Yes or no: somebody who doubts stands between the two. */
export function yesnoLevel(groups: readonly string[][]): Level {
  const all = new Set(groups.flat());
  if (all.size <= 1) return "agree";
  return all.has("yes") && all.has("no") ? "far-apart" : "differ";
}

/** One of several: far apart when the groups have no option in common. */
export function choiceLevel(groups: readonly string[][]): Level {
  const sets = groups.filter((g) => g.length > 0).map((g) => new Set(g));
  if (new Set(groups.flat()).size <= 1) return "agree";
  const common = [...sets[0] ?? []].some((o) => sets.every((s) => s.has(o)));
  return sets.length > 1 && !common ? "far-apart" : "differ";
}

/** Several of several: agreed when all ticked the same, else as one of several. */
export function checksLevel(groups: readonly string[][][]): Level {
  if (new Set(groups.flat().map((ticks) => [...ticks].sort().join(" "))).size <= 1) return "agree";
  return choiceLevel(groups.map((g) => g.flat())) === "far-apart" ? "far-apart" : "differ";
}

/** The number on a scale, or none: who does not know says no number. */
export const step = (value: Value | undefined): number | undefined => number(value);

/** The option that was chosen, of a choice or a yes or no. */
export const chosen = (value: Value | undefined): string =>
  typeof value === "object" && value !== null && "is" in value ? (value as Marked).is : typeof value === "string" ? value : "";

/** The options that were ticked. */
export const ticks = (value: Value | undefined): string[] =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? Object.keys(value) : typeof value === "string" && value !== "" ? [value] : [];

/** A cell of a grid, as the value of a question of its own. */
export function cell(value: Value, row: string, column: { id: string; kind: string }): Value {
  const cells = typeof value === "object" && value !== null && !Array.isArray(value) ? under(value as Record<string, unknown>, row) : undefined;
  const text = typeof cells === "object" && cells !== null ? under(cells as Record<string, string>, column.id) : undefined;
  if (typeof text !== "string" || text === "") return null;
  return column.kind === "yesno" ? { is: text } : text;
}

const compact = <T>(list: readonly (T | undefined)[]): T[] => list.filter((x): x is T => x !== undefined && x !== "");

/** How far the answers to a question lie apart, group by group. */
export function levelOf(question: Kind, groups: readonly Value[][]): Level {
  const { kind } = question;
  if (kind === "grid") return gridLevel(question, groups);
  const numbers = groups.map((g) => compact(g.map(step)));
  const options = groups.map((g) => compact(g.map(chosen)));
  const given = kind === "scale" ? numbers.flat() : kind === "yesno" || kind === "item" ? options.flat() : groups.flat().filter((v) => v !== null);
  if (given.length < 2) return "few";
  switch (kind) {
    case "scale": return scaleLevel(numbers);
    case "yesno": return yesnoLevel(options);
    case "item": case "choice": return choiceLevel(options);
    case "checks": return checksLevel(groups.map((g) => g.map(ticks)));
    case "reference": return question.many ? checksLevel(groups.map((g) => g.map(ticks))) : choiceLevel(options);
    case "number": case "money": case "date": return new Set(groups.flat().map(String)).size <= 1 ? "agree" : "differ";
    default: return "told";
  }
}

/** The rows that somebody filled in, in the order of their ids as they came. */
export const rowsIn = (groups: readonly Value[][]): string[] => [...new Set(groups.flat().flatMap(ticks))];

/** The columns of a grid that weigh; words do not. */
const weighty = ({ columns = [] }: Kind): { id: string; kind: string }[] => columns.filter((c) => !["text", "longtext"].includes(c.kind));

const rowLevels = (question: Kind, groups: readonly Value[][], row: string): Level[] =>
  weighty(question).map((c) => levelOf(c, groups.map((g) => g.map((v) => cell(v, row, c)))));

/** The rows of a grid that lie as far apart as the grid itself. */
export const farthest = (question: Kind, groups: readonly Value[][]): string[] =>
  rowsIn(groups).filter((row) => rowLevels(question, groups, row).includes(gridLevel(question, groups)));

/** A grid lies as far apart as its farthest cell. */
function gridLevel(question: Kind, groups: readonly Value[][]): Level {
  const columns = weighty(question);
  const levels = rowsIn(groups).flatMap((row) => rowLevels(question, groups, row));
  const worst = order.find((level) => levels.includes(level)) ?? "few";
  return worst === "few" && columns.length === 0 && groups.flat().length > 1 ? "told" : worst;
}

/** How hopeful an answer is; a yes that worries is less hopeful than a no. */
function hope({ kind, worry }: Kind, value: Value): number | undefined {
  if (kind === "scale") return step(value);
  const at = kind === "yesno" ? ["no", "unsure", "yes"].indexOf(chosen(value)) : -1;
  return at < 0 ? undefined : worry === "yes" ? 2 - at : at;
}

/** Whether the joint answer is more hopeful than the middle of what people
 * said apart. In a grid: whether it is so in a row. */
export function milder(question: Kind, joint: Value, apart: readonly Value[]): boolean {
  if (question.kind === "grid") {
    return (question.columns ?? []).some((c) => ticks(joint).some((row) => milder(c, cell(joint, row, c), apart.map((v) => cell(v, row, c)))));
  }
  const together = hope(question, joint);
  const all = compact(apart.map((v) => hope(question, v)));
  return together !== undefined && all.length > 1 && together > median(all);
}

/** Sorts points: the farthest apart first, within that those that count most,
 * and else as they stand in the workbook. */
export function byDistance<T extends { level: Level; name: string }>(points: readonly T[], first: readonly string[]): T[] {
  const rank = ({ level, name }: T): number => order.indexOf(level) * 2 + (first.includes(name) ? 0 : 1);
  return [...points].sort((a, b) => rank(a) - rank(b));
}
