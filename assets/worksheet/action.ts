/** What somebody has to do, found in an answer. */

import { type Answer, under } from "../answers/record";
import type { Store } from "../answers/store";
import { Reading } from "./reading";

export interface Action {
  what: string; who: string; when: string; answer: Answer; row: string;
  done: boolean;
  tick: string; // where it is said that it is done: a column, or "item"; "" when nowhere
  says: readonly [string, string]; // what is written there: that it is done, that it is not
}

/** By date; what has none comes last. */
export const byDate = (a: Action, b: Action): number => ((a.when || "9") < (b.when || "9") ? -1 : a.when === b.when ? 0 : 1);

// What a yes-or-no column says, and what a line of a checklist or a choice does.
const answered = ["yes", "no"] as const;
const chosen = ["done", "todo"] as const;
const ready = ["yes", "done", "not-needed"];

/** What the author calls a row, with its cells in it; nothing while one of them
 * is empty. */
function worded(words: string | undefined, cell: (column: string) => string): string {
  const cells = Array.from(words?.matchAll(/\{([^}]*)\}/g) ?? [], ([, column = ""]) => cell(column));
  return cells.includes("") ? "" : words?.replace(/\{([^}]*)\}/g, () => cells.shift() ?? "") ?? "";
}

/** The actions in one answer: rows of a list of actions or of a table with
 * such columns, and items of a checklist that somebody took on. */
export function actionsOf(answer: Answer, store: Store): Action[] {
  const shape = Reading.question(answer.worksheet, answer.question);
  const reading = new Reading(store, { worksheet: answer.worksheet, id: answer.copy, label: "" }, answer.person);
  if (!shape || !reading.shown(answer.worksheet, answer.question)) return [];
  const { value } = answer;
  if (shape.kind === "item" && value !== null && typeof value === "object" && "is" in value) {
    const { is, who = "", by = "" } = value as { is: string; who?: string; by?: string };
    return who || by ? [{ what: answer.words.question, who, when: by, done: is !== "todo", answer, row: "", tick: "item", says: chosen }] : [];
  }
  const columns = shape.kind === "actions" ? { what: "what", who: "who", when: "when", done: "done" }
    : Object.fromEntries((shape.columns ?? []).filter((c) => c.action).map((c) => [c.action, c.id]));
  const what = columns.what ?? "";
  const says = shape.columns?.find((c) => c.id === columns.done)?.kind === "choice" ? chosen : answered;
  const said = (column: string | undefined, text: string): string => under(answer.words.options, `${column ?? ""}.${text}`) ?? text;
  const found = (id: string, cells: Record<string, string>, label: string): Action => {
    const cell = (column: string | undefined): string => under(cells, column ?? "") ?? "";
    const who = said(columns.who, cell(columns.who)) || said(columns.group, cell(columns.group));
    return { what: label || worded(shape.action, (column) => said(column, cell(column))) || said(what, cell(what)), who, when: cell(columns.when),
      done: ready.includes(cell(columns.done)), answer, row: id, tick: columns.done ?? "", says };
  };
  if (shape.kind === "grid" && (columns.who || columns.when)) {
    const rows = reading.items([`${answer.worksheet}.${answer.question}`]);
    const cells = (id: string): Record<string, string> => under(value as unknown as Record<string, Record<string, string>>, id) ?? {};
    return value === null || typeof value !== "object" ? [] : rows.map(({ id, label }) => found(id, cells(id), label)).filter((a) => a.who || a.when);
  }
  if (!Array.isArray(value) || !what) return [];
  return value.filter((row) => row.cells[what]).map((row) => found(row.id, row.cells, ""));
}
