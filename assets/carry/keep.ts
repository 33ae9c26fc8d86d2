/** Keeping the workbook with the answers inside, from the reader's own page. */

import { ask } from "../answers/copy";
import type { Store } from "../answers/store";
import type { Give } from "../give/button";
import { download } from "../page/download";
import { element } from "../page/element";
import { later } from "../page/later";
import { say } from "../workbook";

/** Makes the file, and asks whether it arrived; what goes wrong is said. */
export async function keepWhole(store: Store, report: Element | null): Promise<void> {
  const tell = (...words: string[]): void => report?.replaceChildren(...(words.length > 0 ? [element("p", { class: "trouble", role: "alert" }, words.join(" "))] : []));
  tell();
  try {
    const made = await (await later<Give>("give")).withAnswers(store);
    download(made.name, made.data);
    ask(made.name, () => void store.copied(), () => void keepWhole(store, report));
  } catch (error) {
    tell(error instanceof Error ? error.message : say("copy.failed"), say("carry.still"));
  }
}
