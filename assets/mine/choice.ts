/** How one file is opened: the ways, and what each would do. */

import { groups } from "../answers/groups";
import type { Offer, Plan, Way } from "../answers/opening";
import type { Comparison, Pair } from "../answers/comparison";
import { element } from "../page/element";
import { day, say } from "../workbook";
import { lines } from "../worksheet/question";

let number = 0;

export class Choice {
  way: Way;
  changed = (): void => undefined;
  readonly parts: HTMLElement[];
  private readonly key = `open-${++number}`;
  private readonly name: HTMLInputElement;
  private readonly group: HTMLSelectElement | undefined;
  private readonly mine = element("input", { type: "checkbox" });
  private readonly details = element("div", { class: "details" });

  /** brief: one of several files, each in a few lines. */
  constructor(readonly offer: Offer, private readonly file: string, private readonly brief: boolean) {
    this.way = offer.ways[0] ?? "new";
    this.name = element("input", { type: "text", id: `${this.key}-name`, maxlength: "120", autocomplete: "off" });
    this.name.value = offer.view?.person.name ?? "";
    this.group = Object.keys(groups).length > 0 ? this.groupField() : undefined;
    this.mine.checked = true;
    this.parts = brief ? [this.heading(), this.details] : [...this.rings(), this.details];
    this.show();
  }

  plan(): Plan {
    const { person = { id: "", name: "", group: "", party: "" } } = this.offer.view ?? {};
    return { offer: this.offer, way: this.way, mine: this.mine.checked,
      person: { ...person, name: this.name.value.trim(), group: this.group?.value ?? person.group } };
  }

  /** Whether opening it so would change nothing. */
  nothing(): boolean {
    const { update, view } = this.offer;
    if (this.way === "update" && update) return changes(update.found) === 0;
    if (this.way !== "view" || !view) return false;
    const { name, group } = this.plan().person;
    return changes(view.found) === 0 && view.held.dossier.people?.some((p) => p.id === view.person.id && p.name === name && p.group === group) === true;
  }

  private groupField(): HTMLSelectElement {
    const options = Object.entries(groups).map(([id, words]) => element("option", { value: id }, words));
    const select = element("select", { id: `${this.key}-group` }, element("option", { value: "" }, say("people.no-group")), ...options);
    const group = this.offer.view?.person.group ?? "";
    if (Object.hasOwn(groups, group)) select.value = group;
    return select;
  }

  private heading(): HTMLElement {
    return element("p", { class: "chosen-file" }, element("strong", { dir: "auto" }, this.file), " ",
      element("span", { class: "when" }, day(new Date(this.offer.file.dossier.changed))));
  }

  private pick(way: Way): void {
    this.way = way;
    this.show();
    this.changed();
  }

  /** The ways of one file, each with its words. */
  private rings(): HTMLElement[] {
    if (this.offer.ways.length < 2) return [];
    return [element("fieldset", { class: "ways" }, element("legend", {}, say("opening.how")), ...this.offer.ways.map((way) => {
      const ring = element("input", { type: "radio", name: this.key, value: way });
      ring.checked = way === this.way;
      ring.addEventListener("change", () => this.pick(way));
      return element("label", { class: "option" }, ring, " ", element("span", {}, say(`opening.${way}`), element("small", {}, this.words(way))));
    }))];
  }

  /** The same in one line, for one of several files. */
  private select(): HTMLElement[] {
    if (this.offer.ways.length < 2) return [];
    const select = element("select", { id: `${this.key}-way` }, ...this.offer.ways.map((way) => element("option", { value: way }, say(`opening.${way}`))));
    select.value = this.way;
    select.addEventListener("change", () => this.pick(select.value as Way));
    return [field(say("opening.how-one"), select)];
  }

  private words(way: Way): string {
    const { file, view } = this.offer;
    return way === "new" ? say("opening.new-for", { n: file.answers.filter((a) => a.value !== null).length })
      : way === "view" ? say(view?.own ? "opening.view-for" : "opening.view-joint") : say(`opening.${way}-for`);
  }

  private show(): void {
    const { update, view, mine, ways } = this.offer;
    const said = ways.length < 2 && !this.brief && this.way === "new" ? [element("p", {}, this.words("new"))] : [];
    const own = mine && (this.way === "new" || this.way === "update")
      ? [element("label", { class: "option" }, this.mine, " ", element("span", {}, say("opening.mine"), element("small", {}, say("opening.mine-for"))))] : [];
    const parts = this.way === "update" && update ? merged(update.found, this.brief)
      : this.way === "view" && view ? counts(view.found, true) : said;
    const fields = [...(this.brief ? this.select() : []), ...(this.way === "view" && view ? this.fields() : [])];
    const focused = this.details.querySelector("select:focus") !== null;
    this.details.replaceChildren(...(fields.length > 0 ? [element("div", { class: "who" }, ...fields)] : []), ...parts, ...own);
    if (focused) this.details.querySelector("select")?.focus();
  }

  private fields(): HTMLElement[] {
    for (const part of [this.name, this.group]) if (part) part.oninput = (): void => this.changed();
    return [field(say("people.name"), this.name), ...(this.group ? [field(say("people.group"), this.group)] : [])];
  }
}

const field = (words: string, control: HTMLElement): HTMLElement =>
  element("p", { class: "field" }, element("label", { for: control.id }, words), " ", control);

const changes = ({ fresh, differing, later, gone }: Comparison): number => fresh.length + differing.length + later.length + gone.length;

/** How many answers of which sort, without the sorts that there are none of. */
function counts(found: Comparison, own: boolean): HTMLElement[] {
  if (changes(found) === 0) return [element("p", {}, say(found.earlier.length > 0 ? "opening.older" : "open.nothing"))];
  const all: [string, number][] = [[own ? "opening.own" : "open.fresh", found.fresh.length], ["open.equal", found.equal.length],
    ["open.differing", found.differing.length], ["opening.later", found.later.length], ["opening.earlier", found.earlier.length], ["opening.gone", found.gone.length]];
  return [element("ul", {}, ...all.filter(([, n]) => n > 0).map(([key, n]) => element("li", {}, say(key, { n }))))];
}

function merged(found: Comparison, brief: boolean): HTMLElement[] {
  if (brief || changes(found) === 0) return counts(found, false);
  return [...counts(found, false), ...found.differing.slice(0, 20).map(difference), element("p", {}, say("open.keeps"))];
}

/** Both values in one line each, with the words that were stored beside them. */
function difference({ ours, theirs }: Pair): HTMLElement {
  return element("div", { class: "difference" },
    element("p", { class: "question-words" }, theirs.words.question),
    element("p", {}, say("open.here"), " ", element("q", { dir: "auto" }, lines(ours.value, ours.words).join("; "))),
    element("p", {}, say("open.there"), " ", element("q", { dir: "auto" }, lines(theirs.value, theirs.words).join("; "))));
}
