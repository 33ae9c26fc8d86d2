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
import { fateOf, settle } from "./known";

/** Gives what to show when the page stands; nothing has changed that cannot be
 * undone. */
export async function takeIn(text: string, store: Store): Promise<(() => void) | undefined> {
  const notice = new Notice();
  let offer: Offer | undefined;
  try {
    [offer] = await offers(store, [await read(new Blob([text]))]);
  } catch (error) {
    const why = error instanceof Unusable ? error.words() : say("carry.unknown");
    return () => notice.show(element("p", { role: "alert" }, element("strong", {}, say("carry.unreadable")), " ", why, " ", say("carry.works")));
  }
  if (!offer) return undefined;
  const { file: { dossier, purpose }, update } = offer;
  const fate = fateOf(store, text);
  const here = store.dossiers.some((d) => d.id === dossier.id);
  if (fate === "taken" && here || update && changes(update.found) === 0) {
    settle(store, text, "taken");
    if (update && !again()) await store.goTo(dossier.id);
    return undefined;
  }
  if (!here && fate === undefined && purpose === "copy" && !store.readonly) return bring(text, store, offer, notice);
  if (fate === undefined && update && !store.readonly) return () => ask(text, store, offer, notice);
  return () => notice.show(...inside(text, store, offer, notice));
}

const changes = ({ fresh, differing, later, gone }: Comparison): number => fresh.length + differing.length + later.length + gone.length;

/** Whether this page was open a moment ago, so that the reader knows where. */
const again = (): boolean =>
  performance.getEntriesByType("navigation").some((n) => ["reload", "back_forward"].includes((n as PerformanceNavigationTiming).type));

/** What is in the file, and the way to look at it where something can be done. */
const inside = (text: string, store: Store, offer: Offer, notice: Notice): HTMLElement[] => [
  element("p", {}, say("carry.inside", { n: given(offer.file) })),
  ...(store.readonly ? [] : [actions(button(say("carry.look"), "edged", () => ask(text, store, offer, notice)))]),
];

const actions = (...buttons: HTMLElement[]): HTMLElement => element("p", { class: "actions" }, ...buttons);

const given = ({ answers }: Offer["file"]): number => answers.filter((a) => a.value !== null).length;

/** Opens the dossier of the file as what it is, and says so. */
async function bring(text: string, store: Store, offer: Offer, notice: Notice): Promise<() => void> {
  const { file } = offer;
  try {
    const back = await open(store, [{ offer, way: "new", mine: false, person: { id: "", name: "", group: "", party: "" } }]);
    settle(store, text, "taken");
    const undo = button(say("undo.button"), "quiet", () => void back().then(() => {
      settle(store, text, "refused");
      notice.show(element("p", { role: "status" }, say("carry.undone")));
    }, () => notice.show(element("p", { role: "alert" }, say("open.failed")))));
    return () => notice.show(element("p", { role: "status" }, element("strong", {}, say("carry.brought", { n: given(file) })), " ",
      say(store.state === "memory" ? "carry.memory" : store.computer.on ? "carry.shared" : "carry.kept")),
    ...(offer.mine ? [element("p", {}, say("carry.mine"))] : []),
    actions(...(offer.mine ? [mine(store, file.filledBy)] : []), undo));
  } catch {
    return () => notice.show(element("p", { role: "alert" }, say("open.failed"), " ", say("open.unchanged")));
  }
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
    settle(store, text, accepted ? "taken" : "refused");
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
