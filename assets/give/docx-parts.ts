/** What every Word file of ours has: its parts, and how it looks. */

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const office = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
const relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
const relations = (all: [kind: string, target: string][]): string =>
  `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
  + all.map(([kind, target], i) => `<Relationship Id="rId${i + 1}" Type="${kind}" Target="${target}"/>`).join("") + "</Relationships>";

/** The parts that are the same in each file. */
export const page = {
  types: `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`
    + [["document", "document.main"], ["styles", "styles"], ["settings", "settings"], ["numbering", "numbering"], ["footer1", "footer"]]
      .map(([part, type]) => `<Override PartName="/word/${part}.xml" ContentType="${office}${type}+xml"/>`).join("")
    + '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>',
  relations: relations([[`${relation}officeDocument`, "word/document.xml"],
    ["http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml"]]),
  documentRelations: relations(["styles", "settings", "numbering"].map((kind): [string, string] => [relation + kind, `${kind}.xml`]).concat([[`${relation}footer`, "footer1.xml"]])),
  numbering: `${xml}<w:numbering ${main}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="907" w:hanging="283"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
};

/** The language as programs for texts name it. */
const spoken = (language: string): string => ({ nl: "nl-BE", fr: "fr-BE", de: "de-BE", en: "en-GB" })[language] ?? language;

export const settings = (language: string): string =>
  `${xml}<w:settings ${main}><w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/><w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="${spoken(language)}"/></w:settings>`;

const ink = "1F2E2C", soft = "53625E", line = "BDB6A6", pen = "1D3F94";
const read = '<w:rFonts w:ascii="Georgia" w:hAnsi="Georgia" w:cs="Times New Roman" w:eastAsia="Georgia"/>';
const letters = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Arial" w:eastAsia="Calibri"/>';
const signs = '<w:rFonts w:ascii="Segoe UI Symbol" w:hAnsi="Segoe UI Symbol" w:cs="Segoe UI Symbol" w:eastAsia="Segoe UI Symbol"/>';

/** Properties of paragraphs: space before and after in points, and more. */
const space = (before: number, after: number, line = 264): string => `<w:spacing w:before="${before * 20}" w:after="${after * 20}" w:line="${line}" w:lineRule="auto"/>`;
const beside = '<w:ind w:left="624"/>';
const rule = (edge: string, style: string, colour: string, away: number): string => `<w:${edge} w:val="${style}" w:sz="4" w:space="${away}" w:color="${colour}"/>`;
const borders = (...all: string[]): string => `<w:pBdr>${all.join("")}</w:pBdr>`;
/** Properties of letters, in the order that the format wants. */
const look = (size: number, colour: string, { font = "", bold = false, italic = false } = {}): string =>
  `${font}${bold ? "<w:b/><w:bCs/>" : ""}${italic ? "<w:i/><w:iCs/>" : ""}<w:color w:val="${colour}"/><w:sz w:val="${size * 2}"/><w:szCs w:val="${size * 2}"/>`;

function style(id: string, name: string, paragraph: string, run: string, next = "", based = "Normal"): string {
  return `<w:style w:type="paragraph" w:styleId="${id}"${/^(Title|Subtitle|Heading|List|Footer)/.test(id) ? "" : ' w:customStyle="1"'}><w:name w:val="${name}"/><w:basedOn w:val="${based}"/>${next && `<w:next w:val="${next}"/>`}<w:qFormat/><w:pPr>${paragraph}</w:pPr><w:rPr>${run}</w:rPr></w:style>`;
}

const letter = (id: string, name: string, run: string): string =>
  `<w:style w:type="character" w:customStyle="1" w:styleId="${id}"><w:name w:val="${name}"/><w:rPr>${run}</w:rPr></w:style>`;

/** How it looks: calm, as the sheets on the screen and on paper. */
export function styles(language: string, accent: string): string {
  const colour = accent.toUpperCase();
  const heading = (level: number, paragraph: string, run: string): string =>
    style(`Heading${level}`, `heading ${level}`, `<w:keepNext/><w:keepLines/>${paragraph}<w:outlineLvl w:val="${level - 1}"/>`, run, "Answer");
  return `${xml}<w:styles ${main}><w:docDefaults><w:rPrDefault><w:rPr>${letters}<w:color w:val="${ink}"/><w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="${spoken(language)}" w:eastAsia="${spoken(language)}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>${space(0, 4)}</w:pPr></w:pPrDefault></w:docDefaults>`
    + '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
    + '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style>'
    + '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    + style("Title", "Title", `<w:keepNext/>${space(0, 2, 240)}`, look(26, ink, { font: read, bold: true }), "Subtitle")
    + style("Subtitle", "Subtitle", `${borders(rule("bottom", "single", colour, 8))}${space(0, 14)}`, look(10, soft))
    + heading(1, `${borders(rule("top", "single", line, 10))}${space(26, 6, 240)}`, look(18, colour, { font: read, bold: true }))
    + heading(2, space(18, 4, 240), look(14, ink, { font: read, bold: true }))
    + heading(3, space(14, 4, 240), look(12, soft, { font: read, bold: true }))
    + style("Intro", "Intro", `<w:keepNext/>${space(0, 6)}`, look(10.5, soft))
    + style("Question", "Question", `<w:keepNext/><w:keepLines/><w:tabs><w:tab w:val="left" w:pos="624"/></w:tabs>${space(12, 2)}<w:ind w:left="624" w:hanging="624"/>`, look(11, ink, { font: read, bold: true }), "Answer")
    + style("Help", "Help", `<w:keepNext/>${space(0, 3)}${beside}`, look(9.5, soft))
    + style("Answer", "Answer", space(0, 4) + beside, look(10.5, pen))
    + style("Prose", "Prose", space(0, 6) + beside, look(10.5, ink))
    + style("Step", "Step", `<w:tabs><w:tab w:val="left" w:pos="964"/></w:tabs>${space(0, 3)}<w:ind w:left="964" w:hanging="340"/>`, look(10.5, ink))
    + style("NoAnswer", "No answer", space(0, 4) + beside, look(10, soft, { italic: true }))
    + style("Note", "Note", space(0, 4) + beside, look(10, soft))
    + style("Box", "Box", `${space(0, 2)}<w:ind w:left="964" w:hanging="340"/>`, look(10.5, ink))
    + style("ListBullet", "List Bullet", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' + space(0, 2), look(10.5, pen))
    + style("TableHead", "Table head", `<w:keepNext/>${space(2, 2, 240)}`, look(9.5, ink, { bold: true }))
    + style("TableName", "Table name", space(2, 2, 240), look(10, ink))
    + style("TableCell", "Table cell", space(2, 2, 240), look(10, pen))
    + style("AfterTable", "After table", space(0, 2, 120), look(4, ink))
    + style("Signing", "Signing", `${borders(rule("top", "single", soft, 4), rule("between", "single", soft, 4))}<w:tabs><w:tab w:val="left" w:pos="4309"/><w:tab w:val="left" w:pos="7314"/></w:tabs>${space(32, 4)}${beside}`, look(9, soft))
    + style("Footer", "footer", '<w:tabs><w:tab w:val="right" w:pos="9525"/></w:tabs>' + space(0, 0), look(9, soft))
    + letter("Number", "Number", look(10, colour, { font: letters, bold: true }))
    + letter("Tick", "Tick", `${signs}<w:color w:val="${ink}"/>`) + letter("Chosen", "Chosen", `<w:b/><w:bCs/><w:color w:val="${pen}"/>`) + letter("Pen", "Pen", `<w:color w:val="${pen}"/>`)
    + `<w:style w:type="table" w:customStyle="1" w:styleId="Answers"><w:name w:val="Answers"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>${rule("top", "single", line, 0)}${rule("bottom", "single", line, 0)}${rule("insideH", "single", line, 0)}</w:tblBorders></w:tblPr><w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="F3EFE4"/></w:tcPr></w:tblStylePr></w:style></w:styles>`;
}
