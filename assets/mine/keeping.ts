/** How answers are kept now: where, how many, since which copy, and what the
 * browser promised. Only what is known is said. */

import { nameOf } from "../answers/record";
import type { Store } from "../answers/store";
import { within } from "../answers/transaction";
import { button, element } from "../page/element";
import { whileShown } from "../page/shown";
import { book, say } from "../workbook";
import { status } from "../worksheet/status";

/** Keeps the box true. */
export function begin(box: HTMLElement, store: Store): void {
  const holder = box.querySelector<HTMLElement>("[data-part=status]"), facts = box.querySelector("dl");
  if (!holder || !facts) return;
  status(holder, store);
  let refused = false, latest = 0;
  const show = async (): Promise<void> => {
    const turn = ++latest;
    const [promised, used] = await Promise.all([known(() => navigator.storage.persisted()), known(() => navigator.storage.estimate())]);
    if (turn !== latest) return;
    const copy = box.querySelector<HTMLElement>(".actions");
    if (copy) copy.hidden = store.kept().length === 0;
    const ask = button(say("keeping.ask"), "quiet", () => void known(() => navigator.storage.persist(), 60_000).then((given) => { refused = !given; return show(); }));
    facts.replaceChildren(
      ...fact("answers", count(store)),
      ...(promised === undefined || !kept(store) ? [] : fact("promise", say(promised ? "keeping.promised" : refused ? "keeping.refused" : "keeping.free"), ...promised || refused ? [] : [ask])),
      ...(used?.usage === undefined || !kept(store) ? [] : fact("room", say("keeping.used", { size: size(used.usage) }))));
  };
  whileShown(box, store, () => void show());
  void show();
}

/** Only where something is kept in the browser's database a promise means something. */
const kept = (store: Store): boolean => ["saved", "saving", "slow", "failed"].includes(store.state);

function count(store: Store): string {
  const n = store.kept().length;
  return n === 0 ? say("keeping.none") : store.dossier ? say("keeping.dossier", { n, name: nameOf(store.dossier) }) : String(n);
}

const fact = (name: string, ...words: (string | Node)[]): Node[] =>
  [element("dt", {}, say(`keeping.${name}`)), element("dd", { dir: "auto" }, ...words.flatMap((w) => [w, " "]))];

/** What a browser tells, if it does; some never answer. */
async function known<T>(ask: () => Promise<T>, wait?: number): Promise<T | undefined> {
  try {
    return await within(ask(), wait);
  } catch {
    return undefined;
  }
}

function size(bytes: number): string {
  const n = new Intl.NumberFormat(book.language, { maximumFractionDigits: 1 }).format(bytes / 1_000_000);
  return bytes < 100_000 ? say("keeping.little") : say("keeping.some", { n });
}
