/** The rows of a table or grid: added, removed, moved, read and written. Rows
 * have random ids, so that two tabs or two files never mean different rows by
 * one; a row that belongs to an item has the id of that item. */

import { randomId, type Row, under } from "../answers/record";
import { room } from "../answers/rules";
import { element } from "../page/element";
import { say } from "../workbook";
import { Cell } from "./cell";
import type { Item } from "./reading";

const rowsOf = (question: HTMLElement): HTMLElement[] =>
  Array.from(question.querySelectorAll<HTMLElement>(".rows > .row"));

export const cellsOf = (row: ParentNode): Cell[] =>
  Array.from(row.querySelectorAll<HTMLElement>("[data-column]"), (c) => new Cell(c));

/** Reads the rows that hold something, in their order. */
export function readRows(question: HTMLElement): Row[] {
  return rowsOf(question).map((row) => {
    const cells = { ...keptOf(row), ...Object.fromEntries(cellsOf(row).filter((c) => c.value !== "" && !isItem(c)).map((c) => [c.column, c.value])) };
    const head = row.querySelector<HTMLElement>("[data-item]");
    if (head && Object.keys(cells).length > 0) cells[head.dataset.column ?? ""] = head.dataset.item ?? "";
    return { id: row.dataset.row ?? "", cells };
  }).filter((row) => Object.keys(row.cells).length > 0);
}

/** The cells of columns that are not there any more stay with their row. */
const keptOf = (row: HTMLElement): Record<string, string> => JSON.parse(row.dataset.kept ?? "{}") as Record<string, string>;

function writeCells(row: HTMLElement, cells: Record<string, string> = {}): void {
  const shown = cellsOf(row);
  for (const cell of shown) if (!isItem(cell)) cell.value = under(cells, cell.column) ?? "";
  const kept = Object.entries(cells).filter(([column]) => !shown.some((c) => c.column === column));
  if (kept.length > 0) row.dataset.kept = JSON.stringify(Object.fromEntries(kept));
  else delete row.dataset.kept;
}

const isItem = (cell: Cell): boolean => cell.element.dataset.item !== undefined;

/** Shows these rows, a row for each item that none of them is about yet, and
 * one empty row when there are none. Rows that are on the page stay the same elements, so that a cursor is
 * not lost. */
export function writeRows(question: HTMLElement, rows: Row[], items: Item[] = []): void {
  const holder = question.querySelector(".rows");
  if (!holder) return;
  const present = new Map(rowsOf(question).map((r) => [r.dataset.row ?? "", r]));
  const empty = rowsOf(question).filter((r) => r.dataset.fresh !== undefined && cellsOf(r).every((c) => c.value === ""));
  const cells = new Map(rows.map((row) => [row.id, row.cells]));
  const about = headOf(question);
  const wanted = withItems(rows, items, about).map((row) => {
    const item = items.find((i) => i.id === row.id);
    const known = present.get(row.id);
    const lost = known?.dataset.label !== undefined && !item; // an ordinary row again
    const element = known && !lost ? known : newRow(question, row.id);
    delete element.dataset.fresh;
    if (item) headWith(element, item);
    writeCells(element, cells.get(row.id));
    return element;
  });
  const last = empty.filter((r) => !wanted.includes(r)).slice(-1);
  if (wanted.length === 0 && last.length === 0) last.push(newRow(question));
  const all = [...wanted, ...last];
  for (const row of rowsOf(question)) if (!all.includes(row)) row.remove();
  all.forEach((row, i) => { if (holder.children[i] !== row) holder.insertBefore(row, holder.children[i] ?? null); });
  number(question);
}

/** The rows with one for each item that none is about yet, behind that of the
 * item before it: nothing moves when something is written in it. */
function withItems(rows: Row[], items: Item[], about: string): { id: string }[] {
  const all: { id: string }[] = [...rows];
  let place = 0;
  for (const { id } of items) {
    const at = all.findIndex((row) => row.id === id);
    if (at >= 0) place = at + 1;
    else if (!rows.some((row) => under(row.cells, about) === id)) all.splice(place++, 0, { id });
  }
  return all;
}

/** The column that says what a row is about: the first. */
const headOf = (question: HTMLElement): string =>
  question.querySelector<HTMLTemplateElement>("template.row-template")?.content.querySelector<HTMLElement>("[data-column]")?.dataset.column ?? "";

/** A row that belongs to an item has its words above it, and not in a field. */
function headWith(row: HTMLElement, item: Item): void {
  const head = cellsOf(row)[0];
  if (!head) return;
  head.element.dataset.item = head.element instanceof HTMLSelectElement ? item.id : item.label;
  head.element.closest<HTMLElement>("label")?.toggleAttribute("hidden", true);
  row.dataset.label = item.label;
  row.querySelector(".row-actions")?.remove();
}

/** What rows are about, in words, by column and id: their fields are not shown. */
export const itemWords = (question: HTMLElement): [string, string][] =>
  rowsOf(question).flatMap((row) => Array.from(row.querySelectorAll<HTMLElement>("select[data-item]"),
    ({ dataset }): [string, string] => [`${dataset.column ?? ""}.${dataset.item ?? ""}`, row.dataset.label ?? ""]));

/** An empty row, made from the template; it counts when something is in it. */
export function newRow(question: HTMLElement, id: string = randomId()): HTMLElement {
  const template = question.querySelector<HTMLTemplateElement>("template.row-template");
  const row = template?.content.firstElementChild?.cloneNode(true) as HTMLElement;
  row.dataset.row = id;
  row.dataset.fresh = "";
  for (const cell of cellsOf(row)) cell.rename(id);
  for (const button of row.querySelectorAll("button")) button.hidden = false;
  return row;
}

/** Gives the rows their numbers again. */
function number(question: HTMLElement): void {
  const rows = rowsOf(question);
  rows.forEach((row, i) => {
    const n = String(i + 1);
    const legend = row.querySelector("legend");
    if (legend) legend.textContent = row.dataset.label ?? say("table.row", { number: n });
    for (const part of row.querySelectorAll("button .hidden")) part.textContent = ` ${n}`;
    const up = row.querySelector<HTMLButtonElement>("button.up");
    if (up) up.disabled = i === 0;
  });
}

/** Adds an empty row at the end and puts the cursor in it. A list that is full
 * says so. */
export function addRow(question: HTMLElement): void {
  const n = room("rows");
  question.querySelector(".full")?.remove();
  if (rowsOf(question).length >= n) {
    question.append(element("p", { class: "full screen", role: "status" }, say("room.rows", { n })));
    return;
  }
  const row = newRow(question);
  question.querySelector(".rows")?.append(row);
  number(question);
  cellsOf(row)[0]?.focus();
}

/** Moves a row one place up. */
export function moveUp(question: HTMLElement, row: HTMLElement): void {
  row.previousElementSibling?.before(row);
  number(question);
  row.querySelector<HTMLButtonElement>("button.up:not(:disabled)")?.focus();
}

/** Takes a row away; the caller saves and offers the way back. */
export function removeRow(question: HTMLElement, row: HTMLElement): void {
  row.remove();
  question.querySelector(".full")?.remove();
  if (rowsOf(question).length === 0) question.querySelector(".rows")?.append(newRow(question));
  number(question);
}

export type Grid = Record<string, Record<string, string>>;

/** Reads a grid: what is filled in, by row. */
export const readGrid = (question: HTMLElement): Grid =>
  Object.fromEntries(readRows(question).map((row) => [row.id, row.cells]));

/** Shows a grid. Its rows are those of the sheet and one for each item; a row
 * with an answer stays when its item is gone. */
export function writeGrid(question: HTMLElement, value: Grid, items: Item[], label: (row: string) => string): void {
  const holder = question.querySelector(".rows");
  const present = new Map(rowsOf(question).map((r) => [r.dataset.row ?? "", r]));
  const own = rowsOf(question).filter((r) => r.dataset.made === undefined);
  const ownIDs = own.map((r) => r.dataset.row ?? "");
  const left = Object.keys(value).filter((id) => !ownIDs.includes(id) && !items.some((i) => i.id === id));
  const extra = [...items, ...left.map((id) => ({ id, label: label(id) }))].filter((i) => !ownIDs.includes(i.id));
  for (const [id, row] of present) if (row.dataset.made !== undefined && !extra.some((i) => i.id === id)) row.remove();
  const made = extra.map((item) => {
    const row = present.get(item.id) ?? newRow(question, item.id);
    row.dataset.made = "";
    const legend = row.querySelector("legend");
    if (legend && legend.textContent !== item.label) legend.textContent = item.label;
    return row;
  });
  // A row that is moved loses the focus, so only those move that stand elsewhere.
  [...own, ...made].forEach((row, i) => { if (holder && holder.children[i] !== row) holder.insertBefore(row, holder.children[i] ?? null); });
  for (const row of rowsOf(question)) {
    writeCells(row, under(value, row.dataset.row ?? ""));
  }
}

/** The words above the rows of a grid. */
export const rowLabels = (question: HTMLElement): [string, string][] =>
  rowsOf(question).map((r) => [r.dataset.row ?? "", (r.querySelector("legend")?.textContent ?? "").trim()]);
