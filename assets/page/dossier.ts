/** Which dossier is open, in the head of every page, when there are several or
 * when it is an example. */

import { nameOf } from "../answers/record";
import { inUse } from "../answers/shelf";
import type { Store } from "../answers/store";
import { say } from "../workbook";
import { atPlace } from "./address";
import { element } from "./element";

/** Shows the name as a link to where another one can be chosen. */
export function openDossier(store: Store): void {
  const own = document.querySelector<HTMLAnchorElement>("header.top nav a[data-mine-link]");
  const show = (): void => {
    const present = document.querySelector<HTMLElement>("header.top .open-dossier");
    const example = store.dossier?.practice !== undefined;
    const several = example || inUse(store.dossiers).length > 1;
    const name = example ? say("example.title") : several && store.dossier ? nameOf(store.dossier) : "";
    if ((present?.textContent ?? "") === name) return;
    present?.remove();
    if (name === "" || !own) return;
    own.before(element("a", { class: "link open-dossier", href: atPlace(own.getAttribute("href") ?? "", "dossiers"), dir: "auto", title: say("dossiers.switch") }, name));
  };
  store.addEventListener("change", show);
  show();
}
