/** The steps that the database went through, by number. Steps are only ever
 * added at the end; each runs in the one transaction that upgrades, which is
 * undone as a whole when a step fails. */

import type { Answer, Dossier, Snapshot } from "./record";
import { named } from "./snapshots";
import { result } from "./transaction";

/** Changes stores and records; what it waits for are requests of the upgrade. */
type Step = (database: IDBDatabase, transaction: IDBTransaction) => void | Promise<void>;

const steps: Step[] = [
  (database): void => {
    database.createObjectStore("dossiers", { keyPath: "id" });
    database.createObjectStore("answers", { keyPath: ["dossier", "person", "worksheet", "copy", "question"] });
    database.createObjectStore("meta");
  },
  (database): void => {
    database.createObjectStore("snapshots", { keyPath: "id" });
  },
];

/** The number of the schema that this version of the program writes. */
export const schema = steps.length;

/** Brings a database of an older version up to date. What it holds is first
 * put aside as it was. */
export async function upgrade(database: IDBDatabase, transaction: IDBTransaction, from: number): Promise<void> {
  let aside = from === 0;
  for (const step of steps.slice(from)) {
    if (!aside && database.objectStoreNames.contains("snapshots")) {
      await putAside(transaction);
      aside = true;
    }
    await step(database, transaction);
  }
  if (!aside) await putAside(transaction);
}

/** Snapshots of all dossiers, made before a step changes what they hold; the
 * step that made room for snapshots changed nothing else. */
async function putAside(transaction: IDBTransaction): Promise<void> {
  const dossiers = await result(transaction.objectStore("dossiers").getAll() as IDBRequest<Dossier[]>);
  const answers = await result(transaction.objectStore("answers").getAll() as IDBRequest<Answer[]>);
  for (const dossier of dossiers) {
    const own = answers.filter((a) => a.dossier === dossier.id);
    const snapshot: Snapshot = { ...named(dossier, "upgrade"), dossier, answers: own };
    transaction.objectStore("snapshots").put(snapshot);
  }
}
