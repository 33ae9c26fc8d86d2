/** Opening an example beside the reader's own dossiers, and putting it back as
 * the author made it. It is read with the same distrust as any file. */

import { restore } from "../answers/dossiers";
import type { WorkFile } from "../answers/file";
import { read } from "../answers/reading";
import { type Answer, type Dossier, newDossier } from "../answers/record";
import type { Store } from "../answers/store";
import { loadScript } from "../page/later";

async function fileOf(id: string): Promise<WorkFile> {
  await loadScript(`example-${id}`);
  const texts = (globalThis as { werkboekExamples?: Record<string, string> }).werkboekExamples ?? {};
  return read(new Blob([Object.hasOwn(texts, id) ? texts[id] ?? "" : ""]));
}

/** Goes on in the example where it is open already; else it opens anew. */
export async function open(id: string, store: Store): Promise<void> {
  const known = store.dossiers.find((d) => d.practice === id && !d.deleted);
  if (known) return store.goTo(known.id);
  const { dossier: { title }, people, answers } = await fileOf(id);
  const made: Dossier = { ...newDossier(), title, people, practice: id };
  await store.onShelf((shelf) => shelf.make(made, into(made.id, answers)));
  await store.goTo(made.id);
}

const into = (dossier: string, answers: Answer[]): Answer[] => answers.map((a) => ({ ...a, dossier }));

/** Puts the open example back; what was written in it goes with a way back. */
export async function reset(store: Store): Promise<(() => Promise<unknown>) | undefined> {
  const now = store.dossier;
  if (now?.practice === undefined) return undefined;
  await store.flush();
  const { dossier: { title }, people, answers } = await fileOf(now.practice);
  const then = { id: "", time: new Date().toISOString(), why: "restore" as const, dossier: { ...now, title, people }, answers: into(now.id, answers) };
  const aside = await restore(store, then);
  return aside && ((): Promise<unknown> => restore(store, aside));
}
