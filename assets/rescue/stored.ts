/** Everything that this browser keeps of a workbook, as it stands there,
 * whichever version of the program left it. Nothing of it is changed. */

/** The workbook as files of answers name it. */
export interface Book { id: string }

/** me and open: who fills in here, and the dossier of this tab. silent: a place
 * did not answer, and may hold more. */
export interface Stored { book: Book; records: unknown[]; me: string; open: string; silent: boolean }

const patience = 3000; // ms

export async function stored(book: Book): Promise<Stored> {
  const out: Stored = { book, records: brought(), me: "", open: "", silent: false };
  if (keys(out, () => sessionStorage)) return out; // the computer is not the reader's own
  keys(out, () => localStorage);
  await databases(out).catch((error: unknown) => { out.silent = !(error instanceof Error) || error.name !== "AbortError"; });
  return out;
}

/** The answers that the file form brings with it, as an earlier version. */
function brought(): unknown[] {
  const file = parsed(document.getElementById("werkboek-answers")?.textContent ?? "") as { dossier: { id: string }; answers: object[]; people?: unknown; formerly?: unknown };
  if (!Array.isArray(file?.answers) || typeof file.dossier?.id !== "string") return [];
  const { dossier, answers, people, formerly } = file;
  return [{ dossier: { ...dossier, people, rest: { formerly } }, answers: answers.map((a) => ({ ...a, dossier: dossier.id })) }];
}

/** Names of databases and keys of a workbook begin so, with the number of their form. */
const isOurs = (name: string, { id }: Book): boolean => /^werkboek:\d+:/.test(name) && name.split(":")[2] === id;

/** Takes the keys of a storage; tells whether only what stands there counts. */
function keys(out: Stored, storage: () => Storage): boolean {
  let alone = false;
  try {
    for (const [key, text] of Object.entries(storage()) as [string, string][]) {
      if (!isOurs(key, out.book)) continue;
      const [, , , kind, ...place] = key.split(":");
      if (kind === "shared") alone = true;
      else if (kind === "me") out.me = text;
      else if (kind === "dossier" && place.length === 0) out.open = text;
      else out.records.push(kind === "answer" ? { answer: parsed(text), base: 0 } : parsed(text)); // the database may have it too
    }
  } catch { /* what is closed to us holds nothing of ours */ }
  return alone;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

async function databases(out: Stored): Promise<void> {
  const known = indexedDB.databases ? await within(indexedDB.databases()) : [{ name: `werkboek:1:${out.book.id}:` }];
  for (const { name = "" } of known) {
    if (!isOurs(name, out.book)) continue;
    const opening = indexedDB.open(name); // without a number, so that it is never brought up to date
    opening.onupgradeneeded = (): void => opening.transaction?.abort(); // nor made
    const database = await result(opening);
    for (const each of Array.from(database.objectStoreNames).filter((n) => n !== "meta")) {
      const store = database.transaction(each).objectStore(each);
      const all = await Promise.allSettled((await result(store.getAllKeys())).map((key) => result<unknown>(store.get(key))));
      for (const one of all) one.status === "fulfilled" ? out.records.push(one.value) : out.silent = true;
    }
    database.close();
  }
}

/** One record that cannot be read takes no other with it. */
const result = <T>(request: IDBRequest<T>): Promise<T> => within(new Promise((resolve, reject) => {
  request.onsuccess = (): void => resolve(request.result);
  request.onerror = (event): void => { event.preventDefault(); reject(request.error); };
}));

const within = <T>(promise: Promise<T>): Promise<T> =>
  Promise.race([promise, new Promise<never>((_, reject) => { setTimeout(reject, patience); })]);
