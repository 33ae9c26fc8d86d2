/** The edits that are not stored yet. Each stands in the journal for as long as
 * it waits here. */

import type { Journal } from "./journal";
import { alike, type Answer, type Edit, keyOf } from "./record";

export class Outbox {
  private readonly waiting = new Map<string, Edit>();
  private readonly noted = new Set<string>(); // in the journal

  constructor(private readonly journal: Journal) {}

  get size(): number { return this.waiting.size; }

  edits(): Edit[] { return [...this.waiting.values()]; }

  /** Takes an answer in the place of the one that waits; both were made upon
   * the same stored one. */
  put(answer: Answer, base = answer.counter): void {
    const key = keyOf(answer);
    const edit = { answer, base: this.waiting.get(key)?.base ?? base };
    this.waiting.set(key, edit);
    if (this.journal.note(edit)) this.noted.add(key);
    else this.noted.delete(key);
  }

  /** All that waits stands in the journal, so that another page can store it. */
  get safe(): boolean { return [...this.waiting.keys()].every((key) => this.noted.has(key)); }

  /** Lets go of what stands in the journal, or stood there until another page
   * stored it. */
  letGo(): void {
    for (const key of this.waiting.keys()) if (this.noted.has(key)) this.waiting.delete(key);
  }

  /** Shows what waits over what is stored. */
  over(answers: Map<string, Answer>): void {
    for (const [key, edit] of this.waiting) answers.set(key, { ...edit.answer, counter: edit.base });
  }

  /** What is stored counts now, unless the reader went on meanwhile. */
  settle(edits: Edit[], stored: Answer[], answers: Map<string, Answer>): void {
    stored.forEach((answer, i) => {
      const edit = edits[i] as Edit;
      const [asked, key] = [keyOf(edit.answer), keyOf(answer)];
      this.journal.forget(edit);
      const newer = this.waiting.get(key) ?? this.waiting.get(asked);
      this.waiting.delete(asked);
      if (asked !== key) answers.delete(asked);
      if (!newer || alike(newer.answer, edit.answer)) {
        this.waiting.delete(key);
        answers.set(key, answer);
        return;
      }
      const next = { ...newer.answer, dossier: answer.dossier, ...(answer.other && { other: answer.other }) };
      this.journal.forget(newer); // it may stand under a dossier that never came to be
      this.waiting.delete(key);
      this.put(next, answer.counter);
      answers.set(key, next);
    });
  }

  /** Another tab was first to make a dossier: what waits goes on in that one. */
  moveTo(dossier: string): void {
    for (const [key, edit] of [...this.waiting]) {
      if (edit.answer.dossier === dossier) continue;
      this.journal.forget(edit);
      this.waiting.delete(key);
      this.put({ ...edit.answer, dossier }, edit.base);
    }
  }

  clear(): void { this.waiting.clear(); }
}
