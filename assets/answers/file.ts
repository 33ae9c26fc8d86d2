/** The work file, format 1: what leaves a dossier as text, and for which purpose. */

import { book, say } from "../workbook";
import { type Answer, canonical, type Dossier, type Former, type Person } from "./record";
import { asked, presentAddress } from "./renamed";
import { type Purpose, rules } from "./rules";

/** A file that was read and may be opened. */
export interface WorkFile {
  workbook: { id: string; title: string };
  dossier: Dossier;
  answers: Answer[];
  people: Person[];
  purpose: Purpose;
  filledBy: string; // whose file it is, "" when that is not known
  whole: boolean;   // the checksum is right
}

/** What a file is made for. Sheets are those that the partner may see; an
 * invitation says in its dossier who invites. */
export interface Making { purpose?: Purpose; filledBy?: string; sheets?: readonly string[] }

/** The text of a file with what its purpose lets out of a dossier. */
export async function make(dossier: Dossier, answers: readonly Answer[], { purpose = "copy", filledBy = "", sheets = [] }: Making = {}): Promise<string> {
  const leaving = answers.filter(leaves(purpose, filledBy, sheets)).sort((a, b) => (place(a) < place(b) ? -1 : 1));
  const bare = purpose === "partner";
  const live = (a: Answer): boolean => asked({ ...a, former: [] }) !== undefined;
  const past = leaving.flatMap((a) => [...(live(a) ? [] : [plain(a)]), ...(a.former ?? []).map((f) => plain(formerly(a, f)))]);
  const { rest, people = [] } = dossier;
  const unknown = Array.isArray(rest?.formerly) ? rest.formerly as unknown[] : [];
  const body = {
    ...(purpose === "copy" && rest),
    format: rules.format, formatVersion: rules.version, purpose, filledBy,
    workbook: { id: book.id, title: book.title, lineage: book.lineage, version: book.version, language: book.language },
    dossier: about(dossier, purpose),
    people: purpose === "copy" ? people : purpose === "answer" ? people.filter((p) => p.id === filledBy) : [],
    answers: leaving.filter(live).map(bare ? bareAnswer : plain),
    formerly: bare ? [] : [...past, ...(purpose === "copy" ? unknown : [])],
  };
  return JSON.stringify({ ...body, checksum: await checksum(body) }, null, 1) + "\n";
}

/** Which answers a purpose lets out. */
function leaves(purpose: Purpose, filledBy: string, sheets: readonly string[]): (a: Answer) => boolean {
  switch (purpose) {
    case "copy": return () => true;
    case "invitation": return () => false;
    case "answer": return (a) => filledBy !== "" && a.person === filledBy;
    case "partner": return (a) => a.person === "" && sheets.includes(presentAddress(a).worksheet);
  }
}

/** The dossier as a file has it. How it stands on this device stays here; a
 * partner learns nothing but its id and days. An example says so in every file. */
function about({ rest: _, ...dossier }: Dossier, purpose: Purpose): object {
  const { id, title, created, changed, invited, practice } = dossier;
  const mark = practice !== undefined && { practice };
  if (purpose === "partner") return { id, title: "", created, changed, ...mark };
  if (purpose !== "copy") return { id, title, created, changed, ...(invited && { invited }), ...mark };
  return Object.fromEntries(Object.entries(dossier).filter(([key]) => !rules.local.includes(key)));
}

/** An answer as a file has it. */
function plain({ dossier: _dossier, tab: _tab, former: _former, ...answer }: Answer): object { return answer; }

/** An answer with nothing beside it: no other readings, nothing that another
 * program added. */
function bareAnswer({ person, worksheet, copy, question, kind, value, words, revision, time }: Answer): object {
  const rows = Array.isArray(value) ? value.map(({ id, cells }) => ({ id, cells })) : value;
  return { person, worksheet, copy, question, kind, value: rows, words: { question: words.question, options: words.options }, revision, time };
}

/** A former value as an answer of its own. */
function formerly({ other: _, ...answer }: Answer, former: Former): Answer { return { ...answer, ...former }; }

const place = (a: Answer): string => [a.person, a.worksheet, a.copy, a.question].join("/");

/** SHA-256 in hex, or "" where the browser offers none. */
export async function checksum(body: unknown): Promise<string> {
  if (!crypto.subtle) return "";
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(canonical(body)));
  return Array.from(new Uint8Array(hash), (b) => b.toString(16).padStart(2, "0")).join("");
}

/** A file name that every system can store: at most 80 plain letters. */
export function fileName(dossier: Dossier, ending = ".werkboek.json"): string {
  const title = dossier.title.normalize("NFD").replace(/\p{M}/gu, "").replace(/[^A-Za-z0-9]+/g, "-").toLowerCase();
  const mark = dossier.practice === undefined ? "" : say("example.file");
  const room = Math.max(24, 38 - ending.length) - mark.length;
  const words = title.length <= room ? title : title.slice(0, room + 1).replace(/(?<=.)-[^-]*$/, "").slice(0, room);
  const name = [mark, book.id.slice(0, 30), words, new Date().toISOString().slice(0, 10)];
  return name.map((s) => s.replace(/^-+|-+$/g, "")).filter(Boolean).join("-") + ending;
}
