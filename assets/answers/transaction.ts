/** Requests and transactions of the database as promises. */

const patience = 3000; // ms; some browsers never answer the first open

/** A browser that never answers; then something else has to be done. */
export class NoAnswer extends Error {
  constructor() { super("no answer"); }
}

/** The page is put away, and must not hold up what others write. */
export class Asleep extends Error {
  constructor() { super("asleep"); }
}

/** Gives up after a while. */
export function within<T>(promise: Promise<T>, wait = patience): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => { timer = setTimeout(() => reject(new NoAnswer()), wait); });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** Settles when everything is stored, or nothing. */
export const done = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = (): void => resolve();
    transaction.onabort = transaction.onerror = (): void => reject(transaction.error ?? new Error("aborted"));
  });

export const result = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = (): void => resolve(request.result);
    request.onerror = (): void => reject(request.error ?? new Error("failed"));
  });
