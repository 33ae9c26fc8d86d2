/** The connection to the browser's database: made when it is first needed, and
 * made anew when it died, as those of a sleeping phone do. */

import { schema, upgrade } from "./schema";
import { ReadOnly } from "./shelf";
import { Asleep, done, NoAnswer, within } from "./transaction";

const longest = 8000; // ms that a write may take

export class Connection {
  private opening: Promise<IDBDatabase> | undefined;
  private readonly running = new Set<IDBTransaction>();
  private readonly cut = new WeakSet<IDBTransaction>(); // short, when the page was put away
  private asleep: { over: Promise<void>; end: () => void } | undefined;

  /** asItIs: whatever the version is that stands there, to read and not to write. */
  constructor(readonly name: string, private readonly asItIs: boolean) {}

  /** Nothing is made before there is something to keep. */
  async exists(): Promise<boolean> {
    if (this.opening || !indexedDB.databases) return true;
    return (await within(indexedDB.databases())).some((d) => d.name === this.name);
  }

  /** Undoes what is not done. A page that is put away answers no request, and
   * its open transactions would hold up every other page for as long. */
  sleep(): void {
    if (this.asleep) return;
    let end = (): void => undefined;
    this.asleep = { over: new Promise((resolve) => { end = resolve; }), end };
    for (const transaction of this.running) {
      this.cut.add(transaction);
      abort(transaction);
    }
  }

  wake(): void {
    this.asleep?.end();
    this.asleep = undefined;
  }

  /** Does some work in one transaction: all of it or nothing, and never for
   * ever. Reading waits while the page is put away. */
  async run<T>(stores: string[], mode: IDBTransactionMode, work: (transaction: IDBTransaction) => T | Promise<T>): Promise<T> {
    for (;;) {
      if (mode === "readonly") await this.asleep?.over;
      try {
        return await this.twice(stores, mode, work);
      } catch (error) {
        if (mode !== "readonly" || !(error instanceof Asleep)) throw error;
      }
    }
  }

  /** What fails on a connection is tried once more on a new one. */
  private async twice<T>(stores: string[], mode: IDBTransactionMode, work: (transaction: IDBTransaction) => T | Promise<T>): Promise<T> {
    try {
      return await this.once(stores, mode, work);
    } catch (error) {
      if (error instanceof ReadOnly || !(error instanceof DOMException)) throw error;
      if (["QuotaExceededError", "DataCloneError", "NotFoundError", "SecurityError"].includes(error.name)) throw error;
      return this.once(stores, mode, work);
    }
  }

  private async once<T>(stores: string[], mode: IDBTransactionMode, work: (transaction: IDBTransaction) => T | Promise<T>): Promise<T> {
    const writes = mode === "readwrite";
    let transaction: IDBTransaction | undefined;
    try {
      this.stayAwake();
      const database = await this.database();
      this.stayAwake();
      transaction = database.transaction(stores, mode, writes ? { durability: "strict" } : {});
      this.running.add(transaction);
      const complete = done(transaction);
      complete.catch(() => undefined); // told below, unless the work failed first
      const wait = writes ? longest : undefined;
      const value = await within(Promise.resolve(work(transaction)), wait);
      await within(complete, wait);
      return value;
    } catch (error) {
      abort(transaction);
      if (error instanceof Asleep || transaction && this.cut.has(transaction)) throw new Asleep();
      void this.close();
      throw error;
    } finally {
      if (transaction) this.running.delete(transaction);
    }
  }

  private stayAwake(): void { if (this.asleep) throw new Asleep(); }

  private database(): Promise<IDBDatabase> {
    if (!this.opening) {
      const opening = this.connect();
      this.opening = opening;
      opening.catch(() => this.drop(opening));
    }
    return this.opening;
  }

  private drop(opening: Promise<IDBDatabase>): void {
    if (this.opening === opening) this.opening = undefined;
  }

  private connect(): Promise<IDBDatabase> {
    const request = indexedDB.open(this.name, this.asItIs ? undefined : schema);
    let upgrading = false, late = false;
    const opened = new Promise<IDBDatabase>((resolve, reject) => {
      request.onupgradeneeded = (event): void => {
        const { transaction, result: database } = request;
        upgrading = event.oldVersion > 0;
        if (transaction) upgrade(database, transaction, event.oldVersion).catch(() => abort(transaction));
      };
      request.onsuccess = (): void => {
        const { result: database } = request;
        if (late) return database.close();
        database.onversionchange = (): void => { database.close(); this.drop(opening); };
        database.onclose = (): void => this.drop(opening);
        resolve(database);
      };
      request.onerror = (): void => reject(request.error?.name === "VersionError" ? new ReadOnly("newer") : upgrading ? new ReadOnly("upgrade") : request.error);
    });
    this.keepAwake(opened);
    const opening = within(opened);
    opening.catch((error: unknown) => { late = error instanceof NoAnswer; });
    return opening;
  }

  /** Opening cannot be undone, and holds up others like a transaction does.
   * Browsers put no page away, as it is, that holds a lock. */
  private keepAwake(until: Promise<unknown>): void {
    navigator.locks?.request(`${this.name}opening`, { mode: "shared" }, () => until.catch(() => undefined)).catch(() => undefined);
  }

  /** Lets go of the connection; the next work makes another. */
  async close(): Promise<void> {
    const { opening } = this;
    this.opening = undefined;
    (await opening?.catch(() => undefined))?.close();
  }
}

/** Undoes a transaction, unless it is over already. */
function abort(transaction: IDBTransaction | undefined): void {
  try {
    transaction?.abort();
  } catch { /* it is */ }
}
