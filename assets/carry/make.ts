/** The whole workbook with the reader's answers inside, as one file that opens
 * anywhere and can be filled in further. */

import { copyOf } from "../answers/copy";
import { fileName } from "../answers/file";
import { escaped, holding } from "../answers/holder";
import { newDossier } from "../answers/record";
import type { Store } from "../answers/store";
import { inOneFile } from "../page/address";
import { book, say } from "../workbook";
import { asItCame } from "./document";
import { settle } from "./known";

/** Why there is no file: words for the reader. */
export class NotMade extends Error {}

export async function withAnswers(store: Store): Promise<{ name: string; data: Blob }> {
  await store.flush();
  const text = store.kept().length === 0 ? "" : escaped((await copyOf(store)).text);
  const page = holding(inOneFile ? asItCame() : await fetched(), text);
  if (page === undefined) throw new NotMade(say("carry.not-made"));
  if (text !== "") settle(store, text.trim(), "taken", store.dossier?.id ?? "");
  return { name: fileName(store.dossier ?? newDossier(), `-${say("carry.ending")}.html`), data: new Blob([page], { type: "text/html" }) };
}

/** The file form of the site. Pages that are opened from disk may not read it. */
async function fetched(): Promise<string> {
  if (location.protocol === "file:") throw new NotMade(say("carry.from-disk", { file: book.file }));
  try {
    const answer = await fetch((document.documentElement.dataset.root ?? "") + book.file);
    return answer.ok ? await answer.text() : "";
  } catch {
    throw new NotMade(say("carry.offline"));
  }
}
