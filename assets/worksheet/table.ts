/** The rows of a table: added, removed, moved, read and written. Rows have
 * random ids, so that two tabs or two files never mean different rows by one. */

import { randomId, type Row } from "../answers/record";
import { say } from "../workbook";

type Cell = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const rowsOf = (question: HTMLElement): HTMLElement[] =>
  Array.from(question.querySelectorAll<HTMLElement>(".rows > .row"));

const cellsOf = (row: HTMLElement): Cell[] => Array.from(row.querySelectorAll<Cell>("[data-column]"));

/** Reads the rows that hold something, in their order. */
export function readRows(question: HTMLElement): Row[] {
  return rowsOf(question).map((row) => ({
    id: row.dataset.row ?? "",
    cells: Object.fromEntries(cellsOf(row).filter((c) => c.value !== "").map((c) => [c.dataset.column ?? "", c.value])),
  })).filter((row) => Object.keys(row.cells).length > 0);
}

/** Shows these rows, and one empty row when there are none. Rows that are on
 * the page stay the same elements, so that a cursor is not lost. */
export function writeRows(question: HTMLElement, rows: Row[]): void {
  const holder = question.querySelector(".rows");
  if (!holder) return;
  const present = new Map(rowsOf(question).map((r) => [r.dataset.row ?? "", r]));
  const empty = rowsOf(question).filter((r) => r.dataset.fresh !== undefined && cellsOf(r).every((c) => c.value === ""));
  const wanted = rows.map((row) => {
    const element = present.get(row.id) ?? newRow(question, row.id);
    delete element.dataset.fresh;
    for (const cell of cellsOf(element)) {
      const text = row.cells[cell.dataset.column ?? ""] ?? "";
      if (cell.value !== text) cell.value = text;
    }
    return element;
  });
  const last = empty.filter((r) => !wanted.includes(r)).slice(-1);
  if (wanted.length === 0 && last.length === 0) last.push(newRow(question));
  const all = [...wanted, ...last];
  for (const row of rowsOf(question)) if (!all.includes(row)) row.remove();
  all.forEach((row, i) => { if (holder.children[i] !== row) holder.insertBefore(row, holder.children[i] ?? null); });
  number(question);
}

/** An empty row, made from the template; it counts when something is in it. */
export function newRow(question: HTMLElement, id: string = randomId()): HTMLElement {
  const template = question.querySelector<HTMLTemplateElement>("template.row-template");
  const row = template?.content.firstElementChild?.cloneNode(true) as HTMLElement;
  row.dataset.row = id;
  row.dataset.fresh = "";
  for (const cell of cellsOf(row)) cell.name = cell.name.replace("/ROW/", `/${id}/`);
  for (const button of row.querySelectorAll("button")) button.hidden = false;
  return row;
}

/** Gives the rows their numbers again. */
function number(question: HTMLElement): void {
  const rows = rowsOf(question);
  rows.forEach((row, i) => {
    const n = String(i + 1);
    const legend = row.querySelector("legend");
    if (legend) legend.textContent = say("table.row", { number: n });
    for (const part of row.querySelectorAll("button .hidden")) part.textContent = ` ${n}`;
    const up = row.querySelector<HTMLButtonElement>("button.up");
    if (up) up.disabled = i === 0;
  });
}

/** Adds an empty row at the end and puts the cursor in it. */
export function addRow(question: HTMLElement): void {
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
  if (rowsOf(question).length === 0) question.querySelector(".rows")?.append(newRow(question));
  number(question);
}
