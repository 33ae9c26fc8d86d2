/** Reads a work file with distrust: all of it or nothing. */

import { book, say } from "../workbook";
import { checksum, type WorkFile } from "./file";
import { held } from "./holder";
import { type Answer, type Dossier, fromFile, type Invited, keyOf, type Kept, type Person } from "./record";
import { type Fault, faultOf, type Fields, hasForbiddenName, isFields, limit, type Purpose, rules } from "./rules";

/** Why a file cannot be opened: the key of a phrase, and its values. */
export class Unusable extends Error {
  constructor(key: string, readonly values: Record<string, string> = {}) { super(`file.${key}`); }
  words(): string { return say(this.message, this.values); }
}

/** Reads a work file, or the one in a document that we made. What is wrong with
 * it is an Unusable; nothing of it is known then. */
export async function read(blob: Blob): Promise<WorkFile> {
  const text = await textOf(blob);
  const { deepest, open } = brackets(text);
  if (deepest > limit("depth")) throw new Unusable(claims(text) ? "hostile" : "not-ours");
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw new Unusable(!claims(text) ? "not-ours" : open ? "truncated" : "damaged");
  }
  if (hasForbiddenName(data)) throw new Unusable("hostile");
  return fileOf(checked(data));
}

/** Whether a text says that it is a work file. */
const claims = (text: string): boolean => text.includes(JSON.stringify(rules.format));

const isBlank = (text: string): boolean => /^[ \t\r\n]*$/.test(text);

/** The text of the work file. What comes in as something else is recognised by
 * how it begins, before it is read. */
async function textOf(blob: Blob): Promise<string> {
  const head = new Uint8Array(await blob.slice(0, 64).arrayBuffer());
  const stranger = rules.strangers.find(({ begins, at }) => hex(head.subarray(at, at + begins.length / 2)) === begins);
  if (stranger) throw new Unusable(stranger.is);
  const isPage = /^[ \t\r\n]*</.test(new TextDecoder().decode(head));
  if (blob.size > limit(isPage ? "page" : "bytes")) throw new Unusable("too-large");
  const bytes = await blob.arrayBuffer();
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Unusable(!claims(new TextDecoder().decode(bytes)) ? "not-ours" : endsHalfway(bytes) ? "truncated" : "damaged");
  }
  if (isBlank(text)) throw new Unusable("empty");
  if (!isPage) return text;
  const found = held(text);
  if (!found) throw new Unusable("no-answers");
  if (!found.whole) throw new Unusable("truncated");
  if (isBlank(found.text)) throw new Unusable("no-answers");
  if (found.text.length > limit("bytes")) throw new Unusable("too-large");
  return found.text;
}

/** Whether only the last character of a text is not whole. */
function endsHalfway(bytes: ArrayBuffer): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

const hex = (bytes: Uint8Array): string => Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("");

/** How deep brackets nest, and whether some are open at the end; counted
 * without recursion and outside strings. */
function brackets(text: string): { deepest: number; open: boolean } {
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
  return { deepest, open: now > 0 || quoted };
}

/** What is known of data that has no fault. */
interface Checked {
  workbook: { id: string; title: string; lineage?: string[] };
  dossier: Fields & { id: string; title: string; created: string; changed: string; invited?: Invited };
  answers: (Fields & Answer)[];
  people?: Person[]; filledBy?: string; purpose?: Purpose; formerly?: unknown[]; checksum?: string;
}

/** Data without a fault. What it is comes first: a file of a newer program or
 * of another workbook may look different. */
function checked(data: unknown): Checked & Fields {
  const refuse = (fault: Fault): void => { if (fault) throw new Unusable(fault); };
  if (!isFields(data) || data.format !== rules.format) throw new Unusable("not-ours");
  refuse(faultOf("count", data.formatVersion));
  if (data.formatVersion !== rules.version) throw new Unusable(data.formatVersion as number > rules.version ? "newer" : "damaged");
  refuse(faultOf("workbook", data.workbook));
  const file = data as unknown as Checked & Fields;
  const { id, title, lineage = [] } = file.workbook;
  if (![id, ...lineage].some((known) => book.lineage.includes(known))) throw new Unusable("other-workbook", { title: title.slice(0, 80) });
  refuse(faultOf("file", data));
  refuse(againstPurpose(file));
  return file;
}

/** What a file is for says what it may hold. */
function againstPurpose(file: Checked & Fields): Fault {
  const { empty = [], needs = [], whose } = rules.purposes[file.purpose ?? "copy"];
  if (empty.some((field) => Array.isArray(file[field]) && file[field].length > 0)) return "damaged";
  if (needs.length > 0 && !needs.reduce((at: unknown, field) => (isFields(at) ? at[field] : undefined), file)) return "damaged";
  if (whose === undefined) return undefined;
  const person = whose === "joint" ? "" : file.filledBy;
  const former = (file.formerly ?? []).filter((f): f is Answer & Fields => faultOf("answer", f) === undefined);
  return [...file.answers, ...former].every((a) => a.person === person) ? undefined : "damaged";
}

async function fileOf(file: Checked & Fields): Promise<WorkFile> {
  const { checksum: sum, ...body } = file;
  const proof = await checksum(body);
  const { answers, unknown } = withFormer(file);
  const people = file.people ?? [];
  const known = Object.keys(rules.forms.file?.record ?? {}).map((name) => name.replace(/\?$/, ""));
  const rest = Object.fromEntries([...Object.entries(file).filter(([key]) => !known.includes(key)), ["formerly", unknown]]);
  const own = Object.fromEntries(Object.entries(file.dossier).filter(([key]) => !rules.local.includes(key))) as Checked["dossier"];
  const dossier: Dossier = { ...own, ...(people.length > 0 && { people }), rest };
  const { id, title } = file.workbook;
  return {
    workbook: { id, title }, dossier, answers, people,
    purpose: file.purpose ?? "copy", filledBy: file.filledBy ?? "",
    whole: sum === "" || proof === "" || sum === proof,
  };
}

/** Puts what was formerly answered back where it stood: the question may be
 * asked in this edition. What is no answer stays in the file. */
function withFormer(file: Checked): { answers: Answer[]; unknown: unknown[] } {
  const all = new Map(file.answers.map((a) => answerOf(a, file.dossier.id)).map((a) => [keyOf(a), a]));
  const unknown: unknown[] = [];
  for (const entry of file.formerly ?? []) {
    if (faultOf("answer", entry) !== undefined) {
      unknown.push(entry);
      continue;
    }
    const answer = answerOf(entry as Fields & Answer, file.dossier.id);
    const stands = all.get(keyOf(answer));
    const { kind, value, words, time } = answer;
    if (stands) stands.former = [...stands.former ?? [], { kind, value, words, time }];
    else all.set(keyOf(answer), answer);
  }
  return { answers: [...all.values()], unknown };
}

/** An answer of a file as it is stored here. Files from before questions had
 * revisions have the first. */
function answerOf({ other, former: _, ...known }: Fields & Answer, dossier: string): Answer {
  const kept = (other ?? []).map(({ value, time, from }): Kept => ({ value, time, from }));
  return { ...known, ...(kept.length > 0 && { other: kept }), dossier, tab: fromFile, revision: known.revision || 1, counter: 0 };
}
