/** The actions and the tables of a report as spreadsheets: CSV as programs for
 * it read it here, with semicolons. No cell is ever a formula. */

import { say } from "../workbook";
import type { Report } from "./block";
import { clean } from "./clean";
import { entry, zip } from "./zip";

/** A spreadsheet, with what it holds. */
export interface Spreadsheet { title: string; text: string }

export function spreadsheets({ deeds, blocks }: Report): Spreadsheet[] {
  const head = ["what", "who", "when", "done", "from"].map((c) => say(`report.deed.${c}`));
  const rows = deeds.map((d) => [d.what, d.who, d.when, say(d.done ? "report.yes" : "report.no"), d.from]);
  const all: Spreadsheet[] = rows.length > 0 ? [{ title: say("actions.title"), text: sheet(head, rows) }] : [];
  let within = "";
  for (const block of blocks) {
    if (block.is === "heading") within = block.level === 1 ? block.text : within;
    if (block.is === "table") all.push({ title: [...new Set([within, block.title])].filter(Boolean).join(" - "), text: sheet(block.head, block.data ?? block.rows) });
  }
  return all;
}

/** All spreadsheets as one file of files, because each holds one table. */
export async function spreadsheetFile(report: Report): Promise<Blob> {
  const all = spreadsheets(report);
  return zip(all.map(({ title, text }, i) => entry(`${String(i + 1).padStart(2, "0")}-${name(title)}.csv`, text)), "application/zip", report.made);
}

/** A name for a file that every system can store. */
const name = (title: string): string =>
  title.normalize("NFD").replace(/[^A-Za-z0-9]+/g, "-").replace(/^-+|-+$/g, "").toLowerCase().slice(0, 60).replace(/-+$/, "") || "tabel";

const sheet = (head: string[], rows: string[][]): string =>
  "\ufeff" + [head, ...rows].map((row) => row.map(cell).join(";") + "\r\n").join("");

/** A cell that begins as a formula, after what a program skips, gets an
 * apostrophe: it stays the text that it is. */
function cell(text: string): string {
  const plain = clean(text);
  const formula = /^[\t\n]|^[\s\p{Cf}\p{Z}]*[=+\-@\uff1d\uff0b\uff0d\uff20]/u.test(plain);
  return `"${(formula ? "'" : "") + plain.replaceAll('"', '""').replaceAll("\n", "\r\n")}"`;
}
