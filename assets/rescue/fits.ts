/** Whether a value may stand in a file of answers: one that does not would keep
 * the whole file from being opened. The table is that of the program. */

import table from "../answers/rules.json";

/** What was found and is not known yet. */
export type Fields = Record<string, any>;

export const rules: Fields = table;

export const isFields = (v: unknown): v is Fields => typeof v === "object" && v !== null && !Array.isArray(v);

/** kind: that of the answer around it. */
export function fits(name: string, v: unknown, kind = ""): boolean {
  const form: Fields = Object.hasOwn(rules.forms, name) ? rules.forms[name] : { any: true };
  const all = (below: string, parts: unknown[], own = kind): boolean =>
    parts.length <= (rules.limits[form.most] ?? Infinity) && parts.every((part) => fits(below, part, own));
  if (form.any) return true;
  if (form.list) return Array.isArray(v) && all(form.list, v);
  if (form.map) return isFields(v) && all(form.map, Object.values(v));
  if (form.either) return form.either.some((one: string) => fits(one, v, kind));
  if (form.byKind) return v === null || Object.hasOwn(form.byKind, kind) && fits(form.byKind[kind], v, kind);
  if (form.whole) return Number.isInteger(v) && (v as number) >= form.whole[0] && (v as number) <= form.whole[1];
  if (form.record) return isFields(v) && record(form, v, typeof v.kind === "string" ? v.kind : kind) && (!form.others || all(form.others, Object.values(v)));
  if (typeof v !== "string" || v.length > rules.limits.characters) return false;
  if (form.words) return form.words.includes(v);
  return new RegExp(form.time ?? form.text).test(v) && (form.time === undefined || isDay(v.slice(0, 10)));
}

/** Browsers differ about the 31st of February. */
function isDay(day: string): boolean {
  const time = Date.parse(day);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}

function record(form: Fields, v: Fields, kind: string): boolean {
  return !rules.neverField.some((never: string) => Object.hasOwn(v, never))
    && Object.entries(form.record as Record<string, string>).every(([name, below]) => {
      const field = name.replace("?", "");
      return Object.hasOwn(v, field) ? fits(below, v[field], kind) : field !== name;
    });
}
