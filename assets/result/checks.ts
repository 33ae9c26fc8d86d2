/** Checks: what is ready for the next step and what is still open, with what to
 * do and which rows are meant. What is open stands on top. */

import type { Block, Source, Tick } from "../give/block";
import { element } from "../page/element";
import { say } from "../workbook";
import type { Asked, Outcome } from "./asked";
import type { Check, Checks } from "./definition";
import { answered, listed, mayTell } from "./listing";
import { notAsked } from "./link";
import { showBlocks } from "./show-blocks";
import { gone, unread } from "./unread";

interface Looked { open: Tick[]; ready: Tick[] }

/** The checks that apply. In a partner's file there is none that looks at what
 * stays inside. */
function looked(asked: Asked, { checks }: Checks): Looked {
  const all: Looked = { open: [], ready: [] };
  for (const check of checks.filter(({ from }) => mayTell(asked, from.map((s) => s.name)))) {
    const state = asked.reading.answers.of(`${asked.id}.${check.id}`);
    if (state === "ready") all.ready.push({ on: true, text: check.label, from: check.from.slice(0, 1), note: gone(asked, check.from) });
    if (state === "open") all.open.push({ on: false, text: check.label, from: next(asked, check.from), note: toDo(asked, check) });
  }
  return all;
}

/** The way to what is not answered yet, else to the first that it looks at. */
const next = (asked: Asked, from: Source[]): Source[] => [from.find((s) => !answered(asked, [s])) ?? from[0] ?? []].flat();

/** What to do about an open check. */
function toDo(asked: Asked, { open = "", list, from }: Check): string {
  const missing = notAsked(from) || unread(asked, from);
  if (missing) return missing;
  const rows = list ? listed(asked, list) : [];
  return [open, rows.length > 0 ? say("checks.rows", { rows: rows.join(" · ") }) : ""].filter(Boolean).join("\n");
}

/** How far it is, in words. */
function howFar({ open, ready }: Looked): string {
  if (open.length > 0) return say("checks.open", { open: open.length, all: open.length + ready.length });
  return say(ready.length > 0 ? "checks.ready" : "checks.nothing");
}

const ticks = ({ open, ready }: Looked): Block[] => (open.length + ready.length > 0 ? [{ is: "ticks", ticks: [...open, ...ready] }] : []);

/** Whether somebody began with what is looked at. */
const isKnown = (asked: Asked, { checks }: Checks, { ready }: Looked): boolean =>
  ready.length > 0 || answered(asked, checks.flatMap((c) => c.from));

export function madeOfChecks(asked: Asked, definition: Checks): Outcome {
  const all = looked(asked, definition);
  return {
    known: isKnown(asked, definition, all),
    blocks: [{ is: "text", text: howFar(all) }, ...ticks(all)],
  };
}

/** On the page the state of all together has a sign of its own. */
export function showChecks(asked: Asked, definition: Checks): HTMLElement[] {
  const all = looked(asked, definition);
  const colour = !isKnown(asked, definition, all) ? "grey" : all.open.length > 0 ? "orange" : "green";
  return [element("p", { class: "overall" }, element("strong", { class: "signal", "data-colour": colour }, howFar(all))), ...showBlocks(ticks(all))];
}
