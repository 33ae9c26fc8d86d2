/** Where answers are kept: IndexedDB, else localStorage, else only this page. */

import { type Answer, type Dossier, type Edit, keyOf, meet } from "./record";

export interface Contents { dossiers: Dossier[]; answers: Answer[] }

/** What a write left: the dossier that it went into, and each answer. */
export interface Written { dossier: Dossier; answers: Answer[] }

/** Two tabs may each make the first dossier at the same moment. The one that
 * is stored first stays, and edits for the other go into it. */
function settleIn(stored: Dossier[], dossier: Dossier): Dossier {
  const first = stored[0];
  return first === undefined || stored.some((d) => d.id === dossier.id) ? dossier : { ...first, changed: dossier.changed };
}

const into = (dossier: Dossier, edit: Edit): Edit => ({ ...edit, answer: { ...edit.answer, dossier: dossier.id } });

/** A shelf writes all edits or none, and gives what was stored. */
export interface Shelf {
  readonly kind: "database" | "local" | "memory";
  load(): Promise<Contents>;
  write(edits: Edit[], dossier: Dossier): Promise<Written>;
  erase(): Promise<void>;
}

/** A newer version of the program has been here; it must not be written over. */
export class Newer extends Error {}

const schema = 1;
const patience = 3000; // ms; some browsers never answer the first open

/** Some browsers never answer; then something else has to be done. */
const within = <T>(promise: Promise<T>): Promise<T> =>
  Promise.race([promise, new Promise<never>((_, reject) => setTimeout(() => reject(new Error("no answer")), patience))]);

const done = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = (): void => resolve();
    transaction.onabort = transaction.onerror = (): void => reject(transaction.error ?? new Error("aborted"));
  });

const result = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = (): void => resolve(request.result);
    request.onerror = (): void => reject(request.error ?? new Error("failed"));
  });

/** One record per answer; compared and written in one transaction. */
export class DatabaseShelf implements Shelf {
  readonly kind = "database";
  private connection: Promise<IDBDatabase> | undefined;

  constructor(private readonly name: string) {}

  private open(): Promise<IDBDatabase> {
    this.connection ??= new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(this.name, schema);
      const timer = setTimeout(() => reject(new Error("no answer")), patience);
      request.onupgradeneeded = (): void => {
        request.result.createObjectStore("dossiers", { keyPath: "id" });
        request.result.createObjectStore("answers", { keyPath: ["dossier", "person", "worksheet", "copy", "question"] });
        request.result.createObjectStore("meta");
      };
      request.onsuccess = (): void => {
        clearTimeout(timer);
        const drop = (): void => { this.connection = undefined; };
        request.result.onversionchange = (): void => { request.result.close(); drop(); };
        request.result.onclose = drop;
        resolve(request.result);
      };
      request.onerror = (): void => {
        clearTimeout(timer);
        reject(request.error?.name === "VersionError" ? new Newer() : request.error);
      };
    });
    this.connection.catch(() => { this.connection = undefined; });
    return this.connection;
  }

  /** Nothing is made before there is something to keep. */
  private async exists(): Promise<boolean> {
    if (this.connection || !indexedDB.databases) return true;
    return (await indexedDB.databases()).some((d) => d.name === this.name);
  }

  async load(): Promise<Contents> {
    if (!(await within(this.exists()))) return { dossiers: [], answers: [] };
    const transaction = (await this.open()).transaction(["dossiers", "answers"]);
    const [dossiers, answers] = await Promise.all([
      result(transaction.objectStore("dossiers").getAll() as IDBRequest<Dossier[]>),
      result(transaction.objectStore("answers").getAll() as IDBRequest<Answer[]>),
    ]);
    return { dossiers, answers };
  }

  async write(edits: Edit[], wanted: Dossier): Promise<Written> {
    const transaction = (await this.open()).transaction(["dossiers", "answers"], "readwrite", { durability: "strict" });
    const complete = done(transaction);
    const answers = transaction.objectStore("answers");
    const dossiers = transaction.objectStore("dossiers");
    const dossier = settleIn(await result(dossiers.getAll() as IDBRequest<Dossier[]>), wanted);
    const stored: Answer[] = [];
    for (const edit of edits.map((e) => into(dossier, e))) {
      const { dossier: d, person, worksheet, copy, question } = edit.answer;
      const before = await result(answers.get([d, person, worksheet, copy, question]) as IDBRequest<Answer | undefined>);
      const answer = meet(edit, before);
      answers.put(answer);
      stored.push(answer);
    }
    dossiers.put(dossier);
    await complete;
    return { dossier, answers: stored };
  }

  /** Empties the stores first: deleting waits for tabs that hold on. */
  async erase(): Promise<void> {
    const database = await this.open();
    const transaction = database.transaction(["dossiers", "answers", "meta"], "readwrite", { durability: "strict" });
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

/** One key per answer. Two tabs that write the same answer at the same moment
 * can still lose one here; the status line says that this place is weaker. */
export class LocalShelf implements Shelf {
  readonly kind = "local";

  constructor(private readonly prefix: string) {}

  private read<T>(below: string): T[] {
    const found: T[] = [];
    for (let i = 0; i < localStorage.length; i++) {
      const key = localStorage.key(i) ?? "";
      if (!key.startsWith(this.prefix + below)) continue;
      try {
        found.push(JSON.parse(localStorage.getItem(key) ?? "") as T);
      } catch { /* what cannot be read stays where it is */ }
    }
    return found;
  }

  load(): Promise<Contents> {
    return Promise.resolve({ dossiers: this.read<Dossier>("dossier:"), answers: this.read<Answer>("answer:") });
  }

  async write(edits: Edit[], wanted: Dossier): Promise<Written> {
    const contents = await this.load();
    const dossier = settleIn(contents.dossiers, wanted);
    const before = new Map(contents.answers.map((a) => [keyOf(a), a]));
    const stored = edits.map((e) => into(dossier, e)).map((edit) => meet(edit, before.get(keyOf(edit.answer))));
    for (const answer of stored) localStorage.setItem(`${this.prefix}answer:${keyOf(answer)}`, JSON.stringify(answer));
    localStorage.setItem(`${this.prefix}dossier:${dossier.id}`, JSON.stringify(dossier));
    return { dossier, answers: stored };
  }

  erase(): Promise<void> {
    const keys = Array.from({ length: localStorage.length }, (_, i) => localStorage.key(i) ?? "");
    for (const key of keys) if (key.startsWith(`${this.prefix}answer:`) || key.startsWith(`${this.prefix}dossier:`)) localStorage.removeItem(key);
    return Promise.resolve();
  }
}

/** Nothing is kept past this page. */
export class MemoryShelf implements Shelf {
  readonly kind = "memory";
  private readonly answers = new Map<string, Answer>();

  load(): Promise<Contents> { return Promise.resolve({ dossiers: [], answers: [] }); }

  write(edits: Edit[], dossier: Dossier): Promise<Written> {
    const stored = edits.map((edit) => meet(edit, this.answers.get(keyOf(edit.answer))));
    for (const answer of stored) this.answers.set(keyOf(answer), answer);
    return Promise.resolve({ dossier, answers: stored });
  }

  erase(): Promise<void> { this.answers.clear(); return Promise.resolve(); }
}
