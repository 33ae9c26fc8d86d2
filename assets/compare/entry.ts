/** Vul in voor iemand: a paper sheet is copied, question after question in the
 * order and with the numbers of paper. What is filled in is kept at once, so
 * stopping is always possible. */

import { add, everybody } from "../answers/people";
import { type Person, under } from "../answers/record";
import { room } from "../answers/rules";
import type { Store } from "../answers/store";
import { given } from "../expression/known";
import { button, element } from "../page/element";
import { questionOf, say, type ShapeCompare } from "../workbook";
import { rename } from "../worksheet/copies";
import { Form } from "../worksheet/form";
import { type Copy, Reading } from "../worksheet/reading";
import type { By } from "./by";
import { firstEmpty, goTo, keys } from "./keys";
import { calledHere } from "./who";

export class Entry {
  readonly element = element("div", { class: "entry screen", hidden: true });
  private form: Form | undefined;

  /** closed is called when the reader goes back to looking together. */
  constructor(private readonly id: string, private readonly template: HTMLTemplateElement, private readonly compare: ShapeCompare,
    private readonly by: By, private readonly store: Store, private readonly closed: () => void, private readonly copy?: Copy) {}

  get open(): boolean { return !this.element.hidden; }

  /** Asks who it is; both may stay empty. */
  begin(): void {
    this.leave();
    if (everybody(this.store).length >= room("people")) return this.full();
    const name = element("input", { type: "text", id: "entry-name", maxlength: "120", autocomplete: "off", dir: "auto", "aria-describedby": "entry-name-help" });
    const groups = Object.entries(this.by.labels()).map(([value, label]) =>
      element("label", { class: "option" }, element("input", { type: "radio", name: "entry-group", value }), " ", element("span", {}, label)));
    const group = (): string => start.querySelector<HTMLInputElement>("[name=entry-group]:checked")?.value ?? "";
    const start = element("form", { class: "entry-start", novalidate: true },
      element("h3", { tabindex: "-1" }, say("entry.title")), element("p", { class: "intro" }, say("entry.words")),
      element("div", { class: "entry-field" }, element("label", { for: "entry-name" }, say("entry.name")), name, element("p", { class: "help", id: "entry-name-help" }, say("entry.name-help"))),
      ...this.listed((row) => {
        name.value = row.name;
        for (const radio of start.querySelectorAll<HTMLInputElement>("[name=entry-group]")) radio.checked = radio.value === this.by.of({ ...row, party: "" });
        start.querySelector<HTMLElement>("button.main")?.focus();
      }),
      element("fieldset", {}, element("legend", {}, this.by.say("entry.group")), element("div", { class: "options in-line" }, ...groups)),
      element("p", { class: "buttons" }, element("button", { type: "submit", class: "main" }, say("entry.start")), " ", button(say("entry.cancel"), "quiet", () => this.close())));
    start.addEventListener("keydown", (event) => {
      const radios = Array.from(start.querySelectorAll<HTMLInputElement>("[name=entry-group]"));
      const radio = event.target instanceof HTMLInputElement && event.target.type === "radio" ? radios[Number(event.key) - 1] : undefined;
      if (radio) { radio.checked = true; radio.focus(); event.preventDefault(); }
    });
    start.addEventListener("submit", (event) => {
      event.preventDefault();
      void add(this.store, this.by.with({ name: name.value.trim(), group: "", party: "" }, group())).then((person) => this.go(person));
    });
    this.element.replaceChildren(start);
    name.focus();
  }

  private full(): void {
    this.element.replaceChildren(element("p", { role: "status" }, say("room.people", { n: room("people") })),
      element("p", { class: "buttons" }, button(say("entry.cancel"), "quiet", () => this.close())));
  }

  /** Those of the table of who takes part, as far as they have no answers yet. */
  private listed(choose: (row: { name: string; group: string }) => void): HTMLElement[] {
    const [worksheet = "", question = ""] = this.compare.people.split(".");
    const column = questionOf(worksheet, question)?.columns?.find((c) => c.kind === "text")?.id ?? "";
    const value = this.store.get(worksheet, question)?.value;
    const taken = everybody(this.store).map((p) => p.name);
    const rows = (Array.isArray(value) ? value : []).map((row) => ({ name: row.cells[column] ?? "", group: row.cells[this.compare.group] ?? "" }))
      .filter((row) => row.name !== "" && !taken.includes(row.name));
    if (rows.length === 0) return [];
    return [element("p", { class: "entry-listed" }, say("entry.listed"), " ", ...rows.flatMap((row) => [button(row.name, "edged", () => choose(row)), " "]))];
  }

  /** Fills in for a person, from the first empty question on. */
  go(person: Person): void {
    this.leave();
    const sheet = element("form", { class: "entry-form", novalidate: true, autocomplete: "off", "data-worksheet": this.id, "aria-labelledby": "entry-head" });
    sheet.append(this.template.content.cloneNode(true));
    rename(sheet, "~entry");
    for (const part of sheet.querySelectorAll<HTMLElement>(".section > h3")) part.replaceWith(element("h4", {}, part.textContent ?? ""));
    const all = everybody(this.store);
    const called = calledHere(this.store, all, person);
    const group = under(this.by.labels(), this.by.of(person));
    const far = element("p", { class: "entry-far" });
    const form = this.form = new Form(sheet, new Reading(this.store, this.copy, person.id));
    const count = (): void => {
      const asked = form.questions.filter((q) => !q.element.hidden);
      const words = say("entry.progress", { given: asked.filter((q) => given(form.answer(q)?.value)).length, asked: asked.length });
      if (far.textContent !== words) far.textContent = words;
    };
    const done = button(say("entry.done"), "main", () => this.close());
    const end = element("p", { class: "entry-end", tabindex: "-1" });
    keys(sheet, () => { end.textContent = say("entry.end"); end.focus(); end.scrollIntoView({ block: "center" }); });
    this.stop = (): void => this.store.removeEventListener("change", count);
    this.store.addEventListener("change", count);
    this.element.replaceChildren(
      element("div", { class: "entry-top" }, element("h3", { id: "entry-head", dir: "auto" }, group ? `${called} · ${group}` : called), far),
      element("div", { class: "entry-keys" }, element("p", {}, element("b", {}, say("entry.keys"))),
        element("ul", {}, ...["go", "pick", "yes", "text"].map((k) => element("li", {}, say(`entry.key-${k}`))))),
      sheet, end,
      element("p", { class: "buttons" }, done, " ", button(say("entry.another"), "edged", () => this.begin())),
      element("p", { class: "help" }, say("entry.later")));
    count();
    goTo(firstEmpty(sheet));
  }

  private stop = (): void => undefined;

  private leave(): void {
    this.stop();
    this.form?.close();
    this.form = undefined;
    this.element.hidden = false;
    this.closed();
  }

  close(): void {
    this.leave();
    this.element.replaceChildren();
    this.element.hidden = true;
    this.closed();
    document.getElementById(this.id)?.querySelector<HTMLElement>("[data-do=fill-in]")?.focus();
  }
}
