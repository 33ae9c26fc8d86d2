/** The answer to one question, in blocks. */

import { type Answer, type Marked, type Row, under, type Value } from "../answers/record";
import { given, ids } from "../expression/known";
import type { WordedColumn, WordedQuestion } from "../wording";
import { questionOf, say, type ShapeQuestion } from "../workbook";
import type { Item, Reading } from "../worksheet/reading";
import type { Block, Table, Tick } from "./block";
import { internal, type Worded } from "./source";
import { asData, inWords, onScale, ownOption } from "./words";

/** What decides how an answer is written down. */
export interface Manner {
  sheets: Worded;
  names: boolean;
  partner: boolean;
  called: Map<string, string>; // items that get another name
  without?: boolean;           // a text leaves out what stays inside
}

type Cells = Record<string, string>;

export class Answered {
  private readonly shape: ShapeQuestion | undefined;
  private readonly words: Record<string, string>;
  private readonly hides: boolean; // items that were not chosen stay inside

  constructor(readonly reading: Reading, readonly worksheet: string, readonly q: WordedQuestion, private readonly manner: Manner, answer?: Answer) {
    this.shape = questionOf(worksheet, q.id);
    this.words = answer?.words.options ?? {};
    this.hides = manner.partner && internal(manner.sheets, this.shape?.from ?? []);
  }

  /** The blocks of a value; none when it is no answer. */
  blocks(value: Value | undefined): Block[] {
    if (value === undefined || value === null || !given(value)) return [];
    switch (this.q.kind) {
      case "yesno": return this.yesno(value as Marked);
      case "item": return [{ is: "ticks", ticks: [this.item(value as Marked)] }];
      case "choice": return [{ is: "ticks", ticks: this.options(Object.fromEntries([[String(value), ""]])) }];
      case "checks": return [{ is: "ticks", ticks: this.options(value as Cells) }];
      case "reference": return this.reference(value);
      case "table": case "actions": return this.table(Array.isArray(value) ? value : []);
      case "grid": return this.grid(value as unknown as Record<string, Cells>);
      case "scale": return [text(this.q.scale ? onScale(String(value), this.q.scale) : String(value))];
      default: return [text(inWords(this.q.kind, String(value), this.q.unit))];
    }
  }

  /** A value on one line. */
  line(value: Value | undefined): string {
    return this.blocks(value).map((block) => {
      switch (block.is) {
        case "text": return block.text;
        case "ticks": return block.ticks.filter((t) => t.on).map((t) => t.text + (t.note ? ` (${t.note})` : "")).join(", ");
        case "list": return block.items.join(", ");
        case "table": return block.rows.map((row) => row.filter(Boolean).join(" · ")).join("\n");
        default: return "";
      }
    }).filter(Boolean).join("\n");
  }

  /** The line of a checklist with who took it on. */
  item({ is, who = "", by = "", note = "" }: Marked): Tick {
    const parts = [is === "not-needed" ? say("report.not-needed") : "", this.manner.names ? who : "",
      by && say("report.by", { when: inWords("date", by) }), note];
    return tick(is === "done", this.q.label, parts.filter(Boolean).join(" · "));
  }

  private yesno({ is, note }: Marked): Block[] {
    const ticks = ["yes", "no", "unsure"].map((id) => tick(id === is, say(`report.${id}`)));
    return [{ is: "ticks", ticks, across: true }, ...(note ? [text(note)] : [])];
  }

  private options(chosen: Cells): Tick[] {
    const all = new Map(this.items().map((i) => [i.id, i.label]));
    if (this.hides) for (const id of all.keys()) if (!Object.hasOwn(chosen, id)) all.delete(id);
    for (const id of Object.keys(chosen)) if (!all.has(id)) all.set(id, this.label(id));
    return Array.from(all, ([id, label]) => {
      const note = under(chosen, id);
      return tick(note !== undefined, label, note === label ? "" : note);
    });
  }

  /** What there is to choose from, or to have a row for. */
  private items(): Item[] {
    const own = Object.entries(this.q.rows ?? this.q.options ?? {}).map(([id, label]) => ({ id, label }));
    const sources = this.shape?.from ?? [];
    const from = sources.length > 0 ? this.reading.items(sources) : [];
    const fixed = sources.length === 0 || this.q.kind === "grid" ? own.filter((o) => !this.shape || this.reading.offered(this.shape, o.id)) : [];
    return [...fixed, ...from.filter((i) => !fixed.some((o) => o.id === i.id))]
      .map(({ id, label }) => ({ id, label: this.manner.called.get(id) ?? label }));
  }

  private label(id: string): string {
    return this.manner.called.get(id) ?? this.reading.items(this.shape?.from ?? []).find((i) => i.id === id)?.label
      ?? ownOption(this.q, id) ?? under(this.q.rows, id) ?? under(this.words, id) ?? id;
  }

  private reference(value: Value): Block[] {
    if (typeof value !== "object" || value === null) return [text(this.label(String(value)))];
    return [{ is: "list", items: Object.keys(value).map((id) => this.label(id)) }];
  }

  /** The columns that may be seen: in a file without names not who does it. */
  private columns(): WordedColumn[] {
    const who = this.q.kind === "actions" ? "who" : this.shape?.columns?.find((c) => c.action === "who")?.id;
    return (this.q.columns ?? []).filter((c) => this.manner.names || c.id !== who);
  }

  /** What stands in one column, as far as it may be seen. */
  inColumn(column: string, value: string): string {
    const found = this.columns().find((c) => c.id === column);
    return found ? this.cell(found, value) : "";
  }

  private cell(column: WordedColumn, value: string): string {
    if (value === "") return "";
    if (column.kind === "choice") return ownOption(column, value) ?? under(this.words, `${column.id}.${value}`) ?? value;
    if (column.kind !== "reference") return inWords(column.kind, value, column.unit, column.scale);
    const from = this.shape?.columns?.find((c) => c.id === column.id)?.from ?? [];
    return this.manner.called.get(value) ?? this.reading.items(from).find((i) => i.id === value)?.label
      ?? under(this.words, `${column.id}.${value}`) ?? value;
  }

  private table(rows: Row[]): Block[] {
    const filled = ids(rows);
    return this.asTable([], rows.filter((row) => filled.includes(row.id)).map((row) => ({ head: [], id: row.id, cells: row.cells })));
  }

  private grid(value: Record<string, Cells>): Block[] {
    const items = this.items().filter((i) => !this.hides || Object.hasOwn(value, i.id));
    const left = Object.keys(value).filter((id) => !items.some((i) => i.id === id)).map((id) => ({ id, label: this.label(id) }));
    return this.asTable([""], [...items, ...left].map(({ id, label }) => ({ head: [label], id, cells: under(value, id) ?? {} })));
  }

  private asTable(head: string[], rows: { head: string[]; id: string; cells: Cells }[]): Block[] {
    const columns = this.columns();
    const called = (id: string, i: number, text: string): string => (i === 0 && head.length === 0 ? this.manner.called.get(id) ?? text : text);
    const write = (say: (column: WordedColumn, text: string) => string): string[][] =>
      rows.map(({ head, id, cells }) => [...head, ...columns.map((c, i) => called(id, i, say(c, under(cells, c.id) ?? "")))]);
    const table: Table = { is: "table", title: this.q.label, head: [...head, ...columns.map((c) => c.label)],
      rows: write((c, text) => this.cell(c, text)), data: write((c, text) => asData(c, text, this.cell(c, text))) };
    return table.rows.length > 0 && table.head.length > 0 ? [table] : [];
  }
}

const text = (words: string): Block => ({ is: "text", role: "answer", text: words });
const tick = (on: boolean, words: string, note?: string): Tick => (note ? { on, text: words, note } : { on, text: words });
