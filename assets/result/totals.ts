/** Totals: sums of answers, also for each item beside each other, with what
 * stands out, who pays whom, and what is not known and so does not count. */

import { under, type Value } from "../answers/record";
import { evaluate, type Row, type Tree, valueOf } from "../expression/evaluate";
import { number } from "../expression/known";
import type { Block, Table } from "../give/block";
import { internal } from "../give/source";
import { inWords } from "../give/words";
import { book, questionOf, say } from "../workbook";
import { showDecimal } from "../worksheet/amount";
import type { Asked, Outcome } from "./asked";
import type { Figure, Note, Totals } from "./definition";
import { Fields } from "./field";
import { gaps, nameless } from "./gaps";
import { notAsked } from "./link";
import { answerInWords, listed, mayTell } from "./listing";
import { settle } from "./settle";
import { toldApart, unread } from "./unread";

/** An item with the values beside it. */
export interface Line { id: string; label: string; cell: Row["cell"] }

/** What came out, in parts. */
export interface Added { known: boolean; tables: Table[]; settled: string[]; notes: { text: string; warn: boolean }[]; gaps: string[] }

export function added(asked: Asked, totals: Totals): Added {
  const { reading, id } = asked;
  const told = (f: { from: { name: string }[]; showIf?: Figure["showIf"] }): boolean => mayTell(asked, f.from.map((s) => s.name)) && reading.holds(f.showIf);
  const single = (totals.figures ?? []).filter(told).map((f) => ({ f, value: reading.answers.of(`${id}.${f.id}`) }));
  const columns = (totals.per?.figures ?? []).filter(told);
  const lines = linesOf(asked, columns);
  return {
    known: [...single.map(({ value }) => value), ...lines.flatMap((l) => columns.map((c) => l.cell(c.id)))].some((v) => number(v) !== undefined),
    tables: [
      ...single.length > 0 ? [table(say("totals.total"), ["", say("totals.total")], single.map(({ f, value }) => [f.label, inFigures(f, value)]), single.map(({ f, value }) => [f.label, asData(f, value)]))] : [],
      ...columns.length > 0 && lines.length > 0 ? [beside(columns, lines)] : [],
    ],
    settled: columns.filter((c) => c.settle).flatMap((c) => payments(c, lines)),
    notes: (totals.notes ?? []).filter((note) => notAsked(note.from) === "" && told(note)).map((note) => ({ text: noted(asked, note), warn: note.warn === true })),
    gaps: [...columns.length > 0 && lines.length === 0 ? [say("totals.nobody")] : [], ...[notAsked(totals.from), unread(asked, totals.from)].filter(Boolean),
      ...gaps(asked, totals.sums ?? [], totals.per && columns.length > 0 ? lines.map((l) => l.id) : undefined),
      ...columns.length > 0 ? nameless(asked, book.tables?.[`${id}.per`]?.from ?? []) : [], ...columns.flatMap((c) => undivided(asked, c, lines))],
  };
}

/** The items. A partner hears of those only for whom something counts. */
function linesOf({ reading, manner, id }: Asked, columns: Figure[]): Line[] {
  const source = `${id}.per`;
  const from = book.tables?.[source]?.from ?? [];
  const labels = new Map(reading.items(from).map((i) => [i.id, manner.called.get(i.id) ?? i.label]));
  const hides = manner.partner && internal(manner.sheets, from);
  return toldApart(reading.answers.rows(source).map((row) => ({ id: row.id, label: labels.get(row.id) ?? row.id, cell: row.cell }))
    .filter((line) => !hides || columns.some((c) => number(line.cell(c.id)))));
}

/** Why a column cannot be divided, or has no percentages: by nothing, or by less. */
function undivided({ reading: { answers }, id }: Asked, { id: column, label, share }: Figure, lines: Line[]): string[] {
  const [operator, , by, when] = (under(book.tables?.[`${id}.per`]?.columns, column) ?? [""]) as unknown as [string, Tree, Tree | null, Tree | null];
  if (operator !== "portion") return share && lines.some(({ cell }) => (number(cell(column)) ?? 0) < 0) ? [say("totals.no-share", { label })] : [];
  if (!by || when && !evaluate(when, answers)) return [];
  const weights = lines.map((row) => number(valueOf(by, { ...answers, item: row.id, row })));
  if (weights.some((w) => w !== undefined && w < 0)) return [say("totals.below", { label })];
  return weights.length > 0 && weights.every((w) => w === 0) ? [say("totals.all-zero", { label })] : [];
}

/** A value in words: 108 uur, € 12,50, or that it is not known. */
export function inFigures({ money, unit, decimals }: Pick<Figure, "money" | "unit" | "decimals">, value: Value | undefined): string {
  const found = number(value);
  if (found === undefined) return say("totals.unknown");
  if (money) return inWords("money", String(Math.round(found)));
  const figures = new Intl.NumberFormat(book.language, { maximumFractionDigits: decimals }).format(Number(found.toFixed(decimals)) + 0); // + 0: no minus before a zero
  return unit ? `${figures}\u00a0${unit}` : figures; // they stay together
}

/** A value as a spreadsheet reads it. */
function asData({ money, decimals }: Figure, value: Value | undefined): string {
  const found = number(value);
  if (found === undefined) return "";
  return showDecimal(money ? (Math.round(found) / 100).toFixed(2) : String(Number(found.toFixed(decimals))));
}

const table = (title: string, head: string[], rows: string[][], data: string[][], summed = false): Table =>
  ({ is: "table", title, head, rows, data, figures: summed ? "summed" : "plain" });

/** The items under each other, with all of them in the last row. */
function beside(columns: Figure[], lines: Line[]): Table {
  const sum = (c: Figure): number | undefined => {
    const values = lines.map((l) => number(l.cell(c.id))).filter((n): n is number => n !== undefined);
    return c.noTotal || values.length === 0 ? undefined : values.reduce((a, b) => a + b, 0);
  };
  const summed = lines.length > 1 && columns.some((c) => sum(c) !== undefined);
  const cell = (c: Figure, line: Line): string => {
    const percent = c.share ? number(line.cell(`${c.id}-share`)) : undefined;
    const words = inFigures(c, line.cell(c.id));
    return percent === undefined ? words : say("totals.share", { words, percent: Math.round(percent) });
  };
  const all = (write: (c: Figure, n: number) => string): string[][] =>
    (summed ? [[say("totals.all"), ...columns.map((c) => { const n = sum(c); return n === undefined ? "" : write(c, n); })]] : []);
  return table(say("totals.each"), ["", ...columns.map((c) => c.label)],
    [...lines.map((l) => [l.label, ...columns.map((c) => cell(c, l))]), ...all(inFigures)],
    [...lines.map((l) => [l.label, ...columns.map((c) => asData(c, l.cell(c.id)))]), ...all(asData)], summed);
}

/** Who pays whom in sentences, or why that cannot be said yet. */
function payments(column: Figure, lines: Line[]): string[] {
  const balances = lines.flatMap(({ label, cell }) => {
    const amount = number(cell(column.id));
    return amount === undefined ? [] : [{ label, amount: Math.round(amount) }];
  });
  if (balances.length < lines.length || balances.length === 0) return [say("totals.not-yet")];
  const loose = balances.reduce((all, { amount }) => all + amount, 0);
  if (loose !== 0) return [say("totals.loose", { amount: inFigures(column, Math.abs(loose)) })];
  const all = settle(balances);
  return all.length === 0 ? [say("totals.even")] : all.map(({ from, to, amount }) => say("totals.pays", { from, to, amount: inFigures(column, amount) }));
}

/** A note with the answer and the rows that it is about. */
function noted(asked: Asked, { text, value, kind = "", list }: Note): string {
  const rows = list ? listed(asked, list) : [];
  const asking = value?.[0] === "answer" && questionOf(...String(value[1]).split(".") as [string, string]);
  const found = !value ? "" : asking ? answerInWords(asked, String(value[1]))
    : ["number", "money"].includes(kind) ? inFigures({ money: kind === "money", decimals: 2 }, valueOf(value, asked.reading.answers) as Value)
    : new Fields(asked).words({ tree: value, kind }).text || say("totals.unknown");
  return [text, found, rows.length > 0 ? say("checks.rows", { rows: rows.join(" · ") }) : ""].filter(Boolean).join(" ");
}

export function madeOfTotals(asked: Asked, totals: Totals): Outcome {
  const { known, tables, settled, notes, gaps: missing } = added(asked, totals);
  const text = (text: string, role: "answer" | "note" | "none"): Block => ({ is: "text", role, text });
  if (!known) return { known, blocks: [text(say("totals.nothing"), "none"), ...missing.map((words) => text(words, "none"))] };
  return { known, blocks: [
    ...tables,
    ...settled.map((words) => text(words, "answer")),
    ...notes.map((n) => text(n.warn ? say("totals.warn", { text: n.text }) : n.text, "note")),
    ...missing.map((words) => text(words, "none")),
  ] };
}
