/** What the generator tells about the whole workbook, and its phrases. */

import type { Weighing } from "./result/weigh";

/** A condition as the generator checked it: [operator, …]. */
export type Condition = [string, ...unknown[]];

export interface ShapeColumn { id: string; kind: string; from?: string[]; action?: string; formerly?: string[]; renamed?: Record<string, string>; steps?: [number, number] }
export interface ShapeQuestion {
  id: string; kind: string; steps?: [number, number]; core?: boolean; individual?: boolean; many?: boolean; default?: string; revision?: number;
  showIf?: Condition; warnIf?: Condition; from?: string[];
  options?: Record<string, string>; fixed?: string[]; optionIf?: Record<string, Condition>;
  renamed?: Record<string, string>; columns?: ShapeColumn[];
  action?: string; // what a row is called in the list of all actions
}
export interface ShapeSheet {
  title: string; page: string; showIf?: Condition; warnIf?: Condition;
  repeat?: { from?: string[]; title?: string; add?: string };
  routes?: string[]; // ways that it belongs to; none is all
  optional?: boolean; // only for who wants to go deeper
  view?: string[]; compare?: ShapeCompare; result?: string; questions: ShapeQuestion[];
}
/** What is compared: by groups, the options of the column that says them, or by
 * parties, the items of lists; of sheets without copies, or of one with copies. */
export interface ShapeCompare {
  people: string; group: string; groups: Record<string, string>; parties?: string[]; copies?: string;
  questions: string[]; first?: string[];
}
/** The items that rows are for, and how each column is computed beside one. */
export interface ShapeTable { from: string[]; columns: Record<string, Condition> }
export interface ShapePage { id: string; href: string; title: string; part: string; sheets: string[] }
export interface Shape {
  id: string; title: string; version: string; build: string; language: string; lineage: string[];
  file: string; // where the file form stands, from the root
  pages: ShapePage[]; sheets: Record<string, ShapeSheet>;
  lists: Record<string, { from: string[]; options: Record<string, string>; renamed?: Record<string, string> }>;
  values?: Record<string, Condition>;  // of results, by name
  matrices?: Record<string, Weighing>; // by the name of their rows
  tables?: Record<string, ShapeTable>; // rows of results, one for each item
  series?: Record<string, string[]>;   // rows of results: a cell is the value with the id of the row
  routes: { id: string; title: string; when: Condition }[];
  renamed: Record<string, string>; phrases: Record<string, string>;
}

declare const werkboek: Shape;

/** The workbook of this page. */
export const book: Shape = werkboek;

// What is looked up by an id is found under ids only, also under "constructor".
for (const part of Object.values(book) as unknown[]) {
  if (typeof part === "object" && part !== null && !Array.isArray(part)) Object.setPrototypeOf(part, null);
}

const questions = new Map(Object.entries(book.sheets).flatMap(([sheet, { questions: all }]) =>
  (all ?? []).map((q): [string, ShapeQuestion] => [`${sheet}.${q.id}`, q])));

/** The groups that people can belong to: those of the first comparison by groups, or none. */
export const groups = (): Record<string, string> =>
  Object.values(book.sheets).find((s) => s.compare && !s.compare.parties)?.compare?.groups ?? {};

/** A question of the workbook, by the id of its sheet and its own. */
export const questionOf = (worksheet: string, question: string): ShapeQuestion | undefined => questions.get(`${worksheet}.${question}`);

/** How often the author changed the meaning of a question; 1 as it began. */
export const revisionOf = (worksheet: string, question: string): number => questionOf(worksheet, question)?.revision ?? 1;

/** Looks a phrase up and fills in its {name}s; {n} chooses between one and other. */
export function say(key: string, values: Record<string, string | number> = {}): string {
  const form = values.n === 1 ? ".one" : ".other";
  const text = book.phrases[key] ?? book.phrases[key + form];
  if (text === undefined) throw new Error(`there is no phrase ${key}`);
  return text.replace(/\{([a-z]+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** 20.14, as people write a time here. */
export function clock(time: Date): string {
  const two = (n: number): string => String(n).padStart(2, "0");
  return `${two(time.getHours())}.${two(time.getMinutes())}`;
}

/** 12 mei, with the year when it is another one. */
export function day(time: Date): string {
  const year = time.getFullYear() === new Date().getFullYear() ? undefined : "numeric";
  return new Intl.DateTimeFormat(book.language, { day: "numeric", month: "long", year }).format(time);
}
