/** What the author defined of each result. What is computed stands in the shape
 * of the workbook, as values by name; here are the words around it. */

import type { Tree } from "../expression/evaluate";
import type { Source } from "../give/block";
import { loadScript } from "../page/later";
import type { Weighing } from "./weigh";

export type Colour = "green" | "orange" | "red" | "grey";
type ByColour = Partial<Record<Colour, string>>;

export interface Rule { id: string; label: string; reasons?: ByColour; stop?: boolean; from: Source[] }
export interface Dimension { id: string; title: string; rules: Rule[] }
export interface Signals { type: "signals"; note?: string; words?: ByColour; dimensions: Dimension[] }

/** A point that is ready or open; list names the rows that are open. */
export interface Check { id: string; label: string; open?: string; list?: Tree; from: Source[] }
export interface Checks { type: "checks"; checks: Check[] }

export interface Matrix extends Weighing { type: "matrix"; note?: string; from: Source[] }

/** A value, or a column with a value for each item. */
export interface Figure {
  id: string; label: string; money?: boolean; unit?: string; decimals: number; from: Source[]; showIf?: Tree;
  share?: boolean; noTotal?: boolean; settle?: boolean;
}
/** A sentence that stands there when something is so. */
export interface Note { text: string; warn?: boolean; value?: Tree; kind?: string; list?: Tree; showIf: Tree; from: Source[] }
/** A column that is added up, or by which rows are chosen; known is what it may
 * be besides an item. */
export interface Summed { source: string; column: string; added?: boolean; per?: boolean; known?: string[] }
export interface Totals { type: "totals"; figures?: Figure[]; per?: { figures: Figure[] }; notes?: Note[]; sums?: Summed[]; from: Source[] }

/** A question of each round, or a value of it. */
export interface Row { label?: string; question?: string; value?: Tree; kind?: string; from?: Source[] }
export interface Measure { label?: string; question: string }
export interface Rounds { type: "rounds"; of: string; when?: string; group?: string; parties?: Tree; rows: Row[]; measures?: Measure[]; from: Source[] }

/** Where an answer stands in a text; note is the option beside which it is. */
export interface Field { tree: Tree; note?: string; kind?: string; missing?: boolean }
export type Piece = string | Field;
export interface Line { is: string; text?: Piece[]; cells?: Piece[][]; rows?: Tree; when?: Tree; lines?: Line[]; else?: Line[] }
export interface Need extends Source { met: Tree }
export interface Article { id?: string; title: Piece[]; needs?: Need[]; always?: boolean; if?: Tree; lines?: Line[]; from: Source[] }
export interface Document { type: "document"; numbered?: boolean; overview?: boolean; title?: Piece[]; intro?: Line[]; articles: Article[]; from: Source[] }

/** An answer or a value that was chosen. */
export interface Chosen extends Source { tree: Tree; kind: string; lack?: Source[] }
export interface Summary { type: "summary"; dated?: boolean; note?: string; sections: { title: string; if?: Tree; answers?: Chosen[]; results?: Source[] }[]; from: Source[] }

export type Definition = Signals | Matrix | Checks | Rounds | Totals | Document | Summary;

declare const werkboekResults: Record<string, Definition>;

/** All results by id; loaded when they are first needed. */
export async function definitions(): Promise<Record<string, Definition>> {
  await loadScript("results");
  return Object.setPrototypeOf(werkboekResults, null) as Record<string, Definition>;
}

/** Another result, once all are loaded. */
export const definitionOf = (id: string): Definition | undefined => werkboekResults[id];
