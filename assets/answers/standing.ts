/** What stands where: stored answers as the workbook asks them now. */

import { type Address, type Answer, keyOf } from "./record";
import { asked, presentAddress } from "./renamed";

const given = (answer: Answer): boolean => answer.value !== null || (answer.other?.length ?? 0) > 0;
const hasPast = (answer: Answer): boolean => (answer.former?.length ?? 0) > 0;

export class Standing {
  private readonly older = new Map<string, Answer>(); // under older names, by their present ones
  private present: Answer[] | undefined; // each worked out when it is first wanted
  private stored: Answer[] | undefined;

  /** Of several answers under older names of one question, the last counts. */
  constructor(private readonly answers: ReadonlyMap<string, Answer>) {
    for (const answer of answers.values()) {
      const at = presentAddress(answer);
      if (at === answer || !given(answer) && !hasPast(answer)) continue;
      const now = keyOf(at);
      const other = this.older.get(now);
      if (!other || other.time < answer.time) this.older.set(now, answer);
    }
  }

  /** The answer at a place; an erased one is none. */
  get(at: Address): Answer | undefined {
    const stored = this.answers.get(keyOf(at));
    const answer = stored ? asked(stored) : this.former(at);
    return answer && given(answer) ? answer : undefined;
  }

  /** An answer that is stored under an older name. The record stays as it is;
   * the next edit goes to the new name. */
  former(at: Address): Answer | undefined {
    const found = this.older.get(keyOf(at));
    return found && asked({ ...found, counter: 0 });
  }

  /** Every answer that the workbook asks now, under its present name. */
  all(): Answer[] { return [...this.present ??= this.findAll()]; }

  private findAll(): Answer[] {
    const own = [...this.answers].filter(([, answer]) => presentAddress(answer) === answer);
    const older = [...this.older].filter(([key]) => !this.answers.has(key));
    return [...own, ...older].flatMap(([, answer]) => asked(answer) ?? []).filter(given);
  }

  /** Every answer as it is stored, also what is not asked any more; only what
   * was answered anew under another name is left out. */
  kept(): Answer[] { return [...this.stored ??= this.findKept()]; }

  private findKept(): Answer[] {
    return [...this.answers.values()].filter((answer) => {
      const at = presentAddress(answer);
      const anew = at !== answer && this.answers.has(keyOf(at)) && asked(answer) !== undefined && !hasPast(answer);
      return (given(answer) || hasPast(answer)) && !anew;
    });
  }
}
