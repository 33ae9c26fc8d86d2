/** Samen kijken: what people answered apart, side by side, with the biggest
 * disagreement first and the joint answer written right there. */

import { everybody } from "../answers/people";
import { type Person, under } from "../answers/record";
import type { Store } from "../answers/store";
import { arriveAt } from "../page/arrive";
import { button, element } from "../page/element";
import { book, questionOf, say, type ShapeCompare } from "../workbook";
import { wording, type WordedSheet } from "../wording";
import { rename } from "../worksheet/copies";
import { Form } from "../worksheet/form";
import { type Copy, Reading } from "../worksheet/reading";
import { status } from "../worksheet/status";
import { By } from "./by";
import { OneCopy } from "./one-copy";
import { byDistance, type Level } from "./difference";
import { empty } from "./empty";
import { Entry } from "./entry";
import { type Side, sides, small } from "./groups";
import type { Shown } from "./picture";
import { Point } from "./point";
import { type Asked, Voices } from "./voices";
import { calledHere, Who } from "./who";

const atOnce = 10; // points on the first screen

/** Brings a sheet that compares to life. */
export async function begin(sheet: HTMLElement, store: Store): Promise<() => Form[]> {
  const shape = book.sheets[sheet.dataset.compare ?? ""]?.compare;
  const template = sheet.querySelector<HTMLTemplateElement>("template.compared");
  if (!shape || !template) throw new Error("nothing to compare");
  const asked = askedIn(shape, await wording());
  const place = sheet.querySelector<HTMLElement>(".comparison") ?? sheet;
  const look = (within: HTMLElement, copy?: Copy): Comparison => {
    const comparison = new Comparison(sheet, within, template, shape, asked, store, copy);
    comparison.show();
    return comparison;
  };
  const shown = shape.copies === undefined ? look(place) : new OneCopy(place, shape.copies, store, look);
  status(sheet, store);
  arriveAt(sheet.id, place.querySelector(".people"));
  sheet.dataset.ready = "";
  return () => shown.forms();
}

/** The questions that are compared, with their words. */
function askedIn(shape: ShapeCompare, words: Record<string, WordedSheet>): Asked[] {
  return shape.questions.flatMap((name) => {
    const [worksheet = "", question = ""] = name.split(".");
    const sheet = words[worksheet];
    const worded = sheet?.sections.flatMap((s) => s.questions).find((q) => q.id === question);
    return sheet && worded ? [{ name, worksheet, question, title: sheet.title, worded, many: questionOf(worksheet, question)?.many ?? false }] : [];
  });
}

class Comparison {
  private readonly form: Form;
  private readonly points: Point[];
  private readonly voices: Voices;
  private readonly by: By;
  private readonly bar = element("div", { class: "compare-bar screen" });
  private readonly entry: Entry;
  private readonly who: Who;
  private readonly holder = element("div", { class: "looking" });
  private readonly people = element("p", { class: "people", role: "status" });
  private readonly consents = element("div", { class: "consents screen" });
  private readonly names = element("input", { type: "checkbox" });
  private readonly namesNone = element("p", { class: "help", hidden: true }, say("compare.names-none"));
  private readonly points_ = element("div", { class: "points" });
  private readonly none = element("div", { class: "compare-empty" });
  private readonly agreed = new Set<string>(); // groups that let themselves be shown, until the page is left
  private placed = "";
  private waiting = false;

  /** copy: the one of a repeated sheet that is compared. */
  constructor(private readonly sheet: HTMLElement, place: HTMLElement, template: HTMLTemplateElement, private readonly shape: ShapeCompare,
    asked: Asked[], private readonly store: Store, copy?: Copy) {
    this.voices = new Voices(store, copy);
    const reading = new Reading(store, copy);
    this.by = new By(shape, reading);
    const id = sheet.dataset.compare ?? "";
    const made = jointForm(id, template);
    this.points = asked.flatMap((a) => {
      const question = Array.from(made.querySelectorAll<HTMLElement>(".question")).find((q) => `${q.dataset.worksheet ?? ""}.${q.dataset.question ?? ""}` === a.name);
      return question ? [new Point(a, question)] : [];
    });
    made.replaceChildren(this.points_, ...this.points.map((p) => p.element));
    this.form = new Form(made, reading);
    this.entry = new Entry(id, template, shape, this.by, store, () => { this.holder.hidden = this.entry.open; }, copy);
    this.who = new Who(store, this.by, (person) => this.entry.go(person));
    this.names.addEventListener("change", () => this.show());
    const print = button(say("compare.print"), "quiet", printTalk);
    print.dataset.do = "print-talk";
    const fill = button(say("compare.fill-in"), "edged", () => this.entry.begin());
    fill.dataset.do = "fill-in";
    this.bar.append(element("label", { class: "option names" }, this.names, " ", element("span", {}, say("compare.names"))), fill, print);
    this.holder.append(this.none, this.people, this.bar, this.namesNone, this.consents, this.who.element, made);
    place.replaceChildren(this.holder, this.entry.element);
    store.addEventListener("change", this.soon);
  }

  /** Lets go of a copy that is not compared any more. */
  close(): void {
    this.store.removeEventListener("change", this.soon);
    this.entry.close();
    this.form.close();
  }

  /** The forms that paper shows. */
  forms(): Form[] { return [this.form]; }

  /** Several changes at once are looked at once. */
  private readonly soon = (): void => {
    if (this.waiting) return;
    this.waiting = true;
    setTimeout(() => { this.waiting = false; this.show(); }, 30);
  };

  show(): void {
    const all = everybody(this.store);
    const ids = all.map((p) => p.id);
    const given = new Map(this.points.map((p) => [p, this.voices.of(p.asked, ids)]));
    const counts = new Map<string, number>();
    for (const voice of [...given.values()].flat()) counts.set(voice.person, (counts.get(voice.person) ?? 0) + 1);
    const members = all.filter((p) => counts.has(p.id));
    const labels = this.by.labels();
    const seen = sides(members.map((m) => ({ id: m.id, group: this.by.of(m) })), Object.keys(labels), this.agreed);
    const name = (side: Side) => (person: string): string => {
      const one = all.find((p) => p.id === person);
      const apart = side.id !== "" || !side.whole && this.agreed.has("") || side.members.length >= 3 && one !== undefined && members.every((m) => this.by.of(m) === this.by.of(one));
      return this.names.checked && apart && one ? calledHere(this.store, all, one) : "";
    };
    for (const point of this.points) {
      const voices = given.get(point) ?? [];
      const shown: Shown[] = seen.map((side) => ({ label: this.label(side, members, labels), size: side.members.length, name: name(side), voices: voices.filter((v) => side.members.includes(v.person)) }));
      point.look(shown);
      point.beside(this.form, this.form.reading.answer(point.asked.worksheet, point.asked.question), shown);
    }
    this.showPeople(members, labels);
    this.who.show(counts);
    this.place(members.length);
  }

  private label(side: Side, members: readonly Person[], labels: Record<string, string>): string {
    if (side.id !== "") return under(labels, side.id) ?? this.by.say("compare.no-group");
    if (!side.whole && side.members.every((id) => members.some((m) => m.id === id && this.by.of(m) === ""))) return this.by.say("compare.no-group");
    return say(side.whole ? "compare.everyone" : "compare.others");
  }

  /** Who is here, and which groups are too small to be shown apart. */
  private showPeople(members: readonly Person[], labels: Record<string, string>): void {
    const words = members.length === 0 ? "" : say("compare.people", { n: members.length });
    if (this.people.textContent !== words) this.people.textContent = words;
    const few = [...small(members.map((m) => ({ id: m.id, group: this.by.of(m) })))].filter(([group]) => members.some((m) => this.by.of(m) !== group));
    this.namesNone.hidden = !this.names.checked || few.every(([group]) => this.agreed.has(group));
    const key = JSON.stringify([few, labels]);
    if (this.consents.dataset.key === key) return;
    this.consents.dataset.key = key;
    this.consents.replaceChildren(...few.map(([group, n]) => {
      const label = under(labels, group) ?? this.by.say("compare.no-group");
      const box = element("input", { type: "checkbox" });
      box.checked = this.agreed.has(group);
      box.addEventListener("change", () => { if (box.checked) this.agreed.add(group); else this.agreed.delete(group); this.show(); });
      return element("div", { class: "consent" }, element("p", {}, say("compare.small", { group: label, n })),
        element("label", { class: "option" }, box, " ", element("span", {}, say("compare.consent", { group: label }))));
    }));
  }

  /** Puts the points in their order. Nothing moves that stands right, so that
   * nobody loses the place where he writes. */
  private place(people: number): void {
    const ordered = byDistance(this.points, this.shape.first ?? []);
    const of = (...levels: Level[]): Point[] => ordered.filter((p) => levels.includes(p.level));
    const open = of("far-apart", "differ", "told");
    const [agreed, few] = [of("agree"), of("few")];
    const talk = people > 1;
    const key = JSON.stringify([talk, people === 0, ordered.map((p) => [p.name, p.level])]);
    if (this.placed === key) return;
    this.placed = key;
    this.sheet.toggleAttribute("data-points", talk);
    for (const hide of [this.bar, this.consents, this.form.element]) hide.hidden = !talk;
    this.none.replaceChildren(...(talk ? [] : empty(people, () => this.entry.begin())));
    const opened = new Set(Array.from(this.points_.querySelectorAll<HTMLDetailsElement>("details[open][data-fold]"), (d) => d.dataset.fold));
    const fold = (name: string, n: number, ...within: Node[]): Node[] => (n === 0 ? []
      : [element("details", { class: "rest", "data-fold": name, open: opened.has(name) }, element("summary", {}, element("span", {}, say(`compare.${name}`, { n }))), ...within)]);
    const written = document.activeElement;
    this.points_.replaceChildren(
      element("p", { class: "count-of-points" }, open.length > 0 ? say("compare.points", { n: open.length }) : say("compare.all-agree")),
      ...open.slice(0, atOnce).map((p) => p.element),
      ...fold("more", Math.max(0, open.length - atOnce), ...open.slice(atOnce).map((p) => p.element)),
      ...fold("agreed", agreed.length, ...agreed.map((p) => p.element)),
      ...fold("few", few.length, element("p", { class: "help" }, say("compare.few-only")), element("ul", {}, ...few.map((p) => element("li", { dir: "auto" }, p.asked.worded.label)))));
    for (const point of few) { point.element.hidden = true; this.points_.append(point.element); }
    for (const point of [...open, ...agreed]) point.element.hidden = false;
    if (written instanceof HTMLElement && written.isConnected && this.points_.contains(written)) written.focus({ preventScroll: true });
  }
}

/** The real questions, each for all together. */
function jointForm(id: string, template: HTMLTemplateElement): HTMLFormElement {
  const made = element("form", { class: "joint", novalidate: true, autocomplete: "off", "data-worksheet": id, "aria-label": say("compare.together") });
  made.append(template.content.cloneNode(true));
  rename(made, "~together");
  for (const q of made.querySelectorAll("[data-individual]")) q.removeAttribute("data-individual");
  return made;
}

/** Prints only what there is to talk about. */
function printTalk(): void {
  document.documentElement.classList.add("print-filled", "print-talk");
  addEventListener("afterprint", () => document.documentElement.classList.remove("print-talk"), { once: true });
  print();
}
