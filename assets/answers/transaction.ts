/** Requests and transactions of the database as promises. */

const patience = 3000; // ms; some browsers never answer the first open

/** Gives up when a browser never answers; then something else has to be done. */
export const within = <T>(promise: Promise<T>): Promise<T> =>
  Promise.race([promise, new Promise<never>((_, reject) => setTimeout(() => reject(new Error("no answer")), patience))]);

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
