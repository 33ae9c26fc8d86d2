/** The database of the browser: one record per answer, compared and written in
 * one transaction. */

import { Connection } from "./connection";
import { type Answer, type Dossier, type Edit, meet, type Snapshot } from "./record";
import { type Change, type Choice, type Contents, into, isAnswer, setAside, settleIn, type Shelf, sound, type Written } from "./shelf";
import { isOf } from "./snapshots";
import { result, within } from "./transaction";

/** All answers of a dossier; arrays come after all texts. */
const answersOf = (dossier: string): IDBKeyRange => IDBKeyRange.bound([dossier], [dossier, []]);

export class DatabaseShelf implements Shelf {
  readonly kind = "database";
  private readonly connection: Connection;
  private asked = false; // the browser, to keep what is stored

  /** asItIs: whatever the version is that stands there, to read and not to write. */
  constructor(name: string, asItIs = false) { this.connection = new Connection(name, asItIs); }

  sleep(): void { this.connection.sleep(); }
  wake(): void { this.connection.wake(); }

  async load(choose: Choice): Promise<Contents> {
    if (!(await this.connection.exists())) return { dossiers: [], answers: [], damaged: [] };
    return this.connection.run(["dossiers", "answers"], "readonly", async (transaction) => {
      const dossiers = await result<unknown[]>(transaction.objectStore("dossiers").getAll());
      const chosen = choose(sound(dossiers, []).dossiers);
      return sound(dossiers, chosen === undefined ? [] : await result<unknown[]>(transaction.objectStore("answers").getAll(answersOf(chosen))));
    });
  }

  async write(wanted: Dossier, edits: Edit[], change: Change, fresh: boolean): Promise<Written> {
    const written = await this.connection.run(["dossiers", "answers"], "readwrite", async (transaction): Promise<Written> => {
      const answers = transaction.objectStore("answers");
      const dossiers = transaction.objectStore("dossiers");
      const { dossiers: all } = sound(await result<unknown[]>(dossiers.getAll()), []);
      const settled = settleIn(all, wanted, fresh);
      const dossier = change(settled);
      const own = into(dossier, edits);
      const before = await Promise.all(own.map(({ answer: a }) =>
        result<unknown>(answers.get([a.dossier, a.person, a.worksheet, a.copy, a.question]))));
      const stored = own.map((edit, i) => meet(edit, isAnswer(before[i]) ? before[i] : undefined));
      for (const answer of stored) answers.put(answer);
      dossiers.put(setAside(dossier, before));
      return { dossier: setAside(dossier, before), answers: stored, anew: !all.includes(settled) };
    });
    void this.askToKeep().catch(() => undefined); // some browsers never answer
    return written;
  }

  /** Asks the browser once not to clear up here by itself. */
  private async askToKeep(): Promise<void> {
    if (this.asked) return;
    this.asked = true;
    const first = await this.connection.run(["meta"], "readwrite", async (transaction) => {
      const meta = transaction.objectStore("meta");
      const before = await result<unknown>(meta.get("asked"));
      if (before === undefined) meta.put(new Date().toISOString(), "asked");
      return before === undefined;
    });
    if (first) await navigator.storage?.persist?.();
  }

  async make(dossier: Dossier, answers: Answer[]): Promise<void> {
    await this.connection.run(["dossiers", "answers"], "readwrite", (transaction) => {
      transaction.objectStore("dossiers").put(dossier);
      for (const answer of answers) transaction.objectStore("answers").put({ ...answer, dossier: dossier.id });
    });
  }

  async remove(dossier: string): Promise<void> {
    await this.connection.run(["dossiers", "answers", "snapshots"], "readwrite", async (transaction) => {
      transaction.objectStore("dossiers").delete(dossier);
      transaction.objectStore("answers").delete(answersOf(dossier));
      const snapshots = transaction.objectStore("snapshots");
      for (const id of await result(snapshots.getAllKeys()) as string[]) if (isOf(id, dossier)) snapshots.delete(id);
    });
  }

  async putAside(snapshot: Snapshot, drop: string[]): Promise<void> {
    await this.connection.run(["snapshots"], "readwrite", (transaction) => {
      transaction.objectStore("snapshots").put(snapshot);
      for (const id of drop) transaction.objectStore("snapshots").delete(id);
    });
  }

  async aside(): Promise<Snapshot[]> {
    if (!(await this.connection.exists())) return [];
    return this.connection.run(["snapshots"], "readonly", (transaction) =>
      result(transaction.objectStore("snapshots").getAll() as IDBRequest<Snapshot[]>));
  }

  async asideIds(): Promise<string[]> {
    if (!(await this.connection.exists())) return [];
    return this.connection.run(["snapshots"], "readonly", async (transaction) =>
      await result(transaction.objectStore("snapshots").getAllKeys()) as string[]);
  }

  /** Empties the stores first: deleting waits for tabs that hold on. */
  async erase(): Promise<void> {
    if (!(await this.connection.exists())) return;
    await this.connection.run(["dossiers", "answers", "snapshots", "meta"], "readwrite", (transaction) => {
      for (const name of transaction.objectStoreNames) transaction.objectStore(name).clear();
    }).catch(() => undefined); // what is in another form goes with the whole
    await this.connection.close();
    await within(new Promise<void>((resolve) => {
      const request = indexedDB.deleteDatabase(this.connection.name);
      request.onsuccess = request.onerror = request.onblocked = (): void => resolve();
    }));
  }
}
