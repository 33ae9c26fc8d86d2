/** A computer that is not the reader's own: in this tab nothing stays. */

import { leaveShared } from "../answers/leave";
import type { Store } from "../answers/store";
import { letGo } from "../carry/known";
import { button, element } from "../page/element";
import { say } from "../workbook";

/** Offers the choice, and the way back. A page that is opened again begins in
 * the other place. */
export function shared(holder: HTMLElement, store: Store): void {
  if (!store.computer.possible) return;
  const again = (): void => location.reload();
  if (!store.computer.on) {
    holder.append(element("p", {}, say("shared.words")),
      element("p", {}, button(say("shared.on"), "edged", () => void letGo(store).catch(() => undefined).then(() => { store.computer.set(true); again(); }))));
    return;
  }
  const failed = (): void => holder.append(element("p", { class: "trouble", role: "alert" }, say("shared.failed")));
  holder.append(element("p", { class: "trouble" }, say("shared.now")),
    element("p", { class: "buttons" },
      button(say("shared.erase"), "edged", () => void leaveShared(false).then(again)),
      button(say("shared.keep"), "quiet", () => void leaveShared(true).then(again, failed))));
}
