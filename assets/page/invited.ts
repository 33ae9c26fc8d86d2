/** Invited to fill in alone: an address that begins it, and what every page
 * with such a sheet then says. */

import { addressOf, inOneFile } from "./address";
import { accept, far, inAddress, sheetsOf } from "../answers/invited";
import type { Invited } from "../answers/record";
import type { Store } from "../answers/store";
import { book, say } from "../workbook";
import { Reading } from "../worksheet/reading";
import { element } from "./element";

/** Begins what the address asks for; gives what to say when it cannot. */
export async function beginInvited(store: Store): Promise<"own" | "wrong" | undefined> {
  addEventListener("hashchange", () => { if (inAddress(location.hash)) location.reload(); });
  const asked = inAddress(location.hash);
  if (!asked || store.readonly) return undefined;
  history.replaceState(null, "", location.href.split("#")[0]); // a second visit of this page begins nothing
  if (asked === "wrong") return asked;
  if (await accept(store, asked) === "own") return "own";
  if (inOneFile) toFirst(asked);
  return undefined;
}

/** In the file form the address of an invitation names no page. */
function toFirst(asked: Invited): void {
  const [sheet = ""] = sheetsOf(asked);
  const page = book.pages.find((p) => p.sheets.includes(sheet));
  if (page) history.replaceState(null, "", addressOf(page, sheet));
}

/** Says in whose name the sheets of this page are filled in, how far that is,
 * and where the answers go. */
export function invited(main: HTMLElement, store: Store, trouble: "own" | "wrong" | undefined): void {
  if (trouble) {
    main.prepend(element("aside", { class: "invited screen", "aria-label": say("invited.title") },
      element("p", { role: "status" }, element("strong", {}, say(`invited.${trouble}`)), " ", say(`invited.${trouble}-words`))));
    return;
  }
  const asked = store.dossier?.invited;
  const sheets = asked ? sheetsOf(asked) : [];
  const here = Array.from(main.querySelectorAll<HTMLElement>("form[data-worksheet]")).filter((f) => sheets.includes(f.dataset.worksheet ?? ""));
  const last = here.at(-1);
  if (!asked || !last) return;
  const alone = new Reading(store, undefined, store.me());
  const counted = element("span", { class: "far" });
  const top = element("aside", { class: "invited screen", "aria-label": say("invited.title") },
    element("p", {}, element("strong", { dir: "auto" }, asked.by === "" ? say("invited.words") : say("invited.by", { by: asked.by }))),
    element("p", {}, counted, " ", say("invited.kept")));
  main.prepend(top);
  last.after(element("aside", { class: "invited ready screen", "aria-label": say("invited.ready") },
    ...onward(sheets, here), element("p", {}, element("strong", {}, say("invited.ready"))),
    element("p", {}, element("button", { type: "button", class: "main", "data-do": "answer" }, say("invited.send")))));
  const show = (): void => {
    const { asked: n, given } = far(store, sheets, (sheet, question) => alone.shown(sheet, question));
    const words = say("invited.far", { given, n });
    if (counted.textContent !== words) counted.textContent = words;
  };
  store.addEventListener("change", show);
  show();
}

/** The next page with a sheet to fill in. */
function onward(sheets: string[], here: HTMLElement[]): HTMLElement[] {
  const next = sheets.slice(sheets.indexOf(here.at(-1)?.dataset.worksheet ?? "") + 1)[0];
  const page = book.pages.find((p) => next !== undefined && p.sheets.includes(next));
  if (!page || next === undefined) return [];
  return [element("p", {}, say("invited.next"), " ", element("a", { href: addressOf(page, next) }, book.sheets[next]?.title ?? page.title))];
}
