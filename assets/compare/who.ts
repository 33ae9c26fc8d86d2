/** Who filled in: names and groups, going on with a paper sheet, taking away. */

import { everybody, put, remove } from "../answers/people";
import type { Person } from "../answers/record";
import type { Store } from "../answers/store";
import { button, element } from "../page/element";
import { say } from "../workbook";
import type { By } from "./by";

/** What a person is called here; numbers follow the list. */
export const calledHere = (store: Store, all: readonly Person[], person: Person): string =>
  person.name || (person.id === store.me() ? say("who.self") : say("who.person", { number: all.findIndex((p) => p.id === person.id) + 1 }));

export class Who {
  readonly element = element("details", { class: "rest who screen" });
  private readonly list = element("ul");
  private readonly undo = element("p", { class: "undo-person", role: "status" });
  private readonly rows = new Map<string, HTMLElement>();

  constructor(private readonly store: Store, private readonly by: By, private readonly goOn: (person: Person) => void) {
    this.element.append(element("summary", {}, element("span", {}, say("who.title"))), this.list, this.undo);
  }

  /** counts are the answers of each person. */
  show(counts: ReadonlyMap<string, number>): void {
    const all = everybody(this.store);
    this.element.hidden = all.length === 0 && this.undo.childElementCount === 0;
    for (const [id, row] of this.rows) if (!all.some((p) => p.id === id)) { row.remove(); this.rows.delete(id); }
    for (const person of all) {
      const row = this.rows.get(person.id) ?? this.row(person);
      if (!row.isConnected) this.list.append(row);
      this.rows.set(person.id, row);
      const name = row.querySelector("input");
      const group = row.querySelector("select");
      if (name && name !== document.activeElement) name.value = person.name;
      if (group && group !== document.activeElement) this.offer(group, this.by.of(person));
      const words = `${calledHere(this.store, all, person)} · ${say("compare.answers", { n: counts.get(person.id) ?? 0 })}`;
      const title = row.querySelector(".who-title");
      if (title && title.textContent !== words) title.textContent = words;
    }
  }

  /** The groups or parties that there are now. */
  private offer(select: HTMLSelectElement, chosen: string): void {
    const labels = Object.entries(this.by.labels());
    const key = JSON.stringify(labels);
    if (select.dataset.key !== key) {
      select.dataset.key = key;
      select.replaceChildren(element("option", { value: "" }, this.by.say("who.choose")), ...labels.map(([value, label]) => element("option", { value }, label)));
    }
    select.value = labels.some(([id]) => id === chosen) ? chosen : "";
  }

  private row({ id }: Person): HTMLElement {
    const now = (): Person => everybody(this.store).find((p) => p.id === id) ?? { id, name: "", group: "", party: "" };
    const name = element("input", { type: "text", autocomplete: "off", dir: "auto" });
    name.addEventListener("change", () => void put(this.store, { ...now(), name: name.value.trim() }));
    name.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });
    const group = element("select");
    group.addEventListener("change", () => void put(this.store, this.by.with(now(), group.value)));
    const own = id === this.store.me();
    return element("li", {}, element("p", { class: "who-title", dir: "auto" }),
      element("label", {}, element("span", {}, say("who.name")), " ", name),
      element("label", {}, element("span", {}, this.by.say("who.group")), " ", group),
      element("span", { class: "who-actions" }, ...(own ? [] : [button(say("who.go-on"), "quiet", () => this.goOn(now()))]),
        button(say("who.remove"), "quiet", () => void this.away(now()))));
  }

  private async away(person: Person): Promise<void> {
    const name = calledHere(this.store, everybody(this.store), person);
    const back = await remove(this.store, person.id);
    const again = button(say("undo.button"), "quiet", () => { this.undo.replaceChildren(); void back(); });
    this.undo.replaceChildren(element("span", { dir: "auto" }, say("who.removed", { name })), " ", again);
    this.element.hidden = false;
    again.focus();
  }
}
