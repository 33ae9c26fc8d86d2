/** Signals on the page. */

import { element } from "../page/element";
import { say } from "../workbook";
import type { Asked } from "./asked";
import type { Colour, Signals } from "./definition";
import { links } from "./link";
import { type Light, named, type Row, signals, telling } from "./signals";

export function showSignals(asked: Asked, definition: Signals): HTMLElement[] {
  const { overall, words, stopped, rows } = signals(asked, definition);
  return [
    ...overall ? [element("p", { class: "overall", "data-colour": overall }, mark(overall), element("span", {}, words))] : [],
    ...stopped ? [element("p", { class: "stopped" }, say("result.stopped"))] : [],
    element("ul", { class: "signals" }, ...rows.map(line)),
    ...definition.note ? [element("p", { class: "note" }, definition.note)] : [],
  ];
}

/** A colour in a sign, a word and itself. */
const mark = (colour: Colour): HTMLElement => element("strong", { class: "signal", "data-colour": colour }, named(colour));

function line(row: Row): HTMLElement {
  const reasons = telling(row);
  return element("li", {}, element("h3", {}, row.title), mark(row.colour),
    ...reasons.length > 0 ? [element("ul", { class: "reasons" }, ...reasons.map(reason))] : [],
    element("details", {}, element("summary", {}, say("result.from")), element("ul", {}, ...row.lights.map(looked))));
}

const reason = ({ rule, colour, reason: words }: Light): HTMLElement =>
  element("li", {}, element("span", { class: "signal", "data-colour": colour }, named(colour)), " ", words || rule.label);

/** What a rule looked at, with the way to those answers. */
const looked = ({ rule, colour }: Light): HTMLElement =>
  element("li", {}, element("span", { class: "signal", "data-colour": colour }, named(colour)), " ", ...links(rule.from, rule.label));
