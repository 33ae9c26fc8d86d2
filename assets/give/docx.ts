/** A report as a Word file: headings, tables and boxes that every program for
 * texts knows. Nothing that a reader wrote becomes more than text. */

import { say } from "../workbook";
import { type Block, type Report, type Table, turned, used } from "./block";
import { clean, escaped, rightToLeft } from "./clean";
import { page, settings, styles } from "./docx-parts";
import { entry, zip } from "./zip";

export const wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

export const docx = (report: Report): Promise<Blob> => zip([
  entry("[Content_Types].xml", page.types),
  entry("_rels/.rels", page.relations),
  entry("docProps/core.xml", core(report)),
  entry("word/document.xml", document(report)),
  entry("word/_rels/document.xml.rels", page.documentRelations),
  entry("word/styles.xml", styles(report.language, report.accent)),
  entry("word/settings.xml", settings(report.language)),
  entry("word/numbering.xml", page.numbering),
  entry("word/footer1.xml", footer(report)),
], wordType, report.made);

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

function core({ title, language, made }: Report): string {
  const time = made.toISOString().replace(/\.\d+/, "");
  return `${xml}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`
    + `<dc:title>${escaped(title)}</dc:title><dc:language>${escaped(language)}</dc:language>`
    + `<dcterms:created xsi:type="dcterms:W3CDTF">${time}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${time}</dcterms:modified></cp:coreProperties>`;
}

function document({ title, line, blocks }: Report): string {
  const size = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1247" w:right="1134" w:bottom="1247" w:left="1247" w:header="624" w:footer="624" w:gutter="0"/>';
  return `${xml}<w:document ${names}><w:body>${styled("Title", run(title, title.length > 40 ? '<w:sz w:val="40"/><w:szCs w:val="40"/>' : ""), title)}${paragraph("Subtitle", line)}`
    + blocks.map((block, i) => (block.is === "text" && blocks[i + 1]?.is === "lines" ? styled("Prose", run(block.text), block.text, "<w:keepNext/>", signer) : write(block))).join("")
    + `<w:sectPr><w:footerReference w:type="default" r:id="rId4"/>${size}</w:sectPr></w:body></w:document>`;
}

function footer({ title }: Report): string {
  const field = (name: string): string => `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${name} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;
  const [before = "", between = ""] = say("report.page", { page: "\n", pages: "\n" }).split("\n");
  return `${xml}<w:ftr ${names}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>${run(title)}<w:r><w:tab/></w:r>${run(before)}${field("PAGE")}${run(between)}${field("NUMPAGES")}</w:p></w:ftr>`;
}

/** Text in one style, with its breaks of lines. */
function run(text: string, properties = ""): string {
  if (text === "") return "";
  const rtl = rightToLeft(text) ? "<w:rtl/>" : "";
  const style = properties + rtl && `<w:rPr>${properties}${rtl}</w:rPr>`;
  const parts = clean(text).split("\n").map((line) => line.split("\t").map((part) => (part === "" ? "" : `<w:t xml:space="preserve">${escaped(part)}</w:t>`)).join("<w:tab/>"));
  return `<w:r>${style}${parts.join("<w:br/>")}</w:r>`;
}

/** A paragraph of a style; content is made by run. What it has of its own stands
 * in two parts, because the format keeps an order. */
function styled(style: string, content: string, text: string, more = "", last = ""): string {
  const bidi = rightToLeft(text) ? "<w:bidi/>" : "";
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${more}${bidi}${last}</w:pPr>${content}</w:p>`;
}

const paragraph = (style: string, text: string): string => styled(style, run(text), text);

const signer = '<w:spacing w:before="240"/>'; // who signs on the line below
const apart = '<w:spacing w:after="120"/>'; // what follows a list is not of it

const styleOf = { intro: "Intro", help: "Help", question: "Question", answer: "Answer", none: "NoAnswer", note: "Note", prose: "Prose" };

function write(block: Block): string {
  switch (block.is) {
    case "heading": return paragraph(`Heading${block.level}`, block.text);
    case "text":
      if (block.role !== "question") return paragraph(styleOf[block.role ?? "answer"], block.text);
      return styled("Question", run(block.number === undefined ? "" : String(block.number), '<w:rStyle w:val="Number"/>') + "<w:r><w:tab/></w:r>" + run(block.text), block.text);
    case "ticks": return block.across ? styled("Box", block.ticks.map(boxed).join("<w:r><w:tab/></w:r>"), "", across) : block.ticks.map((t) => styled("Box", boxed(t), t.text)).join("");
    case "list": return block.items.map((item, i) => (block.numbered ? paragraph("Step", `${i + 1}.\t${item}`)
      : styled("ListBullet", run(item), item, "", i < block.items.length - 1 ? "" : apart))).join("");
    case "table": return table(turned(used(block, 6), 6));
    case "lines": return Array.from({ length: block.count }, () => `${paragraph("Signing", say("report.sign"))}`).join("");
  }
}

const across = `<w:tabs>${[1, 2, 3].map((n) => `<w:tab w:val="left" w:pos="${567 + n * 1701}"/>`).join("")}</w:tabs>`;

/** A box is a letter, because fields for boxes do not open everywhere. */
function boxed({ on, text, note }: { on: boolean; text: string; note?: string }): string {
  const box = run(on ? "☒" : "☐", '<w:rStyle w:val="Tick"/>');
  return box + run(` ${text}`, on ? '<w:rStyle w:val="Chosen"/>' : "") + (note ? run(` – ${note}`, '<w:rStyle w:val="Pen"/>') : "");
}

const fewRows = 7; // stay together on a page
const tall = 560; // of a row that is there to be written in

/** How a table is set, in twentieths of a point: as wide as the text, or smaller
 * and over the whole page where words would break. */
interface Setting { width: number; indent: number; letter: number; edges: number; size: string }
const plain: Setting = { width: 8787, indent: 624, letter: 140, edges: 216, size: "" };
const small: Setting = { width: 9411, indent: 0, letter: 104, edges: 130, size: '<w:sz w:val="16"/><w:szCs w:val="16"/>' };

/** How wide each column is: no word is broken and no day is parted from its
 * month, and what is left goes to those that have more to say. */
function widthsOf({ head, rows }: Table, { width, letter, edges }: Setting, longest = 24): number[] | undefined {
  if (rows.every((r) => r.join("") === "")) return head.map(() => Math.round(width / head.length)); // to be written in
  const wide = (most: number, texts: string[]): number => Math.min(Math.max(6, ...texts.map((t) => t.length)), most) * letter + edges;
  const columns = head.map((h, i) => [h, ...rows.map((row) => row[i] ?? "")]);
  const least = columns.map((texts) => wide(longest, texts.flatMap((t) => t.split(/(?<!\d)\s+/))));
  const more = columns.map((texts, i) => Math.max(0, wide(42, texts) - (least[i] ?? 0)));
  const left = width - total(least);
  if (left < 0) return longest > 5 ? undefined : least.map((w) => Math.round(w / total(least) * width));
  const share = total(more) > 0 ? more : least;
  return least.map((w, i) => Math.round(w + (share[i] ?? 0) / total(share) * left));
}

/** The first setting in which the words fit; of very many columns the longest words break. */
function set(block: Table): { widths: number[]; setting: Setting } {
  const widths = widthsOf(block, plain);
  if (widths) return { widths, setting: plain };
  let found: number[] | undefined;
  for (let longest = 24; !found; longest--) found = widthsOf(block, small, longest);
  return { widths: found, setting: small };
}

const total = (all: number[]): number => all.reduce((a, b) => a + b, 0);

const narrow = '<w:tblCellMar><w:left w:w="65" w:type="dxa"/><w:right w:w="65" w:type="dxa"/></w:tblCellMar>'; // the edges of a small cell

const row = (cells: string, more: string): string => `<w:tr><w:trPr><w:cantSplit/>${more}</w:trPr>${cells}</w:tr>`;

function table(block: Table): string {
  const { head, rows } = block;
  const { widths, setting } = set(block);
  const money = head.map((_, i) => rows.some((r) => r[i]) && rows.every((r) => /^([−-]?\s?€|$)/.test(r[i] ?? "")));
  const named = head[0] === ""; // the rows of a grid have a name
  const line = (cells: string[], style: string, more: string): string => cells.map((text, i) =>
    `<w:tc><w:tcPr><w:tcW w:w="${widths[i] ?? 0}" w:type="dxa"/></w:tcPr>`
    + styled(named && i === 0 && style === "TableCell" ? "TableName" : style, run(text, setting.size), text, more, money[i] ? '<w:jc w:val="right"/>' : "") + "</w:tc>").join("");
  const together = (i: number): string => (rows.length <= fewRows && i < rows.length - 1 ? "<w:keepNext/>" : "");
  return `<w:tbl><w:tblPr><w:tblStyle w:val="Answers"/><w:tblW w:w="${setting.width}" w:type="dxa"/><w:tblInd w:w="${setting.indent}" w:type="dxa"/><w:tblLayout w:type="fixed"/>${setting.size && narrow}<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/></w:tblPr>`
    + `<w:tblGrid>${widths.map((w) => `<w:gridCol w:w="${w}"/>`).join("")}</w:tblGrid>`
    + row(line(head, "TableHead", ""), "<w:tblHeader/>")
    + rows.map((r, i) => row(line(r, "TableCell", together(i)), r.join("") === "" ? `<w:trHeight w:val="${tall}"/>` : "")).join("")
    + `</w:tbl>${paragraph("AfterTable", "")}`;
}
