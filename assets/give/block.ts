/** What a readable file is made of, whatever its form: Word, HTML, Markdown,
 * text. A report is written once as blocks; each form writes blocks. */

/** A box, ticked or not; the note is what the reader wrote beside it. */
export interface Tick { on: boolean; text: string; note?: string; from?: Source[] }

/** An answer or a result that something was found in: on the page the way to it
 * stands there, a file leaves it out. missing: this edition does not ask it. */
export interface Source { name: string; label: string; missing?: boolean }

/** What a paragraph is for; prose is text in which answers stand. */
export type Role = "intro" | "help" | "question" | "answer" | "none" | "note" | "prose";

export interface Table {
  is: "table";
  head: string[];
  rows: string[][];   // every row has as many cells as the head
  title: string;      // what it holds, where it stands by itself
  data?: string[][];  // the same rows for a spreadsheet: 2027-09-12, 12.50
  from?: Source[][];  // where each row comes from
  figures?: "plain" | "summed"; // numbers under each other; the last row may be their sum
}

export type Block =
  | { is: "heading"; level: 1 | 2 | 3; text: string }
  | { is: "text"; text: string; role?: Role; number?: number; from?: Source[] } // one paragraph, lines end with \n
  | { is: "ticks"; ticks: Tick[]; across?: boolean }           // boxes below each other, or on one line
  | { is: "list"; items: string[]; numbered?: boolean }
  | Table
  | { is: "lines"; count: number };                            // room to sign on paper

/** Something that somebody has to do. */
export interface Deed { id: string; what: string; who: string; when: string; done: boolean; from: string }

/** A document in blocks. */
export interface Report {
  title: string;
  line: string;      // from which workbook, made when
  language: string;
  made: Date;
  accent: string;    // the colour of the edition, as six figures
  blocks: Block[];
  deeds: Deed[];
  inside: Source[];  // answers of internal sheets that its texts tell a partner
}

/** A table of more columns than fit leaves out those in which nothing stands. */
export function used(table: Table, most: number): Table {
  const { head, rows } = table;
  const some = head.map((_, i) => rows.some((row) => row[i]));
  if (head.length <= most || !some.includes(true)) return table;
  const keep = (cells: string[]): string[] => cells.filter((_, i) => i === 0 || some[i]);
  return { is: "table", title: table.title, head: keep(head), rows: rows.map(keep) };
}

/** A table of more columns than fit, with few rows, is turned on its side. */
export function turned(table: Table, most: number): Table {
  const { head, rows } = table;
  if (head.length <= most || rows.length >= most) return table;
  const first = head[0] === "" ? rows.map((row) => row[0] ?? "") : rows.map((row, i) => row[0] || String(i + 1));
  return { is: "table", title: table.title, head: [head[0] ?? "", ...first], rows: head.slice(1).map((name, i) => [name, ...rows.map((row) => row[i + 1] ?? "")]) };
}
