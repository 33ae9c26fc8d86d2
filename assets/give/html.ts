/** A report as one HTML file to read and print, with the work file inside, so
 * that it opens again. The only place that writes HTML as text: every text goes
 * through escaped, and the file's own policy lets nothing run or load. */

import { closingTag, escaped as inHolder, openingTag } from "../answers/holder";
import { say } from "../workbook";
import { type Block, type Report, type Table, turned } from "./block";
import { escaped } from "./clean";
import { look, lookHash } from "./html-look";

export const html = (report: Report, work: string): Blob => new Blob([htmlText(report, work)], { type: "text/html" });

export function htmlText({ title, line, language, blocks }: Report, work: string): string {
  return `<!doctype html>
<html lang="${escaped(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${lookHash}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escaped(title)}</title>
<style>${look}</style>
</head>
<body>
<main>
<h1 dir="auto">${escaped(title)}</h1>
<p class="line" dir="auto">${escaped(line)}</p>
${blocks.map(write).join("\n")}
</main>
${work === "" ? "" : `<footer><p>${escaped(say("report.opens-again"))}</p></footer>
${openingTag}${inHolder(work)}${closingTag}
`}</body>
</html>
`;
}

const lines = (text: string): string => escaped(text).replace(/\n/g, "<br>");

function write(block: Block): string {
  switch (block.is) {
    case "heading": return `<h${block.level + 1} dir="auto">${lines(block.text)}</h${block.level + 1}>`;
    case "text": {
      const number = block.number === undefined ? "" : `<b class="number">${block.number}</b> `;
      return `<p class="${block.role ?? "answer"}" dir="auto">${number}${lines(block.text)}</p>`;
    }
    case "ticks": return `<ul class="ticks${block.across ? " across" : ""}">${block.ticks.map(({ on, text, note }) =>
      `<li${on ? ' class="on"' : ""}><span class="box">${on ? "☒" : "☐"}</span> <span dir="auto">${lines(text)}</span>${note ? ` <span class="beside" dir="auto">${lines(note)}</span>` : ""}</li>`).join("")}</ul>`;
    case "list": {
      const tag = block.numbered ? "ol" : "ul";
      return `<${tag}>${block.items.map((item) => `<li dir="auto">${lines(item)}</li>`).join("")}</${tag}>`;
    }
    case "table": return table(turned(block, 6));
    case "lines": return signing(block.count);
  }
}

function table({ title, head, rows }: Table): string {
  const named = head[0] === "";
  const top = head.map((h, i) => (named && i === 0 ? "<td></td>" : `<th scope="col" dir="auto">${lines(h)}</th>`)).join("");
  const line = (row: string[]): string => row.map((c, i) => (named && i === 0 ? `<th scope="row" dir="auto">${lines(c)}</th>` : `<td dir="auto">${lines(c)}</td>`)).join("");
  return `<div class="wide" role="region" tabindex="0" aria-label="${escaped(title)}"><table><thead><tr>${top}</tr></thead><tbody>${rows.map((row) => `<tr>${line(row)}</tr>`).join("")}</tbody></table></div>`;
}

function signing(count: number): string {
  const parts = say("report.sign").split("\t").map((part) => `<span>${escaped(part)}</span>`).join("");
  return `<div class="signing">${`<p>${parts}</p>`.repeat(count)}</div>`;
}
