/** A file that was made: what it is called, where it stands, what to do next.
 * A browser that makes no file gets a sentence, and the words to take along. */

import { download, toClipboard } from "../page/download";
import { button, element } from "../page/element";
import { say } from "../workbook";
import type { Giving } from "./giving";

export interface Made {
  name: string;
  data: Blob;
  words: () => Promise<string>; // what to take along where no file comes
  next?: Node[];                // what to do with it
  counts?: boolean;             // it is a copy that can be opened again
  where?: string;               // how that is done
}

/** Hands the file over and says so in the dialog. */
export function handOver(giving: Giving, made: Made): void {
  try {
    download(made.name, made.data);
  } catch {
    return missing(giving, made, say("copy.failed"));
  }
  const name = element("strong", { dir: "ltr" }, made.name);
  const arrived = (): void => { void giving.store.copied(); giving.dialog.close(); };
  giving.show(say(made.counts ? "copy.title" : "give.made"), [
    made.counts ? element("p", {}, say("copy.name"), " ", name) : filled("give.made-name", name),
    ...(made.counts ? [element("p", {}, made.where ?? say("copy.where"))] : []),
    ...(made.next ?? []),
    element("p", { class: "actions" },
      ...(made.counts ? [button(say("copy.yes"), "main", arrived)] : []),
      ...shareFile(made),
      button(say(made.counts ? "copy.again" : "give.not-there"), "edged", () => missing(giving, made, say("give.look")))),
  ]);
}

/** A phrase in which {name} is an element. */
function filled(key: string, name: Node): HTMLElement {
  const [before = "", after = ""] = say(key).split("{name}");
  return element("p", { role: "status" }, before, name, after);
}

/** The file did not come, or cannot be made. */
function missing(giving: Giving, made: Made, why: string): void {
  giving.show(say("give.no-file"), [
    element("p", {}, why),
    element("p", {}, say("give.instead")),
    element("p", { class: "actions" },
      button(say("give.retry"), "main", () => handOver(giving, made)), ...copyWords(made.words)),
  ]);
}

/** A button that puts words where they can be pasted from, and says so. Where
 * that is refused, the words appear to be copied by hand. */
export function copyWords(words: () => Promise<string>, key = "give.take-words", look = "edged"): HTMLElement[] {
  const said = element("span", { role: "status", class: "said" });
  const take = async (): Promise<void> => {
    said.textContent = "";
    const text = await words();
    const taken = await toClipboard(text);
    said.textContent = say(taken ? "give.taken" : "give.by-hand");
    if (!taken) said.append(byHand(text));
  };
  return [button(say(key), look, () => void take()), said];
}

function byHand(text: string): HTMLElement {
  const field = element("textarea", { class: "by-hand", readonly: true, rows: "6", "aria-label": say("give.by-hand-text") });
  field.value = text;
  field.addEventListener("focus", () => field.select());
  return field;
}

/** The sheet of the device to send a file with, where it takes such files. */
function shareFile({ name, data }: Made): HTMLElement[] {
  const files = [new File([data], name, { type: data.type })];
  if (!navigator.canShare?.({ files })) return [];
  return [button(say("give.send"), "edged", () => void navigator.share({ files }).catch(() => undefined))];
}
