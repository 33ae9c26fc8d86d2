/** The work file, format 1: made from a dossier, and read with distrust. */

import { book } from "../workbook";
import { type Answer, canonical, type Dossier, type Former, keyOf, type Kept, type Value } from "./record";
import { asked } from "./renamed";

export const format = "werkboek-answers";
export const formatVersion = 1;

const limits = { bytes: 10_000_000, depth: 32, answers: 5_000, characters: 20_000, rows: 500 };
const kinds = ["text", "longtext", "yesno", "choice", "checks", "scale", "number", "money", "date", "item", "table", "grid",
  "actions", "reference", "copies"];
const known = ["format", "formatVersion", "workbook", "dossier", "people", "answers", "formerly", "checksum"];

/** A file that was read and may be opened. */
export interface WorkFile {
  workbook: { id: string; title: string };
  dossier: Dossier;
  answers: Answer[];
  whole: boolean; // the checksum is right
}

/** Why a file cannot be opened: the key of a phrase. */
export class Unusable extends Error {}

/** The text of a file with all answers of a dossier. */
export async function make(dossier: Dossier, answers: Answer[]): Promise<string> {
  const sorted = [...answers].sort((a, b) => (place(a) < place(b) ? -1 : 1));
  const { rest, ...own } = dossier;
  const live = (a: Answer): boolean => asked({ ...a, former: [] }) !== undefined;
  const body = {
    ...rest,
    format, formatVersion,
    workbook: { id: book.id, title: book.title, lineage: book.lineage, version: book.version, language: book.language },
    dossier: own,
    people: rest?.people ?? [],
    answers: sorted.filter(live).map(plain),
    formerly: [...sorted.flatMap((a) => [...(live(a) ? [] : [plain(a)]), ...(a.former ?? []).map((f) => plain(formerly(a, f)))]),
      ...(Array.isArray(rest?.formerly) ? rest.formerly : [])],
  };
  return JSON.stringify({ ...body, checksum: await checksum(body) }, null, 1) + "\n";
}

/** An answer as a file has it. */
function plain({ dossier: _dossier, tab: _tab, former: _former, ...answer }: Answer): object { return answer; }

/** A former value as an answer of its own. */
function formerly({ other: _, ...answer }: Answer, former: Former): Answer { return { ...answer, ...former }; }

const place = (a: Answer): string => [a.person, a.worksheet, a.copy, a.question].join("/");

/** SHA-256 in hex, or "" where the browser offers none. */
async function checksum(body: unknown): Promise<string> {
  if (!crypto.subtle) return "";
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(canonical(body)));
  return Array.from(new Uint8Array(hash), (b) => b.toString(16).padStart(2, "0")).join("");
}

/** A file name that every system can store: at most 80 plain letters. */
export function fileName(dossier: Dossier): string {
  const title = dossier.title.normalize("NFD").replace(/[^A-Za-z0-9]+/g, "-").toLowerCase();
  const name = [book.id.slice(0, 30), title.slice(0, 24), new Date().toISOString().slice(0, 10)];
  return name.map((s) => s.replace(/^-+|-+$/g, "")).filter(Boolean).join("-") + ".werkboek.json";
}

/** Reads a file. Nothing in it is trusted; what is wrong is an Unusable. */
export async function read(blob: Blob): Promise<WorkFile> {
  if (blob.size > limits.bytes) throw new Unusable("open.too-large");
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(await blob.arrayBuffer());
  } catch {
    throw new Unusable("open.not-ours");
  }
  if (depth(text) > limits.depth) throw new Unusable("open.not-ours");
  let data: unknown;
  try {
    data = JSON.parse(text, (key, value: unknown) => {
      if (key === "__proto__") throw new Unusable("open.damaged");
      return value;
    });
  } catch (error) {
    throw error instanceof Unusable ? error : new Unusable(text.includes(format) ? "open.damaged" : "open.not-ours");
  }
  return check(data);
}

/** How deep brackets nest, counted without recursion and outside strings. */
function depth(text: string): number {
  let deepest = 0, now = 0, quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quoted) {
      if (c === "\\") i++;
      else if (c === '"') quoted = false;
    } else if (c === '"') quoted = true;
    else if (c === "{" || c === "[") deepest = Math.max(deepest, ++now);
    else if (c === "}" || c === "]") now--;
  }
  return deepest;
}

type Fields = Record<string, unknown>;
const isFields = (v: unknown): v is Fields => typeof v === "object" && v !== null && !Array.isArray(v);
const isText = (v: unknown): v is string => typeof v === "string" && v.length <= limits.characters;
const areTexts = (v: unknown): v is Record<string, string> => isFields(v) && Object.values(v).every(isText);

async function check(data: unknown): Promise<WorkFile> {
  if (!isFields(data) || data.format !== format) throw new Unusable("open.not-ours");
  if (typeof data.formatVersion !== "number" || data.formatVersion > formatVersion) throw new Unusable("open.newer");
  const { workbook, dossier, answers } = data;
  if (!isFields(workbook) || !isText(workbook.id) || !isText(workbook.title)) throw new Unusable("open.damaged");
  const lineage = Array.isArray(workbook.lineage) ? workbook.lineage : [];
  if (![workbook.id, ...lineage].some((id) => book.lineage.includes(id))) throw new Unusable("open.other-workbook");
  if (!isFields(dossier) || !isText(dossier.id) || !/^[a-z0-9]{1,40}$/.test(dossier.id)) throw new Unusable("open.damaged");
  if (!Array.isArray(answers) || answers.length > limits.answers) throw new Unusable("open.damaged");
  const id = dossier.id;
  const { answers: found, unknown } = withFormer(answers.map((a) => answerOf(a, id)), data.formerly, id);
  const { checksum: sum, ...body } = data;
  const proof = await checksum(body);
  return {
    workbook: { id: workbook.id, title: workbook.title },
    dossier: dossierOf(dossier, { ...data, formerly: unknown }),
    answers: found,
    whole: sum === "" || proof === "" || sum === proof,
  };
}

/** Puts what was formerly answered back where it stood: the question may be
 * asked in this edition. What is no answer stays in the file. */
function withFormer(answers: Answer[], formerly: unknown, dossier: string): { answers: Answer[]; unknown: unknown[] } {
  const all = new Map(answers.map((a) => [keyOf(a), a]));
  const unknown: unknown[] = [];
  for (const entry of Array.isArray(formerly) ? formerly.slice(0, limits.answers) : []) {
    let answer: Answer;
    try {
      answer = answerOf(entry, dossier);
    } catch {
      unknown.push(entry);
      continue;
    }
    const stands = all.get(keyOf(answer));
    const { kind, value, words, time } = answer;
    if (stands) stands.former = [...stands.former ?? [], { kind, value, words, time }];
    else all.set(keyOf(answer), answer);
  }
  return { answers: [...all.values()], unknown };
}

function dossierOf(d: Fields, data: Fields): Dossier {
  const date = (v: unknown): string => (isText(v) && !Number.isNaN(Date.parse(v)) ? v : new Date(0).toISOString());
  const rest = Object.fromEntries(Object.entries(data).filter(([k]) => !known.includes(k) || k === "people" || k === "formerly"));
  return { ...d, id: d.id as string, title: isText(d.title) ? d.title : "", created: date(d.created), changed: date(d.changed), rest };
}

function answerOf(a: unknown, dossier: string): Answer {
  if (!isFields(a) || ![a.person, a.worksheet, a.copy, a.question].every((part) => isText(part) && /^[a-z0-9-]*$/.test(part))
    || !isText(a.kind) || !kinds.includes(a.kind) || a.value !== null && !fits(a.kind, a.value) || !isText(a.time)
    || !isFields(a.words) || !isText(a.words.question) || !areTexts(a.words.options)) throw new Unusable("open.damaged");
  const { other, former: _, ...known } = a;
  const kind = a.kind;
  const answer = { ...known, dossier, tab: "file", revision: revisionIn(a), counter: 0 } as unknown as Answer;
  const kept = (Array.isArray(other) ? other : []).filter((o): o is Kept & Fields =>
    isFields(o) && isText(o.time) && isText(o.from) && (o.value === null || fits(kind, o.value)));
  if (kept.length > 0) answer.other = kept.map(({ value, time, from }) => ({ value, time, from }));
  return answer;
}

/** The revision of the question; files from before there were any have 1. */
const revisionIn = ({ revision }: Fields): number => (Number.isSafeInteger(revision) && (revision as number) > 0 ? revision as number : 1);

/** Whether a value has the form of its kind. */
function fits(kind: string, value: unknown): value is Value {
  switch (kind) {
    case "text": case "longtext": case "choice": case "number": case "date": return isText(value);
    case "money": return isText(value) || Number.isSafeInteger(value);
    case "reference": return isText(value) || areTexts(value);
    case "grid": return isFields(value) && Object.keys(value).length <= limits.rows && Object.values(value).every(areTexts);
    case "scale": return value === "unknown" || (typeof value === "number" && Number.isInteger(value) && Math.abs(value) < 1000);
    case "yesno": case "item": return areTexts(value) && "is" in value;
    case "checks": return areTexts(value);
    default:
      return Array.isArray(value) && value.length <= limits.rows
        && value.every((row) => isFields(row) && isText(row.id) && areTexts(row.cells));
  }
}
