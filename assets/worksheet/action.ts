/** What somebody has to do, found in an answer. */

import { type Answer, under } from "../answers/record";
import type { Store } from "../answers/store";
import { Reading } from "./reading";

export interface Action { what: string; who: string; when: string; done: boolean; answer: Answer; row: string }

/** By date; what has none comes last. */
export const byDate = (a: Action, b: Action): number => ((a.when || "9") < (b.when || "9") ? -1 : a.when === b.when ? 0 : 1);

/** The actions in one answer: rows of a list of actions or of a table with
 * such columns, and items of a checklist that somebody took on. */
export function actionsOf(answer: Answer, store: Store): Action[] {
  const shape = Reading.question(answer.worksheet, answer.question);
  const reading = new Reading(store, { worksheet: answer.worksheet, id: answer.copy, label: "" }, answer.person);
  if (!shape || !reading.shown(answer.worksheet, answer.question)) return [];
  const { value } = answer;
  if (shape.kind === "item" && value !== null && typeof value === "object" && "is" in value) {
    const { is, who = "", by = "" } = value as { is: string; who?: string; by?: string };
    return who || by ? [{ what: answer.words.question, who, when: by, done: is !== "todo", answer, row: "" }] : [];
  }
  const columns = shape.kind === "actions" ? { what: "what", who: "who", when: "when", done: "done" }
    : Object.fromEntries((shape.columns ?? []).filter((c) => c.action).map((c) => [c.action, c.id]));
  const what = columns.what ?? "";
  if (!Array.isArray(value) || !what) return [];
  const said = (column: string | undefined, text: string): string => under(answer.words.options, `${column ?? ""}.${text}`) ?? text;
  return value.filter((row) => row.cells[what]).map((row) => {
    const cell = (column: string | undefined): string => row.cells[column ?? ""] ?? "";
    return { what: said(what, cell(what)), who: said(columns.who, cell(columns.who)), when: cell(columns.when), done: cell(columns.done) === "yes", answer, row: row.id };
  });
}
