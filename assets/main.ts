/** Starts everything on a page. One part that fails never stops the next. */

import { keepCopy } from "./answers/copy";
import { Store } from "./answers/store";
import { beginCarried } from "./carry/begin";
import { remember } from "./carry/document";
import { keepPlain, keepWhole } from "./carry/keep";
import { giving } from "./give/button";
import { keeping } from "./mine/begin";
import { mine } from "./mine/mine";
import { examples, inExample } from "./practice/begin";
import { inOneFile } from "./page/address";
import { arrive } from "./page/arrive";
import { attempt } from "./page/attempt";
import { openDossier } from "./page/dossier";
import { onPress } from "./page/element";
import { beginInvited, invited } from "./page/invited";
import { Leaves } from "./page/leaves";
import { road } from "./page/road";
import { shownMain } from "./page/shown";
import { fromDisk, insideApp } from "./page/surroundings";
import { renewed } from "./renewed/begin";
import { printing } from "./worksheet/print";
import { Sheets } from "./worksheet/sheets";

async function start(): Promise<void> {
  await remember();
  document.documentElement.classList.add("js");
  const store = new Store();
  await store.start();
  const brought = await beginCarried(store).catch(() => undefined);
  const trouble = await beginInvited(store).catch(() => undefined);
  const keep = (): void => void keepWhole(store);
  const sheets = new Sheets(store);
  const begin = async (part: HTMLElement): Promise<void> => {
    await sheets.begin(part);
    const own = part.querySelector<HTMLElement>("[data-mine]");
    if (own) attempt(() => mine(own, store));
    const box = part.querySelector<HTMLElement>("[data-keeping]");
    if (box) attempt(() => keeping(box, store));
    attempt(() => examples(part, store));
    const main = part.matches("main") ? part : part.querySelector("main");
    if (main) attempt(() => invited(main, store, trouble));
  };
  if (inOneFile) await new Leaves(begin, () => store.dispatchEvent(new Event("change"))).start();
  else {
    await begin(document.body);
    attempt(arrive);
  }
  attempt(() => road(store));
  attempt(() => openDossier(store));
  attempt(() => inExample(store));
  attempt(() => brought?.());
  attempt(() => renewed(store));
  store.addEventListener("opened", () => renewed(store));
  attempt(() => { const main = shownMain(); if (main) insideApp(main); });
  attempt(() => { const main = shownMain(); if (main) fromDisk(main, store.dossier?.copied !== undefined, keep); });
  attempt(() => printing(() => sheets.shown()));
  onPress("[data-do=copy]", () => void keepCopy(store));
  onPress("[data-do=keep-whole]", keep);
  onPress("[data-do=keep-plain]", keepPlain);
  giving(store);
  document.documentElement.dataset.ready = "";
}

void start().catch((error: unknown) => {
  document.documentElement.dataset.failed = ""; // for rescue.ts, which needs nothing of what failed
  attempt(() => { throw error; });
});
