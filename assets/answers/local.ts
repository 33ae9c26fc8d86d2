/** The small storage of the browser, for when it has no database that works;
 * or that of one tab, on a computer that is not the reader's own. */

import { type Answer, type Dossier, type Edit, keyOf, meet, type Snapshot } from "./record";
import { type Change, type Choice, type Contents, into, isAnswer, setAside, settleIn, type Shelf, sound, type Written } from "./shelf";

/** One key per answer. Two tabs that write the same answer at the same moment
 * can still lose one here; the status line says that this place is weaker. */
export class LocalShelf implements Shelf {
  constructor(private readonly prefix: string, private readonly storage: Storage, readonly kind: "local" | "shared") {}

  private keys(below: string): string[] {
    return Array.from({ length: this.storage.length }, (_, i) => this.storage.key(i) ?? "").filter((key) => key.startsWith(this.prefix + below));
  }

  /** What cannot be read stays where it is, and is told as its text. */
  private read(below: string): unknown[] { return this.keys(below).map((key) => parse(this.storage.getItem(key))); }

  private contents(): Contents { return sound(this.read("dossier:"), this.read("answer:")); }

  /** The dossiers and all their answers. */
  everything(): Contents { return this.contents(); }

  load(choose: Choice): Promise<Contents> {
    const all = this.contents();
    const chosen = choose(all.dossiers);
    return Promise.resolve({ ...all, answers: all.answers.filter((a) => a.dossier === chosen) });
  }

  async write(wanted: Dossier, edits: Edit[], change: Change, fresh: boolean): Promise<Written> {
    const { dossiers } = sound(this.read("dossier:"), []);
    const settled = settleIn(dossiers, wanted, fresh);
    const own = into(settled, edits);
    const before = own.map(({ answer }) => parse(this.storage.getItem(this.at(answer))));
    const dossier = setAside(change(settled), before);
    const answers = own.map((edit, i) => meet(edit, isAnswer(before[i]) ? before[i] : undefined));
    this.put(dossier, answers);
    return { dossier, answers, anew: !dossiers.includes(settled) };
  }

  private at(answer: Answer): string { return `${this.prefix}answer:${keyOf(answer)}`; }

  /** Writes all of it; when there is no room, everything is as it was. */
  private put(dossier: Dossier, answers: Answer[]): void {
    const texts = new Map(answers.map((a) => [this.at(a), JSON.stringify(a)]));
    texts.set(`${this.prefix}dossier:${dossier.id}`, JSON.stringify(dossier));
    const before = new Map<string, string | null>();
    try {
      for (const [key, text] of texts) {
        before.set(key, this.storage.getItem(key));
        this.storage.setItem(key, text);
      }
    } catch (error) {
      for (const key of before.keys()) this.storage.removeItem(key); // makes the room that the old texts need
      for (const [key, text] of before) if (text !== null) this.storage.setItem(key, text);
      throw error;
    }
  }

  async make(dossier: Dossier, answers: Answer[]): Promise<void> {
    this.put(dossier, answers.map((a) => ({ ...a, dossier: dossier.id })));
  }

  async remove(dossier: string): Promise<void> {
    for (const key of [...this.keys(`answer:${encodeURIComponent(dossier)}/`), `${this.prefix}dossier:${dossier}`]) this.storage.removeItem(key);
  }

  putAside(_snapshot: Snapshot): Promise<void> { return Promise.resolve(); }
  aside(): Promise<Snapshot[]> { return Promise.resolve([]); }
  asideIds(): Promise<string[]> { return Promise.resolve([]); }

  async erase(): Promise<void> {
    for (const key of [...this.keys("answer:"), ...this.keys("dossier:")]) this.storage.removeItem(key);
  }

  /** Lets go of what stands in a better place now, as far as it is still what
   * was taken there. What could not be read stays. */
  letGo({ dossiers, answers }: Contents): void {
    const taken = new Set([...dossiers, ...answers].map((each) => JSON.stringify(each)));
    for (const key of [...this.keys("answer:"), ...this.keys("dossier:")]) {
      if (taken.has(this.storage.getItem(key) ?? "")) this.storage.removeItem(key);
    }
  }
}

function parse(text: string | null): unknown {
  if (text === null) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
