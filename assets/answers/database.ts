/** The database of the browser: one record per answer, compared and written in
 * one transaction. */

import { type Answer, type Dossier, type Edit, meet, type Snapshot } from "./record";
import { schema, upgrade } from "./schema";
import { type Change, type Choice, type Contents, into, ReadOnly, settleIn, type Shelf, sound, type Written } from "./shelf";
import { done, result, within } from "./transaction";

/** All answers of a dossier; arrays come after all texts. */
const answersOf = (dossier: string): IDBKeyRange => IDBKeyRange.bound([dossier], [dossier, []]);

/** A step that fails takes back those before it. */
function orNothing(transaction: IDBTransaction, step: () => void): void {
  try {
    step();
  } catch (error) {
    transaction.abort();
    throw error;
  }
}

export class DatabaseShelf implements Shelf {
  readonly kind = "database";
  private connection: Promise<IDBDatabase> | undefined;
  private asked = false; // the browser, to keep what is stored

  /** asItIs: whatever the version is that stands there, to read and not to write. */
  constructor(private readonly name: string, private readonly asItIs = false) {}

  private open(): Promise<IDBDatabase> {
    this.connection ??= this.connect();
    this.connection.catch(() => { this.connection = undefined; });
    return this.connection;
  }

  private connect(): Promise<IDBDatabase> {
    const request = indexedDB.open(this.name, this.asItIs ? undefined : schema);
    let upgrading = false;
    const opened = new Promise<IDBDatabase>((resolve, reject) => {
      request.onupgradeneeded = (event): void => {
        const { transaction, result: database } = request;
        upgrading = event.oldVersion > 0;
        if (transaction) upgrade(database, transaction, event.oldVersion).catch(() => transaction.abort());
      };
      request.onsuccess = (): void => {
        const drop = (): void => { this.connection = undefined; };
        request.result.onversionchange = (): void => { request.result.close(); drop(); };
        request.result.onclose = drop;
        resolve(request.result);
      };
      request.onerror = (): void => reject(request.error?.name === "VersionError" ? new ReadOnly("newer") : upgrading ? new ReadOnly("upgrade") : request.error);
    });
    return within(opened);
  }

  /** Nothing is made before there is something to keep. */
  private async exists(): Promise<boolean> {
    if (this.connection || !indexedDB.databases) return true;
    return (await indexedDB.databases()).some((d) => d.name === this.name);
  }

  /** A transaction on these stores. A connection that died, as those of a
   * sleeping phone do, is made anew once. */
  private async transaction(stores: string[], mode: IDBTransactionMode): Promise<IDBTransaction> {
    const durability = mode === "readwrite" ? { durability: "strict" as const } : {};
    try {
      return (await this.open()).transaction(stores, mode, durability);
    } catch (error) {
      if (!(error instanceof DOMException) || error.name !== "InvalidStateError") throw error;
      this.connection = undefined;
      return (await this.open()).transaction(stores, mode, durability);
    }
  }

  async load(choose: Choice): Promise<Contents> {
    if (!(await within(this.exists()))) return { dossiers: [], answers: [], damaged: [] };
    const transaction = await this.transaction(["dossiers", "answers"], "readonly");
    const dossiers = await within(result<unknown[]>(transaction.objectStore("dossiers").getAll()));
    const chosen = choose(sound(dossiers, []).dossiers);
    const answers = chosen === undefined ? [] : await within(result<unknown[]>(transaction.objectStore("answers").getAll(answersOf(chosen))));
    return sound(dossiers, answers);
  }

  async write(wanted: Dossier, edits: Edit[], change: Change, fresh: boolean): Promise<Written> {
    const transaction = await this.transaction(["dossiers", "answers"], "readwrite");
    const complete = done(transaction);
    complete.catch(() => undefined); // reported below
    const answers = transaction.objectStore("answers");
    const dossiers = transaction.objectStore("dossiers");
    const { dossiers: all } = sound(await result<unknown[]>(dossiers.getAll()), []);
    const dossier = change(settleIn(all, wanted, fresh));
    const stored: Answer[] = [];
    for (const edit of into(dossier, edits)) {
      const { dossier: d, person, worksheet, copy, question } = edit.answer;
      const before = await result(answers.get([d, person, worksheet, copy, question]) as IDBRequest<Answer | undefined>);
      const answer = meet(edit, before);
      orNothing(transaction, () => answers.put(answer));
      stored.push(answer);
    }
    orNothing(transaction, () => dossiers.put(dossier));
    await complete;
    if (!this.asked) void navigator.storage?.persist?.().catch(() => undefined); // some browsers never answer
    this.asked = true;
    return { dossier, answers: stored };
  }

  async make(dossier: Dossier, answers: Answer[]): Promise<void> {
    const transaction = await this.transaction(["dossiers", "answers"], "readwrite");
    transaction.objectStore("dossiers").put(dossier);
    for (const answer of answers) transaction.objectStore("answers").put({ ...answer, dossier: dossier.id });
    await done(transaction);
  }

  async remove(dossier: string): Promise<void> {
    const transaction = await this.transaction(["dossiers", "answers", "snapshots"], "readwrite");
    const complete = done(transaction);
    transaction.objectStore("dossiers").delete(dossier);
    transaction.objectStore("answers").delete(answersOf(dossier));
    const snapshots = transaction.objectStore("snapshots");
    for (const s of await result(snapshots.getAll() as IDBRequest<Snapshot[]>)) if (s.dossier.id === dossier) snapshots.delete(s.id);
    await complete;
  }

  async putAside(snapshot: Snapshot, drop: string[]): Promise<void> {
    const transaction = await this.transaction(["snapshots"], "readwrite");
    transaction.objectStore("snapshots").put(snapshot);
    for (const id of drop) transaction.objectStore("snapshots").delete(id);
    await done(transaction);
  }

  async aside(): Promise<Snapshot[]> {
    if (!(await this.exists())) return [];
    const transaction = await this.transaction(["snapshots"], "readonly");
    return result(transaction.objectStore("snapshots").getAll() as IDBRequest<Snapshot[]>);
  }

  /** Empties the stores first: deleting waits for tabs that hold on. */
  async erase(): Promise<void> {
    const database = await this.open();
    const transaction = database.transaction(database.objectStoreNames, "readwrite", { durability: "strict" });
    for (const name of transaction.objectStoreNames) transaction.objectStore(name).clear();
    await done(transaction);
    database.close();
    this.connection = undefined;
    await new Promise<void>((resolve) => {
      const request = indexedDB.deleteDatabase(this.name);
      request.onsuccess = request.onerror = request.onblocked = (): void => resolve();
    });
  }
}
