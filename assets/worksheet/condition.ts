/** Whether a question is shown, computed from the tree that the generator
 * checked. A hidden question counts as unanswered. */

import type { Value } from "../answers/record";
import { type Answers, evaluate } from "../expression/evaluate";
import { book, type Condition, questionOf } from "../workbook";

/** Whether a question is shown, with all that its condition leans on. */
export function shown(answers: Answers, worksheet: string, question: string): boolean {
  const own = questionOf(worksheet, question);
  return own !== undefined && holds(answers, book.sheets[worksheet]?.showIf) && holds(answers, own.showIf);
}

/** Whether a condition holds; none always does. */
export function holds(answers: Answers, condition: Condition | undefined): boolean {
  return condition === undefined || evaluate(condition, answers);
}

/** The answers of which hidden questions are left out. */
export function visible(reading: { shown: (worksheet: string, question: string) => boolean }, value: (worksheet: string, question: string) => Value | undefined): Answers["of"] {
  return (name) => {
    const [worksheet = "", question = ""] = name.split(".");
    return reading.shown(worksheet, question) ? value(worksheet, question) : undefined;
  };
}
