/** What a readable file is made of, whatever its form: Word, HTML, Markdown,
 * text. A report is written once as blocks; each form writes blocks. */

export interface Tick { on: boolean; text: string }

export type Block =
  | { is: "heading"; level: 1 | 2 | 3; text: string }
  | { is: "text"; text: string; role?: "intro" | "help" | "question" | "answer" | "none" | "note" } // one paragraph, lines end with \n
  | { is: "ticks"; ticks: Tick[] }                          // boxes, ticked or not
  | { is: "list"; items: string[] }
  | { is: "table"; head: string[]; rows: string[][] }       // every row has as many cells as the head
  | { is: "lines"; count: number };                         // room to write on paper

/** A document in blocks. */
export interface Report { title: string; language: string; made: Date; blocks: Block[] }
