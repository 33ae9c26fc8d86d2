/** Lines of a document with the answers in them. A line of which nothing is
 * filled in is left out; lines below each other become paragraphs, lists and
 * tables. */

import { evaluate, type Row, type Tree } from "../expression/evaluate";
import type { Block, Table } from "../give/block";
import { say } from "../workbook";
import type { Field, Line, Need, Piece } from "./definition";
import type { At, Fields } from "./field";

/** A line as it reads. */
interface Out { is: string; text: string; cells: string[] }

/** What became of words with answers in them. */
interface Filled { text: string; fields: number; filled: number }

export class Passage {
  fields = 0;      // places where answers can stand
  certain = false; // something is filled in, or stands there because of answers
  private readonly said = new Set<Need>();

  constructor(private readonly answers: Fields, private readonly open: Need[]) {}

  /** What is needed and has no place in the text. */
  unsaid(): Need[] { return this.open.filter((need) => !this.said.has(need)); }

  lines(all: Line[], at?: At, because = false): Out[] {
    return all.flatMap((line): Out[] => {
      switch (line.is) {
        case "each": return this.each(line, at);
        case "if": return this.either(line, at);
        case "gap": case "room": return [{ is: line.is, text: "", cells: [] }];
      }
      const cells = (line.cells ?? [line.text ?? []]).map((pieces) => this.line(pieces, at));
      const [fields, filled] = [total(cells, "fields"), total(cells, "filled")];
      this.certain ||= filled > 0 || because && fields === 0;
      return fields > 0 && filled === 0 ? [] : [{ is: line.is, text: cells[0]?.text ?? "", cells: cells.map((c) => c.text) }];
    });
  }

  private each({ rows, lines = [] }: Line, at?: At): Out[] {
    if (!rows) return [];
    this.fields += 1;
    const [, , source, where] = rows as [string, null, string, Tree | null];
    if (this.answers.leavesOut(source)) return [];
    const moment = this.answers.moment(at);
    return moment.rows(source).filter((row: Row) => !where || evaluate(where, { ...moment, row }))
      .flatMap((row) => this.lines(lines, { source, row }, true));
  }

  private either({ when, lines = [], else: others = [] }: Line, at?: At): Out[] {
    this.fields += 1;
    const holds = when !== undefined && evaluate(when, this.answers.moment(at));
    return holds ? this.lines(lines, at, true) : this.lines(others, at);
  }

  /** Words with the answers in them. An answer that must not be told leaves
   * dots where the rest of its line stands. */
  line(pieces: Piece[], at?: At): Filled {
    const found = pieces.map((piece) => (typeof piece === "string" ? { text: piece } : { ...this.field(piece, at), field: true }));
    const fields = found.filter((f) => "field" in f).length;
    const filled = found.filter((f) => "field" in f && f.text !== "").length;
    this.fields += fields;
    let text = "";
    for (const part of found) {
      const words = "personal" in part && part.personal ? "…" : part.text;
      if (words === "") text = text.replace(/[\s,;:(–]+$/, ""); // what led to it goes too
      else if (text === "") text = "field" in part ? words : words.replace(fields > 0 ? /^[\s,;:)]+/ : /^\s+/, "");
      else text += /[.!?…]$/.test(text) && words.startsWith(".") ? words.slice(1) : words;
    }
    return { text: text.replace(/ {2,}/g, " ").trim(), fields, filled };
  }

  private field(field: Field, at?: At): { text: string; personal?: boolean } {
    const need = field.tree[0] === "answer" && field.note === undefined ? this.open.find((n) => n.name === field.tree[1]) : undefined;
    if (!need) return this.answers.words(field, at);
    this.said.add(need);
    return { text: say("document.open", { label: need.label }) };
  }
}

const total = (cells: Filled[], what: "fields" | "filled"): number => cells.reduce((sum, c) => sum + c[what], 0);

/** Several lines in one paragraph are sentences, also what somebody typed
 * without a full stop. */
const stopped = (text: string): string => (/[\p{L}\p{N}’”)]$/u.test(text) ? `${text}.` : text);

/** A column in which nothing stands is left out, unless the table is there to
 * be written in. */
function narrow(table: Table): void {
  const used = table.head.map((_, i) => table.rows.some((row) => row[i] !== ""));
  if (!used.includes(true)) return;
  table.head = table.head.filter((_, i) => used[i]);
  table.rows = table.rows.map((row) => row.filter((_, i) => used[i]));
}

/** Lines of one kind below each other are one block. */
export function blocksOf(lines: Out[]): Block[] {
  const blocks: Block[] = [];
  let before = "";
  for (const line of lines) {
    const last = before === line.is || before === "head" && line.is === "row" ? blocks.at(-1) : undefined;
    before = line.is;
    if (line.is === "text" || line.is === "note") {
      if (last?.is === "text") last.text = stopped(`${stopped(last.text)} ${line.text}`);
      else blocks.push({ is: "text", role: line.is === "note" ? "note" : "prose", text: line.text });
    } else if (line.is === "item" || line.is === "step") {
      if (last?.is === "list") last.items.push(line.text);
      else blocks.push({ is: "list", items: [line.text], ...line.is === "step" && { numbered: true } });
    } else if (line.is === "head") {
      blocks.push({ is: "table", title: line.cells.filter(Boolean).join(", "), head: line.cells, rows: [] });
    } else if (line.is === "row") {
      const table = last ?? blocks.at(-1);
      if (table?.is === "table") table.rows.push(line.cells);
    } else if (line.is === "heading") {
      blocks.push({ is: "heading", level: 3, text: line.text });
    } else if (line.is === "room") {
      blocks.push({ is: "lines", count: 1 });
    }
  }
  const empty = (block: Block | undefined): boolean => block === undefined || block.is === "heading" || block.is === "table" && block.rows.length === 0;
  for (const block of blocks) if (block.is === "table") narrow(block);
  return blocks.filter((block, i) => !empty(block) || block.is === "heading" && !empty(blocks.slice(i + 1).find((b) => b.is !== "table" || b.rows.length > 0)));
}
