/** Signals: the colour of each dimension, with the reasons. Nothing is added up
 * to a figure. */

import type { Block, Role } from "../give/block";
import { book, say } from "../workbook";
import type { Asked, Outcome } from "./asked";
import type { Colour, Rule, Signals } from "./definition";
import { notAsked } from "./link";
import { unread } from "./unread";

/** How a rule came out. */
export interface Light { rule: Rule; colour: Colour; reason: string }

/** How a dimension came out; rules that do not apply are left out. */
export interface Row { title: string; colour: Colour; lights: Light[] }

export interface Signalled { overall?: Colour; words: string; stopped: boolean; rows: Row[] }

/** Looks all colours up; that of all together is there when the author gave
 * conditions for it. */
export function signals(asked: Asked, { dimensions, words }: Signals): Signalled {
  const { id, reading } = asked;
  const colour = (name: string): Colour | undefined => reading.answers.of(`${id}.${name}`) as Colour | undefined;
  const rows = dimensions.flatMap(({ id: dimension, title, rules }): Row[] => {
    const own = colour(dimension);
    if (!own) return [];
    const lights = rules.flatMap((rule): Light[] => {
      const light = colour(`${dimension}/${rule.id}`);
      return light ? [{ rule, colour: light, reason: notAsked(rule.from) || light === "grey" && unread(asked, rule.from) || (rule.reasons?.[light] ?? "") }] : [];
    });
    return [{ title, colour: own, lights }];
  });
  const overall = `${id}.overall` in (book.values ?? {}) ? colour("overall") : undefined;
  return {
    ...overall && { overall }, rows,
    words: overall ? words?.[overall] ?? say(`result.${overall}-means`) : "",
    stopped: rows.some((row) => row.lights.some((l) => l.rule.stop && l.colour === "red")),
  };
}

/** ▲ oranje: a colour is never only a colour. */
export const named = (colour: Colour): string => `${say(`result.${colour}-sign`)} ${say(`result.${colour}`)}`;

/** What pulls a dimension to its colour, worst first. */
export function telling({ colour, lights }: Row): Light[] {
  return colour === "green" ? [] : lights.filter((l) => l.colour !== "green").sort((a, b) => worst.indexOf(a.colour) - worst.indexOf(b.colour));
}

const worst: Colour[] = ["red", "grey", "orange", "green"];

/** The signals in a table, with the reasons in words. */
export function madeOfSignals(asked: Asked, definition: Signals): Outcome {
  const { overall, words, stopped, rows } = signals(asked, definition);
  const why = (row: Row): string => telling(row).map((l) => `${named(l.colour)}: ${l.reason || l.rule.label}`).join("\n");
  const text = (words: string, role: Role): Block => ({ is: "text", role, text: words });
  return {
    known: rows.some((row) => row.lights.some((l) => l.colour !== "grey")),
    blocks: [
      ...overall ? [text(`${named(overall)}. ${words}`, "answer")] : [],
      ...stopped ? [text(say("result.stopped"), "answer")] : [],
      { is: "table", title: say("result.signal"), head: ["", say("result.signal"), say("result.why")], rows: rows.map((r) => [r.title, named(r.colour), why(r)]) },
      ...definition.note ? [text(definition.note, "note")] : [],
    ],
  };
}
