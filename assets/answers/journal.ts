/** The journal: every edit is written here at once, synchronously, so that a
 * tab that closes loses nothing; it leaves when a transaction holds it. */

import { alike, type Edit, keyOf } from "./record";

export class Journal {
  works = true; // the last edit stands in it

  constructor(private readonly prefix: string, private readonly storage: () => Storage) {}

  /** Tells whether it stands there now. */
  note(edit: Edit): boolean {
    try {
      this.storage().setItem(this.prefix + keyOf(edit.answer), JSON.stringify(edit));
      this.works = true;
    } catch {
      this.works = false;
    }
    return this.works;
  }

  /** Forgets an edit that is stored, unless a newer one took its place. What is
   * older and of the same tab goes too: there was no room for what came after. */
  forget(edit: Edit): void {
    try {
      const key = this.prefix + keyOf(edit.answer);
      const noted = this.parse(this.storage().getItem(key));
      const older = noted?.answer.tab === edit.answer.tab && noted.answer.time < edit.answer.time;
      if (noted && (older || alike(noted.answer, edit.answer))) this.storage().removeItem(key);
    } catch { /* no journal, nothing to forget */ }
  }

  /** The edits that were never confirmed. What cannot be read stays. */
  pending(): Edit[] {
    const edits: Edit[] = [];
    try {
      for (let i = 0; i < this.storage().length; i++) {
        const key = this.storage().key(i) ?? "";
        const edit = key.startsWith(this.prefix) ? this.parse(this.storage().getItem(key)) : undefined;
        if (edit) edits.push(edit);
      }
    } catch { /* storage is closed to us */ }
    return edits;
  }

  private parse(text: string | null): Edit | undefined {
    try {
      const edit = JSON.parse(text ?? "") as Edit;
      return typeof edit.base === "number" && typeof edit.answer?.question === "string" ? edit : undefined;
    } catch {
      return undefined;
    }
  }
}
