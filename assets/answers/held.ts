/** What a tab holds of one dossier: its answers, read where the workbook asks
 * them now. Tells of every change. */

import { type Address, type Answer, type Dossier, keyOf, type Person } from "./record";
import { presentAddress } from "./renamed";
import { Standing } from "./standing";

/** For whom and in which copy an answer is given; empty for the joint one. */
export interface Place { person?: string; copy?: string }

export class Held extends EventTarget {
  version = 0; // another one whenever an answer changed
  dossier: Dossier | undefined;
  protected answers = new Map<string, Answer>();
  private found: Standing | undefined; // what stands where, until something changes

  /** Holds these answers from now on. */
  protected hold(answers: Answer[]): void {
    this.found = undefined;
    this.answers = new Map(answers.map((a) => [keyOf(a), a]));
  }

  private get standing(): Standing { return this.found ??= new Standing(this.answers); }

  address(worksheet: string, question: string, { person = "", copy = "" }: Place = {}): Address {
    return { dossier: this.dossier?.id ?? "", person, worksheet, copy, question };
  }

  /** The answer to a question; an erased one is none, and neither is one that
   * was given when the question was of another type. What was stored under an
   * older name of the question is found too. */
  get(worksheet: string, question: string, place?: Place): Answer | undefined {
    return this.standing.get(this.address(worksheet, question, place));
  }

  /** What stands here now in the place of an answer from elsewhere. */
  counterpart(other: Answer): Answer | undefined {
    return this.standing.get(presentAddress({ ...other, dossier: this.dossier?.id ?? "" }));
  }

  /** The stored answer at the place of another one, erased or not. */
  at(other: Answer): Answer | undefined {
    return this.answers.get(keyOf({ ...other, dossier: this.dossier?.id ?? "" }));
  }

  /** Every answer that the workbook asks now, under its present name. */
  all(): Answer[] { return this.standing.all(); }

  /** Every answer as it is stored, also what is not asked any more. */
  kept(): Answer[] { return this.standing.kept(); }

  /** What stands under an older name of a question, for its present place. */
  protected former(at: Address): Answer | undefined { return this.standing.former(at); }

  /** Whose own answers stand beside the joint ones. */
  get people(): Person[] { return this.dossier?.people ?? []; }

  protected changed(): void {
    this.found = undefined;
    this.version++;
    this.dispatchEvent(new Event("change"));
  }
}
