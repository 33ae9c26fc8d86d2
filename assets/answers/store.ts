/** Keeps the answers of one dossier: each edit is journalled at once, and stored
 * by a transaction that compares before it writes. */

import { book, revisionOf } from "../workbook";
import { ChosenDossier } from "./choice";
import { Held, type Place } from "./held";
import { Journal } from "./journal";
import { MemoryShelf } from "./memory";
import { Outbox } from "./outbox";
import { openShelf } from "./places";
import { type Answer, type Dossier, type Edit, formerOf, keyOf, newDossier, randomId, same, type Value, type Words } from "./record";
import { recover } from "./recovery";
import { asked } from "./renamed";
import { Self } from "./self";
import { SharedComputer } from "./shared";
import type { Change, Contents, Shelf } from "./shelf";
import { Snapshots } from "./snapshots";
import { Tabs } from "./tabs";

/** Own names begin so; nothing else is ever read or erased. */
export const prefix = `werkboek:1:${book.id}:`;

/** How it stands with keeping answers; from newer on nothing can be written. */
export type State = "empty" | "saving" | "saved" | "failed" | "local" | "shared" | "memory" | "newer" | "upgrade" | "framed";

const pause = 200; // ms between the last keystroke and the transaction

export class Store extends Held {
  state: State = "empty";
  savedAt: Date | undefined;
  dossiers: Dossier[] = [];
  damaged: unknown[] = []; // what stands there and cannot be read
  readonly tab = randomId();
  readonly computer = new SharedComputer(`${prefix}shared`);
  readonly snapshots = new Snapshots(() => this.shelf);
  private readonly storage = (): Storage => (this.computer.on ? sessionStorage : localStorage);
  readonly self = new Self(`${prefix}me`, this.storage);
  private readonly journal = new Journal(`${prefix}journal:`, this.storage);
  private readonly outbox = new Outbox(this.journal);
  private readonly choice = new ChosenDossier(`${prefix}dossier`);
  private fresh = false; // the dossier was made by the first key that was pressed
  private shelf: Shelf = new MemoryShelf();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private writing: Promise<void> = Promise.resolve();
  private readonly tabs = new Tabs(prefix);

  /** Reads what is kept, and saves what a closed tab left in the journal. */
  async start(): Promise<void> {
    const { shelf, contents, readonly } = await openShelf(prefix, this.computer.on, this.choose);
    this.shelf = shelf;
    this.adopt(contents);
    if (readonly) this.state = readonly;
    else if (window.top !== window.self) this.state = "framed";
    else await this.recover();
    this.tabs.listen({
      again: () => void this.reread(), erased: () => this.forget(),
      leaving: () => void this.flush(), unsaved: () => this.state === "failed",
    });
    this.snapshots.remember(this.dossier, this.answers);
  }

  /** Nothing can be written here. */
  get readonly(): boolean { return ["newer", "upgrade", "framed"].includes(this.state); }

  private async recover(): Promise<void> {
    const left = await recover(prefix, this.shelf, this.journal);
    if (!left) return;
    this.adopt(await this.shelf.load(this.choose));
    for (const { answer, base } of left) {
      this.dossier ??= this.firstDossier(answer.dossier);
      this.outbox.put({ ...answer, dossier: this.dossier.id }, base);
    }
    this.outbox.over(this.answers);
    await this.flush();
  }

  /** The dossier that is made by the first key that is pressed. */
  private firstDossier(id?: string): Dossier {
    this.fresh = true;
    return newDossier(id);
  }

  private readonly choose = (dossiers: Dossier[]): string | undefined => {
    const own = this.fresh ? undefined : this.dossier?.id;
    return own !== undefined && this.outbox.size > 0 ? own : this.choice.of(dossiers, own);
  };

  /** Takes what the shelf holds. The dossier of this tab stays when it is not
   * stored yet. */
  private adopt(contents: Contents): void {
    this.dossiers = contents.dossiers;
    this.damaged = contents.damaged;
    const chosen = contents.dossiers.find((d) => d.id === this.choose(contents.dossiers));
    if (chosen) this.moveTo(chosen);
    else if (this.outbox.size === 0) this.dossier = undefined; // there is none any more
    this.hold(contents.answers.filter((a) => a.dossier === this.dossier?.id));
    if (this.state === "empty" || this.state === "saved" || this.shelf.kind !== "database") this.state = this.atRest();
    if (this.dossier && this.state === "saved") this.savedAt ??= new Date(this.dossier.changed);
  }

  /** The state when nothing is waiting. */
  private atRest(): State {
    if (this.shelf.kind !== "database") return this.shelf.kind;
    return this.dossier ? "saved" : "empty";
  }

  /** Reads again, after what is being written, so that what comes in is never
   * older than what is shown. */
  reread(): Promise<void> {
    this.writing = this.writing.then(() => this.readAgain());
    return this.writing;
  }

  private async readAgain(): Promise<void> {
    if (this.readonly) return;
    try {
      this.adopt(await this.shelf.load(this.choose));
      this.outbox.over(this.answers);
      this.changed();
    } catch { /* the next save will say what is wrong */ }
  }

  /** Everything was erased in another tab. */
  private forget(): void {
    clearTimeout(this.timer);
    this.outbox.clear();
    this.answers.clear();
    this.dossier = undefined;
    this.dossiers = [];
    this.state = this.atRest();
    this.changed();
  }

  /** Who is filling in here, when it is not all together. */
  me(): string { return this.self.id(); }

  /** Takes an edit of the reader. */
  set(worksheet: string, question: string, kind: string, value: Value, words: Words, place?: Place): void {
    if (this.readonly) return;
    this.dossier ??= this.firstDossier();
    const at = this.address(worksheet, question, place);
    const stored = this.answers.get(keyOf(at));
    const before = stored ? asked(stored) : this.former(at);
    if (before ? same(before.value, value) : value === null) return;
    this.self.remember(at.person);
    const { other, former: _, ...rest } = before ?? stored ?? {} as Partial<Answer>;
    const kept = { ...rest, ...(before && other && { other }), ...formerOf(stored, { kind, value: value ?? before?.value ?? null }) };
    this.put({ ...kept, ...at, kind, value, words, revision: revisionOf(worksheet, question), counter: stored?.counter ?? 0, time: now(), tab: this.tab });
  }

  /** Keeps one of several values and lets the others go, because the reader said so. */
  decide(answer: Answer, value: Value): void {
    const { other: _, ...rest } = answer;
    this.put({ ...rest, value, time: now() });
  }

  /** Takes an answer as it must stand from now on, whole. */
  put(record: Answer): void {
    if (this.readonly) return;
    const answer = { ...record, tab: this.tab };
    this.answers.set(keyOf(answer), answer);
    this.outbox.put(answer);
    if (["empty", "saved"].includes(this.state)) this.state = "saving";
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
    const edits = this.outbox.edits();
    if (edits.length === 0 || !this.dossier) return;
    try {
      const written = await this.shelf.write(this.dossier, edits, touched, this.fresh);
      this.outbox.settle(edits, written.answers, this.answers);
      const other = written.dossier.id !== this.dossier.id; // it holds answers of its own
      this.moveTo(written.dossier);
      this.dossiers = [...this.dossiers.filter((d) => d.id !== written.dossier.id), written.dossier];
      if (other) void this.reread();
      this.state = this.outbox.size > 0 && this.shelf.kind === "database" ? "saving" : this.atRest();
      this.savedAt = new Date();
      this.tabs.tell("written");
      this.snapshots.edited();
    } catch {
      this.state = "failed";
      this.timer = setTimeout(() => void this.flush(), 5000);
    }
    this.changed();
  }

  /** What stands in another dossier from now on, also what waits. */
  private moveTo(dossier: Dossier): void {
    this.dossier = dossier;
    this.fresh = false;
    this.outbox.moveTo(dossier.id);
  }

  /** Writes many answers at once, or none, and changes the dossier with them. */
  async writeAll(edits: Edit[], how: Change = touched): Promise<void> {
    const dossier = this.dossier ?? newDossier();
    await this.onShelf(async (shelf) => this.moveTo((await shelf.write(dossier, edits, how, this.fresh)).dossier));
  }

  /** Works on what is kept, when nothing waits, and reads again. */
  async onShelf(work: (shelf: Shelf) => Promise<unknown>): Promise<void> {
    if (this.readonly) return;
    await this.flush();
    await work(this.shelf);
    this.tabs.tell("written");
    await this.reread();
  }

  /** Changes a dossier's own fields, on what is stored. */
  async change(id: string, how: Change): Promise<void> {
    const dossier = this.dossiers.find((d) => d.id === id);
    if (dossier) await this.onShelf((shelf) => shelf.write(dossier, [], how, false));
  }

  /** Works in another dossier from now on, in this tab. */
  async goTo(id: string): Promise<void> {
    await this.flush();
    this.choice.remember(id);
    this.dossier = this.dossiers.find((d) => d.id === id) ?? this.dossier;
    this.fresh = false;
    await this.reread();
    this.snapshots.remember(this.dossier, this.answers);
  }

  /** Every answer of a dossier as it is stored. */
  async answersOf(id: string): Promise<Answer[]> {
    return (await this.shelf.load(() => id)).answers;
  }

  /** Remembers when the reader last had a copy in hand. */
  async copied(): Promise<void> {
    if (this.dossier) await this.change(this.dossier.id, (d) => ({ ...d, copied: now() })).catch(() => undefined);
  }

  /** Forgets everything in memory and empties the shelf. */
  async erase(): Promise<void> {
    clearTimeout(this.timer);
    await this.writing;
    this.tabs.tell("erased");
    await this.shelf.erase();
    this.forget();
  }

}

const now = (): string => new Date().toISOString();

/** A dossier that is worked in is not thrown away. */
const touched: Change = ({ deleted: _, ...dossier }) => ({ ...dossier, changed: now() });
