/** What is known of a value, and how two of them compare. */

import type { Value } from "../answers/record";

/** What a comparison looks at. */
export type Known = string | number | boolean | undefined;
type Any = Value | boolean | undefined;

/** Whether a value counts as an answer. */
export function given(value: Any): boolean {
  if (value === undefined || value === null || value === "") return false;
  if (Array.isArray(value)) return ids(value).length > 0;
  if (typeof value !== "object") return true;
  if ("is" in value) return value.is !== "" && value.is !== undefined;
  return Object.keys(value).length > 0;
}

/** The ticks of a list, or the rows in which something stands. */
export function ids(value: Any): string[] {
  if (Array.isArray(value)) return value.filter((row) => Object.values(row.cells).some((cell) => cell !== "")).map((row) => row.id);
  return typeof value === "object" && value !== null ? Object.keys(value) : [];
}

/** A text, a number or a choice; undefined for nothing and for lists. */
export function plain(value: Any): Known {
  if (value === null || value === "" || Array.isArray(value)) return undefined;
  if (typeof value !== "object") return value;
  return "is" in value && typeof value.is === "string" && value.is !== "" ? value.is : undefined;
}

const most = 1e14; // more than anybody can fill in, and far below where a cent is lost

/** A number as it is stored; undefined for anything else, and for what is too
 * large to be reckoned with to the last cent. */
export function number(value: Any): number | undefined {
  const known = plain(value);
  const found = typeof known === "string" && /^-?\d+(\.\d+)?$/.test(known) ? Number(known) : known;
  return typeof found === "number" && Math.abs(found) <= most ? found : undefined;
}

/** A day that there is, as it is stored. Browsers differ about the 31st of
 * February. */
export function isDate(v: Known): boolean {
  if (typeof v !== "string" || !/^\d{4}-\d\d-\d\d$/.test(v)) return false;
  const time = Date.parse(`${v}T00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(v);
}

/** Compares numbers when one side is a number, else texts. What is unknown
 * equals nothing, and is neither more nor less than anything. */
export function compare(operator: string, a: Known, b: Known): boolean {
  if (a === undefined || b === undefined) return operator === "!=";
  const equality = operator === "=" || operator === "!=";
  let order = 0;
  if (typeof a === "number" || typeof b === "number" || !equality && !(isDate(a) && isDate(b))) {
    const [x, y] = [number(a), number(b)];
    if (x === undefined || y === undefined) return operator === "!=";
    order = x - y;
  } else {
    order = a < b ? -1 : a > b ? 1 : 0;
  }
  switch (operator) {
    case "=": return order === 0;
    case "!=": return order !== 0;
    case "<": return order < 0;
    case "<=": return order <= 0;
    case ">": return order > 0;
  }
  return order >= 0;
}

/** Adds, takes away, multiplies or divides. */
export function reckon(operator: string, a: Any, b: Any): number | undefined {
  const [x, y] = [number(a), number(b)];
  if (x === undefined || y === undefined || operator === "/" && y === 0) return undefined;
  switch (operator) {
    case "+": return number(x + y);
    case "-": return number(x - y);
    case "*": return number(x * y);
  }
  return number(x / y);
}

/** The smallest or largest number or date. */
export function extreme(operator: string, values: Any[]): Known {
  let best: Known;
  for (const value of values.map(plain)) {
    if (number(value) === undefined && !isDate(value)) continue;
    if (best === undefined || compare(operator === "max" ? ">" : "<", value, best)) best = value;
  }
  return best;
}
