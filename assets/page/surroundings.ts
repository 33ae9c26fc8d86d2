/** Where the page is open, when that is a bad place to keep answers: inside an
 * app that shows pages itself, or in a browser that clears up after a week. */

import { button, element } from "./element";
import { inOneFile } from "./address";
import { book, say } from "../workbook";

const apps = /FBAN|FBAV|FB_IAB|Instagram|WhatsApp|MessengerForiOS|LinkedInApp|Snapchat|TikTok|musical_ly|\bLine\/|; wv\)/;

/** Whether the page is open inside such an app. */
export const inApp = (): boolean => apps.test(navigator.userAgent);

/** Says to open the page in a browser, with the address to copy. */
export function insideApp(main: HTMLElement): void {
  if (!inApp()) return;
  const address = element("input", { type: "text", readonly: true, "aria-label": say("app.address") });
  address.value = location.href;
  address.addEventListener("focus", () => address.select());
  const said = element("span", { role: "status" });
  const copy = button(say("app.copy"), "edged", () => {
    address.select();
    void navigator.clipboard?.writeText(address.value).then(() => { said.textContent = say("app.copied"); }, () => { said.textContent = say("app.by-hand"); });
  });
  main.prepend(element("aside", { class: "in-app screen", "aria-label": say("app.title") },
    element("p", {}, element("strong", {}, say("app.title")), " ", say("app.words")),
    element("p", { class: "address" }, address, " ", copy, " ", said)));
}

/** Whether answers stay behind when this file moves: Firefox gives each file on
 * disk a store of its own, by its place and name. */
export const boundToPlace = (): boolean => location.protocol === "file:" && inOneFile && /Firefox\//.test(navigator.userAgent);

/** What to know where a file must stay, with the way out. */
export const stay = (keep: () => void): Node[] => [
  element("p", {}, element("strong", {}, say("disk.stay")), " ", say("disk.stay-words")),
  element("p", {}, button(say("carry.keep"), "edged", keep)),
];

/** Pages that are opened from disk may each have a store of their own; the one
 * file with all of them has one, which may not move along. */
export function fromDisk(main: HTMLElement, copied: boolean, keep: () => void): void {
  if (boundToPlace() && !copied) main.prepend(element("aside", { class: "in-app screen", "aria-label": say("disk.stay") }, ...stay(keep)));
  if (location.protocol !== "file:" || inOneFile) return;
  const { file } = book;
  main.prepend(element("aside", { class: "in-app screen", "aria-label": say("disk.title") },
    element("p", {}, element("strong", {}, say("disk.title")), " ", say("disk.words"), " ",
      element("a", { href: (document.documentElement.dataset.root ?? "") + file }, file))));
}

/** Safari forgets what a site keeps after seven days without a visit. */
export const forgetsSoon = (agent = navigator.userAgent): boolean =>
  /Safari\//.test(agent) && !/Chrome|Chromium|CriOS|FxiOS|EdgiOS|Android/.test(agent);
