/** How far a sheet is filled in. Only what stands open counts; the rest is for
 * who wants to go deeper, as are sheets without a core and those that may be
 * left out. */

import { book } from "../workbook";
import { given as answered } from "../expression/known";
import { Reading } from "./reading";
import { beside } from "./route";

export interface Progress { asked: number; given: number; touched: boolean }

/** Counts the open questions of a sheet that are shown, and those that have an
 * answer: a joint one, or the reader's own. */
export function progress(joint: Reading, worksheet: string): Progress {
  const { store } = joint;
  const sheet = book.sheets[worksheet];
  const copies = sheet?.repeat ? joint.copies(worksheet).map((item) => new Reading(store, { worksheet, ...item })) : [joint];
  const names = sheet?.view ?? (sheet?.questions ?? []).filter((q) => !["recall", "info", "sign"].includes(q.kind)).map((q) => `${worksheet}.${q.id}`);
  const all = names.map((name) => name.split(".") as [string, string]).filter(([s, q]) => Reading.question(s, q));
  const visible = all.filter(([s, q]) => copies.some((c) => c.shown(s, q)) || copies.length === 0 && joint.shown(s, q));
  const core = sheet?.view ? visible : visible.filter(([s, q]) => Reading.question(s, q)?.core);
  const given = ([s, q]: [string, string]): boolean => copies.some((c) =>
    [c.place(s, q), { ...c.place(s, q), person: store.me() }].some((at) => answered(store.get(s, q, at)?.value)));
  const deeper = sheet?.optional === true || beside(joint, worksheet) !== "";
  const counted = deeper ? [] : core.length > 0 || all.some(([s, q]) => Reading.question(s, q)?.core) ? core : visible;
  return { asked: counted.length, given: counted.filter(given).length, touched: visible.some(given) };
}
