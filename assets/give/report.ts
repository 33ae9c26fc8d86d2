/** A dossier as a document in blocks: what applies, in the order of the book,
 * in whole sentences that make sense without the site. */

import { type Answer, marked, under } from "../answers/record";
import type { Store } from "../answers/store";
import { given } from "../expression/known";
import { type Definition, definitions } from "../result/definition";
import { outcome } from "../result/kinds";
import { book, questionOf, say } from "../workbook";
import { type WordedQuestion, type WordedSection, type WordedSheet, wording } from "../wording";
import { actionsOf, byDate } from "../worksheet/action";
import { Reading } from "../worksheet/reading";
import { Answered, type Manner } from "./answered";
import type { Block, Deed, Report, Source } from "./block";
import { formerly } from "./formerly";
import { isPersonal, maySee, numbered, type Worded } from "./source";
import { fullDay, inWords } from "./words";

/** What the reader wants in the file. */
export interface Choices {
  sheets: string[];     // ids; their order is that of the book
  guidance: boolean;    // the words of help too
  unanswered: boolean;  // questions without an answer too
  names: boolean;       // false leaves out what is personal
  people?: boolean;     // the own answers of each person beside the joint ones
  formerly?: boolean;   // what is not asked any more too; never without names, because nobody can tell what is personal there
  partner?: boolean;    // only what a partner may see; the rest of the choices bow to it
  without?: boolean;    // and of its texts not what comes from internal sheets
}

/** Writes the open dossier down. */
export async function report(store: Store, choices: Choices, made: Date = new Date()): Promise<Report> {
  const [sheets, results] = await Promise.all([wording(), definitions()]);
  return new Writer(store, sheets, results, choices).report(made);
}

/** The sheets that can be written down, in the order of the book. */
export const sheetsInOrder = (sheets: Worded): string[] =>
  book.pages.flatMap((p) => p.sheets).filter((id) => under(sheets, id) !== undefined && !book.sheets[id]?.view && !book.sheets[id]?.compare);

/** The sheets in which something stands, and what already follows from it. A
 * text says again what stands elsewhere: it is there to choose, and has a file
 * of its own. */
export async function filledIn(store: Store): Promise<string[]> {
  const [sheets, results] = await Promise.all([wording(), definitions()]);
  const all = store.all();
  const answered = new Set(all.map((a) => a.worksheet));
  const manner: Manner = { sheets, names: true, partner: false, called: new Map() };
  const reading = new Reading(store);
  return sheetsInOrder(sheets).filter((id) => {
    const result = results[id];
    if (result) return reading.holds(book.sheets[id]?.showIf) && !["document", "summary"].includes(result.type) && outcome({ id, reading, manner }, result).known;
    return answered.has(id) || sheets[id]?.sections.length === 0 && all.some((a) => actionsOf(a, store).length > 0);
  });
}

/** Blocks, and whether somebody answered something in them. */
interface Part { blocks: Block[]; given: boolean; item?: boolean; title?: string }

class Writer {
  private readonly partner: boolean;
  private readonly names: boolean;
  private readonly alone: string; // the only person who answered, when nothing is joint
  private readonly people: string[];
  private readonly manner: Manner;
  private readonly inside: Source[] = [];

  constructor(private readonly store: Store, private readonly sheets: Worded,
    private readonly results: Record<string, Definition>, private readonly choices: Choices) {
    this.partner = choices.partner === true;
    this.names = choices.names;
    const answers = store.all().filter((a) => given(a.value) && a.question !== "");
    const persons = [...new Set(answers.map((a) => a.person).filter(Boolean))].sort();
    this.alone = !this.partner && persons.length === 1 && answers.every((a) => a.person !== "") ? persons[0] ?? "" : "";
    this.people = choices.people && !this.partner && !this.alone ? persons : [];
    this.manner = { sheets, names: this.names, partner: this.partner, without: choices.without === true,
      called: this.names ? new Map<string, string>() : numbered(new Reading(store), sheets) };
  }

  report(made: Date): Report {
    const wanted = sheetsInOrder(this.sheets).filter((id) => this.choices.sheets.includes(id) && this.open(id));
    const blocks = wanted.flatMap((id) => this.sheet(id));
    if (this.alone) blocks.unshift({ is: "text", role: "intro", text: say("report.of", { name: this.called(this.alone) }) });
    if (this.choices.formerly && this.names && !this.partner) blocks.push(...formerly(this.store, this.choices.sheets));
    const dossier: { practice?: string } = this.store.dossier ?? {};
    const [only] = wanted.length === 1 && !this.partner && book.sheets[wanted[0] ?? ""]?.result ? blocks : []; // one text has its own name
    const named = only?.is === "heading" ? only.text : "";
    if (named) blocks.shift();
    const about = this.store.dossier?.title || book.title;
    const line = [...named && !named.includes(about) ? [about] : [], say("report.line", { workbook: book.title, day: fullDay(made) })].join(" · ");
    if (blocks.length === 0) blocks.push({ is: "text", role: "none", text: say("report.nothing") });
    return {
      title: marked(dossier, named || about), line: dossier.practice === undefined ? line : `${say("example.report")} ${line}`,
      language: book.language, made, accent: "0d5c4f", blocks, deeds: this.deeds(wanted).map((d) => ({ ...d, what: marked(dossier, d.what) })), inside: this.inside,
    };
  }

  /** Whether a sheet, or an answer of it, may be in this file. */
  private open(name: string): boolean { return !this.partner || maySee(this.sheets, name); }

  private sheet(id: string): Block[] {
    const worded = this.sheets[id] as WordedSheet;
    const shape = book.sheets[id];
    const { blocks, given, title = worded.title } = shape?.result ? this.result(id) : shape?.repeat ? this.copies(id, worded)
      : worded.sections.length === 0 ? this.todo(id) : this.sections(new Reading(this.store, undefined, this.alone), id, worded, 2);
    if (blocks.length === 0 || !given && !this.choices.unanswered) return [];
    const intro: Block[] = this.choices.guidance && worded.intro ? [{ is: "text", role: "intro", text: worded.intro }] : [];
    return [{ is: "heading", level: 1, text: title }, ...intro, ...blocks];
  }

  /** What follows from the answers. */
  private result(id: string): Part {
    const reading = new Reading(this.store, undefined, this.alone);
    if (!reading.holds(book.sheets[id]?.showIf)) return { blocks: [], given: false };
    const { blocks, known, title, inside = [] } = outcome({ id, reading, manner: this.manner }, this.results[id] as Definition);
    if (known) this.inside.push(...inside);
    return { blocks, given: known, ...title !== undefined && { title } };
  }

  /** Each copy of a repeated sheet under its own title. */
  private copies(id: string, worded: WordedSheet): Part {
    const reading = new Reading(this.store, undefined, this.alone);
    const secret = !this.names && (book.sheets[id]?.repeat?.title ?? "").match(/[a-z0-9-]+(?=\})/g)?.some((q) => isPersonal(this.sheets, id, q));
    const parts = reading.copies(id).map((item, i) => {
      const within = new Reading(this.store, { worksheet: id, id: item.id, label: item.label }, this.alone);
      const part = this.sections(within, id, worded, 3);
      const title = secret ? say("copies.number", { number: i + 1 }) : this.manner.called.get(item.id) ?? item.label;
      const keep = part.given || this.choices.unanswered && !this.partner;
      return { given: part.given, blocks: keep ? [{ is: "heading", level: 2, text: title } as Block, ...part.blocks] : [] };
    });
    return { given: parts.some((p) => p.given), blocks: parts.flatMap((p) => p.blocks) };
  }

  private sections(reading: Reading, id: string, worded: WordedSheet, level: 2 | 3): Part {
    const parts = worded.sections.map((s) => this.section(reading, id, s, level));
    return { given: parts.some((p) => p.given), blocks: parts.flatMap((p) => p.blocks) };
  }

  private section(reading: Reading, id: string, section: WordedSection, level: 2 | 3): Part {
    const parts = section.questions.filter((q) => reading.shown(id, q.id) && this.open(`${id}.${q.id}`) && (this.names || !q.personal)).map((q) => this.question(reading, id, q));
    const given = parts.some((p) => p.given);
    const blocks = together(parts);
    if (blocks.length === 0 || !given && !this.choices.unanswered) return { blocks: [], given };
    const head: Block[] = section.title ? [{ is: "heading", level, text: section.title }] : [];
    if (this.choices.guidance && section.intro) head.push({ is: "text", role: "intro", text: section.intro });
    return { blocks: [...head, ...blocks], given };
  }

  private question(reading: Reading, id: string, q: WordedQuestion): Part {
    const help: Block[] = q.help && (this.choices.guidance || q.kind === "info") ? [{ is: "text", role: "help", text: q.help }] : [];
    const head: Block[] = [{ is: "text", role: "question", text: q.label, ...(q.number !== undefined && { number: q.number }) }, ...help];
    switch (q.kind) {
      case "info": return { given: false, blocks: head };
      case "sign": return { given: false, blocks: [...head, { is: "lines", count: q.lines ?? 1 }] };
      case "recall": return this.recall(reading, q, head);
    }
    const answer = reading.answer(id, q.id);
    const answered = new Answered(reading, id, q, this.manner, answer);
    const own = this.own(answered, reading);
    const isGiven = given(answer?.value) || own.length > 0;
    if (!isGiven && !this.choices.unanswered) return { given: false, blocks: [] };
    const found = [...answered.blocks(reading.value(id, q.id)), ...this.others(answered, answer)];
    if (q.kind === "item") return { item: true, given: isGiven, blocks: [...found.length > 0 ? found : [{ is: "ticks", ticks: [{ on: false, text: q.label }] } as Block], ...help] };
    return { given: isGiven, blocks: [...head, ...(found.length + own.length > 0 ? found : [none()]), ...own] };
  }

  /** An answer that was given on another sheet. */
  private recall(reading: Reading, q: WordedQuestion, head: Block[]): Part {
    const [worksheet = "", id = ""] = (q.of ?? "").split(".");
    const of = this.sheets[worksheet]?.sections.flatMap((s) => s.questions).find((other) => other.id === id);
    if (!of || !this.open(`${worksheet}.${id}`) || of.personal && !this.names) return { given: false, blocks: [] };
    const answered = new Answered(reading, worksheet, of, this.manner, reading.answer(worksheet, id));
    const found = reading.shown(worksheet, id) ? answered.blocks(reading.value(worksheet, id)) : [];
    if (found.length === 0 && !this.choices.unanswered) return { given: false, blocks: [] };
    return { given: false, blocks: [...head, ...(found.length > 0 ? found : [none()])] };
  }

  /** What persons answered for themselves, beside the joint answer. */
  private own(answered: Answered, reading: Reading): Block[] {
    if (!questionOf(answered.worksheet, answered.q.id)?.individual) return [];
    const { copy } = reading.place(answered.worksheet, answered.q.id);
    const rows = this.people.map((person) => {
      const value = this.store.get(answered.worksheet, answered.q.id, { copy, person })?.value;
      return [this.called(person), given(value) ? answered.line(value) : ""];
    }).filter(([, words]) => words !== "");
    return rows.length > 0 ? [{ is: "table", title: answered.q.label, head: [say("report.who"), say("report.own")], rows }] : [];
  }

  /** Another answer that still stands beside this one, until the reader chooses. */
  private others(answered: Answered, answer: Answer | undefined): Block[] {
    if (this.partner || !this.names) return [];
    return (answer?.other ?? []).map((o) => answered.line(o.value)).filter(Boolean)
      .map((words) => ({ is: "text", role: "note", text: say("report.also", { words }) }));
  }

  /** What a person is called in this file. */
  private called(person: string): string {
    const all = [...new Set([...this.people, this.alone].filter(Boolean))];
    const name = this.store.people.find((p) => p.id === person)?.name ?? "";
    return this.names && name ? name : say("report.person", { number: all.indexOf(person) + 1 });
  }

  /** The list of all actions, where the book has one. */
  private todo(id: string): Part {
    const deeds = this.deeds([id]);
    const columns = ["what", ...(this.names ? ["who"] : []), "when", "from"] as const;
    const cell = (d: Deed, c: "what" | "who" | "when" | "from", data: boolean): string => (c === "when" && !data ? inWords("date", d.when) : d[c]);
    const write = (data: boolean): string[][] => deeds.map((d) => [d.done ? say("report.yes") : "", ...columns.map((c) => cell(d, c as "what", data))]);
    const head = [say("actions.ready"), ...columns.map((c) => say(`actions.${c}`))];
    const title = this.sheets[id]?.title ?? "";
    return { given: deeds.length > 0, blocks: deeds.length > 0 ? [{ is: "table", title, head, rows: write(false), data: write(true) }] : [none()] };
  }

  /** What there is to do on these sheets; a list of all actions counts as all. */
  private deeds(wanted: string[]): Deed[] {
    const all = wanted.some((id) => this.sheets[id]?.sections.length === 0 && !book.sheets[id]?.result);
    const from = (a: Answer): boolean => (all || wanted.includes(a.worksheet)) && this.open(`${a.worksheet}.${a.question}`)
      && (this.names || !isPersonal(this.sheets, a.worksheet, a.question)) && (a.person === "" || a.person === this.alone);
    return this.store.all().filter(from).flatMap((a) => actionsOf(a, this.store)).sort(byDate).map(({ answer: a, row, what, who, when, done }) => ({
      id: [a.dossier, a.worksheet, a.copy, a.question, row].filter(Boolean).join("."),
      what, who: this.names ? who : "", when, done, from: this.sheets[a.worksheet]?.title ?? "",
    }));
  }
}

const none = (): Block => ({ is: "text", role: "none", text: say("report.none") });

/** The lines of a checklist stand under each other as one. */
function together(parts: Part[]): Block[] {
  const all: Block[] = [];
  let before = false;
  for (const { blocks: [first, ...rest], item = false } of parts) {
    if (!first) continue;
    const last = all.at(-1);
    if (before && item && last?.is === "ticks" && first.is === "ticks") all[all.length - 1] = { is: "ticks", ticks: [...last.ticks, ...first.ticks] };
    else all.push(first);
    all.push(...rest);
    before = item;
  }
  return all;
}
