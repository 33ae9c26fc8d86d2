/** Naar de anderen: an invitation to fill in sheets alone, as an address or as a
 * file. No answer goes along. */

import { begin } from "../answers/dossiers";
import { fileName, make } from "../answers/file";
import { askedAlone } from "../answers/invited";
import type { Dossier } from "../answers/record";
import { inOneFile } from "../page/address";
import { button, element } from "../page/element";
import { book, say } from "../workbook";
import { wording } from "../wording";
import { boxes } from "./choices-dialog";
import type { Giving } from "./giving";
import { copyWords, handOver } from "./made-dialog";
import { mailTo } from "./report-words";

/** The sheets in which each answers alone; a sheet that gathers such questions
 * is one too. */
const sheetsForEach = (): string[] => book.pages.flatMap((p) => p.sheets).filter((id) => askedAlone(id).length > 0);

/** An address that says which dossier and sheets are meant, only by their ids. */
function addressOf(dossier: string, sheets: string[], all: string[]): string {
  const page = book.pages.find((p) => p.sheets.includes(sheets[0] ?? ""));
  const address = new URL(inOneFile ? location.href : (document.documentElement.dataset.root ?? "") + (page?.href ?? ""), location.href);
  const named = sheets.length === all.length ? [] : sheets;
  address.search = "";
  address.hash = `invited=${[dossier, ...named].join(".")}`;
  return address.href;
}

/** The page of the dialog. */
export async function invitation(giving: Giving): Promise<void> {
  const { store } = giving;
  const sheets = await wording();
  if (!store.dossier && !store.readonly) await begin(store, "");
  if (!store.dossier) return;
  const dossier: Dossier = store.dossier;
  const all = sheetsForEach();
  const apart = all.filter((id) => sheets[id]?.mode === "apart");
  const gathering = apart.filter((id) => book.sheets[id]?.view);
  const chosen = new Set(gathering.length > 0 ? gathering : apart.length > 0 ? apart : all);
  const ways = element("div", {});
  const which = element("summary", {});
  const title = (id: string): string => book.sheets[id]?.title ?? id;
  const show = (): void => {
    which.textContent = `${say("invite.which")} ${all.filter((id) => chosen.has(id)).map(title).join(", ")}`;
    ways.replaceChildren(...(chosen.size === 0 ? [element("p", { class: "trouble" }, say("invite.none"))] : waysOf(giving, dossier, all.filter((id) => chosen.has(id)), all)));
  };
  show();
  giving.show(say("give.others"), [
    element("p", {}, say("invite.words")),
    element("details", { class: "folded" }, which, boxes(say("invite.which"), all.map((id) => [id, title(id)]), chosen, show)),
    ways,
    element("h3", {}, say("invite.back")),
    element("p", {}, say("invite.back-words"), " ", element("a", { href: mineHref() }, say("invite.to-mine"))),
  ]);
}

const mineHref = (): string => document.querySelector<HTMLAnchorElement>("a[data-mine-link]")?.getAttribute("href") ?? "";

/** The two ways to invite: by an address and by a file. */
function waysOf(giving: Giving, dossier: Dossier, sheets: string[], all: string[]): Node[] {
  const byFile = [
    element("h3", {}, say("invite.as-file")),
    element("p", {}, say("invite.as-file-words")),
    element("p", { class: "actions" }, button(say("invite.make-file"), "edged", () => void file(giving, dossier, sheets, all))),
  ];
  return location.protocol.startsWith("http") ? [...byAddress(addressOf(dossier.id, sheets, all)), ...byFile]
    : [element("p", { class: "help" }, say("invite.from-disk")), ...byFile];
}

function byAddress(address: string): Node[] {
  const text = say("invite.message", { address, workbook: book.title });
  const title = say("invite.subject", { workbook: book.title });
  const mail = mailTo(title, text);
  const share = (): void => void navigator.share({ title, text }).catch(() => undefined);
  return [
    element("h3", {}, say("invite.as-address")),
    element("p", {}, say("invite.as-address-words")),
    element("div", { class: "message", "data-message": "" }, text),
    element("p", { class: "actions" },
      ...copyWords(() => Promise.resolve(text), "invite.take", "main"),
      ...("share" in navigator ? [button(say("give.share"), "edged", share)] : []),
      element("a", { class: "edged", href: mail }, say("give.mail")),
      ...copyWords(() => Promise.resolve(address), "invite.take-address", "quiet")),
  ];
}

/** The file knows the dossier by name; it holds no answer. */
async function file(giving: Giving, dossier: Dossier, sheets: string[], all: string[]): Promise<void> {
  const invited = { by: dossier.title, sheets: sheets.length === all.length ? [] : sheets };
  const text = await make({ ...dossier, invited }, [], { purpose: "invitation" });
  const explained = say("invite.file-message", { address: siteAddress() });
  handOver(giving, {
    name: fileName({ ...dossier, title: `${say("invite.file-name")} ${dossier.title}` }),
    data: new Blob([text], { type: "application/json" }),
    words: () => Promise.resolve(text),
    next: [
      element("p", {}, say("invite.file-next")),
      element("div", { class: "message" }, explained),
      element("p", { class: "actions" }, ...copyWords(() => Promise.resolve(explained), "invite.take", "quiet")),
    ],
  });
}

/** Where a file is opened. */
const siteAddress = (): string => (location.protocol.startsWith("http") ? new URL(mineHref(), location.href).href.replace(/#.*/, "") : say("invite.this-file"));
