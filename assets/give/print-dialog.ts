/** Afdrukken, from the dialog Doorgeven. */

import { addressOf } from "../page/address";
import { element } from "../page/element";
import { book, say } from "../workbook";
import type { Giving } from "./giving";

/** Prints the page at hand; a page without a sheet says which pages have one. */
export function printing(giving: Giving): void {
  const ask = document.querySelector<HTMLDialogElement>("#print-dialog");
  if (ask && document.querySelector("main form[data-worksheet]") && !document.querySelector("[data-leaf]:not(.with-sheet):not([hidden])")) {
    giving.dialog.close();
    document.querySelector<HTMLElement>("[data-do=print]")?.click();
    return;
  }
  const pages = book.pages.filter((p) => p.sheets.length > 0);
  giving.show(say("give.print"), [
    element("p", {}, say("give.print-where")),
    element("ul", { class: "choices" }, ...pages.map((p) => element("li", {}, element("a", { href: addressOf(p, "print-dialog") }, p.title)))),
  ]);
}
