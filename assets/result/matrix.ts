/** A matrix in blocks: the items by what they came to, those that fall out
 * below a line, each score, and what is strong and weak in words. */

import { under } from "../answers/record";
import { median } from "../compare/difference";
import { number } from "../expression/known";
import type { Block, Table } from "../give/block";
import { say } from "../workbook";
import { inWords } from "../give/words";
import { Reading } from "../worksheet/reading";
import { ownAnswers } from "../worksheet/rows";
import type { Asked, Outcome } from "./asked";
import type { Matrix } from "./definition";
import { notAsked } from "./link";
import { criteria, type Criterion, enough, places, unsteady, type Weighed, weighed } from "./weigh";
import { toldApart } from "./unread";

export function madeOfMatrix(asked: Asked, matrix: Matrix): Outcome {
  const { all, items, ranked, unclear, excluded } = sorted(asked, matrix);
  const none = notAsked(matrix.from) || (items.length === 0 ? say("matrix.nothing") : all.length === 0 ? say("matrix.pointless") : "");
  if (none) return { known: false, blocks: [{ is: "text", role: "none", text: none }] };
  const heading = (text: string): Block => ({ is: "heading", level: 2, text });
  return {
    known: items.some((item) => item.scores.size > 0),
    blocks: [
      ...ranked.length + unclear.length > 0 ? [overview([...ranked, ...unclear], items)] : [],
      ...all.every((c) => c.weight === 0) ? [{ is: "text", role: "none", text: say("matrix.weightless") } as Block] : [],
      ...steadiness(matrix, all, items).map((text): Block => ({ is: "text", role: "note", text })),
      ...excluded.length > 0 ? [heading(say("matrix.excluded")), { is: "list", items: excluded.map(why) } as Block] : [],
      ...ranked.length + unclear.length > 0 ? [heading(say("matrix.points")), scores(asked, matrix, all, [...ranked, ...unclear])] : [],
      ...[...ranked, ...unclear].flatMap((item) => pointsOf(item, all, matrix)),
      ...matrix.note ? [{ is: "text", role: "note", text: matrix.note } as Block] : [],
      { is: "text", role: "help", text: say("matrix.how", { percent: matrix.least }) },
    ],
  };
}

/** The items in the order in which they are shown. */
export interface Sorted { all: Criterion[]; items: Weighed[]; ranked: Weighed[]; unclear: Weighed[]; excluded: Weighed[] }

export function sorted({ id, reading, manner }: Asked, matrix: Matrix): Sorted {
  const items = toldApart(weighed(reading, `${id}.items`, matrix).map((item) => ({ ...item, label: manner.called.get(item.id) ?? item.label })));
  const taking = items.filter((item) => item.reasons.length === 0);
  return {
    all: criteria(reading, matrix), items,
    ranked: taking.filter(enough).sort((a, b) => (b.percentage ?? 0) - (a.percentage ?? 0)),
    unclear: taking.filter((item) => !enough(item)), excluded: items.filter((item) => item.reasons.length > 0),
  };
}

export const why = ({ label, reasons }: Weighed): string => say("matrix.because", { label, reasons: reasons.join(" ") });

/** 79 %, or 67 % (61–70 %), or that too little is known. */
export function found({ percentage, low, high }: Weighed): string {
  if (percentage === undefined) return say("matrix.too-little");
  return low === high ? say("matrix.percent", { percent: percentage }) : say("matrix.range", { percent: percentage, low, high });
}

/** 1, or 2–3 when they are about equal, or none while too little is known. */
export function place(item: Weighed, all: Weighed[]): string {
  if (!enough(item)) return "";
  const [best, worst] = places(item, all);
  return best === worst ? String(best) : say("matrix.equal", { best, worst });
}

function overview(shown: Weighed[], all: Weighed[]): Table {
  return {
    is: "table", title: say("matrix.overview"), head: ["", say("matrix.place"), say("matrix.outcome"), say("matrix.known")],
    rows: shown.map((item) => [item.label, place(item, all), found(item), say("matrix.percent", { percent: item.coverage })]),
  };
}

/** Whether the first place is certain. */
export function steadiness(matrix: Matrix, all: Criterion[], items: Weighed[]): string[] {
  if (items.filter(enough).length < 2) return [];
  const depends = unsteady(matrix, all, items);
  return [depends.length > 0 ? say("matrix.depends", { on: depends.map((c) => c.label).join(" · ") }) : say("matrix.steady")];
}

function scores(asked: Asked, matrix: Matrix, all: Criterion[], shown: Weighed[]): Table {
  const alone = new Map(shown.map((item) => [item.id, own(asked, matrix, item)]));
  return {
    is: "table", title: say("matrix.points"), head: ["", say("matrix.weight"), ...shown.map((item) => item.label)],
    rows: all.map((c) => [c.label, String(c.weight), ...shown.map((item) => cell(item.scores.get(c.id), alone.get(item.id)?.get(c.id) ?? []))]),
  };
}

/** The joint score, and beside it what people answered apart. */
function cell(score: number | undefined, apart: number[]): string {
  const joint = score === undefined ? say("matrix.unknown") : String(score);
  if (apart.length === 0) return joint;
  const [low, high] = [Math.min(...apart), Math.max(...apart)];
  return say("matrix.apart", { joint, median: inWords("number", String(median(apart))), spread: low === high ? String(low) : `${low}–${high}` });
}

/** What each person gave an item, by criterion. */
function own({ reading }: Asked, { of, score }: Matrix, item: Weighed): Map<string, number[]> {
  const within = new Reading(reading.store, { worksheet: of, id: item.id, label: item.label });
  const all = new Map<string, number[]>();
  for (const { value } of ownAnswers(within, score.question)) {
    if (typeof value !== "object" || value === null || Array.isArray(value)) continue;
    for (const [id, cells] of Object.entries(value as unknown as Record<string, Record<string, string>>)) {
      const points = number(under(cells, score.column));
      if (points !== undefined) all.set(id, [...all.get(id) ?? [], points]);
    }
  }
  return all;
}

/** The three strongest and the three weakest points. */
export function extremes({ scores }: Weighed, all: Criterion[], { score: { min, max } }: Matrix): { strong: Criterion[]; weak: Criterion[] } {
  const middle = (min + max) / 2;
  const points = (c: Criterion): number => scores.get(c.id) ?? middle;
  const counting = all.filter((c) => c.weight > 0);
  const by = (sign: 1 | -1): Criterion[] => counting.filter((c) => sign * (points(c) - middle) > 0)
    .sort((a, b) => sign * (points(b) - points(a)) || b.weight - a.weight).slice(0, 3);
  return { strong: by(1), weak: by(-1) };
}

function pointsOf(item: Weighed, all: Criterion[], matrix: Matrix): Block[] {
  const { strong, weak } = extremes(item, all, matrix);
  if (strong.length + weak.length === 0) return [];
  const line = (key: string, some: Criterion[]): string[] => (some.length > 0 ? [say(key, { points: some.map((c) => c.label).join(" · ") })] : []);
  return [{ is: "text", role: "question", text: item.label }, { is: "list", items: [...line("matrix.strong", strong), ...line("matrix.weak", weak)] }];
}
