/** A summary: chosen answers and results together, with what is still open. */

import { type Value } from "../answers/record";
import { evaluate } from "../expression/evaluate";
import { given } from "../expression/known";
import { Answered } from "../give/answered";
import type { Block, Source } from "../give/block";
import { isPersonal } from "../give/source";
import { fullDay } from "../give/words";
import { element } from "../page/element";
import { book, say } from "../workbook";
import type { Asked, Outcome } from "./asked";
import { type Chosen, definitionOf, type Summary } from "./definition";
import { Fields } from "./field";
import { outcome } from "./kinds";
import { links, notAsked } from "./link";
import { answered, mayTell } from "./listing";
import { showBlocks, takeAlong } from "./show-blocks";

/** An answer with its words; none when it is open. */
interface Line { label: string; from: Source; blocks: Block[] }
interface Section { title: string; lines: Line[]; results: Source[] }

function sections(asked: Asked, { sections: all }: Summary): Section[] {
  return all.filter((s) => !s.if || evaluate(s.if, asked.reading.answers)).map(({ title, answers = [], results = [] }) => ({
    title, lines: answers.flatMap((chosen) => line(asked, chosen)),
    results: results.filter(({ name }) => mayTell(asked, [name])),
  })).filter((s) => s.lines.length + s.results.length > 0);
}

/** A question that is not asked now has no line; nor has what this reader may
 * not see. */
function line(asked: Asked, chosen: Chosen): Line[] {
  const { name, label, tree } = chosen;
  const { manner: { sheets, names }, manner, reading } = asked;
  const [worksheet = "", question = ""] = name.split(".");
  const missing = notAsked(chosen.lack ?? []);
  if (missing) return [{ label, from: chosen, blocks: [{ is: "text", text: missing }] }];
  if (!mayTell(asked, [name]) || !names && isPersonal(sheets, worksheet, question)) return [];
  const q = sheets[worksheet]?.sections.flatMap((s) => s.questions).find((other) => other.id === question);
  if (tree[0] !== "answer" || !q) {
    const { text } = new Fields(asked).words(chosen);
    return [{ label, from: chosen, blocks: text ? [{ is: "text", text }] : [] }];
  }
  if (!reading.shown(worksheet, question)) return [];
  const value = reading.answers.of(name) as Value | undefined;
  const written = new Answered(reading, worksheet, q, manner, reading.answer(worksheet, question));
  return [{ label, from: chosen, blocks: given(value) ? told(q.kind, written, value) : [] }];
}

/** What was chosen, without what was not; the rest as everywhere. */
function told(kind: string, written: Answered, value: Value | undefined): Block[] {
  const blocks = written.blocks(value);
  if (kind === "table" || kind === "grid" || kind === "actions") return blocks;
  return blocks.flatMap((block): Block[] => {
    if (block.is !== "ticks") return [block];
    const chosen = block.ticks.filter((t) => t.on).map((t) => t.text + (t.note ? `: ${t.note}` : ""));
    return kind === "checks" ? [{ is: "list", items: chosen }] : chosen.map((text) => ({ is: "text", text }));
  });
}

const open = (): Block => ({ is: "text", role: "none", text: say("report.none") });
const dated = ({ dated: on }: Summary): string => (on ? say("summary.made", { day: fullDay(new Date()) }) : "");
const titleOf = ({ name, label }: Source): string => book.sheets[name]?.title ?? label;

export function madeOfSummary(asked: Asked, summary: Summary): Outcome {
  const day = dated(summary);
  return {
    known: answered(asked, summary.from),
    blocks: [
      ...day ? [{ is: "text", role: "note", text: day } as Block] : [],
      ...sections(asked, summary).flatMap(({ title, lines, results }): Block[] => [
        { is: "heading", level: 2, text: title },
        ...lines.flatMap(({ label, blocks }): Block[] => [{ is: "text", role: "question", text: label }, ...blocks.length > 0 ? blocks : [open()]]),
        ...results.flatMap((result): Block[] => [{ is: "heading", level: 3, text: titleOf(result) }, ...whole(asked, result)]),
      ]),
      ...summary.note ? [{ is: "text", role: "note", text: summary.note } as Block] : [],
    ],
  };
}

/** A result as it is now, or that this edition has none; its own headings stand
 * no higher than its title. */
function whole(asked: Asked, result: Source): Block[] {
  const definition = definitionOf(result.name);
  if (!definition) return [{ is: "text", role: "none", text: notAsked([result]) }];
  return outcome({ ...asked, id: result.name }, definition).blocks.map((block) => (block.is === "heading" ? { ...block, level: 3 } : block));
}

/** On the page every label leads to its question. */
export function showSummary(asked: Asked, summary: Summary): HTMLElement[] {
  const day = dated(summary);
  return [element("div", { class: "draft" },
    ...day ? [element("p", { class: "note" }, day)] : [],
    ...sections(asked, summary).flatMap(({ title, lines, results }) => [
      element("h3", { dir: "auto" }, title),
      ...lines.length > 0 ? [element("dl", { class: "chosen" }, ...lines.map(({ label, from, blocks }) => element("div", {},
        element("dt", { dir: "auto" }, ...links([from], label)), element("dd", {}, ...showBlocks(blocks.length > 0 ? blocks : [open()], 3)))))] : [],
      ...results.flatMap((result) => [element("h4", {}, ...links([result], titleOf(result))), shown(asked, result)]),
    ]),
    ...summary.note ? [element("p", { class: "note" }, summary.note)] : []), takeAlong(asked.id)];
}

const shown = (asked: Asked, result: Source): HTMLElement => element("div", { class: "snapshot" }, ...showBlocks(whole(asked, result), 2));
