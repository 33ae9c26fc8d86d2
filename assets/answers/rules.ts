/** What a work file may hold. The table of rules is data: the program that
 * checks files elsewhere reads the same one. */

import table from "./rules.json";
import { under } from "./record";

export type Purpose = "copy" | "invitation" | "answer" | "partner";

/** One form that a value can have; the names lead to other forms. A name of a
 * field that ends in ? may be left out, and fields that are not named are kept
 * as they are. */
interface Form {
  text?: string;                     // a pattern, or "" for any text
  time?: string;                     // a pattern, of a day that exists
  words?: string[];                  // one of these
  whole?: number[];                  // a whole number, from the first to the second
  list?: string; most?: string; once?: string[]; // no two entries with the same of these fields
  map?: string;                      // fields under any id
  record?: Record<string, string>; others?: string; // others: the form of fields that are not named
  either?: string[];
  byKind?: Record<string, string>;   // by the kind of the answer around it; null always
  any?: boolean;
}

interface Rules {
  format: string; version: number;
  holder: { element: string; type: string; id: string };
  limits: Record<string, number>;
  made: Record<string, number>; // what a reader can make; less than what opens
  never: string[]; neverField: string[];
  strangers: { begins: string; at: number; is: string }[];
  purposes: Record<Purpose, { empty?: string[]; needs?: string[]; whose?: string }>;
  local: string[];
  forms: Record<string, Form>;
}

export const rules = table as Rules;

export type Fields = Record<string, unknown>;
export const isFields = (v: unknown): v is Fields => typeof v === "object" && v !== null && !Array.isArray(v);

/** How much of something a reader can make, so that every file opens again. */
export const room = (name: string): number => rules.made[name] ?? 0;

export const limit = (name: string): number => rules.limits[name] ?? 0;

/** What is wrong with a file: the end of the key of a phrase below "file". */
export type Fault = "damaged" | "too-large" | "hostile" | undefined;

/** The fault of a value that should have a form; undefined when it has none. */
export function faultOf(name: string, value: unknown, kind = ""): Fault {
  const form = under(rules.forms, name);
  if (!form || form.any) return undefined;
  if (form.list !== undefined) return inList(form, value, kind);
  if (form.map !== undefined) return inMap(form, value, kind);
  if (form.record) return inRecord(form, value, kind);
  if (form.either) return form.either.some((one) => faultOf(one, value, kind) === undefined) ? undefined
    : form.either.map((one) => faultOf(one, value, kind)).find((f) => f !== "damaged") ?? "damaged";
  if (form.byKind) return value === null ? undefined : faultOf(under(form.byKind, kind) ?? "none", value, kind);
  if (form.whole) return isWhole(value, form.whole) ? undefined : "damaged";
  if (typeof value !== "string") return "damaged";
  if (value.length > limit("characters")) return "too-large";
  if (form.words) return form.words.includes(value) ? undefined : "damaged";
  if (form.time !== undefined) return new RegExp(form.time).test(value) && isDay(value.slice(0, 10)) ? undefined : "damaged";
  return new RegExp(form.text ?? "").test(value) ? undefined : "damaged";
}

/** The first fault of several values, the worst of them when there are more. */
function worst(faults: Fault[]): Fault {
  return faults.find((f) => f === "hostile") ?? faults.find((f) => f === "damaged") ?? faults.find((f) => f !== undefined);
}

function inList({ list = "", most = "", once }: Form, value: unknown, kind: string): Fault {
  if (!Array.isArray(value)) return "damaged";
  if (value.length > limit(most)) return "too-large";
  const fault = worst(value.map((entry) => faultOf(list, entry, kind)));
  if (fault || !once) return fault;
  const places = value.map((entry: Fields) => JSON.stringify(once.map((field) => entry[field])));
  return new Set(places).size < places.length ? "damaged" : undefined;
}

function inMap({ map = "", most = "" }: Form, value: unknown, kind: string): Fault {
  if (!isFields(value)) return "damaged";
  const all = Object.values(value);
  return all.length > limit(most) ? "too-large" : worst(all.map((entry) => faultOf(map, entry, kind)));
}

function inRecord({ record = {}, others }: Form, value: unknown, kind: string): Fault {
  if (!isFields(value)) return "damaged";
  if (rules.neverField.some((key) => Object.hasOwn(value, key))) return "hostile";
  const own = typeof value.kind === "string" ? value.kind : kind;
  const named = Object.entries(record).map(([name, form]): Fault => {
    const field = name.replace(/\?$/, "");
    if (!Object.hasOwn(value, field)) return field === name ? "damaged" : undefined;
    return faultOf(form, value[field], own);
  });
  const free = others === undefined ? [] : Object.values(value).map((entry) => faultOf(others, entry, own));
  return worst([...named, ...free]);
}

const isWhole = (value: unknown, [least = 0, most = 0]: number[]): boolean =>
  typeof value === "number" && Number.isInteger(value) && value >= least && value <= most;

/** Browsers differ about the 31st of February. */
function isDay(text: string): boolean {
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** Whether a name stands anywhere below under which every object would get a
 * new prototype, if it were copied carelessly. Words of people may be called
 * constructor, as ids of options may; a record may not have it as a field. */
export function hasForbiddenName(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(hasForbiddenName);
  return isFields(value) && (rules.never.some((key) => Object.hasOwn(value, key)) || Object.values(value).some(hasForbiddenName));
}
