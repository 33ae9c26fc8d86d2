/** An example that the author filled in: the box on a page from which it opens,
 * and what every page says while it is open. It never passes for an own dossier. */

import { begin, throwAway } from "../answers/dossiers";
import { type Dossier, nameOf } from "../answers/record";
import { ownInUse } from "../answers/shelf";
import type { Store } from "../answers/store";
import { addressOf } from "../page/address";
import { button, element } from "../page/element";
import { canLoad, later } from "../page/later";
import { book, say } from "../workbook";

/** What the part offers that comes later. */
export interface Practice {
  open(id: string, store: Store): Promise<void>;
  reset(store: Store): Promise<(() => Promise<unknown>) | undefined>;
}

/** Brings the boxes on a page to life. */
export function examples(part: ParentNode, store: Store): void {
  for (const box of part.querySelectorAll<HTMLElement>("[data-example]")) {
    const id = box.dataset.example ?? "";
    const open = box.querySelector<HTMLButtonElement>("[data-do=example]"), report = box.querySelector<HTMLElement>("[data-report]");
    if (!open || !report) continue;
    open.closest("p")?.removeAttribute("hidden");
    const first = open.textContent;
    const show = (): void => {
      const here = store.dossier?.practice === id;
      open.hidden = here;
      open.disabled = store.readonly;
      const known = store.dossiers.some((d) => d.practice === id && !d.deleted);
      open.textContent = known ? say("example.again") : first;
      if (here !== report.childElementCount > 0 || !here && report.matches(":has(.trouble)")) report.replaceChildren(...(here ? around() : []));
    };
    open.addEventListener("click", () => {
      open.disabled = true;
      void later<Practice>("practice").then((p) => p.open(id, store)).then(() => report.querySelector("a")?.focus())
        .catch(() => { report.replaceChildren(element("p", { class: "trouble", role: "alert" }, say("example.failed"))); })
        .finally(() => { open.disabled = store.readonly; });
    });
    store.addEventListener("change", show);
    show();
  }
}

/** Where to look around: the pages with sheets. */
function around(): HTMLElement[] {
  const pages = book.pages.filter((p) => p.sheets.some((id) => !book.sheets[id]?.view));
  return [element("p", { role: "status" }, say("example.opened")),
    element("ul", { class: "around" }, ...pages.map((p) => element("li", {}, element("a", { href: addressOf(p, "") }, p.title))))];
}

/** Says on every page that an example is open, with the ways out of it. */
export function inExample(store: Store): void {
  const part = element("aside", { class: "practice", "aria-label": say("example.title") });
  const report = element("p", { class: "screen", role: "status", tabindex: "-1" });
  let shown: string | undefined;
  const tell = (words: string, back?: () => Promise<unknown>): void => {
    report.replaceChildren(words, ...(back ? [" ", button(say("undo.button"), "quiet", () => void back().then(() => report.replaceChildren()))] : []));
    if (document.activeElement === document.body) report.focus(); // the button that was pressed is gone
  };
  const show = (): void => {
    const d = store.dossier?.practice === undefined ? undefined : store.dossier;
    document.documentElement.toggleAttribute("data-in-example", d !== undefined);
    document.documentElement.style.setProperty("--example", JSON.stringify(say("example.title")));
    const key = d && `${d.id} ${nameOf(d)} ${String(store.readonly)}`;
    if (shown === key) return;
    shown = key;
    const here = part.contains(document.activeElement); // who pressed a button stays here
    if (d) report.replaceChildren();
    part.replaceChildren(...(d ? words(d, store, tell) : []), report);
    part.classList.toggle("left", d === undefined);
    if (d) document.querySelector("header.top")?.after(part);
    if (here && d) part.querySelector("button")?.focus();
  };
  store.addEventListener("change", show);
  show();
}

function words(d: Dossier, store: Store, tell: (words: string, back?: () => Promise<unknown>) => void): HTMLElement[] {
  const id = d.practice ?? "";
  const leave = async (): Promise<void> => {
    const [own] = ownInUse(store.dossiers);
    await (own ? store.goTo(own.id) : begin(store, ""));
  };
  const away = async (): Promise<void> => {
    await leave();
    await throwAway(store, d.id, true);
    tell(say("example.gone"), async () => { await throwAway(store, d.id, false); await store.goTo(d.id); });
  };
  const reset = async (): Promise<void> => tell(say("example.was"), await (await later<Practice>("practice")).reset(store));
  const press = (key: string, look: string, work: () => Promise<void>): HTMLElement => {
    const pressed = button(say(`example.${key}`), look, () => void work().catch(() => tell(say("example.failed"))));
    if (look === "quiet") pressed.append(element("span", { class: "hidden" }, `: ${say("example.title")}`));
    return pressed;
  };
  return [
    element("p", {}, element("strong", { dir: "auto" }, say("example.is", { title: d.title || book.title })), " ", say("example.words")),
    ...(store.readonly ? [] : [element("p", { class: "actions screen" },
      press("leave", "main", () => leave().then(() => tell(say("example.left")))),
      ...(canLoad(`example-${id}`) ? [press("reset", "quiet", reset)] : []),
      press("throw", "quiet", away))]),
  ];
}
