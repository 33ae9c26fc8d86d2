/** Whether a question is shown, computed from the tree that the generator
 * checked. A hidden question counts as unanswered. */

import { under, type Value } from "../answers/record";
import { type Answers, evaluate, valueOf } from "../expression/evaluate";
import { book, type Condition, questionOf } from "../workbook";
import { reckonableAnswer } from "./typed";

/** Whether a question is shown, with all that its condition leans on. */
export function shown(answers: Answers, worksheet: string, question: string): boolean {
  const own = questionOf(worksheet, question);
  return own !== undefined && holds(answers, book.sheets[worksheet]?.showIf) && holds(answers, own.showIf);
}

/** Whether a condition holds; none always does. */
export function holds(answers: Answers, condition: Condition | undefined): boolean {
  return condition === undefined || evaluate(condition, answers);
}

/** A reader's view of the answers, which finds out each thing once. */
interface Finding { answers: Answers; shown: (worksheet: string, question: string) => boolean; once: (key: string, find: () => unknown) => unknown }

/** The answers of which hidden questions are left out, and what results make
 * of them. */
export function visible(reading: Finding, value: (worksheet: string, question: string) => Value | undefined): Answers["of"] {
  return (name) => {
    const computed = under(book.values ?? {}, name);
    if (computed) return reading.once(`value ${name}`, () => valueOf(computed, reading.answers)) as Value | undefined;
    const [worksheet = "", question = ""] = name.split(".");
    const asked = questionOf(worksheet, question);
    return asked && reading.shown(worksheet, question) ? reckonableAnswer(asked, value(worksheet, question)) : undefined;
  };
}
