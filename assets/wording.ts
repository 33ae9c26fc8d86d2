/** All sheets in words, loaded when they are first needed: for what is written
 * down or compared and does not stand on the page at hand. */

import { loadScript } from "./page/later";

type Words = Record<string, string>;
export interface WordedScale { min: number; max: number; ends?: string[]; words?: string[]; unknown?: boolean }
export interface WordedColumn { id: string; kind: string; label: string; unit?: string; options?: Words; sentences?: Words; scale?: WordedScale }
export interface WordedQuestion {
  id: string; kind: string; number?: number; label: string; help?: string; example?: string; lines?: number;
  personal?: boolean; share?: "internal"; worry?: string; note?: boolean; unit?: string; of?: string;
  options?: Words; rows?: Words; columns?: WordedColumn[]; scale?: WordedScale;
  sentences?: Words; // how an option reads in a text, where it says so
}
export interface WordedSection { id?: string; title?: string; intro?: string; questions: WordedQuestion[] }
export interface WordedSheet { title: string; intro?: string; share?: "internal" | "partner"; mode?: "apart" | "together"; sections: WordedSection[] }

declare const werkboekWording: Record<string, WordedSheet>;

/** The sheets by id, in no order: the order is that of book.pages. */
export async function wording(): Promise<Record<string, WordedSheet>> {
  await loadScript("wording");
  return Object.setPrototypeOf(werkboekWording, null) as Record<string, WordedSheet>;
}
