/** Of a repeated sheet one copy is compared at a time: a bar chooses which. */

import type { Store } from "../answers/store";
import { button, element } from "../page/element";
import { book } from "../workbook";
import type { Form } from "../worksheet/form";
import { noCopies } from "../worksheet/no-copies";
import { type Copy, Reading } from "../worksheet/reading";

/** What is shown of a copy. */
interface Shown { forms(): Form[]; close(): void }

export class OneCopy {
  private readonly bar = element("div", { class: "copies screen", role: "group" });
  private readonly within = element("div", {});
  private shown: Shown | undefined;
  private chosen = "";
  private current = ""; // of which something is shown
  private key = "";

  constructor(place: HTMLElement, private readonly worksheet: string, private readonly store: Store,
    private readonly look: (within: HTMLElement, copy: Copy) => Shown) {
    this.bar.setAttribute("aria-label", book.sheets[worksheet]?.title ?? "");
    place.replaceChildren(this.bar, this.within);
    store.addEventListener("change", () => this.show());
    this.show();
  }

  forms(): Form[] { return this.shown?.forms() ?? []; }

  private show(): void {
    const items = new Reading(this.store).copies(this.worksheet);
    const now = items.find((i) => i.id === this.chosen) ?? items.at(-1); // the last one is the one to talk about
    const key = JSON.stringify([items, now?.id]);
    if (this.key === key) return;
    this.key = key;
    this.bar.replaceChildren(...(items.length === 0 ? [noCopies(this.worksheet)] : items.map((item) => {
      const chip = button(item.label, "copy", () => { this.chosen = item.id; this.show(); this.bar.querySelector<HTMLElement>("[aria-pressed=true]")?.focus(); });
      chip.setAttribute("aria-pressed", String(item.id === now?.id));
      return chip;
    })));
    if (now?.id === this.current && this.shown) return;
    this.shown?.close();
    this.shown = undefined;
    this.within.replaceChildren();
    this.current = now?.id ?? "";
    if (now) this.shown = this.look(this.within, { worksheet: this.worksheet, ...now });
  }
}
