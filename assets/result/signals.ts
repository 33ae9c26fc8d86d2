/** Signals: the colour of each dimension, with the reasons. Nothing is added up
 * to a figure. */

import type { Block } from "../give/block";
import { book, say } from "../workbook";
import type { Reading } from "../worksheet/reading";
import type { Colour, Rule, Signals } from "./definition";

/** How a rule came out. */
export interface Light { rule: Rule; colour: Colour; reason: string }

/** How a dimension came out; rules that do not apply are left out. */
export interface Row { title: string; colour: Colour; lights: Light[] }

export interface Signalled { overall?: Colour; words: string; stopped: boolean; rows: Row[] }

/** Whether there is a colour of all together. */
export function signals(reading: Reading, id: string, { dimensions, words }: Signals): Signalled {
  const colour = (name: string): Colour | undefined => reading.answers.of(`${id}.${name}`) as Colour | undefined;
  const rows = dimensions.flatMap(({ id: dimension, title, rules }): Row[] => {
    const own = colour(dimension);
    if (!own) return [];
    const lights = rules.flatMap((rule): Light[] => {
      const light = colour(`${dimension}/${rule.id}`);
      return light ? [{ rule, colour: light, reason: rule.reasons?.[light] ?? "" }] : [];
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

/** The same for a file. */
export function signalBlocks({ overall, words, rows }: Signalled, note = ""): Block[] {
  const why = (row: Row): string => telling(row).map((l) => `${named(l.colour)}: ${l.rule.label}${l.reason && ` – ${l.reason}`}`).join("\n");
  return [
    ...overall ? [{ is: "text", role: "answer", text: `${named(overall)}. ${words}` } as Block] : [],
    { is: "table", title: "", head: ["", say("result.signal"), say("result.why")], rows: rows.map((r) => [r.title, named(r.colour), why(r)]) },
    ...note ? [{ is: "text", role: "note", text: note } as Block] : [],
  ];
}
