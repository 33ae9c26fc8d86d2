/** Answers side by side as a picture: dots on a line for each group, counts for
 * each option, or the words themselves. Beside every picture stands the same in
 * words, for ears and for paper. Order never tells who said what. */

import { under, type Value } from "../answers/record";
import { element } from "../page/element";
import { book, say } from "../workbook";
import type { WordedColumn, WordedQuestion } from "../wording";
import { lines } from "../worksheet/question";
import { cell, chosen, levelOf, median, rowsIn, step, ticks } from "./difference";
import type { Voice } from "./voices";

/** A group on the screen, with its answers; name gives "" for who stays hidden. */
export interface Shown { label: string; size: number; voices: Voice[]; name: (person: string) => string }

type Worded = WordedQuestion | WordedColumn;

/** The picture of all answers to a question. */
export function picture(question: WordedQuestion, shown: readonly Shown[]): HTMLElement[] {
  if (question.kind === "grid") return rows(question, shown);
  return [...plain(question, shown), ...remarks(question, shown)];
}

function plain(question: Worded, shown: readonly Shown[]): HTMLElement[] {
  switch (question.kind) {
    case "scale": return [onScale(question, shown)];
    case "yesno": return [onLine(["yes", "unsure", "no"].map((id) => ({ id, label: say(`compare.${id}`) })), shown, (v) => chosen(v.value))];
    case "choice": case "checks": case "reference": case "item": return [counts(question, shown)];
    default: return quotes(shown, (v) => lines(v.value, v.words));
  }
}

interface Stop { id: string; label: string }

/** A number as people write it here. */
const spoken = (n: number): string => String(n).replace(".", say("compare.point"));

function onScale(question: Worded, shown: readonly Shown[]): HTMLElement {
  const { min, max, ends = [], words = [] } = question.scale ?? { min: 1, max: 5 };
  const stops = Array.from({ length: max - min + 1 }, (_, i) => ({ id: String(min + i), label: String(min + i) }));
  const chart = onLine(stops, shown, (v) => String(step(v.value) ?? ""), (voices) => {
    const all = voices.flatMap((v) => step(v.value) ?? []);
    return all.length === 0 ? undefined : { low: Math.min(...all) - min, middle: median(all) - min, high: Math.max(...all) - min };
  }, min);
  const [low = words[0] ?? "", high = words.at(-1) ?? ""] = ends;
  if (low || high) chart.append(element("p", { class: "ends" }, element("span", {}, low), element("span", {}, high)));
  return chart;
}

interface Width { low: number; middle: number; high: number }

/** Dots on a line, one line for each group, under each other so that the eye
 * compares them at once. */
function onLine(stops: readonly Stop[], shown: readonly Shown[], at: (v: Voice) => string, width?: (voices: Voice[]) => Width | undefined, min = 0): HTMLElement {
  const chart = element("div", { class: "dots" });
  chart.style.setProperty("--stops", String(stops.length));
  const unknownOf = (voices: Voice[]): number => voices.filter((v) => at(v) === "" || !stops.some((s) => s.id === at(v))).length;
  const numbersOf = (voices: Voice[]): string | undefined => {
    const far = width?.(voices);
    return far && say(far.low === far.high ? "compare.same" : "compare.numbers", { middle: spoken(far.middle + min), low: far.low + min, high: far.high + min });
  };
  const toldOf = (voices: Voice[]): string => stops.map((s) => ({ s, n: voices.filter((v) => at(v) === s.id).length })).filter(({ n }) => n > 0)
    .map(({ s, n }) => `${n} × ${s.label}`).join(", ");
  if (shown.length > 1) {
    const voices = shown.flatMap((g) => g.voices);
    chart.append(element("p", { class: "group-head of-all" }, element("b", {}, say("compare.everyone")), " ", element("span", {}, (numbersOf(voices) ?? toldOf(voices)) || say("compare.silent"))));
  }
  for (const group of shown) {
    const on = (stop: Stop): Voice[] => group.voices.filter((v) => at(v) === stop.id);
    const track = element("div", { class: "track", "aria-hidden": "true" });
    const far = width?.(group.voices);
    if (far) track.append(...marks(far, stops.length));
    track.append(...stops.map((stop) => element("span", { class: "stop" }, ...on(stop).map(() => element("i", { class: "dot" })))));
    const [told, numbers, unknown] = [toldOf(group.voices), numbersOf(group.voices), unknownOf(group.voices)];
    const words = [numbers ?? told, ...(unknown > 0 && numbers !== undefined ? [say("compare.unknown", { n: unknown })] : [])].filter(Boolean).join(" · ");
    chart.append(element("div", { class: "line-of" }, head(group, words),
      ...(numbers ? [element("span", { class: "hidden" }, told)] : []), track, ...named(group, (v) => stops.find((s) => s.id === at(v))?.label ?? say("compare.unknown", { n: 1 }))));
  }
  chart.append(element("p", { class: "axis", "aria-hidden": "true" }, ...stops.map((s) => element("span", {}, s.label))));
  return chart;
}

/** How wide a group lies, and its middle. */
function marks({ low, middle, high }: Width, stops: number): HTMLElement[] {
  const range = element("i", { class: "range" });
  range.style.left = `${((low + 0.5) / stops) * 100}%`;
  range.style.width = `${((high - low) / stops) * 100}%`;
  const mark = element("i", { class: "middle" });
  mark.style.left = `${((middle + 0.5) / stops) * 100}%`;
  return [range, mark];
}

/** The group, what it says in one line, and who said nothing. */
function head(group: Shown, words: string): HTMLElement {
  const silent = group.voices.length < group.size ? say("compare.answered", { given: group.voices.length, asked: group.size }) : "";
  return element("p", { class: "group-head" }, element("b", {}, group.label), " ",
    element("span", {}, words || say("compare.silent")), ...(silent && words ? [" ", element("small", {}, silent)] : []));
}

/** Who said what, as far as names may be shown. */
function named(group: Shown, said: (v: Voice) => string): HTMLElement[] {
  const all = group.voices.filter((v) => group.name(v.person) !== "");
  if (all.length === 0) return [];
  return [element("p", { class: "named", dir: "auto" }, all.map((v) => say("compare.name-value", { name: group.name(v.person), words: said(v) })).join(" · "))];
}

const labelOf = (question: Worded, voices: readonly Voice[], id: string): string =>
  under(question.options, id) ?? voices.map((v) => under(v.words.options, id)).find((w) => w !== undefined) ?? id;

/** A line for each option that somebody chose, with its count in each group. */
function counts(question: Worded, shown: readonly Shown[]): HTMLElement {
  const picks = (v: Voice): string[] => (question.kind === "choice" || question.kind === "item" ? [chosen(v.value)] : ticks(v.value));
  const all = shown.flatMap((g) => g.voices);
  const count = (voices: readonly Voice[], id: string): number => voices.filter((v) => picks(v).includes(id)).length;
  const known = Object.keys(question.options ?? {});
  const ids = [...new Set([...known, ...all.flatMap(picks)])].filter((id) => count(all, id) > 0).sort((a, b) => count(all, b) - count(all, a));
  const answered = shown.filter((g) => g.voices.length > 0);
  const row = (id: string): HTMLElement => {
    const only = answered.length > 1 ? answered.filter((g) => count(g.voices, id) > 0) : [];
    const mark = only.length === 1 && question.kind === "checks" ? [" ", element("small", { class: "only" }, say("compare.only", { group: only[0]?.label ?? "" }))] : [];
    return element("tr", { "data-option": id }, element("th", { scope: "row", dir: "auto" }, labelOf(question, all, id), ...mark), ...shown.map((g) => {
      const n = count(g.voices, id);
      const names = g.voices.filter((v) => picks(v).includes(id)).map((v) => g.name(v.person)).filter(Boolean).join(", ");
      return element("td", {}, element("span", { class: "count" }, String(n)), element("span", { class: "pips", "aria-hidden": "true" }, ...Array.from({ length: n }, () => element("i", { class: "dot" }))),
        ...(names ? [element("span", { class: "named", dir: "auto" }, names)] : []));
    }));
  };
  const heads = shown.map((g) => element("th", { scope: "col" }, g.label, " ", element("small", {}, g.voices.length < g.size ? say("compare.answered", { given: g.voices.length, asked: g.size }) : "")));
  return element("div", { class: "wide-table", role: "region", tabindex: "0", "aria-label": question.label },
    element("table", { class: "counts" }, element("thead", {}, element("tr", {}, element("td"), ...heads)), element("tbody", {}, ...ids.map(row))));
}

/** What people wrote, group by group, in the order of the alphabet. */
function quotes(shown: readonly Shown[], said: (v: Voice) => string[]): HTMLElement[] {
  const compare = new Intl.Collator(book.language).compare;
  return shown.filter((g) => g.voices.some((v) => said(v).length > 0)).map((group) => {
    const all = group.voices.map((v) => ({ text: said(v).join("\n"), name: group.name(v.person) })).filter((q) => q.text !== "");
    all.sort((a, b) => compare(a.text, b.text));
    return element("div", { class: "said" }, head(group, say("compare.answers", { n: all.length })),
      element("ul", { class: "quotes" }, ...all.map(({ text, name }) => element("li", { dir: "auto" }, text, ...(name ? [" ", element("small", {}, name)] : [])))));
  });
}

/** What people wrote beside a yes, a no or a tick. */
function remarks(question: WordedQuestion, shown: readonly Shown[]): HTMLElement[] {
  if (!["yesno", "checks", "reference"].includes(question.kind)) return [];
  const noted = (v: Voice): string[] => {
    if (typeof v.value !== "object" || v.value === null || Array.isArray(v.value)) return [];
    if ("is" in v.value) return v.value.note ? [`${say(`compare.${chosen(v.value) || "silent"}`)}: ${String(v.value.note)}`] : [];
    return Object.entries(v.value).flatMap(([id, note]) => (typeof note === "string" && note !== "" ? [`${labelOf(question, [v], id)}: ${note}`] : []));
  };
  return quotes(shown.map((g) => ({ ...g, voices: g.voices.filter((v) => noted(v).length > 0), size: 0 })), noted);
}

/** A grid, row by row: the farthest apart on top, the agreed ones folded. */
function rows(question: WordedQuestion, shown: readonly Shown[]): HTMLElement[] {
  const all = shown.flatMap((g) => g.voices);
  const values = shown.map((g) => g.voices.map((v) => v.value));
  const columns = question.columns ?? [];
  const known = Object.keys(question.rows ?? {});
  const ids = [...new Set([...known, ...rowsIn(values)])].filter((id) => rowsIn(values).includes(id));
  const drawn = ids.map((id) => {
    const levels = columns.map((c) => levelOf(c, values.map((g) => g.map((v) => cell(v, id, c)))));
    const rank = levels.includes("far-apart") ? 0 : levels.includes("differ") ? 1 : 2;
    const level = ["far-apart", "differ", "agree"][rank];
    const label = under(question.rows, id) ?? all.map((v) => under(v.words.options, id)).find((w) => w !== undefined) ?? id;
    const within = columns.flatMap((c) => {
      const groups = shown.map((g) => ({ ...g, voices: g.voices.map((v) => ({ ...v, value: cell(v.value, id, c) as Value })).filter((v) => v.value !== null) }));
      if (groups.every((g) => g.voices.length === 0)) return [];
      return [...(columns.length > 1 ? [element("p", { class: "column-head" }, c.label)] : []), ...plain(c, groups)];
    });
    return { rank, part: element("div", { class: "row-of", "data-row": id, "data-level": level }, element("p", { class: "row-head", dir: "auto" }, label), ...within) };
  }).sort((a, b) => a.rank - b.rank);
  const agreed = drawn.filter((r) => r.rank === 2).map((r) => r.part);
  const fold = agreed.length === 0 ? [] : agreed.length === drawn.length ? agreed
    : [element("details", { class: "rest" }, element("summary", {}, element("span", {}, say("compare.rows-agreed", { n: agreed.length }))), ...agreed)];
  return [...drawn.filter((r) => r.rank < 2).map((r) => r.part), ...fold];
}
