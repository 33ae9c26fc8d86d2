/** Starts everything on a page. One part that fails never stops the next. */

import { keepCopy } from "./answers/copy";
import { Store } from "./answers/store";
import { comparing } from "./compare/load";
import { giving } from "./give/button";
import { mine } from "./mine/mine";
import { breathe } from "./page/breathe";
import { onPress } from "./page/element";
import { beginInvited, invited } from "./page/invited";
import { road } from "./page/road";
import { insideApp } from "./page/surroundings";
import { openDossier } from "./page/dossier";
import { renewed } from "./renewed/begin";
import { say } from "./workbook";
import { actionList } from "./worksheet/actions";
import { Copies } from "./worksheet/copies";
import { Form } from "./worksheet/form";
import { personSwitch } from "./worksheet/person";
import { printing } from "./worksheet/print";
import { Reading } from "./worksheet/reading";
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
  const trouble = await beginInvited(store).catch(() => undefined);
  const begin = (form: Form): void => {
    personSwitch(form);
    status(form.element, store);
  };
  const forms: (() => Form[])[] = [];
  const rest: (() => boolean)[] = [];
  for (const sheet of document.querySelectorAll<HTMLFormElement>("form[data-worksheet]")) {
    await breathe();
    attempt(() => {
      if (sheet.dataset.repeat !== undefined) {
        const copies = new Copies(sheet, store, begin);
        forms.push(() => [...copies.forms.values()]);
        rest.push(() => copies.makeNext());
      } else {
        const form = new Form(sheet, new Reading(store));
        forms.push(() => [form]);
        begin(form);
      }
    });
  }
  for (const next of rest) while (attempt(next)) await breathe();
  for (const list of document.querySelectorAll<HTMLElement>("[data-actions]")) attempt(() => actionList(list, store));
  for (const sheet of document.querySelectorAll<HTMLElement>("[data-compare]")) void comparing(sheet, store).then((shown) => forms.push(shown));
  attempt(() => road(store));
  attempt(() => openDossier(store));
  const main = document.querySelector<HTMLElement>("main");
  if (main) attempt(() => invited(main, store, trouble));
  if (main) attempt(() => insideApp(main));
  attempt(() => renewed(store));
  attempt(() => printing(() => forms.flatMap((f) => f())));
  const own = document.querySelector<HTMLElement>("[data-mine]");
  if (own) attempt(() => mine(own, store));
  onPress("[data-do=copy]", () => void keepCopy(store));
  giving(store);
  document.documentElement.dataset.ready = "";
}

void start().catch((error: unknown) => attempt(() => { throw error; }));
