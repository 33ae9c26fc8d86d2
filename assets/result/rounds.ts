/** Rounds: the copies of a repeated sheet side by side, then and now, and in the
 * middle what people answered apart in each. */

import { under, type Value } from "../answers/record";
import { median } from "../compare/difference";
import { given, isDate, type Known, number, plain } from "../expression/known";
import { Answered } from "../give/answered";
import type { Block } from "../give/block";
import { questions } from "../give/source";
import { say } from "../workbook";
import { inWords } from "../give/words";
import { type Item, Reading } from "../worksheet/reading";
import { ownAnswers } from "../worksheet/rows";
import type { Asked, Outcome } from "./asked";
import type { Measure, Row, Rounds } from "./definition";
import { Fields } from "./field";
import { notAsked } from "./link";
import { mayTell } from "./listing";

/** Fewer answers than these would tell who gave them. */
const enough = 3;

export function madeOfRounds(asked: Asked, definition: Rounds): Outcome {
  const rounds = inOrder(asked, definition);
  if (rounds.length === 0 || !mayTell(asked, [`${definition.of}.`])) {
    return { known: false, blocks: [{ is: "text", role: "none", text: notAsked(definition.from) || say("rounds.none") }] };
  }
  const rows = definition.rows.map((row) => [labelOf(asked, definition.of, row), ...rounds.map((round) => told(asked, definition.of, row, round))])
    .filter(([, ...cells]) => cells.some((cell) => cell !== ""));
  const missing = notAsked(definition.from);
  const head = ["", ...rounds.map((round) => round.label)];
  return {
    known: true,
    blocks: [
      { is: "text", text: say("rounds.count", { n: rounds.length }) },
      ...missing ? [{ is: "text", role: "none", text: missing } as Block] : [],
      ...rows.length > 0 ? [{ is: "table", title: say("rounds.table"), head, rows } as Block] : [],
      ...(definition.measures ?? []).flatMap((measure) => measured(asked, definition, measure, rounds)),
    ],
  };
}

/** The rounds by group and by day; those without a day that there is come last,
 * as they were added. */
function inOrder({ reading }: Asked, { of, when, group }: Rounds): Item[] {
  const value = (round: Item, question: string | undefined): Known =>
    (question ? plain(copyOf(reading, of, round).answers.of(`${of}.${question}`)) : undefined);
  const keys = new Map(reading.copies(of).map((round) => {
    const day = value(round, when);
    return [round, [value(round, group), isDate(day) ? day : undefined]];
  }));
  return [...keys].sort(([, a], [, b]) => inTurn(a[0], b[0]) || inTurn(a[1], b[1])).map(([round]) => round);
}

/** Numbers by size, texts by their letters, what is not known behind them. */
function inTurn(a: Known, b: Known): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? 1 : -1;
  const [x, y] = [number(a), number(b)];
  return x !== undefined && y !== undefined ? x - y : a < b ? -1 : a > b ? 1 : 0;
}

const copyOf = (reading: Reading, worksheet: string, { id, label }: Item): Reading => new Reading(reading.store, { worksheet, id, label }, reading.person);

const worded = ({ manner }: Asked, worksheet: string, question: string) =>
  questions(manner.sheets).find((o) => o.worksheet === worksheet && o.q.id === question)?.q;

const labelOf = (asked: Asked, of: string, { label, question = "" }: Row): string => label ?? worded(asked, of, question)?.label ?? question;

/** What stands in one round; nothing while it is not known. */
function told(asked: Asked, of: string, { question, value, kind, from = [] }: Row, round: Item): string {
  const within = copyOf(asked.reading, of, round);
  if (value) return mayTell(asked, from.map((s) => s.name)) ? new Fields({ ...asked, reading: within }).words({ tree: value, ...kind !== undefined && { kind } }).text : "";
  const q = worded(asked, of, question ?? "");
  if (!q || q.personal && !asked.manner.names || !within.shown(of, q.id)) return "";
  return new Answered(within, of, q, asked.manner, within.answer(of, q.id)).line(within.value(of, q.id));
}

/** What people answered apart, round after round. */
function measured(asked: Asked, { parties }: Rounds, { question, label }: Measure, rounds: Item[]): Block[] {
  const [worksheet = "", id = ""] = question.split(".");
  const q = worded(asked, worksheet, id);
  if (!q || !mayTell(asked, [question])) return [];
  const column = q.columns?.find((c) => c.kind === "scale")?.id;
  const names = new Map(parties ? asked.reading.items([parties[2] as string]).map((i) => [i.id, i.label]) : []);
  const taken = rounds.filter((round) => ownAnswers(copyOf(asked.reading, worksheet, round), question).length > 0);
  const own = taken.map((round) => ownAnswers(copyOf(asked.reading, worksheet, round), question));
  const lines: [string, string][] = column ? Object.entries(q.rows ?? {}) : [["", q.label]];
  const rows = lines.map(([row, words]) => [words, ...own.map((all) => {
    const scores = all.flatMap(({ party, value }) => { const score = number(scoreOf(value, row, column)); return score === undefined ? [] : [{ party, score }]; });
    return middles(scores, names);
  })]).filter(([, ...cells]) => cells.some((cell) => cell !== ""));
  if (rows.length === 0) return [];
  return [
    { is: "heading", level: 2, text: label ?? q.label },
    { is: "table", title: label ?? q.label, head: ["", ...taken.map((round) => round.label)], rows },
    { is: "text", role: "help", text: say("rounds.middle", { n: enough }) },
  ];
}

const scoreOf = (value: Value | undefined, row: string, column: string | undefined): Value | undefined =>
  (column === undefined ? value : given(value) && typeof value === "object" && value !== null && !Array.isArray(value)
    ? under(under(value as unknown as Record<string, Record<string, string>>, row), column) : undefined);

/** 4 (3–5), and the same for each party of which enough people answered. */
function middles(scores: { party: string; score: number }[], names: Map<string, string>): string {
  if (scores.length === 0) return "";
  const of = (some: number[]): string => {
    const [low, high] = [Math.min(...some), Math.max(...some)];
    const middle = inWords("number", String(median(some)));
    return low === high ? middle : say("rounds.spread", { middle, low, high });
  };
  const parted = [...names].map(([id, label]): [string, number[]] => [label, scores.filter((s) => s.party === id).map((s) => s.score)]);
  const told = parted.filter(([, some]) => some.length >= enough);
  const all = of(scores.map((s) => s.score));
  return told.length > 1 ? [say("rounds.all", { words: all }), ...told.map(([label, some]) => `${label}: ${of(some)}`)].join("\n") : all;
}
