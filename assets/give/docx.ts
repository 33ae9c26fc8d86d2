/** A report as a Word file: headings, tables and boxes that every program for
 * texts knows. Nothing that a reader wrote becomes more than text. */

import { say } from "../workbook";
import { type Block, type Report, type Table, turned } from "./block";
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
  return `${xml}<w:document ${names}><w:body>${paragraph("Title", title)}${paragraph("Subtitle", line)}`
    + blocks.map(write).join("")
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

/** A paragraph of a style; content is made by run. */
function styled(style: string, content: string, text: string, more = ""): string {
  const bidi = rightToLeft(text) ? "<w:bidi/>" : "";
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${more}${bidi}</w:pPr>${content}</w:p>`;
}

const paragraph = (style: string, text: string): string => styled(style, run(text), text);

const styleOf = { intro: "Intro", help: "Help", question: "Question", answer: "Answer", none: "NoAnswer", note: "Note", prose: "Prose" };

function write(block: Block): string {
  switch (block.is) {
    case "heading": return paragraph(`Heading${block.level}`, block.text);
    case "text":
      if (block.role !== "question") return paragraph(styleOf[block.role ?? "answer"], block.text);
      return styled("Question", run(block.number === undefined ? "" : String(block.number), '<w:rStyle w:val="Number"/>') + "<w:r><w:tab/></w:r>" + run(block.text), block.text);
    case "ticks": return block.across ? styled("Box", block.ticks.map(boxed).join("<w:r><w:tab/></w:r>"), "", across) : block.ticks.map((t) => styled("Box", boxed(t), t.text)).join("");
    case "list": return block.items.map((item, i) => (block.numbered ? paragraph("Step", `${i + 1}.\t${item}`) : paragraph("ListBullet", item))).join("");
    case "table": return table(turned(block, 6));
    case "lines": return Array.from({ length: block.count }, () => `${paragraph("Signing", say("report.sign"))}`).join("");
  }
}

const across = `<w:tabs>${[1, 2, 3].map((n) => `<w:tab w:val="left" w:pos="${567 + n * 1701}"/>`).join("")}</w:tabs>`;

/** A box is a letter, because fields for boxes do not open everywhere. */
function boxed({ on, text, note }: { on: boolean; text: string; note?: string }): string {
  const box = run(on ? "☒" : "☐", '<w:rStyle w:val="Tick"/>');
  return box + run(` ${text}`, on ? '<w:rStyle w:val="Chosen"/>' : "") + (note ? run(` – ${note}`, '<w:rStyle w:val="Pen"/>') : "");
}

const width = 8787; // of the text beside the numbers, in twentieths of a point

function table({ head, rows }: Table): string {
  const weights = head.map((h, i) => Math.min(Math.max(h.length, 6, ...rows.map((row) => longest(row[i] ?? ""))), 40) ** 0.7);
  const sum = weights.reduce((a, b) => a + b, 0);
  const widths = weights.map((w) => Math.round(w / sum * width));
  const cell = (text: string, i: number, style: string): string =>
    `<w:tc><w:tcPr><w:tcW w:w="${widths[i] ?? 0}" w:type="dxa"/></w:tcPr>${paragraph(style, text)}</w:tc>`;
  const named = head[0] === ""; // the rows of a grid have a name
  const line = (cells: string[], top: boolean): string => `<w:tr><w:trPr><w:cantSplit/>${top ? "<w:tblHeader/>" : ""}</w:trPr>`
    + cells.map((c, i) => cell(c, i, top ? "TableHead" : named && i === 0 ? "TableName" : "TableCell")).join("") + "</w:tr>";
  return `<w:tbl><w:tblPr><w:tblStyle w:val="Answers"/><w:tblW w:w="${width}" w:type="dxa"/><w:tblInd w:w="624" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/></w:tblPr>`
    + `<w:tblGrid>${widths.map((w) => `<w:gridCol w:w="${w}"/>`).join("")}</w:tblGrid>`
    + line(head, true) + rows.map((row) => line(row, false)).join("") + `</w:tbl>${paragraph("AfterTable", "")}`;
}

/** How long the longest word or short text of a cell is. */
const longest = (text: string): number => Math.max(...text.split(/\s+/).map((word) => word.length), Math.min(text.length, 30));
