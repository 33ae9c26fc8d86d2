/** A report as Markdown, in which an answer is never more than text. */

import { say } from "../workbook";
import type { Block, Report, Table } from "./block";
import { clean } from "./clean";

export const markdown = ({ title, line, blocks }: Report): string =>
  [`# ${inline(title)}`, inline(line), ...blocks.map(write)].join("\n\n") + "\n";

/** A text whose signs are only signs: no emphasis, code, link, heading, list,
 * quote or HTML begins in it, and no address becomes a link by itself. */
function safe(line: string): string {
  return line.trim().replace(/[\\`*_[\]<>&|~#$^!{}]/g, "\\$&").replace(/@|:(?=\/\/)|(?<=\bwww)\./gi, "\\$&")
    .replace(/^([-+=:])/, "\\$1").replace(/^(\d{1,9})([.)])/, "$1\\$2");
}

const inline = (text: string): string => clean(text).split("\n").map(safe).filter(Boolean).join(" / ");
const broken = (text: string): string => clean(text).split("\n").map(safe).join("\n").replace(/\n{3,}/g, "\n\n").replace(/([^\n])\n(?=[^\n])/g, "$1\\\n").trim();

function write(block: Block): string {
  switch (block.is) {
    case "heading": return `${"#".repeat(block.level + 1)} ${inline(block.text)}`;
    case "text":
      if (block.role === "question") return `**${block.number === undefined ? "" : `${block.number}. `}${inline(block.text)}**`;
      return block.role === "none" ? `*${inline(block.text)}*` : broken(block.text);
    case "ticks": return block.ticks.map(({ on, text, note }) => `- [${on ? "x" : " "}] ${inline(text)}${note ? ` – ${inline(note)}` : ""}`).join("\n");
    case "list": return block.items.map((item, i) => `${block.numbered ? `${i + 1}.` : "-"} ${inline(item)}`).join("\n");
    case "table": return table(block);
    case "lines": return Array.from({ length: block.count }, () => say("report.sign").split("\t").map((part) => `${inline(part)}: ………………………………`).join(" ")).join("\n\n");
  }
}

function table({ head, rows }: Table): string {
  const line = (cells: string[]): string => `| ${cells.map((c) => inline(c)).join(" | ")} |`;
  return [line(head), `|${" --- |".repeat(head.length)}`, ...rows.map(line)].join("\n");
}
