/** A document: a text in which answers stand. What is empty leaves nothing
 * behind; what is needed is asked for, in its place and on top. */

import { evaluate } from "../expression/evaluate";
import { given } from "../expression/known";
import type { Block, Source } from "../give/block";
import { element } from "../page/element";
import { say } from "../workbook";
import type { Asked, Outcome } from "./asked";
import type { Article, Document, Need } from "./definition";
import { Fields } from "./field";
import { notAsked } from "./link";
import { answered } from "./listing";
import { blocksOf, Passage } from "./passage";
import { showBlocks, takeAlong } from "./show-blocks";

type State = "absent" | "partly" | "complete";

interface Part { title: string; state: State; blocks: Block[] }
interface Written { title: string; intro: Block[]; parts: Part[]; open: Source[]; inside: Source[] }

function write(asked: Asked, document: Document): Written {
  const fields = new Fields(asked);
  const open: Need[] = [];
  const intro = new Passage(fields, []);
  const title = intro.line(document.title ?? []).text;
  const introduction = blocksOf(intro.lines(document.intro ?? []));
  let number = 0;
  const parts = document.articles.map((article): Part => {
    const written = articleOf(asked, fields, article);
    if (written.there) number += 1;
    if (written.there) open.push(...written.open);
    return { title: document.numbered && written.there ? `${number}. ${written.title}` : written.title,
      state: !written.there ? "absent" : written.open.length > 0 || !written.full ? "partly" : "complete", blocks: written.there ? written.blocks : [] };
  });
  const once = open.filter((need, i) => open.findIndex((other) => other.name === need.name) === i);
  return { title, intro: introduction, parts, open: once, inside: [...fields.inside.values()] };
}

interface OfArticle { title: string; there: boolean; full: boolean; blocks: Block[]; open: Need[] }

/** An article that needs answers is always there; another one is when it has
 * anything to say. */
function articleOf(asked: Asked, fields: Fields, { title, needs = [], always, if: when, lines = [], from }: Article): OfArticle {
  const { answers } = asked.reading;
  if (when && !evaluate(when, answers)) return { title: new Passage(fields, []).line(title).text, there: false, full: false, blocks: [], open: [] };
  const open = needs.filter((need) => !need.missing && !evaluate(need.met, answers));
  const passage = new Passage(fields, open);
  const words = passage.line(title).text;
  const found = passage.lines(lines);
  const asks = passage.unsaid().map((need): Block => ({ is: "text", role: "prose", text: say("document.open", { label: need.label }), from: [need] }));
  const missing = notAsked(needs);
  if (missing) asks.push({ is: "text", role: "note", text: missing });
  const there = always || needs.length > 0 || passage.fields === 0 || passage.certain;
  return { title: words, there, full: from.every((source) => isGiven(asked, source)), blocks: [...blocksOf(found), ...asks], open };
}

/** Whether an answer is given, or not asked now. */
function isGiven(asked: Asked, source: Source): boolean {
  const [worksheet = "", question = ""] = source.name.split(".");
  return source.missing || question === "" || !asked.reading.shown(worksheet, question)
    || given(asked.reading.answers.of(source.name)) || answered(asked, [source]);
}

const heading = (level: 1 | 2 | 3, text: string): Block => ({ is: "heading", level, text });

const openPoints = (open: Source[]): Block[] => (open.length === 0 ? [] : [heading(2, say("document.open-points")),
  { is: "ticks", ticks: open.map((need) => ({ on: false, text: need.label, from: [need] })) }]);

const articles = (parts: Part[]): Block[] => parts.filter((p) => p.state !== "absent").flatMap((p) => [heading(2, p.title), ...p.blocks]);

export function madeOfDocument(asked: Asked, document: Document): Outcome {
  const { title, intro, parts, open, inside } = write(asked, document);
  return {
    known: answered(asked, document.from),
    ...title && { title },
    ...inside.length > 0 && { inside },
    blocks: [...intro, ...openPoints(open), ...articles(parts)],
  };
}

/** On the page it lies there as a sheet of paper, with how far each article is. */
export function showDocument(asked: Asked, document: Document): HTMLElement[] {
  const { title, intro, parts, open } = write(asked, document);
  return [
    element("div", { class: "draft" }, ...title ? [element("h3", { class: "name", dir: "auto" }, title)] : [],
      ...showBlocks([...intro, ...openPoints(open), ...articles(parts)], title ? 2 : 1)),
    takeAlong(asked.id),
    ...document.overview ? [element("details", { class: "overview" }, element("summary", {}, say("document.overview")),
      element("ul", {}, ...parts.map((p) => element("li", {}, element("span", { class: "signal", "data-colour": colours[p.state] }, say(`document.${p.state}`)), " ", p.title))))] : [],
  ];
}

const colours: Record<State, string> = { absent: "grey", partly: "orange", complete: "green" };
