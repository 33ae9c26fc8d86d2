/** The answers that came in the file itself. Where their dossier is not yet,
 * it is opened at once; where something else stands, the reader chooses. */

import type { Comparison } from "../answers/comparison";
import { offers, open, type Offer } from "../answers/opening";
import { read, Unusable } from "../answers/reading";
import type { Store } from "../answers/store";
import { Choice } from "../mine/choice";
import { preview } from "../mine/preview";
import { button, element } from "../page/element";
import { shownMain } from "../page/shown";
import { say } from "../workbook";
import { came, knownOf, settle } from "./known";

/** Gives what to show when the page stands; nothing has changed that cannot be
 * undone. */
export async function takeIn(text: string, store: Store): Promise<(() => void) | undefined> {
  const known = knownOf(store, text);
  if (known?.fate === "taken" && inStore(store, known.dossier)) return goOn(store, known.dossier);
  const notice = new Notice();
  let offer: Offer | undefined;
  try {
    [offer] = await offers(store, [await read(new Blob([text]))]);
  } catch (error) {
    const why = error instanceof Unusable && error.message !== "file.not-ours" ? error.words() : say("carry.unknown");
    return () => notice.show(element("p", { role: "alert" }, element("strong", {}, say("carry.unreadable")), " ", why, " ", say("carry.works")));
  }
  if (!offer) return undefined;
  const { file: { dossier: { id }, purpose }, update } = offer;
  if (update && changes(update.found) === 0) {
    settle(store, text, "taken", id);
    return goOn(store, id);
  }
  const wanted = known?.fate !== "refused" && !store.readonly;
  if (wanted && purpose === "copy" && !store.dossiers.some((d) => d.id === id)) return bring(text, store, offer, notice);
  if (wanted && update) return () => ask(text, store, offer, notice);
  return () => notice.show(...inside(text, store, offer, notice));
}

const inStore = (store: Store, id: string): boolean => store.dossiers.some((d) => d.id === id && !d.deleted);

/** Nothing to say: the page shows the dossier of its file, unless it was open a
 * moment ago, so that the reader knows where. */
async function goOn(store: Store, id: string): Promise<undefined> {
  const ways = performance.getEntriesByType("navigation").map((n) => (n as PerformanceNavigationTiming).type);
  if (store.dossier?.id !== id && !ways.includes("reload") && !ways.includes("back_forward")) await store.goTo(id);
}

const changes = ({ fresh, differing, later, gone }: Comparison): number => fresh.length + differing.length + later.length + gone.length;

/** What is in the file, and the way to look at it where something can be done. */
const inside = (text: string, store: Store, offer: Offer, notice: Notice): HTMLElement[] => [
  element("p", {}, say(inStore(store, offer.file.dossier.id) ? "carry.inside" : "carry.away", { n: given(offer.file) })),
  ...(store.readonly ? [] : [actions(button(say("carry.look"), "edged", () => ask(text, store, offer, notice)))]),
];

const actions = (...buttons: HTMLElement[]): HTMLElement => element("p", { class: "actions" }, ...buttons);

const given = ({ answers }: Offer["file"]): number => answers.filter((a) => a.value !== null).length;

/** Opens the dossier of the file as what it is, and says so. */
async function bring(text: string, store: Store, offer: Offer, notice: Notice): Promise<() => void> {
  const { file } = offer;
  try {
    const back = await open(store, [{ offer, way: "new", mine: false, person: { id: "", name: "", group: "", party: "" } }]);
    settle(store, text, "taken", file.dossier.id);
    came(store, file.dossier.id);
    const undo = button(say("undo.button"), "quiet", () => void back().then(() => {
      settle(store, text, "refused", file.dossier.id);
      notice.show(element("p", { role: "status" }, say("carry.undone")));
    }, () => notice.show(element("p", { role: "alert" }, say("open.failed")))));
    untilWritten(store, undo);
    return () => notice.show(element("p", { role: "status" }, element("strong", {}, say("carry.brought", { n: given(file) })), " ",
      say(store.state === "memory" ? "carry.memory" : store.computer.on ? "carry.shared" : "carry.kept")),
    ...(offer.mine ? [element("p", {}, say("carry.mine"))] : []),
    actions(...(offer.mine ? [mine(store, file.filledBy)] : []), undo));
  } catch {
    return () => notice.show(element("p", { role: "alert" }, say("open.failed"), " ", say("open.unchanged")));
  }
}

/** After the first own letter there is more to lose than what the file brought. */
function untilWritten(store: Store, undo: HTMLElement): void {
  const look = (): void => {
    if (!store.kept().some((a) => a.tab === store.tab)) return;
    undo.remove();
    store.removeEventListener("change", look);
  };
  store.addEventListener("change", look);
}

/** Own answers in the file stand as somebody's until the reader says whose. */
function mine(store: Store, person: string): HTMLElement {
  const yes = button(say("carry.mine-yes"), "edged", () => {
    store.self.become(person);
    yes.replaceWith(element("span", { role: "status" }, say("carry.mine-done")));
    void store.reread();
  });
  return yes;
}

/** The preview of every opened file, question by question. */
function ask(text: string, store: Store, offer: Offer, notice: Notice): void {
  const report = element("div", {});
  notice.show(report);
  preview([new Choice(offer, say("carry.this"), false)], [], store, report, { title: say("carry.differs"), closed: (accepted) => {
    settle(store, text, accepted ? "taken" : "refused", offer.file.dossier.id);
    if (!accepted) notice.show(...inside(text, store, offer, notice));
  } });
}

/** What is said about the file, on top of the page that is shown. */
class Notice {
  private readonly part = element("aside", { class: "carried screen", "aria-label": say("carry.title") });

  show(...content: Node[]): void {
    this.part.replaceChildren(...content);
    if (!this.part.isConnected) shownMain()?.prepend(this.part);
  }
}
