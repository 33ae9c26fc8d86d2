/** What every result of a workbook says of work files, on the page and in files,
 * and which questions are shown because of it; for a test that has no page. */

import type { WorkFile } from "../../../../assets/answers/file";
import { Held } from "../../../../assets/answers/held";
import { read } from "../../../../assets/answers/reading";
import type { Dossier } from "../../../../assets/answers/record";
import type { Store } from "../../../../assets/answers/store";
import { plain } from "../../../../assets/give/plain";
import { numbered } from "../../../../assets/give/source";
import type { Definition } from "../../../../assets/result/definition";
import type { Asked } from "../../../../assets/result/asked";
import { outcome, ownLook } from "../../../../assets/result/kinds";
import { showBlocks } from "../../../../assets/result/show-blocks";
import { book } from "../../../../assets/workbook";
import { Reading } from "../../../../assets/worksheet/reading";
import type { WordedSheet } from "../../../../assets/wording";

declare const werkboekResults: Record<string, Definition>;
declare const werkboekWording: Record<string, WordedSheet>;

class Loaded extends Held {
  constructor({ dossier, answers, people }: WorkFile) {
    super();
    this.dossier = { ...dossier, people } as Dossier;
    this.hold(answers);
  }
  again(): void { this.changed(); }
}

/** What one file leads to. */
export interface Said { page: Record<string, string>; file: Record<string, string>; partner: Record<string, string>; shown: string[]; known: string[]; blocks: Record<string, unknown> }

export async function said(text: string): Promise<Said> {
  const store = new Loaded(await read(new Blob([text]))) as unknown as Store;
  const reading = new Reading(store);
  const all: Said = { page: {}, file: {}, partner: {}, shown: [], known: [], blocks: {} };
  const page: Asked["manner"] = { sheets: werkboekWording, names: true, partner: false, called: new Map() };
  const partner: Asked["manner"] = { sheets: werkboekWording, names: false, partner: true, called: numbered(reading, werkboekWording) };
  for (const [id, definition] of Object.entries(werkboekResults)) {
    const made = outcome({ id, reading, manner: page }, definition);
    const look = ownLook({ id, reading, manner: page }, definition) ?? showBlocks(made.blocks);
    const place = document.createElement("div");
    place.append(...look);
    document.body.replaceChildren(place);
    all.page[id] = place.innerText.replace(/[\u00a0\u202f\t]/g, " ").replace(/\s*\n\s*/g, " | ");
    all.file[id] = words(made.blocks);
    all.partner[id] = words(outcome({ id, reading, manner: partner }, definition).blocks);
    all.blocks[id] = made.blocks;
    if (made.known) all.known.push(id);
  }
  for (const [id, { questions }] of Object.entries(book.sheets)) {
    for (const q of questions) if (reading.shown(id, q.id)) all.shown.push(`${id}.${q.id}`);
  }
  return all;
}

/** How long the results need after an answer changed, at best. */
export async function time(text: string): Promise<Record<string, number>> {
  const store = new Loaded(await read(new Blob([text])));
  const reading = new Reading(store as unknown as Store);
  const manner: Asked["manner"] = { sheets: werkboekWording, names: true, partner: false, called: new Map() };
  const all: Record<string, number> = {};
  for (const [id, definition] of Object.entries(werkboekResults)) {
    const times = Array.from({ length: 5 }, () => {
      store.again();
      const began = performance.now();
      outcome({ id, reading, manner }, definition);
      ownLook({ id, reading, manner }, definition);
      return performance.now() - began;
    });
    all[id] = Math.min(...times);
  }
  return all;
}

const words = (blocks: Parameters<typeof plain>[0]["blocks"]): string =>
  plain({ title: "", line: "", language: "", made: new Date(), accent: "", deeds: [], inside: [], blocks } as unknown as Parameters<typeof plain>[0]).replace(/[\u00a0\u202f]/g, " ").trim();
