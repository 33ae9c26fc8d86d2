/** Files that open in a workbook, one for each dossier. What is no answer and
 * no dossier as we know them goes along as text, so that nothing is lost. */

import { fits, type Fields, isFields, rules } from "./fits";
import type { Stored } from "./stored";

export interface File { name: string; text: string }

export function files({ book, records, me, open }: Stored): File[] {
  const found = new Found();
  for (const record of [...records].sort((a, b) => rank(a) - rank(b))) found.take(record);
  return found.dossiers(open).map((dossier, i) => {
    const title = dossier.title.normalize("NFD").replace(/[^A-Za-z0-9]+/g, "-").toLowerCase().slice(0, 24);
    const name = [book.id.slice(0, 30), title, new Date().toISOString().slice(0, 10)].map((s) => s.replace(/^-+|-+$/g, "")).filter(Boolean).join("-");
    return { name: `${name}.werkboek.json`, text: JSON.stringify(found.file(dossier, book, me, i === 0), null, 1) + "\n" };
  });
}

const text = (value: unknown): string => JSON.stringify(value) ?? "";
const has = (v: unknown, ...fields: string[]): v is Fields => isFields(v) && fields.every((f) => v[f] !== undefined);
const list = (v: unknown): unknown[] => (Array.isArray(v) ? v : []);
const isEdit = (v: unknown): v is Fields => has(v, "answer", "base");
const isVersion = (v: unknown): v is Fields => has(v, "dossier", "answers") && isFields(v.dossier) && Array.isArray(v.answers);

/** Earlier versions come first, what was just typed last. */
const rank = (v: unknown): number => (isVersion(v) ? 0 : isEdit(v) ? 2 : 1);

/** What can be understood of the records, and what cannot. */
class Found {
  private readonly known = new Map<string, Fields>(); // dossiers
  private readonly answers = new Map<string, Fields>();
  private readonly formerly: Fields[] = [];
  private readonly rest: string[] = [];

  take(record: unknown): void {
    if (text(record).includes('"__proto__":')) this.rest.push(text(record)); // no file with that name is opened
    else if (isEdit(record)) this.answer(record.answer, record.base);
    else if (has(record, "question")) this.answer(record);
    else if (isVersion(record)) for (const each of [record.dossier, ...record.answers]) this.take(each);
    else if (has(record, "id", "created") && fits("dossier-id", record.id)) this.dossier(record);
    else this.rest.push(text(record));
  }

  private dossier(record: Fields): void {
    const before = this.known.get(record.id);
    if (!before || String(before.changed) <= String(record.changed)) this.known.set(record.id, record);
  }

  /** Of what was given to one question the last counts. base: the state that it
   * was given upon; what was given without knowing the other stays beside it. */
  private answer(answer: unknown, base?: number): void {
    if (!has(answer, "dossier") || !fits("answer", answer) || !fits("dossier-id", answer.dossier)) return void this.rest.push(text(answer));
    const { former, ...own } = answer;
    for (const f of Array.isArray(former) ? former : []) this.formerly.push({ ...own, ...f });
    const key = text([own.dossier, own.person, own.worksheet, own.copy, own.question]);
    const before = this.answers.get(key);
    const [last, other] = before && before.time > own.time ? [before, own] : [own, before];
    this.answers.set(key, last);
    if (!other || base === undefined || base === before?.counter || last.tab === other.tab || text(other.value) === text(last.value)) return;
    if (other.kind !== last.kind) this.formerly.push(other);
    else this.answers.set(key, { ...last, other: [...last.other ?? [], { value: other.value, time: other.time, from: "file" }] });
  }

  /** The dossiers that hold something: the open one, then the latest; what was
   * thrown away comes last. */
  dossiers(open: string): Fields[] {
    const now = new Date().toISOString();
    for (const { dossier: id } of this.answers.values()) if (!this.known.has(id)) this.known.set(id, { id, title: "", created: now, changed: now });
    const filled = new Set(Array.from(this.answers.values(), (a) => a.dossier));
    const all = Array.from(this.known.values(), (d): Fields => ({ ...d, title: String(d.title ?? "") })).filter((d) => filled.has(d.id) || d.title !== "");
    const first = (d: Fields): string => `${d.deleted ? 0 : 1}${d.id === open ? 1 : 0}${d.changed}`;
    all.sort((a, b) => (first(a) < first(b) ? 1 : -1));
    return all.length > 0 || this.rest.length === 0 ? all : [{ id: "gered", title: "", created: now, changed: now }];
  }

  /** What a dossier's file holds. all: also what cannot be understood. */
  file(dossier: Fields, book: object, me: string, all: boolean): object {
    const { rest, people, ...own } = dossier;
    const { id, title } = dossier, now = new Date().toISOString();
    for (const name of rules.local) delete own[name];
    const sound = fits("dossier", own);
    const of = (answers: Iterable<Fields>): Fields[] => Array.from(answers).filter((a) => a.dossier === id).map(({ dossier: _, tab: __, ...a }) => a);
    const answers = of(this.answers.values());
    const lost = [...all ? this.rest : [], ...sound ? [] : [text(dossier)], ...list(rest?.rescued)];
    return {
      ...rest, format: rules.format, formatVersion: rules.version, purpose: "copy", filledBy: answers.some((a) => a.person === me) ? me : "", workbook: book,
      dossier: sound ? own : { id, title: title.slice(0, rules.limits.characters), created: now, changed: now },
      people: fits("people", people) ? people : [], answers,
      formerly: [...of(this.formerly).map(({ other: _, ...a }) => a), ...list(rest?.formerly)],
      ...(lost.length > 0 && { rescued: lost }), checksum: "",
    };
  }
}
