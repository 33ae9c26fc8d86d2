/** The answers of one dossier: in memory, journalled at once, and stored by a
 * transaction that compares before it writes. */

import { book } from "../workbook";
import { Journal } from "./journal";
import { openShelf, smallShelf } from "./places";
import { type Address, type Answer, type Dossier, type Edit, formerOf, type Kept, keyOf, randomId, same, type Value, type Words } from "./record";
import { asked, presentAddress } from "./renamed";
import { Self } from "./self";
import { MemoryShelf, type Shelf } from "./shelf";
import { Standing } from "./standing";

/** Own names begin so; nothing else is ever read or erased. */
export const prefix = `werkboek:1:${book.id}:`;

export type State = "empty" | "saving" | "saved" | "failed" | "local" | "memory" | "readonly";

const pause = 200; // ms between the last keystroke and the transaction

export class Store extends EventTarget {
  state: State = "empty";
  version = 0; // another one whenever an answer changed
  savedAt: Date | undefined;
  dossier: Dossier | undefined;
  readonly tab = randomId();
  private readonly self = new Self(`${prefix}me`);
  private answers = new Map<string, Answer>();
  private found: Standing | undefined; // what stands where, until something changes
  private readonly pending = new Map<string, Edit>();
  private readonly journal = new Journal(`${prefix}journal:`);
  private shelf: Shelf = new MemoryShelf();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private writing: Promise<void> = Promise.resolve();
  private readonly channel = "BroadcastChannel" in window ? new BroadcastChannel(prefix) : undefined;

  /** Reads what is kept, and saves what a closed tab left in the journal. */
  async start(): Promise<void> {
    await this.choose();
    if (this.state !== "readonly") await this.recover();
    this.listen();
  }

  /** Stores what was never confirmed: the journal of a tab that closed, and
   * what went to the small store on a day when the database did not answer. */
  private async recover(): Promise<void> {
    const small = this.shelf.kind === "database" ? await smallShelf(prefix)?.load() : undefined;
    const left = [...this.journal.pending(), ...(small?.answers ?? []).map((answer) => ({ answer, base: 0 }))];
    const first = left[0];
    if (!first) return;
    const dossier = this.dossier ?? newDossier(first.answer.dossier);
    this.dossier = dossier;
    for (const edit of left) {
      const answer = { ...edit.answer, dossier: dossier.id };
      const other = this.pending.get(keyOf(answer));
      if (!other || other.answer.time < answer.time) this.pending.set(keyOf(answer), { answer, base: edit.base });
    }
    await this.flush();
    if (this.state !== "saved") return;
    for (const edit of this.journal.pending()) if (left.some((l) => keyOf(l.answer) === keyOf(edit.answer))) this.journal.forget(edit);
    await smallShelf(prefix)?.erase();
  }

  /** Takes the best place to keep answers that works here. */
  private async choose(): Promise<void> {
    const { shelf, contents } = await openShelf(prefix);
    this.shelf = shelf;
    if (!contents) { this.state = "readonly"; return; }
    this.adopt(contents);
    if (shelf.kind !== "database") this.state = shelf.kind;
  }

  private adopt(contents: { dossiers: Dossier[]; answers: Answer[] }): void {
    this.found = undefined;
    const latest = contents.dossiers.sort((a, b) => (a.changed < b.changed ? 1 : -1));
    const dossier = latest.find((d) => d.id === this.dossier?.id) ?? latest[0];
    if (dossier) this.moveTo(dossier);
    this.answers = new Map(contents.answers.filter((a) => a.dossier === this.dossier?.id).map((a) => [keyOf(a), a]));
    if (this.dossier && this.state === "empty") {
      this.state = "saved";
      this.savedAt = new Date(this.dossier.changed);
    }
  }

  /** Other tabs only give hints to read again; nothing depends on them. */
  private listen(): void {
    const again = (): void => void this.reread();
    this.channel?.addEventListener("message", (event) => (event.data === "erased" ? this.forget() : again()));
    addEventListener("storage", again);
    addEventListener("focus", again);
    addEventListener("pageshow", again);
    document.addEventListener("visibilitychange", () => (document.hidden ? void this.flush() : again()));
    addEventListener("pagehide", () => void this.flush());
    addEventListener("freeze", () => void this.flush());
    addEventListener("beforeunload", (event) => { if (this.state === "failed") event.preventDefault(); });
  }

  /** Reads again, after what is being written, so that what comes in is never
   * older than what is shown. */
  reread(): Promise<void> {
    this.writing = this.writing.then(() => this.readAgain());
    return this.writing;
  }

  private async readAgain(): Promise<void> {
    if (this.state === "readonly" || this.state === "memory") return;
    try {
      const contents = await this.shelf.load();
      const own = this.dossier;
      if (own && !contents.dossiers.some((d) => d.id === own.id) && this.pending.size === 0) {
        this.dossier = undefined; // erased in another tab
        this.state = this.shelf.kind === "local" ? "local" : "empty";
      }
      this.adopt(contents);
      for (const [key, edit] of this.pending) this.answers.set(key, { ...edit.answer, counter: edit.base });
      this.changed();
    } catch { /* the next save will say what is wrong */ }
  }

  /** Everything was erased in another tab. */
  private forget(): void {
    clearTimeout(this.timer);
    this.pending.clear();
    this.answers.clear();
    this.dossier = undefined;
    this.state = this.shelf.kind === "database" ? "empty" : this.shelf.kind;
    this.changed();
  }

  address(worksheet: string, question: string, { person = "", copy = "" }: Place = {}): Address {
    return { dossier: this.dossier?.id ?? "", person, worksheet, copy, question };
  }

  /** The answer to a question; an erased one is none, and neither is one that
   * was given when the question was of another type. What was stored under an
   * older name of the question is found too. */
  get(worksheet: string, question: string, place?: Place): Answer | undefined {
    return this.standing.get(this.address(worksheet, question, place));
  }

  private get standing(): Standing { return this.found ??= new Standing(this.answers); }

  /** What stands here now in the place of an answer from elsewhere. */
  counterpart(other: Answer): Answer | undefined {
    return this.standing.get(presentAddress({ ...other, dossier: this.dossier?.id ?? "" }));
  }

  /** Who is filling in here, when it is not all together. */
  me(): string { return this.self.id(); }

  /** The stored answer at the place of another one, erased or not. */
  at(other: Answer): Answer | undefined {
    return this.answers.get(keyOf({ ...other, dossier: this.dossier?.id ?? "" }));
  }

  /** Every answer that the workbook asks now, under its present name. */
  all(): Answer[] { return this.standing.all(); }

  /** Every answer as it is stored, also what is not asked any more. */
  kept(): Answer[] { return this.standing.kept(); }

  /** Takes an edit of the reader. */
  set(worksheet: string, question: string, kind: string, value: Value, words: Words, place?: Place): void {
    if (this.state === "readonly") return;
    this.dossier ??= newDossier();
    const at = this.address(worksheet, question, place);
    const stored = this.answers.get(keyOf(at));
    const before = stored ? asked(stored) : this.standing.former(at);
    if (before ? same(before.value, value) : value === null) return;
    this.self.remember(at.person);
    const { other, former: _, ...rest } = before ?? stored ?? {} as Partial<Answer>;
    const kept = { ...rest, ...(before && other && { other }), ...formerOf(stored, { kind, value: value ?? before?.value ?? null }) };
    this.put({ ...kept, ...at, kind, value, words, revision: 1, counter: stored?.counter ?? 0, time: now(), tab: this.tab });
  }

  /** Keeps one of several values and lets the others go, because the reader said so. */
  decide(answer: Answer, value: Value): void {
    const { other: _, ...rest } = answer;
    this.put({ ...rest, value, time: now(), tab: this.tab });
  }

  private put(answer: Answer): void {
    const key = keyOf(answer);
    const edit: Edit = { answer, base: this.pending.get(key)?.base ?? answer.counter };
    this.answers.set(key, answer);
    this.pending.set(key, edit);
    this.journal.note(edit);
    if (this.state !== "memory" && this.state !== "local" && this.state !== "failed") this.state = "saving";
    this.changed();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), pause);
  }

  /** Writes what is waiting, after what is being written. */
  flush(): Promise<void> {
    clearTimeout(this.timer);
    this.writing = this.writing.then(() => this.write());
    return this.writing;
  }

  private async write(): Promise<void> {
    const edits = [...this.pending.values()];
    if (edits.length === 0 || !this.dossier) return;
    this.dossier = { ...this.dossier, changed: now() };
    try {
      const written = await this.shelf.write(edits, this.dossier);
      this.settle(edits, written.answers);
      this.moveTo(written.dossier);
      if (this.shelf.kind !== "database") this.state = this.shelf.kind;
      else this.state = this.pending.size === 0 ? "saved" : "saving";
      this.savedAt = new Date();
      this.channel?.postMessage("written");
    } catch {
      this.state = "failed";
      this.timer = setTimeout(() => void this.flush(), 5000);
    }
    this.changed();
  }

  /** What is stored counts now, unless the reader went on meanwhile. */
  private settle(edits: Edit[], stored: Answer[]): void {
    stored.forEach((answer, i) => {
      const edit = edits[i] as Edit;
      const [asked, key] = [keyOf(edit.answer), keyOf(answer)];
      this.journal.forget(edit);
      const newer = this.pending.get(key) ?? this.pending.get(asked);
      this.pending.delete(asked);
      if (asked !== key) this.answers.delete(asked);
      if (!newer || same(newer.answer.value, edit.answer.value)) {
        this.pending.delete(key);
        this.answers.set(key, answer);
      } else {
        const next = { ...newer.answer, dossier: answer.dossier, ...others(answer) };
        const waiting = { answer: next, base: answer.counter };
        this.journal.forget(newer); // it may stand under a dossier that never came to be
        this.journal.note(waiting);
        this.pending.set(key, waiting);
        this.answers.set(key, next);
      }
    });
  }

  /** Another tab was first to make a dossier: this tab goes on in that one,
   * with what it has not stored yet. */
  private moveTo(dossier: Dossier): void {
    this.dossier = dossier;
    for (const [key, edit] of [...this.pending]) {
      if (edit.answer.dossier === dossier.id) continue;
      const moved = { ...edit, answer: { ...edit.answer, dossier: dossier.id } };
      this.journal.forget(edit);
      this.journal.note(moved);
      this.pending.delete(key);
      this.pending.set(keyOf(moved.answer), moved);
    }
  }

  /** Writes many answers at once, or none: for an opened file. */
  async writeAll(edits: Edit[], dossier: Dossier): Promise<void> {
    await this.flush();
    this.dossier = (await this.shelf.write(edits, dossier)).dossier;
    this.channel?.postMessage("written");
    await this.reread();
    if (this.shelf.kind === "memory") {
      for (const { answer } of edits) this.answers.set(keyOf(answer), answer);
      this.changed();
    }
  }

  /** Remembers when the reader last had a copy in hand. */
  async copied(): Promise<void> {
    if (!this.dossier) return;
    this.dossier = { ...this.dossier, copied: now() };
    await this.shelf.write([], this.dossier).catch(() => undefined);
    this.channel?.postMessage("written");
    this.changed();
  }

  /** Forgets everything in memory and empties the shelf. */
  async erase(): Promise<void> {
    clearTimeout(this.timer);
    await this.writing;
    this.channel?.postMessage("erased");
    await this.shelf.erase();
    this.forget();
  }

  private changed(): void {
    this.found = undefined;
    this.version++;
    this.dispatchEvent(new Event("change"));
  }
}

/** For whom and in which copy an answer is given; empty for the joint one. */
export interface Place { person?: string; copy?: string }

const others = (answer: Answer): { other?: Kept[] } => (answer.other ? { other: answer.other } : {});

const now = (): string => new Date().toISOString();

export function newDossier(id: string = randomId()): Dossier {
  return { id, title: "", created: now(), changed: now() };
}
