/** Whether a question is shown, computed from the tree that the generator
 * checked. A hidden question counts as unanswered. */

import { type Condition, book } from "../workbook";
import type { Value } from "../answers/record";

export type Answers = (worksheet: string, question: string) => Value | undefined;

/** Whether a value counts as an answer. */
export function answered(value: Value | undefined): boolean {
  if (value === undefined || value === null || value === "") return false;
  if (Array.isArray(value)) return value.some((row) => Object.values(row.cells).some((cell) => cell !== ""));
  if (typeof value !== "object") return true;
  if ("is" in value) return value.is !== "" && value.is !== undefined;
  return Object.keys(value).length > 0;
}

/** What a comparison looks at: a choice, a number, or nothing. */
function plain(value: Value | undefined): string | number | undefined {
  if (!answered(value)) return undefined;
  if (typeof value === "string" || typeof value === "number") return value;
  return value && !Array.isArray(value) && "is" in value && typeof value.is === "string" ? value.is : undefined;
}

const compare: Record<string, (a: number, b: number) => boolean> = {
  "<": (a, b) => a < b, "<=": (a, b) => a <= b, ">": (a, b) => a > b, ">=": (a, b) => a >= b,
};

/** Evaluates a condition; value gives the answer of a question that is shown. */
export function evaluate(condition: Condition, value: (name: string) => Value | undefined): boolean {
  const [operator, ...rest] = condition;
  const below = rest as Condition[];
  const [name, operand] = rest as [string, unknown];
  switch (operator) {
    case "and": return below.every((c) => evaluate(c, value));
    case "or": return below.some((c) => evaluate(c, value));
    case "not": return !evaluate(below[0] as Condition, value);
    case "answered": return answered(value(name));
    case "empty": return !answered(value(name));
    case "=": return plain(value(name)) === operand;
    case "!=": return plain(value(name)) !== operand;
    case "in": return (operand as unknown[]).includes(plain(value(name)));
    case "has": return ticked(value(name), [operand]);
    case "has any": return ticked(value(name), operand as unknown[]);
  }
  const number = plain(value(name));
  return typeof number === "number" && (compare[operator]?.(number, operand as number) ?? false);
}

function ticked(value: Value | undefined, options: unknown[]): boolean {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return false;
  return options.some((o) => typeof o === "string" && Object.hasOwn(value, o));
}

/** Whether a question is shown, with all that its condition leans on. */
export function shown(answers: Answers, worksheet: string, question: string): boolean {
  const sheet = book.sheets[worksheet];
  const own = sheet?.questions.find((q) => q.id === question);
  return own !== undefined && holds(answers, sheet?.showIf) && holds(answers, own.showIf);
}

/** Whether a condition holds; none always does. */
export function holds(answers: Answers, condition: Condition | undefined): boolean {
  return condition === undefined || evaluate(condition, (name) => {
    const [worksheet = "", question = ""] = name.split(".");
    return shown(answers, worksheet, question) ? answers(worksheet, question) : undefined;
  });
}
