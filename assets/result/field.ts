/** What stands in a text where a name stood: an answer, a cell of the row at
 * hand, or what follows from answers, in words. */

import { under, type Value } from "../answers/record";
import { evaluate, type Moment, type Row, type Tree, valueOf } from "../expression/evaluate";
import { given, number, plain } from "../expression/known";
import { Answered } from "../give/answered";
import type { Source } from "../give/block";
import { isPersonal, maySee, type Worded } from "../give/source";
import { inWords } from "../give/words";
import { book, say } from "../workbook";
import type { WordedColumn, WordedQuestion } from "../wording";
import type { Asked } from "./asked";
import type { Colour, Field } from "./definition";
import { cell, named } from "./listing";
import { named as coloured } from "./signals";

/** The row that lines stand there for, and where it comes from. */
export interface At { source: string; row: Row }

/** Words, or why there are none: they name a person, or nobody is asked. */
export interface Words { text: string; personal?: boolean }

export class Fields {
  readonly inside = new Map<string, Source>(); // answers of internal sheets that were told

  constructor(private readonly asked: Asked) {}

  /** What conditions within the text look at: what it leaves out is not there. */
  moment(at?: At): Moment {
    const { answers } = this.asked.reading;
    const moment: Moment = { ...answers, of: (name) => (this.hidden(name) ? undefined : answers.of(name)) };
    return at ? { ...moment, row: at.row } : moment;
  }

  /** Whether the lines for these rows stay out. */
  leavesOut(source: string): boolean {
    const { sheets, partner, without } = this.asked.manner;
    return partner && without === true && !source.startsWith("list:") && !maySee(sheets, source);
  }

  private hidden(name: string): boolean {
    const { sheets, names } = this.asked.manner;
    const [worksheet = "", question = ""] = name.split(".");
    return this.leavesOut(name) || !names && isPersonal(sheets, worksheet, question);
  }

  words({ tree, note, kind, missing }: Field, at?: At): Words {
    if (missing) return { text: "", personal: true };
    const [operator, name] = tree as [string, string];
    if (operator === "answer" && !book.sheets[name.split(".")[0] ?? ""]?.result) return this.answer(name, note);
    if (operator === "this" && at) return { text: note === undefined ? this.item(at) : this.beside(at) };
    if (operator === "column" && at) return { text: this.cell(at.source, at.row, name) };
    const last = operator === "last" && Array.isArray(tree[1]) && tree[1][0] === "column" ? this.last(tree) : "";
    if (last) return { text: last };
    if (operator === "list") return { text: this.list(tree) };
    if (operator === "referred") return { text: this.referred(tree, at) };
    const { sheets, names } = this.asked.manner;
    const from = namesIn(tree, sheets);
    if (!names && from.some((n) => isPersonal(sheets, n.split(".")[0] ?? "", n.split(".")[1] ?? ""))) return { text: "", personal: true };
    return from.map((n) => this.mayTell(n, "")).every(Boolean) ? computed(this.value(tree, at), kind) : { text: "" };
  }

  private value = (tree: Tree, at?: At): Value | boolean | undefined => valueOf(tree, this.moment(at));

  /** An answer; one that names a person stays out of a text without names. */
  private answer(name: string, note?: string): Words {
    const { reading, manner } = this.asked;
    const [worksheet = "", question = ""] = name.split(".");
    const q = manner.sheets[worksheet]?.sections.flatMap((s) => s.questions).find((other) => other.id === question);
    const value = reading.answers.of(name) as Value | undefined;
    if (!q || !given(value) || value === undefined) return { text: "" };
    if (q.personal && !manner.names) return { text: "", personal: true };
    if (!this.mayTell(name, q.label)) return { text: "" };
    if (note !== undefined) return { text: under(value as Record<string, string>, note) ?? "" };
    const sentence = under(q.sentences, String(plain(value)));
    if (sentence !== undefined) return { text: sentence };
    return { text: inLine(new Answered(reading, worksheet, q, manner, reading.answer(worksheet, question)), q, value) };
  }

  /** What the row is called; a tick as it reads in a text. */
  private item({ source, row }: At): string {
    const [worksheet = "", question = ""] = source.split(".");
    const q = this.asked.manner.sheets[worksheet]?.sections.flatMap((s) => s.questions).find((other) => other.id === question);
    if (!this.mayTell(source, q?.label ?? "")) return "";
    return under(q?.sentences, row.id) ?? named(this.asked, source, row.id);
  }

  private beside({ source, row }: At): string {
    if (!this.mayTell(source, "")) return "";
    const value = this.asked.reading.answers.of(source);
    return typeof value === "object" && value !== null ? String(under(value as Record<string, string>, row.id) ?? "") : "";
  }

  private cell(source: string, row: Row, column: string): string {
    const value = row.cell(column);
    if (value === undefined || value === null || !this.mayTell(source, "")) return "";
    const words = cell(this.asked, source, column, row.id, value);
    return words && (under(this.column(source, column)?.sentences, String(plain(value))) ?? words);
  }

  /** A column of a table, or a question of a repeated sheet. */
  private column(source: string, column: string): WordedColumn | WordedQuestion | undefined {
    const [worksheet = "", question = ""] = source.replace("sheet:", "").split(".");
    const all = this.asked.manner.sheets[worksheet]?.sections.flatMap((s) => s.questions);
    return source.startsWith("sheet:") ? all?.find((q) => q.id === column) : all?.find((q) => q.id === question)?.columns?.find((c) => c.id === column);
  }

  /** A column of all rows on one line: figures as 50/50, words as a, b en c. */
  private list([, of, source, where]: Tree): string {
    const moment = this.moment();
    const rows = moment.rows(source as string).filter((row) => !where || evaluate(where as Tree, { ...moment, row }));
    const words = rows.map((row) => (of ? this.cell(source as string, row, (of as Tree)[1] as string) : this.item({ source: source as string, row }))).filter(Boolean);
    const figures = of && this.column(source as string, (of as Tree)[1] as string)?.kind === "number";
    return figures ? words.map((w) => w.replace(/[^\d.,-]+$/, "")).join("/") : joined(words);
  }

  /** A column of the last row in which it is filled in. */
  private last([, of, source, where]: Tree): string {
    const moment = this.moment(), column = (of as Tree)[1] as string;
    const row = moment.rows(source as string).filter((r) => given(r.cell(column)) && (!where || evaluate(where as Tree, { ...moment, row: r }))).at(-1);
    return row ? this.cell(source as string, row, column) : "";
  }

  /** A cell of the row that a reference names. */
  private referred([, left, sources, column]: Tree, at?: At): string {
    const id = plain(this.value(left as Tree, at));
    for (const source of sources as string[]) {
      const row = this.asked.reading.answers.rows(source).find((r) => r.id === id);
      if (row) return this.cell(source, row, column as string);
    }
    return "";
  }

  /** A partner may read answers of internal sheets where the author wrote them
   * into the text, unless the group leaves them out. */
  private mayTell(name: string, label: string): boolean {
    const { sheets, partner, without } = this.asked.manner;
    const worksheet = name.replace("sheet:", "").split(".")[0] ?? "";
    if (!partner || name.startsWith("list:") || maySee(sheets, name)) return true;
    const q = sheets[worksheet]?.sections.flatMap((s) => s.questions).find((other) => other.id === name.split(".")[1]);
    if (!this.inside.has(name)) this.inside.set(name, { name, label: label || (q?.label ?? sheets[worksheet]?.title ?? name) });
    return !without;
  }
}

/** The questions and results that a tree looks at. */
function namesIn(part: unknown, sheets: Worded): string[] {
  if (Array.isArray(part)) return part.flatMap((p) => namesIn(p, sheets));
  if (typeof part !== "string" || !/^sheet:|\./.test(part)) return [];
  return sheets[part.replace("sheet:", "").split(".")[0] ?? ""] ? [part] : [];
}

/** An answer on one line: "a, b en c" when it is a list. */
function inLine(answered: Answered, q: WordedQuestion, value: Value): string {
  if (q.kind === "yesno" || q.kind === "item") return inWords(q.kind, String(plain(value) ?? ""));
  return answered.blocks(value).map((block) => {
    switch (block.is) {
      case "text": return block.text;
      case "ticks": return joined(block.ticks.filter((t) => t.on).map((t) => t.text + (t.note ? ` (${t.note})` : "")));
      case "list": return joined(block.items);
      case "table": return joined(block.rows.map((row) => row[0] ?? "").filter(Boolean));
      default: return "";
    }
  }).join(" ");
}

export const joined = (all: string[]): string => new Intl.ListFormat(book.language, { type: "conjunction" }).format(all);

/** What was reckoned of answers. */
function computed(value: Value | boolean | undefined, kind = "number"): Words {
  const known = plain(value ?? null);
  if (known === undefined) return { text: "" };
  const found = number(value ?? null);
  if (kind === "money" || kind === "number") return { text: inWords(kind, found === undefined ? String(known) : String(kind === "money" ? Math.round(found) : Math.round(found * 100) / 100)) };
  if (kind === "choice" && book.phrases[`result.${known}-sign`]) return { text: coloured(known as Colour) };
  return { text: kind === "choice" && book.phrases[`result.${known}`] ? say(`result.${known}`) : inWords(kind, String(known)) };
}
