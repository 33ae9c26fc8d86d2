/** Where nothing at all can be kept, each sheet says so before anything is
 * written. Nothing is barred: it can be filled in, printed and taken along; the button for that
 * stands in the status line, which is always in sight. */

import type { Store } from "../answers/store";
import { inOneFile } from "../page/address";
import { element } from "../page/element";
import { book, say } from "../workbook";

export function unkept(sheet: HTMLElement, store: Store): void {
  if (store.state !== "memory") return;
  const { page, root } = document.documentElement.dataset;
  const together = inOneFile ? [] : [" ", element("a", { href: `${root ?? ""}${book.id}.html#${page ?? ""}` }, say("unkept.together"))];
  sheet.querySelector(":scope > header")?.append(element("p", { class: "unkept screen" },
    element("strong", {}, say("unkept.title")), " ", say("unkept.words"), ...together));
}
