/** Keeps the answers of one dossier: each edit is journalled at once, and stored
 * by a transaction that compares before it writes. */

import { book, revisionOf } from "../workbook";
import type { Place } from "./held";
import { MemoryShelf } from "./memory";
import { Opened } from "./opened";
import { openShelf } from "./places";
import { type Answer, type Edit, formerOf, keyOf, newDossier, randomId, same, type Value, type Words } from "./record";
import { recover } from "./recovery";
import { asked } from "./renamed";
import { Self } from "./self";
import { type Change, ReadOnly, type Shelf } from "./shelf";
import { pauses, Snapshots } from "./snapshots";
import { type Bar, type State, stateOf, type Trouble } from "./state";
import { Tabs } from "./tabs";
import { Asleep } from "./transaction";
import { Turns } from "./turns";

/** Own names begin so; nothing else is ever read or erased. */
export const prefix = `werkboek:1:${book.id}:`;

const pause = 150; // ms until a letter is stored, also when the reader types on, and those behind it with it
const again = 5000; // ms until what failed is tried once more
const slow = 3000; // ms after which the reader hears that a write takes long

export class Store extends Opened {
  readonly tab = randomId();
  readonly snapshots = new Snapshots(() => this.shelf);
  readonly self = new Self(`${prefix}me`, this.storage);
  private shelf: Shelf = new MemoryShelf();
  private silent = false; // a better shelf does not answer
  private bar: Bar | undefined;
  private trouble: Trouble | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private due = 0; // when the timer ends, by the clock of the page
  private slept = false;
  private typing: ReturnType<typeof setTimeout> | undefined; // the reader may type on
  private readonly turns = new Turns();
  private readonly tabs = new Tabs(prefix, this.computer.on);

  constructor() { super(prefix); }

  /** Reads what is kept, and saves what a closed tab left in the journal. */
  async start(): Promise<void> {
    const { shelf, contents, readonly, silent } = await openShelf(prefix, this.computer.on, this.choose);
    this.shelf = shelf;
    this.silent = silent;
    this.bar = readonly ?? (window.top !== window.self ? "framed" : undefined);
    this.adopt(contents);
    if (!this.bar) await this.takeUp().then(() => this.flush());
    this.tabs.listen({
      again: () => void this.reread(), erased: () => this.forget(),
      leaving: () => void this.flush(), away: () => this.away(), back: () => void this.back(), unsaved: () => this.unsaved,
    });
    this.snapshots.remember(this.dossier, this.answers);
  }

  get state(): State {
    const { bar, trouble, silent, outbox: { size }, shelf: { kind }, typing } = this;
    return stateOf({ bar, trouble, kind, silent, waiting: size > 0 || typing !== undefined, filled: this.dossier !== undefined && !this.fresh });
  }

  /** Nothing can be written here. */
  get readonly(): boolean { return this.bar !== undefined; }

  /** Whether something is only on this page. */
  private get unsaved(): boolean {
    if (this.readonly && this.journalled) return false; // a newer program takes it from the journal
    return this.trouble !== undefined || this.shelf.kind === "memory" && this.answers.size > 0;
  }

  /** Every letter that is typed stands in the journal at once. */
  get journalled(): boolean { return this.journal.works; }

  /** Stores what stands in the journal. */
  private async takeUp(): Promise<void> {
    const left = await recover(prefix, this.shelf, this.journal);
    if (!left) return;
    await this.readAgain();
    for (const { answer, base } of left) { // what is of another dossier waits in the journal
      if (answer.dossier === this.begin(answer.dossier).id) this.outbox.put(answer, base);
    }
    this.outbox.over(this.answers);
  }

  /** What waits stands in the journal: the page that comes next stores it. */
  private away(): void {
    this.slept = this.shelf.sleep !== undefined && this.outbox.safe;
    if (this.slept) this.shelf.sleep?.();
    else void this.flush();
  }

  /** What no other page stored meanwhile is stored now, upon what is there. */
  private async back(): Promise<void> {
    this.shelf.wake?.();
    if (this.slept && !this.readonly) {
      this.slept = false;
      this.trouble = undefined;
      this.outbox.letGo();
      await this.turns.take(() => this.takeUp());
      await this.flush();
    }
    await this.reread();
  }

  /** Reads again, after what is being written, so that what comes in is never
   * older than what is shown. */
  reread(): Promise<void> { return this.turns.once("read", () => this.readAgain()); }

  private async readAgain(): Promise<void> {
    if (this.readonly) return;
    try {
      const contents = await this.shelf.load(this.choose);
      const gone = this.lost(contents);
      if (!gone) this.adopt(contents);
      if (gone || this.trouble === "gone") this.trouble = gone ? "gone" : undefined;
      this.changed();
    } catch { /* the next save will say what is wrong */ }
  }

  /** Everything was erased by the reader, here or in another tab. */
  private forget(): void {
    this.stop();
    this.letGo();
    this.trouble = undefined;
    this.snapshots.remember(undefined, this.answers);
    this.changed();
  }

  /** Who is filling in here, when it is not all together. */
  me(): string { return this.self.id(); }

  /** Takes an edit of the reader. */
  set(worksheet: string, question: string, kind: string, value: Value, words: Words, place?: Place): void {
    if (this.readonly) return;
    const dossier = this.begin();
    const at = this.address(worksheet, question, place);
    const stored = this.answers.get(keyOf(at));
    const before = stored ? asked(stored) : this.former(at);
    if (before ? same(before.value, value) : value === null) return;
    if (value === null) void this.snapshots.take("erase", dossier, [...this.answers.values()], pauses.erase).catch(() => undefined);
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
    clearTimeout(this.typing);
    this.typing = setTimeout(() => this.paused(), pause);
    this.changed();
    this.flushWithin(this.journalled ? pause : 0);
    if (this.slept) void this.back(); // nobody types on a page that is away
  }

  /** While the reader types, the line does not go to and fro. */
  private paused(): void {
    this.typing = undefined;
    if (this.outbox.size === 0) this.changed();
  }

  private flushWithin(wait: number): void {
    const due = performance.now() + wait;
    if (this.timer !== undefined && this.due <= due) return;
    this.stop();
    this.due = due;
    this.timer = setTimeout(() => void this.flush(), wait);
  }

  private stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  /** Writes what is waiting, after what is being written. */
  flush(): Promise<void> {
    this.stop();
    return this.turns.once("write", () => this.write());
  }

  private async write(): Promise<void> {
    const edits = this.outbox.edits();
    if (edits.length === 0 || !this.dossier || this.readonly) return;
    const { fresh } = this;
    const watch = setTimeout(() => this.is(this.trouble ?? "slow"), slow);
    try {
      const written = await this.shelf.write(this.dossier, edits, touched, fresh);
      this.outbox.settle(edits, written.answers, this.answers);
      const other = written.dossier.id !== this.dossier.id; // it holds answers of its own
      this.moveTo(written.dossier);
      this.dossiers = [...this.dossiers.filter((d) => d.id !== written.dossier.id), written.dossier];
      if (other) void this.reread();
      else if (written.anew && !fresh) this.putBack(edits);
      this.trouble = undefined;
      this.savedAt = new Date();
      this.tabs.tell("written");
      this.snapshots.edited();
    } catch (error) {
      if (error instanceof Asleep) return; // the page goes on when it is back
      if (error instanceof ReadOnly) this.bar = error.why; // a newer program came meanwhile; the journal waits for it
      this.trouble = "failed";
      this.flushWithin(again);
    } finally {
      clearTimeout(watch);
    }
    this.changed();
  }

  private is(trouble: Trouble): void {
    this.trouble = trouble;
    this.changed();
  }

  /** The dossier was cleared from outside and this edit made it anew: all that
   * this page holds of it goes with it. */
  private putBack(edits: Edit[]): void {
    const stored = new Set(edits.map(({ answer }) => keyOf(answer)));
    for (const [key, answer] of this.answers) if (!stored.has(key)) this.outbox.put(answer);
    void this.flush();
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
    if (this.outbox.size > 0) throw new Error("what was typed could not be stored yet");
    await work(this.shelf);
    this.tabs.tell("written");
    await this.reread();
  }

  /** Takes a dossier away for good, with its snapshots, because the reader said
   * so: the last one that goes was not lost. */
  remove(id: string): Promise<void> {
    return this.onShelf(async (shelf) => {
      await shelf.remove(id);
      if (this.dossier?.id === id) this.letGo();
    });
  }

  /** Changes a dossier's own fields, on what is stored. */
  async change(id: string, how: Change): Promise<void> {
    const dossier = this.dossiers.find((d) => d.id === id);
    if (dossier) await this.onShelf((shelf) => shelf.write(dossier, [], how, false));
  }

  /** Works in another dossier from now on, in this tab. */
  async goTo(id: string): Promise<void> {
    await this.flush();
    if (this.outbox.size > 0) return; // what waits must never go into another dossier
    this.choice.remember(id);
    const dossier = this.dossiers.find((d) => d.id === id);
    if (dossier) this.moveTo(dossier);
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
    this.stop();
    this.tabs.tell("erased");
    await this.turns.take(() => this.shelf.erase());
    this.forget();
  }
}

let latest = 0; // a clock that is set back never makes an edit older than the one before

const now = (): string => new Date(latest = Math.max(Date.now(), latest + 1)).toISOString();

/** A dossier that is worked in is not thrown away. */
const touched: Change = ({ deleted: _, ...dossier }) => ({ ...dossier, changed: now() });
