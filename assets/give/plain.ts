/** A report as plain text, for the clipboard and for mail. */

import { say } from "../workbook";
import type { Block, Report } from "./block";
import { clean } from "./clean";

export const plain = ({ title, line, blocks }: Report): string =>
  clean(`${under(title, "=")}\n${line}\n${blocks.map(write).join("\n")}`).replace(/\n{3,}/g, "\n\n").trim() + "\n";

const under = (text: string, sign: string): string => `${text}\n${sign.repeat(Math.min(text.length, 60))}`;

function write(block: Block): string {
  switch (block.is) {
    case "heading": return block.level === 1 ? `\n\n${under(block.text, "=")}` : block.level === 2 ? `\n${under(block.text, "-")}` : `\n${block.text}`;
    case "text": {
      if (block.role !== "question") return block.text;
      return `\n${block.number === undefined ? "" : `${block.number}. `}${block.text}`;
    }
    case "ticks": return block.ticks.map(({ on, text, note }) => `[${on ? "x" : " "}] ${text}${note ? ` – ${note}` : ""}`).join(block.across ? "   " : "\n");
    case "list": return block.items.map((item, i) => `${block.numbered ? `${i + 1}.` : "-"} ${item}`).join("\n");
    case "table": return block.rows.map((row) => `- ${row.map((c, i) => (c === "" ? "" : block.head[i] ? `${block.head[i]}: ${c}` : c)).filter(Boolean).join("; ")}`).join("\n");
    case "lines": return `${say("report.sign").split("\t").map((part) => `${part}: ____________________`).join("  ")}\n`.repeat(block.count);
  }
}
