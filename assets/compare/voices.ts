/** What each person answered alone, question by question. */

import type { Value, Words } from "../answers/record";
import type { Store } from "../answers/store";
import { given } from "../expression/known";
import type { WordedQuestion } from "../wording";
import { type Copy, Reading } from "../worksheet/reading";
import { reckonableAnswer } from "../worksheet/typed";

/** An answer of one person. */
export interface Voice { person: string; value: Value; words: Words }

/** A question that is compared, with its words. */
export interface Asked { name: string; worksheet: string; question: string; title: string; worded: WordedQuestion; many: boolean }

export class Voices {
  private readonly readings = new Map<string, Reading>();

  constructor(private readonly store: Store, private readonly copy?: Copy) {}

  /** The answers to a question. One that was hidden from a person was not
   * asked, so it is no answer. */
  of({ worksheet, question }: Pick<Asked, "worksheet" | "question">, people: readonly string[]): Voice[] {
    return people.flatMap((person) => {
      const reading = this.readings.get(person) ?? new Reading(this.store, this.copy, person);
      this.readings.set(person, reading);
      const answer = reading.answer(worksheet, question);
      if (!answer || !given(answer.value) || !reading.shown(worksheet, question)) return [];
      const shape = Reading.question(worksheet, question);
      return [{ person, value: (shape && reckonableAnswer(shape, answer.value)) ?? answer.value, words: answer.words }];
    });
  }
}
