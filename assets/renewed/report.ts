/** The report of an update: taken over, please look again, no longer asked. It
 * changes no answer, and says how to get back. */

import { restore } from "../answers/dossiers";
import { type Address, canonical, type Snapshot } from "../answers/record";
import { empty, fromFile, news, renewal, type Renewal, settle, wordedOf } from "../answers/renewal";
import type { Store } from "../answers/store";
import { addressOf, atPlace } from "../page/address";
import { button, element } from "../page/element";
import { book, say } from "../workbook";
import { type WordedSheet, wording } from "../wording";

type Sheets = Record<string, WordedSheet>;

/** Shows the report above the page, when there is anything that the reader does
 * not know yet. */
export async function report(main: HTMLElement, store: Store): Promise<void> {
  const sheets = await wording();
  const whole = (): Renewal => renewal(store, sheets);
  if (empty(news(whole(), store.dossier))) return settle(store, whole());
  const opened = fromFile(store.dossier); // opening has a way back of its own
  const snapshot = opened ? undefined : await store.snapshots.atUpdate(store.dossier).catch(() => undefined);
  const body = element("div");
  const dismiss = button(say("renewed.seen"), "edged", () => {
    void settle(store, whole()).then(() => { box.remove(); main.focus(); store.dispatchEvent(new Event("settled")); });
  });
  const title = say(opened ? "renewed.title-file" : "renewed.title");
  const box = element("section", { class: "renewed screen", "aria-label": title },
    element("p", { class: "renewed-title" }, title), body,
    element("p", { class: "buttons" }, dismiss, " ", element("small", {}, say("renewed.later"))));
  main.prepend(box);
  const first = news(whole(), store.dossier);
  keep(body, store, sheets, () => ({ ...whole(), moved: first.moved, gone: whole().gone.filter((g) => first.gone.some((f) => same(f.at, g.at))) }), snapshot);
}

/** The same on the reader's own page, for as long as it is of use. */
export async function again(holder: HTMLElement, store: Store): Promise<void> {
  const sheets = await wording();
  keep(holder, store, sheets, () => renewal(store, sheets), (await store.snapshots.updates(store.dossier))[0]);
}

const same = (a: Address, b: Address): boolean => canonical([a.person, a.worksheet, a.copy, a.question]) === canonical([b.person, b.worksheet, b.copy, b.question]);

/** Keeps the report true while answers change; not at every key. */
function keep(holder: HTMLElement, store: Store, sheets: Sheets, find: () => Renewal, snapshot: Snapshot | undefined): void {
  const done = element("div", { role: "status" });
  const body = element("div");
  holder.append(body, done);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let key = "";
  const show = (): void => {
    if (!holder.isConnected) return store.removeEventListener("change", soon);
    const parts = [...inWords(find(), sheets), ...wayBack(store, snapshot, done)];
    const now = parts.map((p) => p.textContent).join("\n");
    if (now === key) return;
    key = now;
    body.replaceChildren(...parts);
  };
  const soon = (): void => { clearTimeout(timer); timer = setTimeout(show, 200); };
  store.addEventListener("change", soon);
  show();
}

function inWords(r: Renewal, sheets: Sheets): HTMLElement[] {
  const unlisted = r.again.length === 0 ? say("renewed.checked") : say("renewed.again");
  return [
    element("p", {}, say("renewed.kept")),
    element("p", {}, unlisted),
    ...(r.again.length === 0 ? [] : [element("ul", {}, ...r.again.map(({ at, why }) =>
      element("li", {}, to(at, sheets), ` (${[say(`renewed.${why}`), at.person === "" ? "" : say("tray.own")].filter(Boolean).join(" · ")})`)))]),
    ...(r.gone.length === 0 ? [] : [element("p", {}, say("renewed.gone", { n: r.gone.length }), " ",
      element("a", { href: atPlace(mineHref(), "former") }, say("renewed.to-tray")))]),
    ...(r.moved.length === 0 ? [element("p", {}, say("renewed.taken", { n: r.taken }))] : [element("details", {},
      element("summary", {}, `${say("renewed.taken", { n: r.taken })} ${say("renewed.moved", { n: r.moved.length })}`),
      element("p", {}, say("renewed.moved-where")),
      element("ul", {}, ...r.moved.map((at) => element("li", {}, to(at, sheets)))))]),
  ];
}

/** Where the reader's own page is, as the head of every page says. */
const mineHref = (): string => document.querySelector("a[data-mine-link]")?.getAttribute("href") ?? "";

function to(at: Address, sheets: Sheets): HTMLElement {
  const page = book.pages.find((p) => p.id === book.sheets[at.worksheet]?.page);
  return element("a", { href: addressOf(page, `${at.worksheet}.${at.question}`) },
    wordedOf(sheets, at)?.label ?? at.question);
}

/** The way back, once something changed since the update. */
function wayBack(store: Store, snapshot: Snapshot | undefined, done: HTMLElement): HTMLElement[] {
  if (!snapshot || store.readonly || !differs(store, snapshot)) return [];
  const goBack = async (): Promise<void> => {
    const aside = await restore(store, snapshot);
    const undo = aside ? [" ", button(say("undo.button"), "quiet", () => void restore(store, aside).then(() => done.replaceChildren()))] : [];
    done.replaceChildren(element("p", { class: "done" }, say("renewed.restored"), ...undo));
    done.querySelector("button")?.focus();
  };
  return [element("p", {}, say("renewed.back"), " ", button(say("renewed.restore"), "quiet", () => void goBack()))];
}

function differs(store: Store, snapshot: Snapshot): boolean {
  const short = (all: Snapshot["answers"]): string =>
    canonical(all.filter((a) => a.value !== null).map((a) => [a.person, a.worksheet, a.copy, a.question, a.value, a.revision].map(canonical).join(" ")).sort());
  return short(store.kept()) !== short(snapshot.answers);
}
