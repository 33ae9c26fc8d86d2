/** Starts everything on a page. One part that fails never stops the next. */

import { keepCopy } from "./answers/copy";
import { Store } from "./answers/store";
import { mine } from "./mine/mine";
import { road } from "./page/road";
import { say } from "./workbook";
import { Form } from "./worksheet/form";
import { printing } from "./worksheet/print";
import { status } from "./worksheet/status";

/** Runs a part; when it fails, says so on every status line. */
function attempt<T>(part: () => T): T | undefined {
  try {
    return part();
  } catch (error) {
    console.error(error);
    for (const state of document.querySelectorAll<HTMLElement>(".status .state")) {
      state.dataset.state = "failed";
      state.textContent = say("status.broken");
    }
    return undefined;
  }
}

async function start(): Promise<void> {
  document.documentElement.classList.add("js");
  const store = new Store();
  await store.start();
  const forms = Array.from(document.querySelectorAll<HTMLFormElement>("form[data-worksheet]"), (f) => attempt(() => new Form(f, store)))
    .filter((f) => f !== undefined);
  for (const f of forms) attempt(() => status(f.element, store));
  attempt(() => road(store));
  attempt(() => printing(forms));
  const own = document.querySelector<HTMLElement>("[data-mine]");
  if (own) attempt(() => mine(own, store));
  for (const b of document.querySelectorAll("[data-do=copy]")) b.addEventListener("click", () => void keepCopy(store));
  document.documentElement.dataset.ready = "";
}

void start().catch((error: unknown) => attempt(() => { throw error; }));
