/** Before a file is opened: what it is, and what would happen, in words. Nothing
 * has changed until the reader says so. */

import { addressOf } from "../page/address";
import type { WorkFile } from "../answers/file";
import { whereCompared } from "../answers/groups";
import { sheetsOf } from "../answers/invited";
import { Full, invitationOf, offers, open, type Offer, OwnInvitation, type Plan } from "../answers/opening";
import { read, Unusable } from "../answers/reading";
import { nameOf } from "../answers/record";
import type { Store } from "../answers/store";
import { button, element } from "../page/element";
import { book, day, say } from "../workbook";
import { Choice } from "./choice";

/** What became of a file that was chosen. */
type Chosen = { name: string; file: WorkFile } | { name: string; trouble: string };

/** Reads files, says what is in them, and opens them when the reader agrees. */
export async function openFiles(files: File[], store: Store, report: HTMLElement): Promise<void> {
  report.replaceChildren();
  const chosen: Chosen[] = [];
  for (const file of files) chosen.push(await look(file));
  const good = chosen.flatMap((c) => ("file" in c ? [c] : []));
  const bad = chosen.flatMap((c) => ("trouble" in c ? [c] : []));
  try {
    const all = await offers(store, good.map((c) => c.file));
    if (all.length > 0) preview(all.map((offer, i) => new Choice(offer, good[i]?.name ?? "", all.length + bad.length > 1)), bad, store, report);
    else report.replaceChildren(...bad.map((b) => trouble(b.trouble, files.length > 1 ? b.name : "")));
  } catch (error) {
    report.replaceChildren(trouble(error instanceof OwnInvitation ? say("opening.own-invitation") : say("open.failed")));
  }
}

async function look(file: File): Promise<Chosen> {
  try {
    return { name: file.name, file: await read(file) };
  } catch (error) {
    return { name: file.name, trouble: error instanceof Unusable ? error.words() : say("file.damaged") };
  }
}

const trouble = (words: string, name = ""): HTMLElement =>
  element("p", { class: "trouble", role: "alert" }, ...(name === "" ? [] : [element("strong", { dir: "auto" }, name), ": "]), words, " ", say("open.unchanged"));

/** The dialog: one file with the ways that are open to it, or several with one
 * button for all. how: another title, and who hears whether the reader agreed. */
export function preview(choices: Choice[], bad: { name: string; trouble: string }[], store: Store, report: HTMLElement,
  how: { title?: string; closed?: (agreed: boolean) => void } = {}): void {
  let agreed = false;
  const [first] = choices;
  const only = choices.length === 1 && bad.length === 0 && first ? first.offer : undefined;
  const yes = button("", "main", () => { agreed = true; dialog.close(); void accept(choices.map((c) => c.plan()), store, report); });
  const no = button("", "quiet", () => dialog.close());
  const actions = element("p", { class: "actions" });
  const show = (): void => {
    const nothing = choices.every((c) => c.nothing());
    actions.replaceChildren(...(nothing ? [] : [yes]), no);
    yes.textContent = say(only ? `opening.yes-${choices[0]?.way ?? "new"}` : "opening.all", only ? {} : { n: choices.length });
    no.textContent = say(nothing ? "open.close" : "open.no");
  };
  for (const choice of choices) choice.changed = show;
  const dialog = element("dialog", { class: "open-dialog", "aria-labelledby": "open-title" },
    element("h2", { id: "open-title" }, how.title ?? (only ? title(only) : say("opening.title-all", { n: choices.length + bad.length }))),
    ...(only ? introduction(only) : []),
    ...(only ? choices.flatMap((c) => c.parts) : [element("ol", { class: "chosen-files" }, ...choices.map((c) => element("li", {}, ...c.parts)), ...bad.map((b) => element("li", {}, trouble(b.trouble, b.name))))]),
    actions);
  show();
  dialog.addEventListener("close", () => { dialog.remove(); how.closed?.(agreed); });
  document.body.append(dialog);
  dialog.showModal();
}

const title = ({ ways, file }: Offer): string => {
  if (ways[0] !== "invitation") return say("open.title");
  const { by } = invitationOf(file);
  return by === "" ? say("opening.invitation") : say("opening.invitation-by", { by });
};

function introduction({ file, ways }: Offer): HTMLElement[] {
  const changed = file.whole ? [] : [element("p", { class: "trouble" }, say("open.changed-by-hand"))];
  if (ways[0] === "invitation") {
    const sheets = sheetsOf(invitationOf(file)).map((id) => element("li", {}, book.sheets[id]?.title ?? ""));
    return [...changed, element("p", {}, say("opening.invitation-words")), element("ul", {}, ...sheets), element("p", {}, say("opening.invitation-after"))];
  }
  const name = file.dossier.title === "" ? [] : [" ", say("opening.dossier", { title: nameOf(file.dossier) })];
  return [element("p", {}, say("open.from", { title: file.workbook.title, day: day(new Date(file.dossier.changed)) }), ...name), ...changed];
}

/** Opens, and says what was done, with the way back and the way on. */
async function accept(plans: Plan[], store: Store, report: HTMLElement): Promise<void> {
  try {
    const back = await open(store, plans);
    const [only] = plans;
    if (plans.length === 1 && only?.way === "invitation") return goOn(store);
    const undo = button(say("undo.button"), "quiet", () => {
      document.querySelector("section.renewed")?.remove();
      void back().then(() => report.replaceChildren(element("p", { role: "status" }, say("open.undone"))),
        () => report.replaceChildren(trouble(say("open.failed"))));
    });
    report.replaceChildren(element("p", { class: "done", role: "status" }, done(plans), " ", undo), ...onward(plans));
    undo.focus();
    store.dispatchEvent(new Event("opened"));
  } catch (error) {
    report.replaceChildren(trouble(say(error instanceof Full ? "room.dossier" : "open.failed")));
  }
}

function done(plans: Plan[]): string {
  const [only] = plans;
  if (plans.length > 1 || !only) return say("opening.done-all", { n: plans.length });
  if (only.way === "update" && only.offer.update) {
    const { fresh, differing, later, gone } = only.offer.update.found;
    return say("open.done", { n: fresh.length + differing.length + later.length + gone.length });
  }
  return say(`opening.done-${only.way}`);
}

/** Where to go now: to compare, or to the first question with two answers. */
function onward(plans: Plan[]): HTMLElement[] {
  const compared = plans.some((p) => p.way === "view") ? whereCompared() : undefined;
  const parts: HTMLElement[] = compared ? [element("p", {}, say("opening.compare"), " ", element("a", { href: compared.href }, compared.title))] : [];
  const differing = plans.flatMap((p) => (p.way === "update" ? p.offer.update?.found.differing ?? [] : []))[0]?.theirs.worksheet ?? "";
  const page = book.pages.find((p) => p.id === book.sheets[differing]?.page);
  if (page) parts.push(element("p", {}, say("open.choose"), " ", element("a", { href: addressOf(page, differing) }, page.title)));
  return parts;
}

/** An invitation begins at its first sheet. */
function goOn(store: Store): void {
  const [sheet = ""] = store.dossier?.invited ? sheetsOf(store.dossier.invited) : [];
  const page = book.pages.find((p) => p.sheets.includes(sheet));
  if (page) location.href = addressOf(page, sheet);
}
