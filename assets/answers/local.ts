/** The small storage of the browser, for when it has no database that works;
 * or that of one tab, on a computer that is not the reader's own. */

import { type Answer, type Dossier, type Edit, keyOf, meet, type Snapshot } from "./record";
import { type Change, type Choice, type Contents, into, settleIn, type Shelf, sound, type Written } from "./shelf";

/** One key per answer. Two tabs that write the same answer at the same moment
 * can still lose one here; the status line says that this place is weaker. */
export class LocalShelf implements Shelf {
  constructor(private readonly prefix: string, private readonly storage: Storage, readonly kind: "local" | "shared") {}

  private keys(below: string): string[] {
    return Array.from({ length: this.storage.length }, (_, i) => this.storage.key(i) ?? "").filter((key) => key.startsWith(this.prefix + below));
  }

  /** What cannot be read stays where it is, and is told as its text. */
  private read(below: string): unknown[] {
    return this.keys(below).map((key) => {
      const text = this.storage.getItem(key) ?? "";
      try {
        return JSON.parse(text) as unknown;
      } catch {
        return text;
      }
    });
  }

  private contents(): Contents { return sound(this.read("dossier:"), this.read("answer:")); }

  /** The answers of all dossiers. */
  everything(): Answer[] { return this.contents().answers; }

  load(choose: Choice): Promise<Contents> {
    const all = this.contents();
    const chosen = choose(all.dossiers);
    return Promise.resolve({ ...all, answers: all.answers.filter((a) => a.dossier === chosen) });
  }

  write(wanted: Dossier, edits: Edit[], change: Change, fresh: boolean): Promise<Written> {
    const all = this.contents();
    const dossier = change(settleIn(all.dossiers, wanted, fresh));
    const before = new Map(all.answers.map((a) => [keyOf(a), a]));
    const answers = into(dossier, edits).map((edit) => meet(edit, before.get(keyOf(edit.answer))));
    this.put(dossier, answers);
    return Promise.resolve({ dossier, answers });
  }

  private put(dossier: Dossier, answers: Answer[]): void {
    for (const answer of answers) this.storage.setItem(`${this.prefix}answer:${keyOf(answer)}`, JSON.stringify(answer));
    this.storage.setItem(`${this.prefix}dossier:${dossier.id}`, JSON.stringify(dossier));
  }

  make(dossier: Dossier, answers: Answer[]): Promise<void> {
    this.put(dossier, answers.map((a) => ({ ...a, dossier: dossier.id })));
    return Promise.resolve();
  }

  remove(dossier: string): Promise<void> {
    for (const key of [...this.keys(`answer:${dossier}/`), ...this.keys(`dossier:${dossier}`)]) this.storage.removeItem(key);
    return Promise.resolve();
  }

  putAside(_snapshot: Snapshot): Promise<void> { return Promise.resolve(); }
  aside(): Promise<Snapshot[]> { return Promise.resolve([]); }

  erase(): Promise<void> {
    for (const key of [...this.keys("answer:"), ...this.keys("dossier:")]) this.storage.removeItem(key);
    return Promise.resolve();
  }
}
